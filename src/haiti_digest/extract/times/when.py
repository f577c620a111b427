"""From the words to a day: which year, which week, by tense and by the publication date."""

from bisect import bisect_right
from datetime import timedelta

from haiti_digest.extract.times import reckon
from haiti_digest.extract.times.names import counts_things, lists_of
from haiti_digest.extract.times.scene import Draft, Hit
from haiti_digest.extract.times.tense import tense_of
from haiti_digest.extract.times.where import NO_ANCHOR, Day, Where

NEAR = 31
"""Days from the publication date within which a weekday with its number lies."""


def edge(hit: Hit) -> str | None:
    """START, MID or END where the words say so."""
    return hit.value("EDGE")


def shift_of(hit: Hit) -> int | None:
    """By how many periods *last*, *this* or *next* moves; None without such a word."""
    value = hit.value("SHIFT") or hit.value("PRESHIFT")
    return None if value is None else int(value)


def year_beside(hit: Hit) -> int | None:
    """The year that *last year*, *this year*, *that year* within the match names."""
    place = hit.place("ITSYEAR") or hit.place("WHOSEYEAR")
    if place is None:
        return None
    words, scene = hit.inside(place), hit.scene
    by, step = shift_of(words), words.value("STEP")
    if words.value("UNIT") not in (None, "Y"):
        return None
    if by is None and step is None:  # the year: which one is for tense to tell
        return None
    if step is not None:
        named = reckon.first_day(scene.last) if scene.last else None
        return named.year + int(step) if named else None
    return scene.published.year + (by or 0) if scene.published else None


def day_of(hit: Hit) -> Day | None:
    """The day that a WHEN part of a pattern names."""
    if hit.has("ISO"):
        year, month, number = map(int, hit.text("ISO").replace("‑", "-").split("-"))
        return Where.of(hit).month_day(month, number, year)
    if hit.has("MONTH"):
        numbers = [hit.number(c) for c in ("DAY", "DAYTH", "ORD") if hit.has(c)]
        if not numbers:
            return None
        written = hit.number("YEAR") or year_beside(hit)
        where = Where.of(hit)
        by = shift_of(hit)
        if by:  # le 2 octobre dernier, next Jan. 1
            where = Where(where.published, by > 0, True, where.origin)
        return where.month_day(hit.number("MONTH") or 0, numbers[0] or 0, written, hit.number("WEEKDAY"))
    how = hit.value("HOLIDAY")
    if how is not None:
        return Where.of(hit).holiday(how, hit.number("YEAR"), shift_of(hit))
    if hit.has("TODAY"):
        return _today(hit, int(hit.value("TODAY") or 0))
    weekday = hit.number("WEEKDAY")
    if weekday is None:
        return None
    if hit.has("ITSWEEK"):
        return _of_week(hit, weekday)
    if hit.has("DAY"):
        return _numbered(hit, weekday, hit.number("DAY") or 0)
    by = shift_of(hit)
    if by == 1 and hit.text("SHIFT") not in lists_of(hit.scene.grammar).next:  # this coming Sunday
        by = 0
    return Where.of(hit).weekday(weekday, by)


def _numbered(hit: Hit, weekday: int, number: int) -> Day | None:
    """The nearest day with this weekday and number, whose month is not told: ``mardi 25``. None where things are
    counted (``mardi 25 barges``), or no such day is near.
    """
    published = hit.scene.published
    if published is None or counts_things(hit.scene.grammar, hit.atoms, hit.match.end()):
        return None
    near = [published + timedelta(days=by) for by in range(-NEAR, NEAR + 1)]
    found = [day for day in near if day.day == number and day.isoweekday() == weekday]
    found.sort(key=lambda day: abs(day - published))
    also = tuple(day.isoformat() for day in found[1:])
    reason = "the nearest day with this weekday and number"
    return Day(found[0].isoformat(), reason, published.isoformat(), also) if found else None


def _of_week(hit: Hit, number: int) -> Day:
    published = hit.scene.published
    if published is None:
        return Day(f"XXXX-WXX-{number}", NO_ANCHOR)
    monday = published - timedelta(days=published.isoweekday() - 1)
    found = monday + timedelta(days=7 * (shift_of(hit) or 0) + number - 1)
    return Day(found.isoformat(), f"counted from {hit.scene.origin}", published.isoformat())


def in_quote(hit: Hit) -> bool:
    """Whether a match stands between quotation marks."""
    start = hit.atoms.starts[hit.match.start()]
    runs = hit.scene.reading.quotes
    before = bisect_right(runs, start, key=lambda run: run.inner.start)
    return before > 0 and start < runs[before - 1].inner.end


def _today(hit: Hit, by: int) -> Day:
    published = hit.scene.published
    if published is None:
        return Day(None, NO_ANCHOR)
    found = (published + timedelta(days=by)).isoformat()
    if by == 0 and in_quote(hit):
        return Day(None, "said within a quotation: the day of speaking, or nowadays", also=(found,))
    return Day(found, f"counted from {hit.scene.origin}", published.isoformat())


def sides(hit: Hit, draft: Draft) -> tuple[bool, bool]:
    """Whether an expression lies before and whether it lies after the publication date."""
    if draft.type not in ("DATE", "TIME"):
        return False, False
    published = hit.scene.published
    days = reckon.bounds(draft.value) if draft.value else None
    if days is None:
        return draft.value == "PAST_REF", bool(draft.ahead or draft.value == "FUTURE_REF")
    if published and (days[0] > published or days[1] <= published):  # no words are needed to tell
        return days[1] < published, days[0] > published
    ahead = bool(draft.ahead or Where.of(hit).ahead)
    if published:
        return False, ahead
    cue = tense_of(hit)
    return bool(cue and cue.tense == "past" and not ahead), ahead
