"""TIMEX3 values for readers: a day, week, month, season, quarter, half-year, year, decade or century in words, and the
day on which each begins, to put them in order; and lengths of time in words."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache

DAY = re.compile(r"(\d{4})-(0[1-9]|1[0-2])-(\d\d)(?:T(\d\d:\d\d|[A-Z]{2}))?")
MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
PART = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])")
YEARS = re.compile(r"\d{2,4}")
LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?)([A-Z]{1,2})")
BEGINS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12, "Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10, "H1": 1, "H2": 7}
"""The month in which a part of a year begins; of a season, north of the equator, only to put it in order."""


class Datings:
    """Dates in words of one language: *months* by number, *phrases* with places, *parts* of days and years, and the
    *units* of lengths with the forms for one and for many."""

    def __init__(
        self,
        months: Sequence[str],
        phrases: Mapping[str, str],
        parts: Mapping[str, str],
        units: Mapping[str, Sequence[str]],
    ) -> None:
        self._months = months
        self._phrases = phrases
        self._parts = parts
        self._units = units
        self.words = lru_cache(maxsize=8192)(self._words)
        """``23 September 2025`` for ``2025-09-23``, ``12 months`` for ``P12M``; what is neither as it is."""

    def _words(self, value: str) -> str:
        if day := DAY.match(value):
            return self._day(day)
        if month := MONTH.fullmatch(value):
            return f"{self._months[int(month[2]) - 1]} {month[1]}"
        if week := WEEK.fullmatch(value):
            first = DAY.match(first_day(value) or "")
            return self._phrases["weekend" if week[3] else "week"].format(day=self._day(first)) if first else value
        if part := PART.fullmatch(value):
            return self._parts[part[2]].format(year=part[1])
        if YEARS.fullmatch(value) and len(value) < 4:
            return self._phrases["decade" if len(value) == 3 else "century"].format(years=value)
        length = LENGTH.fullmatch(value)
        return self._length(length) if length and length[1] + length[3] in self._units else value

    def _length(self, found: re.Match[str]) -> str:
        clock, number, unit = found.groups()
        one, many = self._units[clock + unit]
        is_one = number == "1" or (self._phrases["nought"] == "one" and float(number) < 2)
        return f"{number.replace('.', self._phrases['decimal'])} {one if is_one else many}"

    def _day(self, found: re.Match[str]) -> str:
        year, month, number, clock = found.groups()
        day = self._phrases["first"] if number == "01" else str(int(number))
        written = self._phrases["day"].format(day=day, month=self._months[int(month) - 1], year=year)
        return f"{written}, {self._parts.get(clock, clock)}" if clock else written


@lru_cache(maxsize=8192)
def first_day(value: str) -> str | None:
    """The day on which a value begins, ISO 8601, as exact as it can be told to sort by; None for what is no date."""
    if day := DAY.match(value):
        return f"{day[1]}-{day[2]}-{day[3]}"
    if MONTH.fullmatch(value):
        return value
    if week := WEEK.fullmatch(value):
        try:
            monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        except ValueError:
            return None
        return str(monday + timedelta(days=5) if week[3] else monday)
    if part := PART.fullmatch(value):
        return f"{part[1]}-{BEGINS[part[2]]:02}"
    return value.ljust(4, "0") if YEARS.fullmatch(value) else None
