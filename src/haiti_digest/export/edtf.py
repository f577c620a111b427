"""Dates in the Extended Date/Time Format (ISO 8601-2, the Library of Congress's EDTF), each with a reason.

TIMEX3 values that EDTF cannot say stay without one, and the reason tells why. Clock times are left to the TIMEX3 value.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T.*)?\Z", re.DOTALL)
PLAIN = re.compile(r"\d{4}(?:-\d\d)?\Z")
WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?\Z")
PART = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])\Z")
SPAN_OF_YEARS = re.compile(r"\d{2,3}\Z")
OPEN_YEAR = re.compile(r"XXXX-\d\d-\d\d\Z")
ABOUT = frozenset({"APPROX"})
UNTIL = frozenset({"BEFORE", "ON_OR_BEFORE", "LESS_THAN", "EQUAL_OR_LESS"})
SINCE = frozenset({"AFTER", "ON_OR_AFTER", "MORE_THAN", "EQUAL_OR_MORE"})

Dated = tuple[str | None, str]


@lru_cache(maxsize=1024)
def edtf(value: str | None, mod: str | None = None) -> Dated:
    """EDTF of a TIMEX3 *value* with its *mod*, and how it was made, or why there is none."""
    if value is None:
        return None, "the words fix no date"
    for pattern, read in FORMS:
        found = pattern.match(value)
        made = read(found) if found else None
        if made:
            return _hedged(made, mod)
    return None, "a length of time, a repeated or an unfixed time has no date"


def on_or_before(day: str) -> Dated:
    """Known only to be no later than *day*."""
    return f"../{day[:10]}", "no article fixes the day; it is no later than the first article that tells of it"


def between(earliest: str | None, latest: str | None) -> Dated:
    """Known only to lie between two days, one of which may be open."""
    if not (earliest or latest):
        return None, "the file gives no date"
    return f"{(earliest or '..')[:10]}/{(latest or '..')[:10]}", "estimated: no date is given in the file"


def _hedged(made: Dated, mod: str | None) -> Dated:
    dated, reason = made
    if mod in ABOUT:
        return f"{dated}~" if "/" not in str(dated) else dated, f"{reason}, approximate by the words"
    if mod in UNTIL:
        return f"../{str(dated).rpartition('/')[2]}", f"{reason}, or before"
    if mod in SINCE:
        return f"{str(dated).partition('/')[0]}/..", f"{reason}, or after"
    return dated, reason + (f"; only a part of it is meant ({mod})" if mod else "")


def _day(found: re.Match[str]) -> Dated:
    return found[1], "the day"


def _plain(found: re.Match[str]) -> Dated:
    return found[0], "the month" if "-" in found[0] else "the year"


def _week(found: re.Match[str]) -> Dated | None:
    try:
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
    except ValueError:
        return None
    first = monday + timedelta(days=5) if found[3] else monday
    return f"{first}/{monday + timedelta(days=6)}", "the days of the weekend" if found[3] else "the days of the week"


def _part(found: re.Match[str]) -> Dated:
    year, part = found[1], found[2]
    if part[0] == "Q":
        return f"{year}-{32 + int(part[1])}", "the quarter"
    if part[0] == "H":
        return f"{year}-{39 + int(part[1])}", "the half-year"
    return f"{year}-{SEASONS[part]}", "the season"


def _years(found: re.Match[str]) -> Dated:
    return found[0].ljust(4, "X"), "the decade" if len(found[0]) == 3 else "the century"


def _open_year(found: re.Match[str]) -> Dated:
    return found[0], "the day of an unnamed year"


FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Dated | None]], ...] = (
    (DAY, _day),
    (PLAIN, _plain),
    (WEEK, _week),
    (PART, _part),
    (SPAN_OF_YEARS, _years),
    (OPEN_YEAR, _open_year),
)
