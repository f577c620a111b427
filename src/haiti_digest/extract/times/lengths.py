"""Makers of lengths of time and of times that come again."""

from haiti_digest.extract.times.names import lists_of
from haiti_digest.extract.times.scene import Draft, Hit
from haiti_digest.records import Precision

CLOCK_UNITS = {"TH": "H", "TM": "M", "TS": "S"}
WRITTEN = "as written"
UNIT_PRECISION: dict[str, Precision] = {
    "D": "day",
    "W": "week",
    "FN": "week",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "DE": "decade",
    "CE": "century",
    "TM": "minute",
    "TS": "second",
    "WE": "week",
    "NI": "day",
}


def unit_of(hit: Hit) -> str | None:
    """The unit's code, singular or plural."""
    return hit.value("UNITS") or hit.value("UNIT")


def duration(number: str, unit: str) -> str:
    """``P3M``, ``PT24H``, ``PXY``."""
    if unit == "FN":
        return f"P{2 * int(number)}W" if number.isdigit() else "PXW"
    return f"PT{number}{CLOCK_UNITS[unit]}" if unit in CLOCK_UNITS else f"P{number}{unit}"


def amount(hit: Hit, category: str) -> float | None:
    """The number of a COUNT or QUANTITY: ``two``, ``twenty-five``, ``2 1/2``, ``a dozen``, ``a``."""
    place = hit.place(category)
    if place is None:
        return None
    return number_of(hit, *place)


def number_of(hit: Hit, first: int, end: int) -> float | None:
    """The number that some atoms make."""
    values = hit.scene.grammar.values
    total = 0.0
    known = False
    for i in range(first, end):
        word = hit.atoms.at(i)
        digits = values["NUM"].get(word) or word.replace(",", "")
        if word in values["TIMES"]:
            total = (total or 1) * int(values["TIMES"][word])
        elif word == "half":
            total = total + 0.5 if known else 0.5
        elif digits.replace(".", "", 1).isdigit():
            if hit.atoms.at(i - 1) == "/":
                total = total - float(hit.atoms.at(i - 2)) + float(hit.atoms.at(i - 2)) / max(1.0, float(digits))
            else:
                total += float(digits)
        else:
            continue
        known = True
    if known:
        return total
    return 1.0 if end - first == 1 and hit.atoms.at(first) in ("a", "an", "un", "une") else None


def spelled(number: float) -> str:
    """A number without needless decimals."""
    return str(int(number)) if number == int(number) else f"{number:g}"


def is_age(hit: Hit) -> bool:
    """Whether the length is an age: ``23-year-old``, ``23 years old``."""
    end = hit.match.end()
    old = lists_of(hit.scene.grammar).old
    return hit.atoms.at(end) in old or (hit.atoms.at(end) == "-" and hit.atoms.at(end + 1) in old)


def length(hit: Hit) -> list[Draft] | None:
    """A length of time: ``two weeks``, ``12-month``, ``half an hour``, ``the past three months``."""
    unit = unit_of(hit)
    if unit is None or is_age(hit) or not (unit_place(hit) or "").islower():
        return None
    number = amount(hit, "QUANTITY") or amount(hit, "COUNT")
    if number is None:
        number = 0.5 if hit.says("half") and not hit.says("and") else 1.0
    if number == 1.0 and hit.says("a") and unit in ("TM", "TS"):
        return None
    if hit.says("and") and hit.says("half") and number == int(number):
        number += 0.5
    if number == 0.5 and unit in ("Y", "DE", "CE", "TH"):
        number, unit = {"Y": (6, "M"), "DE": (5, "Y"), "CE": (50, "Y"), "TH": (30, "TM")}[unit]
    return [
        Draft(
            "DURATION",
            duration(spelled(number), unit),
            UNIT_PRECISION.get(unit, "unknown"),
            WRITTEN,
            hit.value("HEDGE"),
        )
    ]


def unit_place(hit: Hit) -> str | None:
    """The unit as written."""
    place = hit.place("UNITS") or hit.place("UNIT")
    return hit.atoms.written(place[0]) if place else None


def length_sum(hit: Hit) -> list[Draft] | None:
    """Two lengths that make one: ``two years and three months``."""
    units = sorted(hit.places("UNIT") + hit.places("UNITS"))
    counts = hit.places("COUNT")
    if len(units) != 2 or len(counts) != 2:
        return None
    names = [
        hit.scene.grammar.values["UNITS"].get(hit.atoms.joined(*u))
        or hit.scene.grammar.values["UNIT"].get(hit.atoms.joined(*u))
        for u in units
    ]
    numbers = [number_of(hit, *place) for place in counts]
    order = ["CE", "DE", "Y", "M", "W", "D", "TH", "TM", "TS"]
    if None in names or None in numbers or names[0] not in order or names[1] not in order:
        return None
    if order.index(names[0]) >= order.index(names[1]) or is_age(hit):
        return None
    pieces = [duration(spelled(n), u) for n, u in zip(numbers, names, strict=True) if n is not None and u]
    joined = pieces[0] + pieces[1][1:] if "T" not in pieces[0] else pieces[0] + pieces[1][2:]
    return [Draft("DURATION", joined, "unknown", WRITTEN, hit.value("HEDGE"))]


def length_one(hit: Hit) -> list[Draft] | None:
    """One period that ends or begins now: ``the past year``; or several: ``the coming weeks``."""
    unit = unit_of(hit)
    if unit is None or not (unit_place(hit) or "").islower():
        return None
    if hit.has("UNITS"):
        return [Draft("DURATION", duration("X", unit), "unknown", "how many is not said")]
    if not hit.says("the"):
        return None
    return [Draft("DURATION", duration("1", unit), UNIT_PRECISION.get(unit, "unknown"), WRITTEN)]


def length_vague(hit: Hit) -> list[Draft] | None:
    """A length without a number: ``several months``, ``years``."""
    unit = unit_of(hit)
    if unit is None or is_age(hit) or (not (unit_place(hit) or "").islower() and hit.match.start() > 0):
        return None
    if unit in ("TS", "TM", "NI", "WE", "TH") and not hit.has("SOME"):
        return None
    return [Draft("DURATION", duration("X", unit), "unknown", "how many is not said", hit.value("HEDGE"))]


def every(hit: Hit) -> list[Draft] | None:
    """``every month``, ``every two weeks``, ``every Monday``, ``twice a week``."""
    if hit.has("WEEKDAY"):
        part = hit.value("PART")
        return [Draft("SET", f"XXXX-WXX-{hit.number('WEEKDAY')}" + (f"T{part}" if part else ""), "day", WRITTEN)]
    if hit.has("MONTH"):
        return [Draft("SET", f"XXXX-{hit.number('MONTH'):02d}", "month", WRITTEN)]
    if hit.has("SEASON"):
        return [Draft("SET", f"XXXX-{hit.value('SEASON')}", "season", WRITTEN)]
    unit = unit_of(hit)
    if unit is None:
        return [Draft("SET", f"XXXX-XX-XXT{hit.value('PART')}", "day", WRITTEN)] if hit.has("PART") else None
    number = amount(hit, "QUANTITY") or (2.0 if hit.says("other") else 1.0)
    if unit == "NI":
        return [Draft("SET", "XXXX-XX-XXTNI", "day", WRITTEN)]
    return [Draft("SET", duration(spelled(number), unit), UNIT_PRECISION.get(unit, "unknown"), WRITTEN)]


def rate(hit: Hit) -> list[Draft] | None:
    """``a day`` in ``$50 a day``, ``per year``."""
    first = hit.match.start()
    before = hit.atoms.at(first - 1)
    per = not (hit.says("a") or hit.says("an"))
    unit = hit.value("UNIT")
    if unit is None or unit in ("TS", "NI"):
        return None
    if not per and not (
        before.replace(",", "").replace(".", "").isdigit() or before in lists_of(hit.scene.grammar).rates
    ):
        return None
    return [Draft("SET", duration("1", unit), UNIT_PRECISION.get(unit, "unknown"), WRITTEN)]


def weekdays(hit: Hit) -> list[Draft] | None:
    """``Mondays``."""
    return [Draft("SET", f"XXXX-WXX-{hit.number('WEEKDAYS')}", "day", WRITTEN)]


def adverb(hit: Hit) -> list[Draft] | None:
    """``daily``, ``annual``."""
    value = hit.value("SETWORD")
    if hit.atoms.written(hit.match.start())[:1].isupper() and hit.match.start() > 0:
        return None
    return [Draft("SET", value, "unknown", WRITTEN)]


def parts(hit: Hit) -> list[Draft] | None:
    """``Sunday mornings``."""
    return [Draft("SET", f"XXXX-WXX-{hit.number('WEEKDAY')}T{hit.value('PARTS')}", "day", WRITTEN)]
