"""Different days for one event."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from haiti_digest.link.ahead import timex_of
from haiti_digest.link.passages import View
from haiti_digest.link.tensions.record import tension
from haiti_digest.records import Article, DateAhead, Event, Passage, Ref, Tension


def day_tensions(
    articles: Sequence[Article], views: Mapping[int, View], ahead: Iterable[DateAhead], events: Iterable[Event]
) -> Iterator[Tension]:
    """Days ahead and events for which the articles give another day or a count of days that leads to another one."""
    for day in ahead:
        if day.differs:
            yield tension(
                articles,
                "date",
                "differs",
                [_passage(articles, views, ref) for ref in day.dates],
                [_passage(articles, views, ref) for ref in day.differs],
                rule="days counted against a day stated" if day.sums else "one event, two days",
                sums=day.sums,
            )
    for event in events:
        if event.differs and not event.ahead:
            yield tension(
                articles,
                "date",
                "differs",
                [_passage(articles, views, ref) for ref in event.dates],
                [_passage(articles, views, ref) for ref in event.differs],
                rule="one event, two days",
            )


def _passage(articles: Sequence[Article], views: Mapping[int, View], ref: Ref) -> Passage:
    """The sentence in which a date stands."""
    span = timex_of(articles, ref).span
    return Passage(article=ref.article, span=views[ref.article].sentence_of(span), ref=ref)
