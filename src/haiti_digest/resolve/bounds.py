"""When an article without a date may have been published: bounds from the dates it names, shown as an estimate."""

import calendar
from collections.abc import Sequence

from haiti_digest.records import Bounds, Seed, Timex

WHOLE = {"day": 10, "month": 7, "year": 4}


def bounds_of(seed: Seed, timexes: Sequence[Timex]) -> Bounds | None:
    """The days between which an undated article was published; None for a dated one or without evidence.

    What it tells as past lies before it, so the latest such day is the earliest possible; what it tells as coming
    lies after it. Only dates written with their year count, and one that would turn the bounds round counts neither
    way.
    """
    if seed.published or (seed.dateline and seed.dateline.date):
        return None
    past = [(first, at) for at, timex in enumerate(timexes) if timex.past and (first := _edge(timex, last=False))]
    ahead = [(last, at) for at, timex in enumerate(timexes) if timex.ahead and (last := _edge(timex, last=True))]
    earliest, latest = max(past, default=None), min(ahead, default=None)
    if earliest and latest and earliest[0] > latest[0]:
        return None
    if not earliest and not latest:
        return None
    return Bounds(
        earliest=earliest[0] if earliest else None,
        latest=latest[0] if latest else None,
        evidence=tuple(sorted(found[1] for found in (earliest, latest) if found)),
        reason=_reason(earliest is not None, latest is not None),
        rule="dates named in the article",
    )


def _edge(timex: Timex, last: bool) -> str | None:
    """First or last day of a date that is written out; None for others."""
    size = WHOLE.get(timex.precision)
    value = timex.value or ""
    if size is None or timex.type not in ("DATE", "TIME") or timex.anchor or not value[:4].isdigit():
        return None
    value = value[:size]
    if len(value) != size or not value.replace("-", "").isdigit():
        return None
    if not last:
        return value + "-01-01"[len(value) - 4 :]
    if size == WHOLE["month"]:
        return f"{value}-{calendar.monthrange(int(value[:4]), int(value[5:]))[1]:02d}"
    return value + "-12-31"[len(value) - 4 :]


def _reason(earliest: bool, latest: bool) -> str:
    told = []
    if earliest:
        told.append("the latest date it tells as past")
    if latest:
        told.append("the first date it tells as coming")
    return "estimated from " + " and ".join(told)
