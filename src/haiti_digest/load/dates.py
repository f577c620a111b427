"""Dates as newspapers print them around an article: what a recognised string says, never more."""

import re
from calendar import monthrange
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from haiti_digest.load import vocabulary
from haiti_digest.records import Precision


class PrintedDate(NamedTuple):
    """A date found in text: half-open offsets, and what it says.

    ``value`` is ISO 8601 to the given precision; it is None without a year, when only month and day are set, and
    where day and month may be either, when ``readings`` has both. ``weekday`` is 0 for Monday where one was printed.
    """

    start: int
    end: int
    value: str | None
    precision: Precision
    month: int = 0
    day: int = 0
    weekday: int | None = None
    readings: tuple[str, ...] = ()


def date_at(text: str, start: int, end: int | None = None) -> PrintedDate | None:
    """The date that begins exactly at *start*, with weekday and time of day where they are printed with it."""
    limit = len(text) if end is None else end
    opening = text[start : start + 2].lower()
    if not opening[:1].isdigit() and opening not in _openings():
        return None
    for pattern in _patterns():
        if (found := pattern.match(text, start, limit)) and (read := _read(found)):
            return _with_time(text, limit, read)
    return _numeric_at(text, start, limit)


def month_at(text: str, start: int, end: int | None = None) -> PrintedDate | None:
    """The month with year that begins at *start* (``2025-02``, ``February 2025``); not a whole date."""
    found = _month().match(text, start, len(text) if end is None else end)
    if not found:
        return None
    month = int(found["number"] or _named("months", found["month"]))
    year = int(found["year"] or found["year_after"])
    value = f"{year:04d}-{month:02d}"
    return PrintedDate(found.start(), found.end(), value, "month", month) if 1 <= month <= 12 else None


def iso_day(year: int, month: int, day: int, weekday: int | None = None) -> str | None:
    """The day as ISO 8601; None where there is none such, or where it is not that weekday (0 is Monday)."""
    if not (1 <= month <= 12 and 1 <= year <= 9999):
        return None
    first, length = monthrange(year, month)
    if not 1 <= day <= length or (weekday is not None and (first + day - 1) % 7 != weekday):
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def _alternatives(listed: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(listed, key=lambda word: (-len(word), word)))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    months = _alternatives(vocabulary.values("dates", "months"))
    weekdays = _alternatives(vocabulary.values("dates", "weekdays"))
    joints = _alternatives(vocabulary.phrases("dates", "joints"))
    ordinals = _alternatives(vocabulary.phrases("dates", "ordinals"))
    joint = rf"(?:(?:{joints})\s)?"
    before = rf"{joint}(?:(?P<weekday>{weekdays})\.?,?\s{{1,3}})?{joint}"
    day = rf"(?P<day>\d{{1,2}})(?:{ordinals})?(?!\d)"
    month = rf"(?P<month>{months})\b\.?"
    year = r"(?P<year>(?:19|20)\d\d)(?!\d)"
    forms = (
        r"(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<number>\d\d?)(?P=mark)(?P<day>\d\d?)(?!\d)",
        r"(?P<year>(?:19|20)\d\d)(?P<number>[01]\d)(?P<day>[0-3]\d)(?=T\d{2}|[^\d]|$)",
        rf"{before}{day}[\s-](?:(?:{joints})\s)?{month}(?:[\s,-]{{1,3}}{year})?",
        rf"{before}{month}[\s-]{day}(?:[,\s-]{{1,3}}{year})?",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


@cache
def _openings() -> frozenset[str]:
    """The first two letters of every word that a date may begin with."""
    words = (*vocabulary.values("dates", "months"), *vocabulary.values("dates", "weekdays"))
    return frozenset(word[:2] for word in (*words, *vocabulary.phrases("dates", "joints")))


@cache
def _month() -> re.Pattern[str]:
    months = _alternatives(vocabulary.values("dates", "months"))
    return re.compile(
        rf"(?:(?P<year>(?:19|20)\d\d)[-/](?P<number>\d\d)|(?P<month>{months})\.?,?\s(?P<year_after>(?:19|20)\d\d))"
        r"(?![-/\d])",
        re.IGNORECASE,
    )


def _read(found: re.Match[str]) -> PrintedDate | None:
    part = found.groupdict()
    day = int(part["day"])
    month = int(part["number"]) if part.get("number") else int(_named("months", part["month"]))
    weekday = int(_named("weekdays", part["weekday"])) if part.get("weekday") else None
    if part["year"]:
        value = iso_day(int(part["year"]), month, day)
    else:
        value = None
    if value or (not part["year"] and iso_day(2024, month, day)):
        return PrintedDate(found.start(), found.end(), value, "day", month, day, weekday)
    return None


def _named(listed: str, word: str) -> str:
    return str(vocabulary.values("dates", listed)[word.lower().rstrip(".")])


NUMERIC = re.compile(r"(\d\d?)([-/.])(\d\d?)\2((?:19|20)\d\d)(?!\d)")


def _numeric_at(text: str, start: int, limit: int) -> PrintedDate | None:
    """Day and month in figures: with stops the day stands first; otherwise only a number above 12 decides."""
    found = NUMERIC.match(text, start, limit)
    if not found:
        return None
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    readings = [iso_day(year, second, first)]
    if found[2] != "." and first != second:
        readings.append(iso_day(year, first, second))
    possible = tuple(reading for reading in readings if reading)
    if not possible:
        return None
    if len(possible) == 1:
        month, day = int(possible[0][5:7]), int(possible[0][8:])
        return _with_time(text, limit, PrintedDate(start, found.end(), possible[0], "day", month, day))
    return PrintedDate(start, found.end(), None, "day", readings=possible)


@cache
def _clock() -> re.Pattern[str]:
    at = _alternatives(vocabulary.phrases("dates", "at"))
    zones = _alternatives(vocabulary.values("dates", "zones"))
    return re.compile(
        rf"(?:T|[\s,|•·/-]{{1,4}}(?:(?:{at})\s)?)(?P<hour>\d\d?)(?:[:h.](?P<minute>\d\d)"
        r"(?::(?P<second>\d\d)(?:\.\d{1,9})?)?)?(?:\s?(?P<half>[ap])\.?m\b\.?)?"
        rf"(?P<zone>\s?(?:(?:GMT|UTC)?[+-]\d\d:?\d\d|\(?(?:{zones})\b\)?))?(?!\d)",
        re.IGNORECASE,
    )


def _with_time(text: str, limit: int, date: PrintedDate) -> PrintedDate:
    """*date* to the minute or second, where a time of day follows that cannot be anything else."""
    found = _clock().match(text, date.end, limit)
    if not found or date.value is None or not (found["minute"] or found["half"]):
        return date
    hour, minute, second = (int(found[name] or 0) for name in ("hour", "minute", "second"))
    if found["half"] and hour <= 12:
        hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return date
    value = f"{date.value}T{hour:02d}:{minute:02d}" + (f":{second:02d}" if found["second"] else "")
    precision: Precision = "second" if found["second"] else "minute"
    return date._replace(end=found.end(), value=value + _offset(found["zone"] or ""), precision=precision)


def _offset(zone: str) -> str:
    """The zone as ``+03:00``; empty where none is printed."""
    name = zone.strip(" ()\u00a0").lower()
    known = vocabulary.values("dates", "zones")
    if name in known:
        return str(known[name])
    digits = re.sub(r"\D", "", name)
    if len(digits) != 4:
        return ""
    return f"{'-' if '-' in name else '+'}{digits[:2]}:{digits[2:]}"
