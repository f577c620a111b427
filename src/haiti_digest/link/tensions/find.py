"""All tensions, kind after kind."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from haiti_digest.link.copies import Families
from haiti_digest.link.facts import ArticleFacts
from haiti_digest.link.library import Library
from haiti_digest.link.measures import Gauge, Spot
from haiti_digest.link.passages import View
from haiti_digest.link.story import Stories
from haiti_digest.link.tensions.credit import credit_tensions
from haiti_digest.link.tensions.days import day_tensions
from haiti_digest.link.tensions.framing import framing_tensions, gap_tensions
from haiti_digest.link.tensions.names import name_tensions
from haiti_digest.link.tensions.numbers import number_tensions
from haiti_digest.link.tensions.overlap import overlap_tensions
from haiti_digest.link.tensions.places import place_tensions
from haiti_digest.link.tensions.strength import degree_tensions, strength_tensions
from haiti_digest.link.threads import Strand
from haiti_digest.records import DateAhead, Event, Speaker, Tension


class Found(NamedTuple):
    """What the steps before have found; the views in the order of the articles' days."""

    facts: Sequence[ArticleFacts]
    library: Library
    speakers: Sequence[Speaker]
    views: Sequence[View]
    families: Families
    strands: Sequence[Strand]
    stories: Stories
    gauges: Sequence[Gauge]
    spots: Mapping[int, Sequence[Spot]]
    ahead: Sequence[DateAhead]
    events: Sequence[Event]


def find_tensions(found: Found) -> Iterator[Tension]:
    """Every tension once, sorted by kind and place, names and numbers first."""
    articles = found.facts
    seen = set()
    for one in (
        *name_tensions(articles, found.library, found.speakers, found.views),
        *number_tensions(articles, found.gauges, found.families),
        *day_tensions(articles, found.stories.views, found.ahead, found.events),
        *strength_tensions(articles, found.strands),
        *degree_tensions(articles, found.stories),
        *credit_tensions(articles, found.strands),
        *framing_tensions(articles, found.stories, found.families),
        *gap_tensions(articles, found.stories, found.families),
        *place_tensions(articles, (view.number for view in found.views)),
        *overlap_tensions(articles, found.spots, found.stories),
    ):
        if one.id not in seen:
            seen.add(one.id)
            yield one
