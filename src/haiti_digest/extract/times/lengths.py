"""Makers of lengths of time."""

from haiti_digest.extract.times.names import Lists, in_a_match, is_capital, lists_of
from haiti_digest.extract.times.scene import Draft, Hit
from haiti_digest.records import Precision

WRITTEN = "as written"
HOW_MANY = "how many is not said"
CLOCK_UNITS = {"TH": "H", "TM": "M", "TS": "S"}
PRECISION: dict[str, Precision] = {
    "TS": "second",
    "TM": "minute",
    "D": "day",
    "NI": "day",
    "W": "week",
    "FN": "week",
    "WE": "week",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "DE": "decade",
    "CE": "century",
}
FINER = {"TH": ("TM", 60), "W": ("D", 7), "Y": ("M", 12), "DE": ("Y", 10), "CE": ("Y", 100)}
ORDER = ["CE", "DE", "Y", "M", "W", "D", "TH", "TM", "TS"]
DIED = 8
"""Words back from an age to *morte* or *décédé*."""
GROWN = 16
"""Years between commas behind a noun that are an age and hardly a length."""
SIGNS = frozenset("$€£¥")
ALONE = frozenset("D W M Y DE CE".split())  # noqa: SIM905
"""Units whose plural alone is a length: ``for years``; *hours*, *seconds*, *quarters* are other things too."""


def unit_of(hit: Hit) -> str | None:
    """The unit's code, singular or plural."""
    return hit.value("UNITS") or hit.value("UNIT") or hit.value("DAYUNIT")


def unit_written(hit: Hit) -> str:
    """The unit as written."""
    place = hit.place("UNITS") or hit.place("UNIT")
    return hit.atoms.written(place[0]) if place else ""


def hedge(hit: Hit) -> str | None:
    """The hedge before a number: ``more than``, or ``over`` where the rule tells that it is one."""
    return hit.value("HEDGE") or hit.rule.settings.get("hedge")


def duration(number: str, unit: str) -> str:
    """``P3M``, ``PT24H``, ``PXY``."""
    if unit == "FN":
        return f"P{2 * int(number)}W" if number.isdigit() else "PXW"
    return f"PT{number}{CLOCK_UNITS[unit]}" if unit in CLOCK_UNITS else f"P{number}{unit}"


def spelled(number: float) -> str:
    """A number without needless decimals."""
    return str(int(number)) if number == int(number) else f"{number:g}"


def whole(number: float, unit: str) -> tuple[float, str]:
    """A fraction of one unit in whole finer ones, where that comes out even: half a century is 50 years."""
    finer = FINER.get(unit)
    if number < 1 and finer and (number * finer[1]).is_integer():
        return number * finer[1], finer[0]
    return number, unit


def amounts(hit: Hit) -> list[float]:
    """The number of a match, or both of a range (``six to eight``); empty where none is written."""
    written = hit.rule.settings.get("number")
    if written is not None:
        return [float(written)]
    place = hit.place("QUANTITY") or hit.place("COUNT")
    if place is None:
        return [1.0 + (0.5 if hit.has("PLUSHALF") else 0.0)]
    between = hit.inside(place).place("RANGE")
    if between is None:
        number = number_of(hit, *place)
        return [] if number is None else [number + (0.5 if hit.has("PLUSHALF") else 0.0)]
    both = number_of(hit, place[0], between[0]), number_of(hit, between[1], place[1])
    return [number for number in both if number is not None]


def number_of(hit: Hit, first: int, end: int) -> float | None:
    """The number that some atoms make: ``twenty-five``, ``2 1/2``, ``two and a half``, ``a dozen``."""
    values = hit.scene.grammar.values
    whole = values["NUM"].get(hit.atoms.joined(first, end))  # quatre-vingts is no sum
    if whole is not None:
        return float(whole)
    total: float | None = None
    for i in range(first, end):
        word = hit.atoms.at(i)
        digits = values["NUM"].get(word) or word.replace(",", "")
        if word in values["TIMES"]:
            total = (1.0 if total is None else total) * float(values["TIMES"][word])
        elif word in values["HALF"]:
            total = (total or 0.0) + float(values["HALF"][word])
        elif word in values["A"]:
            total = 1.0 if total is None else total
        elif digits.replace(".", "", 1).isdigit() and digits.isascii():
            total = _added(hit, i, total or 0.0, float(digits))
    return total


def _added(hit: Hit, i: int, total: float, number: float) -> float:
    if hit.atoms.at(i - 1) != "/":
        return total + number
    above = float(hit.atoms.at(i - 2))
    return total - above + above / max(1.0, number)


def is_age(hit: Hit) -> bool:
    """Whether the length is an age: ``23-year-old``, ``23 years old``."""
    known, (first, end) = lists_of(hit.scene.grammar), hit.match.span()
    if hit.atoms.at(first - 1) in known.old_before or hit.atoms.at(first - 2) in known.old_before:
        return True
    if hit.atoms.at(first - 2) in known.old_limits:  # les moins de 25 ans, des enfants de moins de 5 ans
        held = hit.atoms.at(first - 3) in known.old_of and hit.atoms.at(first - 4) in known.old_before
        if held or hit.atoms.at(first - 3) in known.old_groups:
            return True
    if hit.atoms.at(first - 1) in known.old_groups and hit.value("HEDGE"):
        return True
    if hit.atoms.at(first - 2).isdigit() and not known.old_before.isdisjoint(
        hit.atoms.folded[max(0, first - 4) : first]
    ):
        return True  # aged 8-10 years, âgés de 20 à 35 ans
    if hit.atoms.at(end - 1) in known.old_aside and hit.atoms.at(first - 1) == "," == hit.atoms.at(end):
        grown = hit.has("QUANTITY") and (amounts(hit) or [0.0])[0] >= GROWN  # le président, 54 ans, est parti
        return grown or is_capital(hit.atoms.written(first - 2)) or hit.atoms.at(first - 2) in known.old_before
    bracketed = hit.atoms.at(first - 1) == "(" and hit.atoms.at(end) == ")"  # Jean Roe (25 ans)
    if bracketed and hit.atoms.at(end - 1) in known.old_aside and is_capital(hit.atoms.written(first - 2)):
        return True
    if hit.atoms.at(first - 1) in known.stretch and not known.old_before.isdisjoint(
        hit.atoms.folded[max(0, first - 5) : first - 3]
    ):
        return True  # âgées de 10 mois à 72 ans
    if hit.atoms.joined(first - 2, first) == "d '" and hit.atoms.at(first - 3) in known.old_before:
        return True  # une femme d'une trentaine d'années
    if hit.atoms.at(first - 1) in known.old_died_at and hit.atoms.at(end - 1) in known.old_aside:
        return not known.old_died.isdisjoint(hit.atoms.folded[max(0, first - DIED) : first - 1])
    if hit.atoms.at(first - 1) in known.old_of and _of_a_person(hit, known, first):
        return True
    old = known.old
    longer = hit.atoms.at(end + 3) if hit.atoms.at(end + 2) in hit.scene.grammar.values["UNITS"] else ""
    if hit.atoms.at(end + 1) in known.old_after or longer in known.old:
        return True
    return hit.atoms.at(end) in old or (hit.atoms.at(end) == "-" and hit.atoms.at(end + 1) in old)


def _of_a_person(hit: Hit, known: Lists, first: int) -> bool:
    """Whether *de* before years stands behind a person: ``un adjoint administratif de 45 ans``, ``ce Belge de 29``."""
    if unit_of(hit) != "Y":
        return False
    return hit.atoms.at(first - 3) in known.old_before or is_capital(hit.atoms.written(first - 2))


def is_other(hit: Hit) -> bool:
    """Whether the words are an age, a name (``60 Minutes``), or *last* the verb (``to last six weeks``)."""
    known = lists_of(hit.scene.grammar)
    lasts = hit.has("STRETCHES") and hit.atoms.at(hit.match.start() - 1) in known.lasting
    return lasts or is_age(hit) or (hit.match.start() > 0 and not unit_written(hit).islower())


def length(hit: Hit) -> list[Draft] | None:
    """A length of time: ``two weeks``, ``12-month``, ``half an hour``, ``the past three months``."""
    unit = unit_of(hit)
    numbers = amounts(hit)
    if unit is None or not numbers or is_other(hit) or _fraction(hit, unit) or _paid(hit) or is_difference(hit):
        return None
    if unit in ("TM", "TS") and not (hit.has("QUANTITY") or hit.has("COUNT") or "number" in hit.rule.settings):
        return None
    if unit == "WE" and hit.has("A") and not hit.has("QUANTITY") and hit.atoms.at(hit.match.end()).isalpha():
        return None  # a weekend report
    if (unit == "Q" and in_a_match(hit)) or of_a_speed(hit, unit):
        return None
    if _someday(hit, unit, numbers[0]) or _year_before(hit, numbers) or _goes_on_glued(hit):
        return None
    values = [duration(spelled(number), code) for number, code in (whole(n, unit) for n in numbers)]
    precision = PRECISION.get(unit, "unknown")
    return [Draft("DURATION", values[0], precision, WRITTEN, hedge(hit), also=tuple(values[1:]))]


def of_a_speed(hit: Hit, unit: str) -> bool:
    """Whether the unit belongs to a speed: ``60 miles an hour``."""
    return unit in CLOCK_UNITS and hit.atoms.at(hit.match.start() - 1) in lists_of(hit.scene.grammar).speeds


def _someday(hit: Hit, unit: str, number: float) -> bool:
    """``One day he will return`` is no length."""
    first, end = hit.match.span()
    before = hit.atoms.at(first - 1)
    bare = end - first == 2 and unit == "D" and number == 1.0 and hit.has("QUANTITY")
    known = lists_of(hit.scene.grammar)
    return bare and before not in known.bare_before and hit.atoms.at(end) not in known.bare_after


def is_difference(hit: Hit) -> bool:
    """Whether *more than* goes with the amount before it: ``$300 million more than a year ago``."""
    if hit.value("HEDGE") not in ("MORE_THAN", "LESS_THAN"):
        return False
    before, known = hit.atoms.at(hit.match.start() - 1), lists_of(hit.scene.grammar)
    return before[:1].isdigit() or before in known.rates or before in hit.scene.grammar.values["TIMES"]


def _paid(hit: Hit) -> bool:
    """Whether the number is a sum: ``its $5.4 billion second-quarter result``."""
    return hit.has("QUANTITY") and hit.atoms.at(hit.match.start() - 1) in SIGNS


def _goes_on_glued(hit: Hit) -> bool:
    """Whether *a* with a unit opens a word of several parts: ``a day-long talk``."""
    end = hit.match.end()
    return hit.has("A") and not hit.has("QUANTITY") and hit.atoms.at(end) == "-" and hit.atoms.glued(end)


def _year_before(hit: Hit, numbers: list[float]) -> bool:
    """``World Cup 2018 day five``: a year before a unit in the singular."""
    quantity = hit.text("QUANTITY")
    alone = hit.has("UNIT") and hit.match.end() - hit.match.start() == 2
    return alone and len(quantity) == 4 and quantity.isdigit() and 1900 <= numbers[0] <= 2100


def _fraction(hit: Hit, unit: str) -> bool:
    """``Three quarters of voters``, ``three-quarters`` are no length of time."""
    return unit == "Q" and not hit.has("STRETCHES")


def length_sum(hit: Hit) -> list[Draft] | None:
    """Two lengths that make one: ``two years and three months``."""
    values = hit.scene.grammar.values
    places = sorted(hit.places("UNIT") + hit.places("UNITS"))
    units = [values["UNITS"].get(word) or values["UNIT"].get(word) for word in (hit.atoms.joined(*p) for p in places)]
    numbers = [number_of(hit, *place) for place in hit.places("COUNT")]
    known = [unit for unit in units if unit in ORDER]
    counted = [number for number in numbers if number is not None]
    if len(known) != 2 or len(counted) != 2 or is_age(hit) or ORDER.index(known[0]) >= ORDER.index(known[1]):
        return None
    first, second = (duration(spelled(n), unit) for n, unit in zip(counted, known, strict=True))
    value = first + (second[2:] if "T" in first else second[1:])
    return [Draft("DURATION", value, PRECISION.get(known[1], "unknown"), WRITTEN, hit.value("HEDGE"))]


def length_one(hit: Hit) -> list[Draft] | None:
    """One period that ends or begins now: ``the past year``; or several: ``the coming weeks``."""
    unit = unit_of(hit)
    if unit is None or is_other(hit):
        return None
    if hit.has("UNITS"):
        return [Draft("DURATION", duration("X", unit), "unknown", HOW_MANY)]
    if unit == "NI" or hit.value("STRETCH") == "0":  # the opening night, the first day
        return None
    return [Draft("DURATION", duration("1", unit), PRECISION.get(unit, "unknown"), WRITTEN)]


def length_vague(hit: Hit) -> list[Draft] | None:
    """A length without a number: ``several months``, ``years``."""
    unit = unit_of(hit)
    if unit is None or is_other(hit) or not (hit.has("SOME") or _bare(hit, unit)):
        return None
    return [Draft("DURATION", duration("X", unit), "unknown", HOW_MANY, hit.value("HEDGE"))]


def lengths_vague(hit: Hit) -> list[Draft] | None:
    """``the coming weeks and months``: two lengths without a number."""
    units = [unit_of(hit.inside(span)) for span in hit.spans]
    if is_other(hit) or len(units) != 2 or None in units:
        return None
    values = [duration("X", unit) for unit in units if unit]
    return [Draft("DURATION", value, "unknown", HOW_MANY, part=k) for k, value in enumerate(values)]


def _bare(hit: Hit, unit: str) -> bool:
    """Whether the words around plural units alone make them a length: ``for years``, ``the days after``."""
    known, (first, end) = lists_of(hit.scene.grammar), hit.match.span()
    place = hit.place("UNITS")
    if hit.atoms.joined(first - 2, first).replace(" ", "_") in known.as_many:  # the third in as many months
        return False
    if place is None or place[1] < end or hit.rule.settings.get("sure"):
        return True
    before, after = hit.atoms.at(first - 1), hit.atoms.at(end) in known.bare_after
    if place[0] > first:
        return after and (unit in ALONE or unit in CLOCK_UNITS)
    if unit in CLOCK_UNITS:
        return after or before in known.clock_before
    filled = hit.atoms.at(end) in known.whose and before in known.bare_of  # months of talks
    return unit in ALONE and (after or first == 0 or filled or before in known.bare_before)


def length_word(hit: Hit) -> list[Draft] | None:
    """``yearlong``."""
    return [Draft("DURATION", hit.value("LONGWORD"), "unknown", WRITTEN)]
