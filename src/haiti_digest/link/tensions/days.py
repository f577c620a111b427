"""Different days for one event."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from haiti_digest.link.facts import ArticleFacts
from haiti_digest.link.passages import View
from haiti_digest.link.tensions.record import tension
from haiti_digest.records import DateAhead, Event, Passage, Ref, Tension


def day_tensions(
    articles: Sequence[ArticleFacts], views: Mapping[int, View], ahead: Iterable[DateAhead], events: Iterable[Event]
) -> Iterator[Tension]:
    """Days ahead and events for which the articles give another day or a count of days that leads to another one."""
    for day in ahead:
        if day.differs:
            yield tension(
                articles,
                "date",
                "differs",
                [_passage(views, ref) for ref in day.dates],
                [_passage(views, ref) for ref in day.differs],
                rule="days counted against a day stated" if day.sums else "one event, two days",
                sums=day.sums,
            )
    for event in events:
        if event.differs and not event.ahead:
            yield tension(
                articles,
                "date",
                "differs",
                [_passage(views, ref) for ref in event.dates],
                [_passage(views, ref) for ref in event.differs],
                rule="one event, two days",
            )


def _passage(views: Mapping[int, View], ref: Ref) -> Passage:
    """The sentence in which a date stands."""
    view = views[ref.article]
    for date in view.facts.dates:
        if date.index == ref.index:
            return Passage(article=ref.article, span=date.sentence, ref=ref)
    for event in view.library.events(ref.article):
        if event.timex == ref.index:
            return Passage(article=ref.article, span=event.sentence, ref=ref)
    span = view.sentence_of(view.article.timexes[ref.index].span)
    return Passage(article=ref.article, span=span, ref=ref)
