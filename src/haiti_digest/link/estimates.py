"""When an undated article was written, as the dates of other articles imply it."""

from collections.abc import Iterable, Iterator, Sequence

from haiti_digest.records import Article, DateAhead, DateSum, EstimatedDate


def estimated_dates(articles: Sequence[Article], ahead: Iterable[DateAhead]) -> Iterator[EstimatedDate]:
    """For each undated article that counts days to a day which another one states: the days it can be counted from."""
    found: dict[int, list[DateSum]] = {}
    for day in ahead:
        for one in day.sums:
            for ref in one.inputs:
                undated = articles[ref.article].seed.published is None
                if undated and one.end == day.value and articles[ref.article].timexes[ref.index].anchor is None:
                    found.setdefault(ref.article, []).append(one)
    for number, sums in sorted(found.items()):
        starts = sorted(one.start for one in sums)
        yield EstimatedDate(
            article=number, earliest=starts[0], latest=starts[-1], sums=tuple(sums), rule="counted to a stated day"
        )
