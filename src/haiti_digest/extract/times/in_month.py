"""Makers of days and weeks told by their place in a month, a year or a week."""

from calendar import monthrange
from datetime import date, timedelta

from haiti_digest.extract.times import reckon
from haiti_digest.extract.times.relative import capital_unit
from haiti_digest.extract.times.scene import Draft, Hit
from haiti_digest.extract.times.when import year_beside
from haiti_digest.extract.times.where import NO_ANCHOR, Where

WEEK = timedelta(days=7)
LAST = 0
MIDDLE = 3
"""The week up to which the middle of a month goes; those after it are its end."""


def part_of_month(hit: Hit) -> list[Draft] | None:
    """``the second week of May``: the month, with the part of it that is meant; which seven days is not said."""
    number = _place(hit)
    if hit.text("ORD") and hit.rule.settings.get("halves"):
        number = {1: 1, 2: 5}.get(number or 0)
    found = _month(hit)
    if number is None or found is None:
        return None
    mod = "START" if number == 1 else "MID" if LAST < number <= MIDDLE else "END"
    value = found.isoformat()[:7]
    return [Draft("DATE", value, "month", "the month as written or the nearest by tense", mod, _anchor(hit))]


def day_of_period(hit: Hit) -> list[Draft] | None:
    """``the last day of June``, ``the first day of the year``."""
    number, days = _place(hit), _period(hit)
    if number is None:
        return None
    if days is None:
        return [Draft("DATE", None, "unknown", NO_ANCHOR)] if not capital_unit(hit) else None
    day = days[1] if number == LAST else days[0] + timedelta(days=number - 1)
    if day > days[1]:
        return None
    return [Draft("DATE", day.isoformat(), "day", "counted within the period named", anchor=_anchor(hit))]


def nth_weekday(hit: Hit) -> list[Draft] | None:
    """``the first Sunday in October``."""
    number, weekday, month = _place(hit), hit.number("WEEKDAY"), _month(hit)
    if number is None or weekday is None:
        return None
    if month is None:
        return [Draft("DATE", None, "unknown", NO_ANCHOR)]
    day = reckon.nth_weekday(month.year, month.month, number, weekday)
    return [Draft("DATE", day.isoformat(), "day", "counted within the month named", anchor=_anchor(hit))]


def days_of_week(hit: Hit) -> list[Draft] | None:
    """``Monday to Thursday``: the end is the first such day after the start."""
    first, last = (hit.inside(span).number("WEEKDAY") for span in hit.spans)
    where = Where.of(hit)
    if first is None or last is None or first == last:
        return None
    start = where.weekday(first, None)
    if where.published is None or start.value is None:
        return [start.draft(None), Draft("DATE", f"XXXX-WXX-{last}", "unknown", NO_ANCHOR, part=1)]
    opens = date.fromisoformat(start.value)
    closes = reckon.nearest_weekday(opens, last, ahead=True)
    if where.sure and not where.ahead and closes > where.published:
        opens, closes = opens - WEEK, closes - WEEK
    anchor = where.published.isoformat()
    drafts = (opens, closes)
    return [Draft("DATE", day.isoformat(), "day", start.reason, anchor=anchor, part=k) for k, day in enumerate(drafts)]


def _place(hit: Hit) -> int | None:
    """The place told: 1 for *first*, 0 for *last*; None for one that no month has."""
    number = LAST if hit.has("LASTWORD") else hit.number("ORD")
    return number if number is not None and number <= 5 else None


def _month(hit: Hit) -> date | None:
    """The first day of the month named."""
    number, year = hit.number("MONTH"), hit.number("YEAR") or year_beside(hit)
    if number is None:
        return None
    if year is not None:
        return date(year, number, 1)
    where = Where.of(hit)
    return reckon.first_day(where.month(number, None, None).value or "") if where.published else None


def _period(hit: Hit) -> tuple[date, date] | None:
    """First and last day of the month or year named, or of the running one."""
    month = _month(hit)
    if month is not None:
        return month, date(month.year, month.month, monthrange(month.year, month.month)[1])
    year, published = hit.number("YEAR") or year_beside(hit), hit.scene.published
    if year is not None:
        return date(year, 1, 1), date(year, 12, 31)
    running = reckon.period(published, hit.value("UNIT") or "") if published and not capital_unit(hit) else None
    return reckon.bounds(running) if running else None


def _anchor(hit: Hit) -> str | None:
    return hit.scene.published.isoformat() if hit.scene.published and not hit.has("YEAR") else None
