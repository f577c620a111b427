"""Dates of digits alone with slashes, dots or hyphens: ``24/09/2025``."""

import re
from datetime import date

from haiti_digest.extract.times.reckon import real_day
from haiti_digest.records import Timex
from haiti_digest.spans import Span

DIGITS = re.compile(
    r"(?<![\w/.,:+-])(?:(?P<y>[12]\d{3})(?P<a>[/.])(?P<m>\d{1,2})(?P=a)(?P<d>\d{1,2})"
    r"|(?P<one>\d{1,2})(?P<b>[/.-])(?P<two>\d{1,2})(?P=b)(?P<year>[12]\d{3})"
    r"|(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<short>\d\d))(?![\w/:+-]|[.,]\d)",
    re.ASCII,
)
NEWEST = 2035
"""The last year that two digits stand for where no date of publication is known."""
PARTED = re.compile(r"\d[/.-]\d", re.ASCII)
"""What every such date holds and few paragraphs do; the search for dates looks behind at every letter."""


def numeric_dates(text: str, first: int, end: int, published: date | None, day_first: bool = False) -> list[Timex]:
    """Dates of digits with a year of four digits, or of two behind slashes, in ``text[first:end]``.

    Whether the day or the month comes first is known where one is above 12, where both are equal, and with dots.
    Elsewhere the date stays open and both readings are kept, but in a language that writes the day first.
    """
    if not PARTED.search(text, first, end):
        return []
    found = (_timex(match, published, day_first) for match in DIGITS.finditer(text, first, end))
    return [timex for timex in found if timex]


def _century(short: int, published: date | None) -> int:
    """The year of two digits in the century in which it is past, or at most next year."""
    newest = published.year + 1 if published else NEWEST
    return 2000 + short if 2000 + short <= newest else 1900 + short


def _timex(match: re.Match[str], published: date | None, day_first: bool) -> Timex | None:
    if match["y"]:
        readings = [real_day(int(match["y"]), int(match["m"]), int(match["d"]))]
    else:
        year = int(match["year"] or _century(int(match["short"]), published))
        one, two = int(match["one"] or match["first"]), int(match["two"] or match["second"])
        readings = [real_day(year, two, one)]
        if match["b"] != "." and one != two and not (day_first and readings[0]):
            readings.append(real_day(year, one, two))
    days = [day for day in readings if day]
    if not days:
        return None
    sure = len(days) == 1
    return Timex(
        span=Span(*match.span()),
        type="DATE",
        value=days[0].isoformat() if sure else None,
        precision="day" if sure else "unknown",
        also=() if sure else tuple(day.isoformat() for day in days),
        ahead=bool(sure and published and days[0] > published),
        past=bool(sure and published and days[0] < published),
        reason="as written" if sure else "day and month may be either way round",
        rule="numeric date",
    )
