"""Counts of days, shown as sums."""

from haiti_digest.records import DateSum, Record
from haiti_digest.site.edition import Edition
from haiti_digest.site.lines import Moment


class DaysCounted(Record, frozen=True, kw_only=True):
    """A count of days that leads from one day to another."""

    start: Moment
    days: int
    end: Moment
    convention: str


def days_counted(edition: Edition, one: DateSum) -> DaysCounted | None:
    """A sum of days, ready to show."""
    start, end = edition.moment(one.start), edition.moment(one.end)
    if start is None or end is None:
        return None
    return DaysCounted(start=start, days=one.days, end=end, convention=edition.wording.conventions[one.convention])
