"""Calendar arithmetic that gives TIMEX3 values; nothing here knows a language."""

from datetime import date, timedelta

DAY = timedelta(days=1)
SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def week(day: date) -> str:
    """The ISO week of a day: ``2025-W39``."""
    year, number, _ = day.isocalendar()
    return f"{year:04d}-W{number:02d}"


def month(year: int, number: int) -> str:
    """``2025-09``; a number below 1 or above 12 runs over into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return f"{year:04d}-{number:02d}"


def quarter(year: int, number: int) -> str:
    """``2025-Q3``; runs over like `month`."""
    year, number = year + (number - 1) // 4, (number - 1) % 4 + 1
    return f"{year:04d}-Q{number}"


def real_day(year: int, number: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, number, day)
    except ValueError:
        return None


def period(day: date, unit: str, by: int = 0) -> str | None:
    """The period of a kind that holds *day*, or lies *by* periods after it; None for other units or far years."""
    try:
        return _period(day, unit, by)
    except (ValueError, OverflowError):
        return None


def _period(day: date, unit: str, by: int) -> str | None:
    if unit in ("D", "W", "WE"):
        moved = day + by * DAY if unit == "D" else day + 7 * by * DAY
        return moved.isoformat() if unit == "D" else week(moved) + ("-WE" if unit == "WE" else "")
    if unit == "M":
        return _checked(month(day.year, day.month + by))
    if unit == "Q":
        return _checked(quarter(day.year, (day.month + 2) // 3 + by))
    if unit in ("Y", "FY"):
        return _checked(f"{day.year + by:04d}") if unit == "Y" else f"FY{day.year + by:04d}"
    if unit == "DE":
        return f"{day.year // 10 + by:03d}"
    return f"{day.year // 100 + by:02d}" if unit == "CE" else None


def _checked(value: str) -> str:
    if not 1 <= int(value[:4]) <= 9999 or len(value.split("-")[0]) != 4:
        raise ValueError(value)
    return value


def counted(day: date, unit: str, number: int) -> str | None:
    """The day, week, month or year that lies *number* units after *day* (before it, if negative)."""
    if abs(number) > 20_000:
        return None
    years = {"DE": 10, "CE": 100}
    if unit in years:
        return period(day, "Y", number * years[unit])
    return period(day, unit, number)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous computus)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    number, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, number, day + 1)


def holiday(year: int, how: str) -> date | None:
    """The day of a feast: ``12-25``, ``easter-2``, or ``11-4/4`` (the fourth Thursday of November; 0: the last)."""
    if how.startswith("easter"):
        return easter(year) + int(how[6:] or 0) * DAY
    number, *rest = how.split("-", 1)
    if rest and "/" in rest[0]:
        nth, weekday = (int(part) for part in rest[0].split("/"))
        return nth_weekday(year, int(number), nth, weekday)
    return real_day(year, int(number), int(rest[0])) if rest else None


def nth_weekday(year: int, number: int, nth: int, weekday: int) -> date:
    """The *nth* weekday (Monday is 1) of a month; the last one for 0."""
    if nth == 0:
        following = date(year + number // 12, number % 12 + 1, 1)
        return nearest_weekday(following - DAY, weekday, ahead=False)
    first = date(year, number, 1)
    return first + DAY * ((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def nearest_weekday(day: date, weekday: int, ahead: bool) -> date:
    """The nearest such weekday before or after *day*, which counts itself."""
    distance = (weekday - day.isoweekday()) % 7
    return day + DAY * (distance if ahead or distance == 0 else distance - 7)


def first_day(value: str) -> date | None:
    """The first day of a value that names a period or day; None for others."""
    days = bounds(value)
    return days[0] if days else None


def bounds(value: str) -> tuple[date, date] | None:
    """First and last day of a DATE or TIME value; None where it names no period of the calendar."""
    try:
        return _bounds(value.split("T")[0])
    except (ValueError, OverflowError):
        return None


def _bounds(value: str) -> tuple[date, date] | None:
    head, _, tail = value.partition("-")
    if not head.isdigit() or len(head) not in (2, 3, 4):
        return None
    if len(head) < 4 or not tail:
        size = 10 ** (4 - len(head))
        year = int(head) * size
        return date(max(year, 1), 1, 1), date(year + size - 1, 12, 31)
    return _within_year(int(head), tail)


def _within_year(year: int, tail: str) -> tuple[date, date] | None:
    if tail[0] == "W":
        monday = date.fromisocalendar(year, int(tail[1:3]), 1)
        return (monday + 5 * DAY if tail.endswith("WE") else monday), monday + 6 * DAY
    if tail[0] in "QH":
        size = 3 if tail[0] == "Q" else 6
        return _months(year, size * int(tail[1]) - size + 1, size)
    if tail in SEASON_START:
        return _months(year, SEASON_START[tail], 3)
    if len(tail) == 2:
        return _months(year, int(tail), 1)
    day = date.fromisoformat(f"{year:04d}-{tail}")
    return day, day


def _months(year: int, first: int, size: int) -> tuple[date, date]:
    if not 1 <= first <= 12:
        raise ValueError(first)
    start = date(year, first, 1)
    after = first + size - 1
    return start, date(year + after // 12, after % 12 + 1, 1) - DAY
