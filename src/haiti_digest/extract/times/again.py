"""Makers of times that come again: every week, $50 a day, on weekends."""

from haiti_digest.extract.times.lengths import PRECISION, WRITTEN, amounts, duration, of_a_speed, spelled, unit_of
from haiti_digest.extract.times.names import lists_of
from haiti_digest.extract.times.scene import Draft, Hit

SHORTEST = 4
"""Letters of a plural before *a day*."""


def every(hit: Hit) -> list[Draft] | None:
    """``every month``, ``every two weeks``, ``every Monday``, ``twice a week``."""
    if len(hit.spans) > 1:
        days = [hit.inside(span).number("WEEKDAY") for span in hit.spans]
        return [Draft("SET", f"XXXX-WXX-{day}", "unknown", WRITTEN, part=k) for k, day in enumerate(days)]
    value = _every_named(hit)
    if value:
        return [Draft("SET", value, "unknown", WRITTEN)]
    unit, numbers = unit_of(hit), amounts(hit)
    if unit is None or not numbers:
        return None
    number = spelled(float(hit.value("OTHER") or numbers[0]))
    return [Draft("SET", duration(number, unit), PRECISION.get(unit, "unknown"), WRITTEN)]


def _every_named(hit: Hit) -> str | None:
    part = hit.value("PART")
    if hit.has("WEEKDAY") or hit.has("WEEKDAYS"):
        return f"XXXX-WXX-{hit.number('WEEKDAY') or hit.number('WEEKDAYS')}" + (f"T{part}" if part else "")
    if hit.has("MONTH"):
        return f"XXXX-{hit.number('MONTH'):02d}"
    if hit.has("SEASON"):
        return f"XXXX-{hit.value('SEASON')}"
    return f"XXXX-XX-XXT{part}" if part or unit_of(hit) == "NI" else None


def rate(hit: Hit) -> list[Draft] | None:
    """``a day`` in ``$50 a day``, ``per year``."""
    before = hit.atoms.at(hit.match.start() - 1)
    unit = unit_of(hit)
    if unit is None or unit in ("TS", "NI") or of_a_speed(hit, unit):
        return None
    if hit.rule.settings.get("after_number") and not (_counted(hit, before) or _things_counted(hit)):
        return None
    return [Draft("SET", duration("1", unit), PRECISION.get(unit, "unknown"), WRITTEN)]


def _counted(hit: Hit, word: str) -> bool:
    number = word.replace(",", "").replace(".", "").isdigit()
    return number or word in hit.scene.grammar.values["UNITS"] or word in lists_of(hit.scene.grammar).rates


def _things_counted(hit: Hit) -> bool:
    """Whether a plural with its number stands before: ``two cups a day``."""
    first, atoms = hit.match.start(), hit.atoms
    numbers = lists_of(hit.scene.grammar).many.union(hit.scene.grammar.values["NUM"])
    if not atoms.at(first - 1).endswith("s") or len(atoms.at(first - 1)) < SHORTEST:  # cups, but not: was
        return False
    return any(atoms.at(i)[:1].isdigit() or atoms.at(i) in numbers for i in range(max(0, first - 4), first - 1))


def weekdays(hit: Hit) -> list[Draft] | None:
    """``Mondays``."""
    return [Draft("SET", f"XXXX-WXX-{hit.number('WEEKDAYS')}", "day", WRITTEN)]


def adverb(hit: Hit) -> list[Draft] | None:
    """``daily``, ``annual``; not in names: ``the Daily Nation``."""
    first = hit.match.start()
    if hit.atoms.written(first)[:1].isupper() and (first > 0 or hit.atoms.written(first + 1)[:1].isupper()):
        return None
    return [Draft("SET", hit.value("SETWORD"), "unknown", WRITTEN)]


def parts(hit: Hit) -> list[Draft] | None:
    """``Sunday mornings``, ``Saturday and Sunday evenings``."""
    part = hit.value("PARTS")
    days = [hit.inside(span).number("WEEKDAY") for span in hit.spans]
    return [Draft("SET", f"XXXX-WXX-{day}T{part}", "day", WRITTEN, part=k) for k, day in enumerate(days)]
