"""The tensions between passages, and all tensions, kind after kind."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from haiti_digest.link.copies import Families
from haiti_digest.link.facts import ArticleFacts
from haiti_digest.link.story import Stories
from haiti_digest.link.tensions.credit import credit_tensions
from haiti_digest.link.tensions.framing import framing_tensions, gap_tensions
from haiti_digest.link.tensions.strength import degree_tensions, strength_tensions
from haiti_digest.link.threads import Strand
from haiti_digest.records import Tension

KINDS = ("names", "numbers", "days", "passages", "places", "overlaps")
"""What tensions are between, in the order in which they are told."""


def passage_tensions(
    articles: Sequence[ArticleFacts], strands: Sequence[Strand], stories: Stories, families: Families
) -> list[Tension]:
    """The tensions between passages: of wording, of credit, of what is led with and what is not mentioned."""
    return [
        *strength_tensions(articles, strands),
        *degree_tensions(articles, stories),
        *credit_tensions(articles, strands),
        *framing_tensions(articles, stories, families),
        *gap_tensions(articles, stories, families),
    ]


def all_tensions(found: Mapping[str, Iterable[Tension]]) -> Iterator[Tension]:
    """Every tension once, those *found* of each kind, sorted by kind and place."""
    seen = set()
    for one in chain.from_iterable(found[kind] for kind in KINDS):
        if one.id not in seen:
            seen.add(one.id)
            yield one
