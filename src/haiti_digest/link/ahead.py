"""Days that lie ahead of the reports: deadlines, votes, the end of a mandate."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from haiti_digest.link.facts import DateFacts
from haiti_digest.link.prose import Prose
from haiti_digest.link.story import Stories
from haiti_digest.link.wording import words_before
from haiti_digest.records import DateAhead, DateSum, Ref, Timex

UNIT_DAYS = {"day": 1, "week": 7}
SHARED = 2
"""Words that two dates must have before them to tell of one event, the nearest among them."""


Dates = Mapping[Ref, DateFacts]


def dates_ahead(stories: Stories) -> tuple[DateAhead, ...]:
    """Days that lie ahead of an article of *stories* that names them, earliest first.

    A day that is stated comes before one that was counted (``in 11 days``). Where other places give another day for
    what the words before them call the same event, or count days from a day that is not known, the stated day names
    them as differing, with the sums, and a counted day is not shown by itself.
    """
    days, facts = _collect(stories)
    near: dict[int, list[Ref]] = defaultdict(list)
    for ref in facts:
        near[ref.article].append(ref)
    found = []
    for value, refs in sorted(days.items()):
        others = {
            other
            for ref in refs
            for article in stories.around(ref.article)
            for other in near.get(article, ())
            if facts[other].day != value and _same_event(facts[ref].before, facts[other].before)
        }
        differs = sorted(others, key=lambda ref: (ref.article, ref.index))
        if _is_stated(facts[refs[0]]) or not any(facts[o].day and _is_stated(facts[o]) for o in differs):
            found.append(_ahead(facts, value, refs, differs))
    return tuple(found)


def date_facts(prose: Prose) -> Iterator[DateFacts]:
    """The days that lie ahead of an article, and its counts of days without a day to count from."""
    article = prose.article
    for index, timex in enumerate(article.timexes):
        counted = _days_counted(prose, timex)
        ahead = _is_ahead(timex)
        if ahead or (timex.value is None and counted is not None):
            yield DateFacts(
                index=index,
                day=(timex.value or "")[:10] if ahead else None,
                value=timex.value,
                anchor=timex.anchor,
                counted=counted,
                before=tuple(words_before(article, timex.span)),
                sentence=prose.sentence_of(timex.span),
            )


def _ahead(facts: Dates, value: str, refs: list[Ref], differs: list[Ref]) -> DateAhead:
    """The day with its sums; a sum that several places lead to is told once, with all of them."""
    sums: dict[tuple[str, int, str, str], DateSum] = {}
    for ref in differs:
        for one in _sums_to(ref, facts[ref], value):
            key = (one.start, one.days, one.end, one.convention)
            before = sums[key].inputs if key in sums else ()
            sums[key] = msgspec.structs.replace(one, inputs=(*before, *one.inputs))
    return DateAhead(value=value, dates=tuple(refs), differs=tuple(differs), sums=tuple(sums.values()))


def _collect(stories: Stories) -> tuple[dict[str, list[Ref]], Dates]:
    """The places that name each day ahead, stated first, and the facts of all dates."""
    days: dict[str, list[Ref]] = defaultdict(list)
    facts: dict[Ref, DateFacts] = {}
    for number, view in sorted(stories.views.items()):
        for one in view.facts.dates:
            ref = Ref(article=number, kind="date", index=one.index)
            facts[ref] = one
            if one.day is not None:
                days[one.day].append(ref)
    for refs in days.values():
        refs.sort(key=lambda ref: (not _is_stated(facts[ref]), ref.article, ref.index))
    return days, facts


def _is_ahead(timex: Timex) -> bool:
    fixed = timex.type in ("DATE", "TIME") and timex.value is not None and timex.precision in ("day", "minute")
    return fixed and timex.ahead


def still_ahead(published: Iterable[str | None], days: Iterable[DateAhead]) -> tuple[DateAhead, ...]:
    """The days that are later than the newest article; *published* are the days of all."""
    newest = max((day[:10] for day in published if day), default="")
    return tuple(day for day in days if day.value > newest)


def _is_stated(date: DateFacts) -> bool:
    """Whether the day is written, not counted from another one."""
    return date.anchor is None


def _same_event(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether the words before two dates end in the same word and share another one.

    ``… the mission's mandate expires on 3 May`` and ``… whose mandate expires in nine days`` speak of one event.
    """
    return bool(one and two) and one[-1] == two[-1] and len(set(one) & set(two)) >= SHARED


def _days_counted(prose: Prose, timex: Timex) -> int | None:
    """How many days a date counts (``in 11 days``, ``in two weeks``); None where it counts none."""
    for _, figure in prose.figures_in(timex.span):
        if figure.kind == "duration" and figure.upper is None and figure.modifier is None:
            unit = UNIT_DAYS.get(figure.unit or "")
            whole = figure.value == int(figure.value) and 0 < figure.value < 1000
            return int(figure.value) * unit if unit and whole else None
    return None


def _sums_to(ref: Ref, facts: DateFacts, stated: str) -> Iterator[DateSum]:
    """Where a count of days leads from its own article's day, and the days from which it leads to *stated*."""
    days, anchor = facts.counted, facts.anchor
    if days is None or not _is_day(stated):
        return
    end = date.fromisoformat(stated)
    if anchor and facts.value and _is_day(anchor[:10]):
        own = date.fromisoformat(anchor[:10])
        yield DateSum(start=own.isoformat(), days=days, end=(own + timedelta(days)).isoformat(), inputs=(ref,))
        if end > own:
            yield DateSum(start=own.isoformat(), days=(end - own).days, end=stated)
    yield from _implied(ref, days, end)


def _implied(ref: Ref, days: int, end: date) -> Iterator[DateSum]:
    """The day from which *days* lead to *end*, by both ways of counting."""
    yield DateSum(start=(end - timedelta(days)).isoformat(), days=days, end=end.isoformat(), inputs=(ref,))
    first = end - timedelta(days - 1)
    yield DateSum(start=first.isoformat(), days=days, end=end.isoformat(), convention="both ends", inputs=(ref,))


def _is_day(value: str) -> bool:
    try:
        return len(value) == 10 and bool(date.fromisoformat(value))
    except ValueError:
        return False
