"""Where in time an expression without its year or week lies: by tense and by the publication date."""

from datetime import date, timedelta

import msgspec

from haiti_digest.extract.times import reckon
from haiti_digest.extract.times.beside import (
    ahead_of_it,
    at_what_is_scheduled,
    before_it,
    ends_a_length,
    is_compared,
    is_traded,
    of_what_is_scheduled,
    opens_or_goes_on,
    tells_what_is_over,
)
from haiti_digest.extract.times.scene import Draft, Hit
from haiti_digest.extract.times.tense import cues_of, points_ahead, tense_of
from haiti_digest.records import Precision

WRITTEN = "as written"
NO_YEAR = "no publication date gives the year"
NO_ANCHOR = "no publication date to count from"
SEASON = timedelta(days=91)
MONTH = timedelta(days=30)
SLACK = timedelta(days=1)  # a dateline may be a day ahead of the publication date by its time zone
RECENT = timedelta(days=2)
FAR_BACK = timedelta(days=270)
TWO_YEARS = timedelta(days=2 * 366)
TOO_FAR = timedelta(days=330)
LONG_AGO = 6  # months
NEARLY_A_YEAR = 11  # months
NEAR_PAST = 24  # words
NEAR_HAD = 12  # words from "had" to "heading into"


class Day(msgspec.Struct, frozen=True, gc=False):
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


class Where(msgspec.Struct, frozen=True, gc=False):
    """Where in time a match stands: the publication date and whether the words point ahead."""

    published: date | None
    ahead: bool
    sure: bool
    """Whether the words tell the side; where not, the nearer one is taken and the other kept."""
    origin: str
    past_after: bool = False
    """Whether a past verb stands after the words: "the May 2 meeting was put off" may speak of a day to come."""
    firm: bool = False
    """Whether more than a verb tells the side: *since*, or what is over."""
    foreseen: bool = False
    """Whether they tell what *was* to come, which may be over: "was expected to land on Friday"."""
    until: bool = False
    """Whether they end a span that a past verb opens: "extended until May 2" tells of the nearer one."""

    @property
    def reason(self) -> str:
        """The direction in words."""
        if not self.sure:
            return "the words do not tell past from coming; the nearer one"
        return "the words point ahead" if self.ahead else "the nearest past one"

    @classmethod
    def of(cls, hit: Hit) -> "Where":
        """The publication date with the direction of the words around a match."""
        cues = cues_of(hit.scene.grammar)
        before = before_it(hit)
        published, origin = hit.scene.published, hit.scene.origin
        before_that = f"{hit.atoms.at(hit.match.start() - 2)}_{before}"
        toward = before in cues.toward or before_that in cues.toward or ahead_of_it(hit, cues)
        if before in cues.since or is_compared(hit, cues) or (not toward and tells_what_is_over(hit)):
            return cls(published, False, True, origin, firm=True)
        toward = toward or opens_or_goes_on(hit, before, cues) or is_traded(hit)
        if toward and not cues.pluperfect.isdisjoint(
            hit.atoms.folded[max(0, hit.match.start() - NEAR_HAD) : hit.match.start()]
        ):
            return cls(published, False, True, origin)  # had won 12 states heading into Tuesday's vote
        cue = tense_of(hit)
        if toward or points_ahead(hit):
            foreseen = cue is not None and cue.foreseen and not toward and before not in cues.until
            return cls(published, True, True, origin, foreseen=foreseen)
        if cue is None and before in cues.until:
            return cls(published, True, False, origin)
        if cue and cue.tense == "past" and ends_a_length(hit, before, cues):
            return cls(published, False, True, origin)
        told = cue is not None and cue.tense == "past" and cue.before and cue.distance <= NEAR_PAST and not cue.beyond
        sure = told and before not in cues.either and not (of_what_is_scheduled(hit) or at_what_is_scheduled(hit))
        after = not cue.before and cue.tense == "past" if cue else hit.match.start() <= 1  # In May, the judge …
        past_after = after and before not in cues.either and not of_what_is_scheduled(hit)
        return cls(published, False, sure, origin, past_after, until=before in cues.until)

    def month_day(self, month: int, number: int, year: int | None, weekday: int | None = None) -> Day | None:
        """A day of a month; without a year the nearest by tense, of those that are the weekday written with it."""
        if year is not None:
            found = reckon.real_day(year, month, number)
            return Day(found.isoformat(), WRITTEN) if found else None
        if reckon.real_day(2024, month, number) is None:
            return None
        if self.published is None:
            return Day(f"XXXX-{month:02d}-{number:02d}", NO_YEAR)
        around = [reckon.real_day(self.published.year + n, month, number) for n in range(-4, 5)]
        near = [day for day in around if day and abs(day - self.published) < TWO_YEARS]
        fitting = [day for day in near if day.isoweekday() == weekday]
        if fitting:
            return self._fitting(fitting, around)
        return self._nearest(around)

    def _fitting(self, days: list[date], around: list[date | None]) -> Day | None:
        """The nearest of *days*, which fit the weekday; none of them where it is far ahead of what is told as past."""
        assert self.published
        published = self.published
        found = min(days, key=lambda day: (abs(day - published), day > published))
        past = (self.sure or self.past_after) and not self.ahead
        if past and found - published > TOO_FAR:
            nearest = self._nearest(around)
            also = (nearest.value,) if nearest and nearest.value else ()
            return Day(None, "no such day near the publication date is that weekday", published.isoformat(), also)
        return Day(
            found.isoformat(), f"the year in which it is that weekday, next to {self.origin}", published.isoformat()
        )

    def _nearest(self, days: list[date | None]) -> Day | None:
        assert self.published
        real = [day for day in days if day]
        past = max((d for d in real if d <= self.published + SLACK), default=None)
        ahead = min((d for d in real if d >= self.published), default=None)
        if past is None or ahead is None:
            return None
        far = self.published - past > (TOO_FAR if self.past_after else FAR_BACK)
        soon = ahead - self.published <= TOO_FAR
        back, on = self.published - past, ahead - self.published
        nearer = (self.until and on < back) or (not self.past_after and 4 * on < 3 * back)
        this_year = not self.firm and back > TOO_FAR and ahead.year == self.published.year
        coming = (self.ahead and soon) or this_year or (not self.sure and (far or nearer))
        chosen, other = (ahead, past) if coming else (past, ahead)
        told = self.sure or chosen == other or abs(other - self.published) > FAR_BACK
        also = () if told else (other.isoformat(),)
        by = "a day without its year is near it" if this_year and not self.ahead else self.reason
        return Day(chosen.isoformat(), f"year by {self.origin}: {by}", self.published.isoformat(), also)

    def weekday(self, number: int, shift: int | None) -> Day:
        """A weekday near the publication date."""
        if self.published is None:
            return Day(f"XXXX-WXX-{number}", NO_ANCHOR)
        ahead = self.ahead if shift is None else shift >= 0
        found = reckon.nearest_weekday(self.published, number, ahead)
        if shift is None and self.foreseen:
            last = reckon.nearest_weekday(self.published, number, ahead=False)
            if last < found and self.published - last <= RECENT:
                reason = f"counted from {self.origin}: what was expected, the nearer day"
                return Day(last.isoformat(), reason, self.published.isoformat(), (found.isoformat(),))
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
            year += self._month_step(number, current)
        elif shift > 0:
            year += number <= current
        elif shift < 0:
            year -= number >= current
        reason = f"year by {self.origin}: {self.reason}"
        return Draft("DATE", reckon.month(year, number), "month", reason, mod, self.published.isoformat())

    def _month_step(self, number: int, current: int) -> int:
        """By how many years the month meant lies from the year of publication."""
        ahead = self.ahead or (not (self.sure or self.past_after) and (current - number) % 12 > LONG_AGO)
        if ahead and (number - current) % 12 < NEARLY_A_YEAR:
            return int(number < current)
        return -int(number > current)

    def season(self, code: str, mod: str | None, shift: int | None) -> Draft:
        """A season without a year."""
        assert self.published
        starts = [date(self.published.year + n, reckon.SEASON_START[code], 1) for n in (-2, -1, 0, 1)]
        start = self._season_start(starts, shift, code)
        reason = f"year by {self.origin}: {self.reason}"
        return Draft("DATE", f"{start.year:04d}-{code}", "season", reason, mod, self.published.isoformat())

    def _season_start(self, starts: list[date], shift: int | None, code: str) -> date:
        published = self.published
        assert published
        if shift == -1:  # last summer is over for good
            return max(s for s in starts if s + SEASON <= published - MONTH)
        if shift == 1 or self.ahead:
            return min(s for s in starts if s + (timedelta(0) if shift == 1 else SEASON) > published)
        if shift == 0 and code != "WI":  # this fall is that of the year, told of in March or in November
            return next(s for s in starts if s.year == published.year)
        if shift == 0:
            return min(starts, key=lambda s: abs(s + SEASON / 2 - published))
        latest = max(s for s in starts if s <= published)
        coming = min((s for s in starts if s > published), default=latest)
        back, on = abs(published - (latest + SEASON / 2)), coming + SEASON / 2 - published
        return coming if not (self.sure or self.past_after) and 4 * on < 3 * back else latest

    def quarter(self, number: int, mod: str | None) -> Draft:
        """A quarter without a year: the last one that has begun, or the next by tense."""
        if self.published is None:
            return Draft("DATE", f"XXXX-Q{number}", "unknown", NO_YEAR, mod)
        current = (self.published.month + 2) // 3
        back = (current - number) % 4  # results of a quarter are told long after it: "will report Q1 profit"
        year = self.published.year - (number > current)
        if self.ahead and back > 2:
            year += 1
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
            where = Where(self.published, shift >= 0, True, self.origin)
        around = self.published.year
        return where._nearest([reckon.holiday(around + n, how) for n in (-1, 0, 1)])
