"""The tool's own words that templates cannot spell alone: dates, counts and the names of kinds."""

import re
from collections.abc import Mapping
from functools import cache

from haiti_digest.language.lexicon import FALLBACK, table

DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?")
MONTH = re.compile(r"(\d{4})-(\d\d)")
WEEK = re.compile(r"(\d{4})-W(\d\d)")
VALID_DATETIME = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?|-W\d\d)?")


class Wording:
    """The interface of one language, from ``language/<code>/interface.toml``."""

    def __init__(self, language: str) -> None:
        data = table(language, "interface") or table(FALLBACK, "interface")
        self.language = language
        self.months: list[str] = data["months"].split()
        self.kinds: Mapping[str, str] = data["kinds"]
        self.precision: Mapping[str, str] = data["precision"]
        self.glyphs: Mapping[str, str] = data["glyphs"]
        self.tensions: Mapping[str, str] = data["tensions"]
        self.conventions: Mapping[str, str] = data["conventions"]
        self.entities: Mapping[str, str] = data["entities"]
        self.origins: Mapping[str, str] = data["origins"]

    def date(self, value: str) -> str:
        """``23 September 2025`` for ``2025-09-23``; months and years likewise; any other value as it is."""
        if day := DAY.match(value):
            year, month, number, clock = day.groups()
            written = f"{int(number)} {self.months[int(month) - 1]} {year}"
            return f"{written}, {clock}" if clock else written
        if month_only := MONTH.fullmatch(value):
            return f"{self.months[int(month_only[2]) - 1]} {month_only[1]}"
        if week := WEEK.fullmatch(value):
            return f"week {int(week[2])} of {week[1]}"
        return value


@cache
def wording(language: str) -> Wording:
    """The interface words of *language*; English where it has none."""
    return Wording(language)


def datetime_attribute(value: str | None) -> str | None:
    """*value* where HTML allows it in ``time[datetime]``, else None."""
    return value if value and VALID_DATETIME.fullmatch(value) else None
