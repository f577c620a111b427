"""Makers of dates counted from the publication date or from the last date named."""

from datetime import date

from msgspec.structs import replace

from haiti_digest.extract.times import reckon
from haiti_digest.extract.times.lengths import FINER, amounts, hedge, is_difference, unit_of
from haiti_digest.extract.times.names import lists_of
from haiti_digest.extract.times.scene import Draft, Hit
from haiti_digest.extract.times.tense import points_ahead
from haiti_digest.extract.times.when import edge, shift_of
from haiti_digest.extract.times.where import NO_ANCHOR
from haiti_digest.records import Precision

NO_LAST = "no date named before to count from"
PRECISION: dict[str, Precision] = {
    "D": "day",
    "W": "week",
    "WE": "week",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "FY": "year",
    "DE": "decade",
    "CE": "century",
}


def shifted(hit: Hit) -> list[Draft] | None:
    """A period counted from now: ``last week``, ``earlier this year``; not ``the last week of the campaign``."""
    unit, by = hit.value("UNIT"), hit.rule.settings.get("by", shift_of(hit))
    if unit is None or by is None or capital_unit(hit):
        return None
    known = lists_of(hit.scene.grammar)
    if by < 0 and hit.atoms.at(hit.match.end()) in known.whose and hit.atoms.at(hit.match.start() - 1) in known.the:
        return None
    if unit == "NI":
        return _night(hit, by)
    if unit not in PRECISION or (unit == "D" and by < 0):  # the last day of the fair
        return None
    return [counted_from_now(hit, unit, by)]


def counted_from_now(hit: Hit, unit: str, by: int) -> Draft:
    """The period *by* units from the one of publication."""
    published = hit.scene.published
    if published is None:
        return Draft("DATE", None, "unknown", NO_ANCHOR, edge(hit))
    if unit == "WE":
        by = _weekend(hit, published, by)
    value = reckon.period(published, unit, by)
    reason = f"counted from {hit.scene.origin}"
    return Draft("DATE", value, PRECISION[unit], reason, edge(hit), published.isoformat())


def _weekend(hit: Hit, published: date, by: int) -> int:
    if by == 0 and published.isoweekday() < 6 and not points_ahead(hit):
        return -1
    return by


def _night(hit: Hit, by: int) -> list[Draft]:
    published = hit.scene.published
    if published is None:
        return [Draft("TIME", None, "unknown", NO_ANCHOR, edge(hit))]
    value = f"{reckon.period(published, 'D', by)}TNI"
    return [Draft("TIME", value, "day", f"counted from {hit.scene.origin}", edge(hit), published.isoformat())]


def running(hit: Hit) -> list[Draft] | None:
    """``the end of the year``, ``mid-year``, ``the weekend``: the period of publication."""
    unit = hit.rule.settings.get("unit") or hit.value("UNIT")
    if unit is None or capital_unit(hit):
        return None
    mod = edge(hit) or hit.rule.settings.get("mod")
    if unit not in PRECISION or not (mod or unit in ("WE", "Y", "M", "W", "Q")):
        return None
    met = unit == "WE" and hit.atoms.at(hit.match.start() - 1) in lists_of(hit.scene.grammar).weekend_before
    if hit.rule.settings.get("ends") and _goes_on(hit) and not met:
        return None
    if unit == "D" and hit.scene.named and last_named(hit, "D", reach=1):  # later in the day that was told of
        return [counted_from_last(hit, unit, 0)]
    if unit in ("M", "Q") and hit.rule.settings.get("ends") and (told := _told_of(hit, unit)):
        return [Draft("DATE", told, PRECISION[unit], "the one named before", anchor=told)]
    return [replace(counted_from_now(hit, unit, 0), mod=mod)]


def _told_of(hit: Hit, unit: str) -> str | None:
    """The month or quarter that this or the last paragraph named last: ``rose 2 percent in July … over the month``."""
    last, at = hit.scene.named[0] if hit.scene.named else ("", 0)
    generic = hit.atoms.at(hit.match.start() - 1) in lists_of(hit.scene.grammar).whose  # in the first week of the month
    near = at >= hit.scene.paragraph - 1 and not generic
    return last if near and len(last) == len("2031-07") and (last[5] == "Q") == (unit == "Q") else None


def stepped(hit: Hit) -> list[Draft] | None:
    """``the following week``, ``that year``, ``the same day``: counted from the last date named."""
    settings = hit.rule.settings
    unit, step = (
        settings.get("unit") or unit_of(hit),
        settings.get("step") or hit.value("STEP") or hit.value("NEXTSTEP"),
    )
    if unit not in PRECISION or step is None or capital_unit(hit):
        return None
    if hit.atoms.at(hit.match.end()) == "-" and hit.atoms.glued(hit.match.end()):  # the same year-ago month
        return None
    assert unit
    return [counted_from_last(hit, unit, int(step))]


def same_before(hit: Hit) -> list[Draft] | None:
    """``the same month last year``, ``the same quarter a year earlier``: that of the year before the one named last."""
    units = [unit_of(hit.inside(place)) or "" for place in sorted(hit.places("UNIT"))]
    ago, year = hit.value("AGO") or hit.value("AFTER"), hit.place("ITSYEAR")
    by = int(ago) if ago else shift_of(hit.inside(year)) if year else None
    if hit.value("STEP") != "0" or not (year or units[-1] == "Y") or units[0] not in ("Q", "M", "W") or by != -1:
        return None
    last = last_named(hit, units[0])
    start = reckon.first_day(last) if last else None
    if start is None or last is None:
        return [Draft("DATE", None, "unknown", NO_LAST)]
    value = reckon.period(date(start.year - 1, start.month, min(start.day, 28)), units[0])
    return [Draft("DATE", value, PRECISION[units[0]], "counted from the last date named", anchor=last)]


def counted_from_last(hit: Hit, unit: str, by: int) -> Draft:
    """The period *by* units from the last date named; open where none was."""
    last = last_named(hit, unit)
    start = reckon.first_day(last) if last else None
    if start is None or last is None:
        return Draft("DATE", None, "unknown", NO_LAST, edge(hit))
    value = reckon.counted(start, unit, by)
    return Draft("DATE", value, PRECISION.get(unit, "year"), "counted from the last date named", edge(hit), last)


def last_named(hit: Hit, unit: str, reach: int = 1000) -> str | None:
    """The last date named that is exact enough to count such units from it, at most *reach* paragraphs before."""
    since = hit.scene.paragraph - reach
    return next((value for value, at in hit.scene.named if at >= since and fine_enough(value, unit)), None)


def fine_enough(value: str, unit: str) -> bool:
    """Whether a value is exact enough to count days, weeks or months from it."""
    days = reckon.bounds(value)
    if days is None:
        return False
    size = (days[1] - days[0]).days
    return size <= {"D": 0, "WE": 6, "W": 6, "M": 30, "Q": 91}.get(unit, 365)


def capital_unit(hit: Hit) -> bool:
    """Whether the unit is written as part of a name: ``Earth Day``, ``Person of the Year``."""
    place = hit.place("UNIT") or hit.place("UNITS")
    if place is None:
        return False
    word = hit.atoms.written(place[0])
    return word[:1].isupper() and place[0] > 0 and not (hit.match.start() == 0 and place[0] < 4)


def ago(hit: Hit) -> list[Draft] | None:
    """``three days ago``: counted from the publication date."""
    unit, numbers = unit_of(hit), amounts(hit)
    published, mod = hit.scene.published, hedge(hit) or edge(hit)
    if unit is None or not numbers or is_difference(hit):
        return None
    if published is None:
        return [Draft("DATE", None, "unknown", NO_ANCHOR, mod)]
    value = _moved(published, unit, int(hit.value("AGO") or -1) * numbers[0])
    reason = f"counted from {hit.scene.origin}"
    return [
        Draft("DATE", value, PRECISION.get(unit, "unknown") if value else "unknown", reason, mod, published.isoformat())
    ]


def _moved(day: date, unit: str, number: float) -> str | None:
    if unit == "FN":
        unit, number = "W", 2 * number
    if number != int(number):
        finer, size = FINER.get(unit, (unit, 0))
        if not (number * size).is_integer() or not size:
            return None
        unit, number = finer, number * size
    return reckon.counted(day, unit, int(number))


def ago_today(hit: Hit) -> list[Draft] | None:
    """``two years ago today``, ``a year ago this week``: the same day, week or month that long ago."""
    units = [unit_of(hit.inside(place)) or "" for place in sorted(hit.places("UNIT") + hit.places("UNITS"))]
    numbers, published, by = amounts(hit), hit.scene.published, shift_of(hit)
    if not units or not numbers or (hit.has("TODAY") and hit.value("TODAY") != "0") or by not in (None, 0):
        return None
    if published is None:
        return [Draft("DATE", None, "unknown", NO_ANCHOR)]
    unit = "D" if hit.has("TODAY") else units[-1]
    day = _same_day(published, units[0], int(numbers[0])) if numbers[0] == int(numbers[0]) else None
    value = reckon.period(day, unit) if day else None
    precision = PRECISION.get(unit, "unknown") if value else "unknown"
    return [Draft("DATE", value, precision, f"counted from {hit.scene.origin}", None, published.isoformat())]


def _same_day(day: date, unit: str, number: int) -> date | None:
    """The day *number* units before *day*: the same day of its month or year."""
    if unit in ("D", "W"):
        return reckon.first_day(reckon.counted(day, "D", -number * (7 if unit == "W" else 1)) or "")
    months = {"M": 1, "Y": 12, "DE": 120}.get(unit)
    start = reckon.first_day(reckon.counted(day, "M", -number * months) or "") if months else None
    return reckon.real_day(start.year, start.month, day.day) if start else None


def ago_vague(hit: Hit) -> list[Draft] | None:
    """``several years ago``, ``months ago``."""
    ahead = hit.value("AGO") == "1"
    return [Draft("DATE", "FUTURE_REF" if ahead else "PAST_REF", "unknown", "how many is not said", hit.value("HEDGE"))]


def after(hit: Hit) -> list[Draft] | None:
    """``two days later``, ``a year earlier``: counted from the last date named."""
    unit, numbers = unit_of(hit), amounts(hit)
    if unit is None or not numbers or (hit.rule.settings.get("ends") and _goes_on(hit)):
        return None
    by = int(hit.value("AFTER") or hit.value("BESIDE") or 1) * numbers[0]
    last = last_named(hit, unit)
    start = reckon.first_day(last) if last else None
    if start is None or last is None:
        return [Draft("DATE", None, "unknown", NO_LAST, hit.value("HEDGE"))]
    value = _moved(start, unit, by)
    precision = PRECISION.get(unit, "unknown") if value else "unknown"
    return [Draft("DATE", value, precision, "counted from the last date named", hit.value("HEDGE"), last)]


def _goes_on(hit: Hit) -> bool:
    end = hit.match.end()
    return hit.atoms.written(end)[:1].isalnum() or (hit.atoms.at(end) == "-" and hit.atoms.glued(end))


def after_vague(hit: Hit) -> list[Draft] | None:
    """``years later``, ``several months earlier``."""
    return [Draft("DATE", None, "unknown", "how many is not said", hit.value("HEDGE"))]


def year_earlier(hit: Hit) -> list[Draft] | None:
    """``year-earlier``, ``year-ago``: the year before."""
    return [counted_from_now(hit, "Y", -1)]


def beside(hit: Hit) -> list[Draft] | None:
    """``the day before``: counted from the last date named; open where an event follows."""
    if _goes_on(hit) or capital_unit(hit):
        return None
    unit, by = hit.value("UNIT") or "", int(hit.value("BESIDE") or 1)
    if unit == "NI":
        draft = counted_from_last(hit, "D", by)
        return [replace(draft, type="TIME", value=draft.value and f"{draft.value}TNI")]
    return [counted_from_last(hit, unit, by)]


def weekday_after(hit: Hit) -> list[Draft] | None:
    """``the following Monday``, ``the previous Friday``: the one next to the last day named."""
    number, step, last = hit.number("WEEKDAY"), int(hit.value("STEP") or 0), last_named(hit, "D")
    known, before = lists_of(hit.scene.grammar), hit.atoms.at(hit.match.start() - 1)
    if hit.text("STEP") in known.that and before and before not in known.before and before not in known.year_before:
        return None  # told the court that Friday's vote
    day = reckon.first_day(last) if last else None
    if number is None or day is None:
        return [Draft("DATE", None, "unknown", NO_LAST, edge(hit))] if number and step else None
    found = reckon.nearest_weekday(day + step * reckon.DAY, number, ahead=step > 0)
    reason = "counted from the last date named"
    return [Draft("DATE", found.isoformat(), "day", reason, edge(hit), last)]


def reference(hit: Hit) -> list[Draft] | None:
    """``now``, ``recently``, ``the future``; not ``the future of the club``, which is its lot."""
    following = hit.atoms.at(hit.match.end())
    if hit.value("NOWWORD") != "PRESENT_REF" and following in lists_of(hit.scene.grammar).whose:
        return None
    if hit.text("NOWWORD").startswith("the ") and (
        following[:1].isdigit() or following in hit.scene.grammar.values["NUM"]
    ):
        return None
    return [Draft("DATE", hit.value("NOWWORD"), "unknown", "no exact time is named")]
