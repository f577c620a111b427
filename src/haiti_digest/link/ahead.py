"""Days that lie ahead of the reports: deadlines, votes, the end of a mandate."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import msgspec

from haiti_digest.link.story import Stories
from haiti_digest.link.values import figures_in
from haiti_digest.link.wording import words_before
from haiti_digest.records import Article, DateAhead, DateSum, Ref, Timex

UNIT_DAYS = {"day": 1, "week": 7}
SHARED = 2
"""Words that two dates must have before them to tell of one event, the nearest among them."""


def dates_ahead(articles: Sequence[Article], stories: Stories) -> tuple[DateAhead, ...]:
    """Days that lie ahead of an article of *stories* that names them, earliest first.

    A day that is stated comes before one that was counted (``in 11 days``). Where other places give another day for
    what the words before them call the same event, or count days from a day that is not known, the stated day names
    them as differing, with the sums, and a counted day is not shown by itself.
    """
    days, counts = _collect(articles, sorted(stories.views))
    near: dict[int, list[Ref]] = defaultdict(list)
    for ref in _all(days, counts):
        near[ref.article].append(ref)
    before = {ref: words_before(articles[ref.article], timex_of(articles, ref).span) for ref in _all(days, counts)}
    value_of = {ref: value for value, refs in days.items() for ref in refs}
    found = []
    for value, refs in sorted(days.items()):
        others = {
            other
            for ref in refs
            for article in stories.around(ref.article)
            for other in near[article]
            if value_of.get(other) != value and _same_event(before[ref], before[other])
        }
        differs = sorted(others, key=lambda ref: (ref.article, ref.index))
        if is_stated(articles, refs[0]) or not any(o in value_of and is_stated(articles, o) for o in differs):
            found.append(_ahead(articles, value, refs, differs))
    return tuple(found)


def _ahead(articles: Sequence[Article], value: str, refs: list[Ref], differs: list[Ref]) -> DateAhead:
    """The day with its sums; a sum that several places lead to is told once, with all of them."""
    sums: dict[tuple[str, int, str, str], DateSum] = {}
    for ref in differs:
        for one in sums_to(articles, ref, value):
            key = (one.start, one.days, one.end, one.convention)
            before = sums[key].inputs if key in sums else ()
            sums[key] = msgspec.structs.replace(one, inputs=(*before, *one.inputs))
    return DateAhead(value=value, dates=tuple(refs), differs=tuple(differs), sums=tuple(sums.values()))


def _collect(articles: Sequence[Article], numbers: Iterable[int]) -> tuple[dict[str, list[Ref]], list[Ref]]:
    """The places that name each day ahead, stated first, and the counts of days without a day to count from."""
    days: dict[str, list[Ref]] = defaultdict(list)
    counts: list[Ref] = []
    for number in numbers:
        for index, timex in enumerate(articles[number].timexes):
            ref = Ref(article=number, kind="date", index=index)
            if _is_ahead(timex):
                days[(timex.value or "")[:10]].append(ref)
            elif timex.value is None and days_counted(articles, ref) is not None:
                counts.append(ref)
    for refs in days.values():
        refs.sort(key=lambda ref: (not is_stated(articles, ref), ref.article, ref.index))
    return days, counts


def _all(days: dict[str, list[Ref]], counts: list[Ref]) -> Iterator[Ref]:
    for refs in days.values():
        yield from refs
    yield from counts


def _is_ahead(timex: Timex) -> bool:
    fixed = timex.type in ("DATE", "TIME") and timex.value is not None and timex.precision in ("day", "minute")
    return fixed and timex.ahead


def still_ahead(articles: Sequence[Article], days: Iterable[DateAhead]) -> tuple[DateAhead, ...]:
    """The days that are later than the newest article."""
    newest = max((a.seed.published.value[:10] for a in articles if a.seed.published), default="")
    return tuple(day for day in days if day.value > newest)


def timex_of(articles: Sequence[Article], ref: Ref) -> Timex:
    """The date that *ref* points to."""
    return articles[ref.article].timexes[ref.index]


def is_stated(articles: Sequence[Article], ref: Ref) -> bool:
    """Whether the day is written, not counted from another one."""
    return timex_of(articles, ref).anchor is None


def _same_event(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether the words before two dates end in the same word and share another one.

    ``… the mission's mandate expires on 3 May`` and ``… whose mandate expires in nine days`` speak of one event.
    """
    return bool(one and two) and one[-1] == two[-1] and len(set(one) & set(two)) >= SHARED


def days_counted(articles: Sequence[Article], ref: Ref) -> int | None:
    """How many days a date counts (``in 11 days``, ``in two weeks``); None where it counts none."""
    article, timex = articles[ref.article], timex_of(articles, ref)
    for _, figure in figures_in(article, timex.span):
        if figure.kind == "duration" and figure.upper is None and figure.modifier is None:
            unit = UNIT_DAYS.get(figure.unit or "")
            whole = figure.value == int(figure.value) and 0 < figure.value < 1000
            return int(figure.value) * unit if unit and whole else None
    return None


def sums_to(articles: Sequence[Article], ref: Ref, stated: str) -> Iterator[DateSum]:
    """Where a count of days leads from its own article's day, and the days from which it leads to *stated*."""
    timex, days = timex_of(articles, ref), days_counted(articles, ref)
    if days is None or not _is_day(stated):
        return
    end = date.fromisoformat(stated)
    if timex.anchor and timex.value and _is_day(timex.anchor[:10]):
        own = date.fromisoformat(timex.anchor[:10])
        yield DateSum(start=own.isoformat(), days=days, end=(own + timedelta(days)).isoformat(), inputs=(ref,))
        if end > own:
            yield DateSum(start=own.isoformat(), days=(end - own).days, end=stated)
    yield from implied(ref, days, end)


def implied(ref: Ref, days: int, end: date) -> Iterator[DateSum]:
    """The day from which *days* lead to *end*, by both ways of counting."""
    yield DateSum(start=(end - timedelta(days)).isoformat(), days=days, end=end.isoformat(), inputs=(ref,))
    first = end - timedelta(days - 1)
    yield DateSum(start=first.isoformat(), days=days, end=end.isoformat(), convention="both ends", inputs=(ref,))


def _is_day(value: str) -> bool:
    try:
        return len(value) == 10 and bool(date.fromisoformat(value))
    except ValueError:
        return False
