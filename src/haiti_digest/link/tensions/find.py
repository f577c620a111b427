"""All tensions, kind after kind."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from haiti_digest.link.copies import Families
from haiti_digest.link.facts import ArticleFacts
from haiti_digest.link.measures import Gauge, Spot
from haiti_digest.link.story import Stories
from haiti_digest.link.tensions.credit import credit_tensions
from haiti_digest.link.tensions.framing import framing_tensions, gap_tensions
from haiti_digest.link.tensions.numbers import number_tensions
from haiti_digest.link.tensions.overlap import overlap_tensions
from haiti_digest.link.tensions.strength import degree_tensions, strength_tensions
from haiti_digest.link.threads import Strand
from haiti_digest.records import Tension


class OfFigures(NamedTuple):
    """The tensions between figures: values of one measure, and those who may be among those counted elsewhere."""

    numbers: list[Tension]
    overlaps: list[Tension]


def figure_tensions(
    articles: Sequence[ArticleFacts],
    gauges: Iterable[Gauge],
    spots: Mapping[int, Sequence[Spot]],
    stories: Stories,
    families: Families,
) -> OfFigures:
    """The tensions between figures."""
    return OfFigures(
        list(number_tensions(articles, gauges, families)), list(overlap_tensions(articles, spots, stories))
    )


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


def all_tensions(
    names: Iterable[Tension],
    days: Iterable[Tension],
    figures: OfFigures,
    passages: Iterable[Tension],
    places: Iterable[Tension],
) -> Iterator[Tension]:
    """Every tension once, sorted by kind and place, names and numbers first."""
    seen = set()
    for one in chain(names, figures.numbers, days, passages, places, figures.overlaps):
        if one.id not in seen:
            seen.add(one.id)
            yield one
