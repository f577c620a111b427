"""Dates as newspapers print them around an article: what a recognised string says, never more.

Only whole dates and dates without a year are read; the order of day and month in ``03/04/2025`` stays open.
"""

import re
from calendar import monthrange
from functools import cache
from typing import NamedTuple

from haiti_digest.load import vocabulary
from haiti_digest.records import Precision


class PrintedDate(NamedTuple):
    """A date found in text: half-open offsets, and what it says.

    ``value`` is ISO 8601 to the given precision; without a year it is None and only month and day are set.
    ``weekday`` is 0 for Monday where one was printed.
    """

    start: int
    end: int
    value: str | None
    precision: Precision
    month: int
    day: int
    weekday: int | None = None


def date_at(text: str, start: int, end: int | None = None) -> PrintedDate | None:
    """The date that begins exactly at *start*, with weekday and time of day where they are printed with it."""
    limit = len(text) if end is None else end
    for pattern in _patterns():
        if (found := pattern.match(text, start, limit)) and (read := _read(found)):
            return _with_time(text, limit, read)
    return None


def with_year(date: PrintedDate, year: int) -> str | None:
    """*date* in *year* as ISO 8601; None where that day does not exist or is not the weekday printed."""
    return _iso(year, date.month, date.day, date.weekday)


def _iso(year: int, month: int, day: int, weekday: int | None = None) -> str | None:
    if not (1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    if weekday is not None and _weekday(year, month, day) != weekday:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def _weekday(year: int, month: int, day: int) -> int:
    first, _ = monthrange(year, month)
    return (first + day - 1) % 7


def _alternatives(listed: object) -> str:
    return "|".join(re.escape(str(word)) for word in sorted(listed, key=lambda w: -len(str(w))))  # type: ignore[call-overload]


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    months = _alternatives(vocabulary.values("dates", "months"))
    weekdays = _alternatives(vocabulary.values("dates", "weekdays"))
    joints = _alternatives(vocabulary.phrases("dates", "joints"))
    ordinals = _alternatives(vocabulary.phrases("dates", "ordinals"))
    before = rf"(?:(?P<weekday>{weekdays})\.?,?\s{{1,3}})?(?:(?:{joints})\s)?"
    day = rf"(?P<day>\d{{1,2}})(?:{ordinals})?(?!\d)"
    month = rf"(?P<month>{months})\b\.?"
    year = r"(?P<year>(?:19|20)\d\d)(?!\d)"
    forms = (
        r"(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<number>\d\d?)(?P=mark)(?P<day>\d\d?)(?!\d)",
        rf"{before}{day}[\s-](?:(?:{joints})\s)?{month}(?:[\s,-]{{1,3}}{year})?",
        rf"{before}{month}[\s-]{day}(?:[,\s-]{{1,3}}{year})?",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


def _read(found: re.Match[str]) -> PrintedDate | None:
    part = found.groupdict()
    day = int(part["day"])
    month = int(part["number"]) if part.get("number") else int(_named("months", part["month"]))
    weekday = int(_named("weekdays", part["weekday"])) if part.get("weekday") else None
    value = None
    if part["year"]:
        value = _iso(int(part["year"]), month, day)
        if value is None:
            return None
    elif not _iso(2024, month, day):
        return None
    return PrintedDate(found.start(), found.end(), value, "day", month, day, weekday)


def _named(listed: str, word: str) -> str:
    return str(vocabulary.values("dates", listed)[word.lower().rstrip(".")])


@cache
def _clock() -> re.Pattern[str]:
    at = _alternatives(vocabulary.phrases("dates", "at"))
    zones = _alternatives(vocabulary.values("dates", "zones"))
    return re.compile(
        rf"(?:T|[\s,|•·-]{{1,4}}(?:(?:{at})\s)?)(?P<hour>\d\d?)(?:[:h.](?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d{{1,9}})?)?)?"
        rf"(?:\s?(?P<half>[ap])\.?m\b\.?)?(?P<zone>\s?(?:(?:GMT|UTC)?[+-]\d\d:?\d\d|Z\b|\(?(?:{zones})\b\)?))?(?!\d)",
        re.IGNORECASE,
    )


def _with_time(text: str, limit: int, date: PrintedDate) -> PrintedDate:
    """*date* to the minute or second, where a time of day follows that cannot be anything else."""
    found = _clock().match(text, date.end, limit)
    if not found or date.value is None or not (found["minute"] or found["half"]):
        return date
    hour, minute, second = (int(found[name] or 0) for name in ("hour", "minute", "second"))
    if found["half"]:
        if not 1 <= hour <= 12:
            return date
        hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return date
    value = f"{date.value}T{hour:02d}:{minute:02d}" + (f":{second:02d}" if found["second"] else "")
    return date._replace(
        end=found.end(),
        value=value + _offset(found["zone"] or ""),
        precision="second" if found["second"] else "minute",
    )


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
