"""From the words to a day: which year, which week, by tense and by the publication date."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from haiti_digest.extract.times import reckon
from haiti_digest.extract.times.scene import Draft, Hit
from haiti_digest.extract.times.tense import Tense, cues_of, tense_at
from haiti_digest.records import Precision

WRITTEN = "as written"
NO_YEAR = "no publication date gives the year"
NO_ANCHOR = "no publication date to count from"
SLACK = timedelta(days=1)  # a dateline may be a day ahead of the publication date by its time zone
FAR_BACK = timedelta(days=270)


class Day(NamedTuple):
    """A day that words name: value, how it was found, other readings."""

    value: str | None
    reason: str
    anchor: str | None = None
    also: tuple[str, ...] = ()
    precision: Precision = "day"

    def draft(self, mod: str | None) -> Draft:
        """The day as a date expression."""
        precision = self.precision if self.value and "X" not in self.value else "unknown"
        return Draft("DATE", self.value, precision, self.reason, mod, self.anchor, self.also)


def edge(hit: Hit) -> str | None:
    """START, MID or END where the words say so."""
    return hit.value("EDGE")


def shift_of(hit: Hit) -> int | None:
    """By how many periods *last*, *this* or *next* moves; None without such a word."""
    value = hit.value("SHIFT")
    return None if value is None else int(value)


def year_beside(hit: Hit) -> int | None:
    """The year that *last year*, *this year*, *that year* within the match names."""
    if not hit.says("year"):
        return None
    by, step, scene = hit.value("SHIFT"), hit.value("STEP"), hit.scene
    if step is not None:
        named = reckon.first_day(scene.last) if scene.last else None
        return named.year + int(step) if named else None
    return scene.published.year + int(by or 0) if scene.published else None


def tense_of(hit: Hit) -> Tense | None:
    """The tense around a match."""
    tokens = hit.atoms.tokens
    first, end = hit.match.span()
    return tense_at(hit.scene, tokens[first], tokens[end - 1] + 1, (tokens[0], tokens[-1] + 1))


@dataclass(frozen=True)
class Where:
    """Where in time a match stands: the publication date and whether the words point ahead."""

    published: date | None
    ahead: bool
    sure: bool
    reason: str
    origin: str

    @classmethod
    def of(cls, hit: Hit) -> "Where":
        """The publication date with the direction of the words around a match."""
        first = hit.match.start()
        since = cues_of(hit.scene.grammar).since
        if hit.atoms.at(first - 1) in since or hit.atoms.at(first) in since:
            return cls(hit.scene.published, False, True, "it lies in the past", hit.scene.origin)
        tense = tense_of(hit)
        ahead = tense in ("future", "present")
        reason = "the words point ahead" if ahead else "the nearest past one"
        return cls(hit.scene.published, ahead, tense is not None, reason, hit.scene.origin)

    def month_day(self, month: int, number: int, year: int | None) -> Day | None:
        """A day of a month; without a year the nearest by tense."""
        if year is not None:
            found = reckon.real_day(year, month, number)
            return Day(found.isoformat(), WRITTEN) if found else None
        if reckon.real_day(2024, month, number) is None:
            return None
        if self.published is None:
            return Day(f"XXXX-{month:02d}-{number:02d}", NO_YEAR)
        return self._nearest([reckon.real_day(self.published.year + n, month, number) for n in range(-4, 5)])

    def _nearest(self, days: list[date | None]) -> Day | None:
        assert self.published
        real = [day for day in days if day]
        past = max((d for d in real if d <= self.published + SLACK), default=None)
        ahead = min((d for d in real if d >= self.published), default=None)
        if past is None or ahead is None:
            return None
        far = self.published - past > FAR_BACK
        chosen, other = (ahead, past) if (self.ahead or (not self.sure and far)) else (past, ahead)
        also = () if self.sure or chosen == other else (other.isoformat(),)
        reason = f"year by {self.origin}: {self.reason}"
        return Day(chosen.isoformat(), reason, self.published.isoformat(), also)

    def weekday(self, number: int, shift: int | None) -> Day:
        """A weekday near the publication date."""
        if self.published is None:
            return Day(f"XXXX-WXX-{number}", NO_ANCHOR)
        ahead = self.ahead if shift is None else shift >= 0
        found = reckon.nearest_weekday(self.published, number, ahead)
        if shift and found == self.published:
            found += timedelta(days=7 * shift)
        if shift == 1:
            found = self._next_weekday(number, found)
        also = () if shift is None else self._other_week(found, shift)
        reason = f"counted from {self.origin}: {self.reason if shift is None else 'last, this or next as written'}"
        return Day(found.isoformat(), reason, self.published.isoformat(), also)

    def _next_weekday(self, number: int, nearest: date) -> date:
        """*Next Friday* is the Friday of next week."""
        assert self.published
        monday = self.published - timedelta(days=self.published.isoweekday() - 1)
        coming = monday + timedelta(days=6 + number)
        return coming if coming - self.published <= timedelta(days=13) else nearest

    def _other_week(self, found: date, shift: int) -> tuple[str, ...]:
        assert self.published
        if shift == 1 and found - self.published > timedelta(days=7):
            return ((found - timedelta(days=7)).isoformat(),)
        return ()

    def month(self, number: int, mod: str | None, shift: int | None) -> Draft:
        """A month without a year."""
        assert self.published
        year, current = self.published.year, self.published.month
        if shift is None:
            if self.ahead:
                year += number < current
            else:
                year -= number > current
        elif shift > 0:
            year += number <= current
        elif shift < 0:
            year -= number >= current
        reason = f"year by {self.origin}: {self.reason}"
        return Draft("DATE", reckon.month(year, number), "month", reason, mod, self.published.isoformat())

    def season(self, code: str, mod: str | None, shift: int | None) -> Draft:
        """A season without a year."""
        assert self.published
        start = reckon.SEASON_START[code]
        year = self.published.year
        if shift is None:
            year += self._season_step(start)
        elif shift:
            year += self._shifted_season(start, shift)
        elif code == "WI" and self.published.month < 3:
            year -= 1
        reason = f"year by {self.origin}: {self.reason}"
        return Draft("DATE", f"{year:04d}-{code}", "season", reason, mod, self.published.isoformat())

    def _season_step(self, start: int) -> int:
        assert self.published
        begun = self.published.month >= start
        if self.ahead:
            over = self.published.month > start + 2
            return 1 if over else 0
        return 0 if begun else -1

    def _shifted_season(self, start: int, shift: int) -> int:
        assert self.published
        if shift > 0:
            return 1 if self.published.month >= start else 0
        return 0 if self.published.month > start + 2 else -1

    def quarter(self, number: int, mod: str | None) -> Draft:
        """A quarter without a year: the last one that has begun, or the next by tense."""
        if self.published is None:
            return Draft("DATE", f"XXXX-Q{number}", "unknown", NO_YEAR, mod)
        current = (self.published.month + 2) // 3
        ahead = self.ahead and self.sure
        year = self.published.year + ((number < current) if ahead else -(number > current))
        reason = f"year by {self.origin}: {self.reason}"
        return Draft("DATE", f"{year:04d}-Q{number}", "quarter", reason, mod, self.published.isoformat())

    def holiday(self, how: str, year: int | None, shift: int | None) -> Day | None:
        """A feast; without a year the nearest by tense or by *last* and *next*."""
        if year is not None:
            found = reckon.holiday(year, how)
            return Day(found.isoformat(), WRITTEN) if found else None
        if self.published is None:
            return Day(None, NO_YEAR)
        where = self
        if shift is not None:
            where = Where(self.published, shift >= 0, True, "last, this or next as written", self.origin)
        around = self.published.year
        return where._nearest([reckon.holiday(around + n, how) for n in (-1, 0, 1)])


def day_of(hit: Hit) -> Day | None:
    """The day that a WHEN part of a pattern names."""
    if hit.has("ISO"):
        year, month, number = map(int, hit.text("ISO").replace("‑", "-").split("-"))
        return Where.of(hit).month_day(month, number, year)
    if hit.has("MONTH"):
        numbers = [hit.number(c) for c in ("DAY", "DAYTH", "ORD") if hit.has(c)]
        if not numbers:
            return None
        written = hit.number("YEAR") or year_beside(hit)
        return Where.of(hit).month_day(hit.number("MONTH") or 0, numbers[0] or 0, written)
    if hit.has("TODAY"):
        return _today(hit, int(hit.value("TODAY") or 0))
    weekday = hit.number("WEEKDAY")
    if weekday is None:
        return None
    if hit.says("week"):
        return _of_week(hit, weekday)
    return Where.of(hit).weekday(weekday, shift_of(hit))


def _of_week(hit: Hit, number: int) -> Day:
    published = hit.scene.published
    if published is None:
        return Day(f"XXXX-WXX-{number}", NO_ANCHOR)
    monday = published - timedelta(days=published.isoweekday() - 1)
    found = monday + timedelta(days=7 * (shift_of(hit) or 0) + number - 1)
    return Day(found.isoformat(), f"counted from {hit.scene.origin}", published.isoformat())


def in_quote(hit: Hit) -> bool:
    """Whether a match stands between quotation marks."""
    start = hit.atoms.starts[hit.match.start()]
    return any(run.inner.start <= start < run.inner.end for run in hit.scene.reading.quotes)


def _today(hit: Hit, by: int) -> Day:
    published = hit.scene.published
    if published is None:
        return Day(None, NO_ANCHOR)
    found = (published + timedelta(days=by)).isoformat()
    if by == 0 and in_quote(hit):
        return Day(None, "said within a quotation: the day of speaking, or nowadays", also=(found,))
    return Day(found, f"counted from {hit.scene.origin}", published.isoformat())


def ahead_of(value: str | None, published: date | None) -> bool:
    """Whether a value begins after the publication date."""
    start = reckon.first_day(value) if value and published else None
    return bool(start and published and start > published)
