"""When an undated article was written, as the dates of other articles imply it."""

from collections.abc import Iterable, Iterator, Sequence

from haiti_digest.link.facts import ArticleFacts
from haiti_digest.records import DateAhead, DateSum, EstimatedDate


def estimated_dates(facts: Sequence[ArticleFacts], ahead: Iterable[DateAhead]) -> Iterator[EstimatedDate]:
    """For each undated article that counts days to a day which another one states: the days it can be counted from."""
    found: dict[int, list[DateSum]] = {}
    for day in ahead:
        for one in day.sums:
            for ref in one.inputs:
                of = facts[ref.article]
                counted = next((date for date in of.dates if date.index == ref.index), None)
                if of.published is None and one.end == day.value and counted and counted.anchor is None:
                    found.setdefault(ref.article, []).append(one)
    for number, sums in sorted(found.items()):
        starts = sorted(one.start for one in sums)
        yield EstimatedDate(
            article=number, earliest=starts[0], latest=starts[-1], sums=tuple(sums), rule="counted to a stated day"
        )
