"""Figures of one measure whose values cannot both hold."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations

from haiti_digest.link.copies import Families
from haiti_digest.link.facts import ArticleFacts
from haiti_digest.link.measures import HAPPENED, Gauge, Spot, as_of, withdrawn_spots
from haiti_digest.link.tensions.record import tension
from haiti_digest.link.values import compatible
from haiti_digest.records import Passage, Tension

SAME_TIME = 3
"""Days within which two values of one measure are said to differ; later ones are an update."""
COMPARED = 12
"""Figures of one measure that are compared with each other, the latest ones."""


def number_tensions(articles: Sequence[ArticleFacts], gauges: Iterable[Gauge], families: Families) -> Iterator[Tension]:
    """Nine against eight differs; nine against *at least seven* does not; what was withdrawn or updated does not.

    A count of the dead, injured … that grows from one day to the next is an update. Each two values are told once.
    """
    for gauge in gauges:
        if not gauge.others:
            continue
        spots = [gauge.first, *gauge.others]
        told = set()
        withdrawn = withdrawn_spots(spots)
        standing = [spot for spot in spots if spot not in withdrawn][-COMPARED:]
        for one, two in combinations(standing, 2):
            values = (one.figure.value, two.figure.value)
            if values not in told and _differ(one, two, families) and not _both_known(one, two):
                told.add(values)
                yield tension(
                    articles,
                    "number",
                    "differs",
                    [_passage(one)],
                    [_passage(two)],
                    rule="one measure, two values",
                )


def _passage(spot: Spot) -> Passage:
    return Passage(article=spot.article, span=spot.span, ref=spot.ref)


def _differ(one: Spot, two: Spot, families: Families) -> bool:
    if families.first[one.article] == families.first[two.article]:
        return False
    if compatible(one.figure, two.figure):
        return False
    first, second = as_of(one)[0], as_of(two)[0]
    if first is None or second is None or first == second:
        return True
    if one.figure.role in HAPPENED and (second > first) == (two.figure.value > one.figure.value):
        return False
    return _days_between(first, second) <= SAME_TIME


def _both_known(one: Spot, two: Spot) -> bool:
    """Whether one of the two articles gives the other's value too."""
    return _gives(one, two.figure.value) or _gives(two, one.figure.value)


def _gives(spot: Spot, value: Decimal) -> bool:
    return value in spot.view.library.values(spot.article)


def _days_between(one: str, two: str) -> int:
    try:
        return abs((date.fromisoformat(two) - date.fromisoformat(one)).days)
    except ValueError:
        return 0
