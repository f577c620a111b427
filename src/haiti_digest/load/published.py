"""Which date is the date of publication: the most trusted one that is sure, with what agrees and what differs."""

from collections.abc import Sequence

from haiti_digest.load.dates import iso_day
from haiti_digest.load.given import DateSaid
from haiti_digest.records import Origin, Published

TRUST: tuple[Origin, ...] = (
    "collection",
    "front matter",
    "page metadata",
    "label",
    "date line",
    "dateline",
    "address",
    "file name",
)
"""Where a date may come from, the most trusted first."""


def choose(said: Sequence[DateSaid]) -> Published | None:
    """The date of publication; None where no date is sure. A file's own time is never asked.

    A date without a year takes it from another one of the same month and day's neighbourhood; figures in which day and
    month may be either take the reading that another date supports. A day is preferred to a month that agrees.
    """
    sure = [settled for date in _in_order(said) if (settled := _settled(date, said))]
    if not sure or (sure[0].origin == "date line" and _contradicted(sure[0], said)):
        return None
    best = sure[0]
    for other in sure[1:]:
        if best.precision == "month" and other.precision != "month" and _agree(best, other):
            best = DateSaid(
                value=other.value,
                precision=other.precision,
                origin=other.origin,
                reason=f"{other.reason}; {best.reason.replace('gives it', 'gives its month')}",
                span=other.span,
            )
    return Published(
        value=best.value or "",
        precision=best.precision,
        origin=best.origin,
        reason=best.reason + _others(best, sure),
        span=best.span,
    )


def _contradicted(line: DateSaid, said: Sequence[DateSaid]) -> bool:
    """Whether the dateline prints a day more than a month from a date line, which is then that of the page."""
    year = int((line.value or "0")[:4])
    for other in said:
        if other.origin == "dateline" and other.month and not other.value:
            days = [value for y in (year - 1, year, year + 1) if (value := iso_day(y, other.month, other.day))]
            return all(abs(_ordinal(value) - _ordinal(line.value or "")) > 31 for value in days)
    return False


def _in_order(said: Sequence[DateSaid]) -> list[DateSaid]:
    return sorted(said, key=lambda date: TRUST.index(date.origin) if date.origin in TRUST else len(TRUST))


def _settled(date: DateSaid, said: Sequence[DateSaid]) -> DateSaid | None:
    """*date* with a value, from other dates where it needs them."""
    if date.value:
        return date
    supports = [other for other in said if other is not date and other.value]
    if date.readings:
        return _one_reading(date, supports)
    for other in supports:
        year = int((other.value or "0")[:4])
        near = [value for y in (year, year - 1, year + 1) if (value := iso_day(y, date.month, date.day))]
        fitting = [value for value in near if _close(value, other)]
        if len(fitting) == 1:
            reason = f"{date.reason}; the year is that of {other.origin} “{other.value}”"
            return DateSaid(value=fitting[0], precision="day", origin=date.origin, reason=reason, span=date.span)
    return None


def year_settled(month: int, day: int, near: str) -> str | None:
    """The day of the year as ISO 8601 in the year in which it lies less than a week from *near*; None if in none."""
    for year in (int(near[:4]), int(near[:4]) - 1, int(near[:4]) + 1):
        value = iso_day(year, month, day)
        if value and len(near) >= 10 and abs(_ordinal(value) - _ordinal(near)) <= 7:
            return value
    return None


def _one_reading(date: DateSaid, supports: Sequence[DateSaid]) -> DateSaid | None:
    for other in supports:
        fitting = [reading for reading in date.readings if reading.startswith((other.value or "")[:10])]
        if len(fitting) == 1:
            reason = f"{date.reason}; the order of day and month is that of the {other.origin}"
            return DateSaid(value=fitting[0], precision="day", origin=date.origin, reason=reason, span=date.span)
    return None


def _close(value: str, other: DateSaid) -> bool:
    """Whether two dates may be those of one article: the same month, or days less than a week apart."""
    theirs = other.value or ""
    if len(theirs) < 10:
        return value.startswith(theirs)
    return abs(_ordinal(value) - _ordinal(theirs)) <= 7


def _ordinal(value: str) -> int:
    year, month, day = int(value[:4]), int(value[5:7]), int(value[8:10])
    return year * 372 + month * 31 + day


def _agree(one: DateSaid, other: DateSaid) -> bool:
    shorter, longer = sorted(((one.value or "")[:10], (other.value or "")[:10]), key=len)
    return longer.startswith(shorter)


def _others(best: DateSaid, sure: Sequence[DateSaid]) -> str:
    """What the other places say: which agree, which differ."""
    parts = []
    seen = {best.origin}
    for other in sure:
        if other.origin not in seen:
            seen.add(other.origin)
            parts.append(
                f"; the {other.origin} agrees" if _agree(best, other) else f"; the {other.origin} says {other.value}"
            )
    return "".join(parts)
