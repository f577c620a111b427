"""Makers of times of day."""

import re

from msgspec.structs import replace

from haiti_digest.extract.times import reckon
from haiti_digest.extract.times.relative import NO_LAST, last_named
from haiti_digest.extract.times.scene import Draft, Hit
from haiti_digest.extract.times.tense import points_ahead
from haiti_digest.extract.times.when import day_of, edge, in_quote, shift_of
from haiti_digest.extract.times.where import NO_ANCHOR

AFTER_NOON = frozenset({"AF", "EV", "NI"})
EVENING = 6
HAS_DAY = ("HOLIDAY", "WEEKDAY", "TODAY", "ISO", "MONTH")


def part(hit: Hit) -> list[Draft] | None:
    """A part of a day: ``Sunday evening``, ``last night``, ``tonight``."""
    settings = hit.rule.settings
    code = settings.get("part") or hit.value("PART") or hit.value("TONIGHT")
    if code is None:
        return None
    if any(map(hit.has, HAS_DAY)):
        found = day_of(hit)
        if found is None:
            return None
        draft = found.draft(settings.get("mod") or edge(hit))
        return [replace(draft, type="TIME", value=draft.value and f"{draft.value}T{code}")]
    return [_near(hit, code)]


def _near(hit: Hit, code: str) -> Draft:
    published = hit.scene.published
    if published is None:
        return Draft("TIME", None, "unknown", NO_ANCHOR, edge(hit))
    value = f"{reckon.period(published, 'D', shift_of(hit) or 0)}T{code}"
    if in_quote(hit) and not shift_of(hit):
        reason = "said within a quotation: the day of speaking is not known"
        return Draft("TIME", None, "unknown", reason, edge(hit), also=(value,))
    return Draft("TIME", value, "day", f"counted from {hit.scene.origin}", edge(hit), published.isoformat())


def overnight(hit: Hit) -> list[Draft] | None:
    """``overnight``: the night before publication, or the one after it where the words point ahead."""
    published = hit.scene.published
    if published is None:
        return [Draft("TIME", None, "unknown", NO_ANCHOR)]
    night = reckon.period(published, "D", 0 if points_ahead(hit) else -1)
    return [Draft("TIME", f"{night}TNI", "day", f"counted from {hit.scene.origin}", anchor=published.isoformat())]


def part_after(hit: Hit) -> list[Draft] | None:
    """``that night``, ``the next morning``: counted from the last date named."""
    code, step, last = hit.value("PART"), int(hit.value("STEP") or hit.value("NEXTSTEP") or 0), _last_day(hit)
    days = reckon.bounds(last) if last else None
    if days is None or days[0] != days[1] or last is None:
        return [Draft("TIME", None, "unknown", NO_LAST, edge(hit))]
    value = f"{reckon.period(days[0], 'D', step)}T{code}"
    return [Draft("TIME", value, "day", "counted from the last date named", edge(hit), last[:10])]


def _last_day(hit: Hit) -> str | None:
    """The last day named; *in the morning* is that of one named near it."""
    stepped = hit.has("STEP") or hit.has("NEXTSTEP")
    return last_named(hit, "D") if stepped else last_named(hit, "D", reach=1)


def clock(hit: Hit) -> list[Draft] | None:
    """A time of the clock with its day: ``9:30 a.m. on Tuesday``; alone it is that of the last date named."""
    time = _time(hit)
    if time is None:
        return None
    mod = hit.value("HEDGE")
    if hit.has("NIGHT"):
        draft = _near(hit, "")
        return [replace(draft, value=draft.value and draft.value + time[1:], precision="minute", mod=mod)]
    if any(map(hit.has, HAS_DAY)):
        found = day_of(hit)
        if found is None:
            return None
        draft = found.draft(mod)
        return [
            replace(
                draft,
                type="TIME",
                value=draft.value and f"{draft.value}{time}",
                precision="minute" if draft.value else "unknown",
            )
        ]
    return [_alone(hit, time, mod)]


def clocks(hit: Hit) -> list[Draft] | None:
    """Two times of the clock, both of the day that is told with the second: ``from 7 a.m. to 8 p.m. on Sunday``."""
    first, second = (hit.inside(span) for span in hit.spans)
    time, found = _time(first), clock(second)
    if time is None or not found:
        return None
    late = found[0]
    dated = second.has("NIGHT") or any(map(second.has, HAS_DAY))
    day = late.value and (_day_before(late.value) if dated and time > late.value[10:] else late.value[:10])
    early = replace(late, value=day and f"{day}{time}", mod=first.value("HEDGE"))
    return [early, replace(late, part=1)]


def _day_before(value: str) -> str | None:
    day = reckon.first_day(value[:10])
    return reckon.period(day, "D", -1) if day else None


def _alone(hit: Hit, time: str, mod: str | None) -> Draft:
    alone = hit.match.end() - hit.match.start() >= len(hit.atoms.words) - 1  # the heading of a live report's entry
    last, published = None if alone else last_named(hit, "D", reach=1), hit.scene.published
    days = reckon.bounds(last) if last else None
    if days and days[0] == days[1]:
        day = days[0].isoformat()
        return Draft("TIME", f"{day}{time}", "minute", "on the last day named", mod, day)
    if published is None:
        return Draft("TIME", f"XXXX-XX-XX{time}", "unknown", "which day is not said", mod)
    day = published.isoformat()
    return Draft("TIME", f"{day}{time}", "minute", f"taken for the day of {hit.scene.origin}", mod, day)


def _time(hit: Hit) -> str | None:
    noon = hit.value("NOON")
    if noon:
        return f"T{noon}"
    written = hit.text("CLOCK") or hit.text("DOTTED") or hit.text("HHMM") or hit.text("NUM")
    digits = re.fullmatch(r"(\d\d?)(?:[:.](\d\d)(?:[:.]\d\d)?)?|(\d\d)(\d\d)", written)
    if digits is None:
        known = hit.number("NUM")
        hour, minute = (known, 0) if known else (99, 0)
    else:
        hour, minute = int(digits[1] or digits[3]), int(digits[2] or digits[4] or 0)
    minute = hit.number("MINUTES") or minute
    half = hit.value("AMPM")
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + int(half)
    part = hit.value("PART") or hit.value("TONIGHT")
    if half is None and hour < 12 and part in AFTER_NOON:
        if part == "NI" and hour < EVENING:  # at 3 last night: before or after midnight
            return None
        hour += 12
    zulu = "Z" if hit.value("ZONE") == "Z" else ""
    return f"T{hour:02d}:{minute:02d}{zulu}" if hour <= 24 and minute < 60 else None
