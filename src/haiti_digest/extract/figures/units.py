"""The unit of a number: percent, currency or measure, before it, after it, or glued to it."""

import re

import msgspec
from msgspec.structs import replace

from haiti_digest.extract.figures.numerals import Numeral, digits_value, scaled
from haiti_digest.extract.figures.passage import Passage
from haiti_digest.extract.figures.plurals import is_plural, singular

PREFIXED = re.compile(r"([A-Za-z]{1,4})(\d+)([A-Za-z]{0,3})$")
SCALED = re.compile(r"\d+(?:[.,]\d+)*(?: 000\b)*")
LARGE = 1000
CODE = 2
"""Letters that a currency code needs to stand apart from its number."""


class Measure(msgspec.Struct, frozen=True, gc=False):
    """A unit with the kind of figure it makes, where the expression starts and stops, and the token after it."""

    unit: str
    kind: str
    start: int
    stop: int
    end: int


def currency_before(p: Passage, n: Numeral) -> tuple[str, int]:
    """The currency whose sign or code stands before the number, and its first token; ``("", first)`` if none."""
    i = n.first - 1
    sign = p.word(i)
    if sign in p.lex.signs:
        name = p.lex.signs[sign]
        before = p.word(i - 1)
        if sign == "$" and p.glued(i) and before.rstrip(".") in p.lex.dollars:
            return p.lex.dollars[before.rstrip(".")], i - 1
        return name, i
    if sign == "." and p.glued(i):
        i -= 1
        sign = p.word(i)
    if len(sign) >= CODE and sign in p.lex.codes and sign not in p.lex.glued_only:
        return p.lex.codes[sign], i
    return "", n.first


def prefixed_money(p: Passage, i: int) -> tuple[str, Numeral] | None:
    """A currency code glued to digits, which the tokens keep as one word: ``Sh180,000``."""
    match = PREFIXED.match(p.words[i])
    if match is None or match[1] not in p.lex.codes:
        return None
    start = p.starts[i] + len(match[1])
    limit = p.ends[p.hi - 1]
    digits = SCALED.match(p.text, start, limit)
    if digits is None:
        return None
    value = digits_value(digits[0].replace(" ", ""), p.lex)
    end = i + 1
    while end < p.hi and p.starts[end] < digits.end():
        end += 1
    letters = p.text[digits.end() : p.ends[end - 1]]
    plain = len(digits[0]) == len(match[2]) and not letters
    if value is None or not (letters.isalpha() or not letters) or (len(match[1]) == 1 and plain):
        return None
    numeral = Numeral(i, end, start, digits.end(), value, None, letters, (), digits[0])
    return p.lex.codes[match[1]], scaled(p, numeral)


def measure_after(p: Passage, n: Numeral) -> Measure | None:
    """The percent, unit or currency word after the number, after a blank or a hyphen, or glued to it."""
    if n.letters:
        return _glued(p, n)
    if n.tail and not (n.tail[0] in p.lex.after and len(n.tail) == 1):  # 30-odd years
        return _tail(p, n)
    i = n.end
    if p.low(i) in p.lex.sets["rates"]["between"] and p.forward(i + 1, p.lex.units)[0]:  # trois premiers mois
        return _following(p, n, i + 1)
    if p.low(i).startswith(("d'", "d’")) or p.low(i) == "de":
        return _elided(p, n, i)
    return _percent(p, n, i) or _following(p, n, i)


def _percent(p: Passage, n: Numeral, i: int) -> Measure | None:
    sets = p.lex.sets["percent"]
    low = p.low(i)
    if low in sets["signs"]:
        return _points(p, n, i + 1)
    if low in sets["words"]:
        return _points(p, n, i + 1)
    head, _, rest = low.partition("-")
    if head in sets["words"] and rest in sets["points"]:
        return Measure("percentage point", "percentage point", n.start, p.ends[i], i + 1)
    if head in sets["words"] and rest:
        return Measure("percent", "percent", n.start, p.starts[i] + len(head), i + 1)
    if low in sets["per"] and p.low(i + 1) in sets["cent"]:
        return _points(p, n, i + 2)
    if low in sets["short"] and p.low(i + 1) == "." and p.low(i + 2) in sets["hundred"]:  # 32 p. 100
        return _points(p, n, i + 3)
    return None


def _points(p: Passage, n: Numeral, i: int) -> Measure:
    if p.low(i) in p.lex.sets["percent"]["points"]:
        return Measure("percentage point", "percentage point", n.start, p.ends[i], i + 1)
    return Measure("percent", "percent", n.start, p.ends[i - 1], i)


def _following(p: Passage, n: Numeral, i: int) -> Measure | None:
    small = n.form in ("fraction", "part") or (n.value != int(n.value) and not is_plural(p.word(i), p.lex))
    if small and n.value < 2 and p.low(i) in p.lex.sets["percent"]["points"]:  # a quarter point, 0.25 point
        return Measure("point", "count", n.start, p.ends[i], i + 1)
    if p.low(i) in p.lex.sets["multiples"]["fold"]:
        return Measure(p.lex.multiple_unit, "ratio", n.start, p.ends[i], i + 1)
    name, end = p.forward(i, p.lex.units)
    if p.low(i) in p.lex.sets["rates"]["pounds"] and _is_sterling(p, n, end):
        return _per(p, Measure("pound sterling", "money", n.start, p.ends[end - 1], end))
    if name and not (p.low(i) in p.lex.sets["context"]["large_only"] and n.value < LARGE):
        return _per(p, Measure(name, p.lex.unit_kinds[name], n.start, p.ends[end - 1], end))
    head, hyphen, _ = p.low(i).partition("-")
    if hyphen and (entry := p.lex.units.get(head)) and len(entry[-1][0]) == 1:
        name = entry[-1][1]
        return Measure(name, p.lex.unit_kinds[name], n.start, p.starts[i] + len(head), i + 1)
    before_next = p.glued(i + 1) and p.low(i + 1)[:1].isdigit()
    if p.word(i) in p.lex.signs and not before_next and (p.word(i) != "$" or p.lex.head_first):
        return Measure(p.lex.signs[p.word(i)], "money", n.start, p.ends[i], i + 1)
    return None


def _is_sterling(p: Passage, n: Numeral, end: int) -> bool:
    """Whether pounds are money: in millions, beside their worth in brackets, or after *fined*, *paid*, *worth*."""
    if n.scale >= LARGE * LARGE or (
        p.low(end) == "(" and (p.word(end + 1) in p.lex.signs or p.word(end + 1) in p.lex.dollars)
    ):
        return True
    return any(p.low(i) in p.lex.sets["rates"]["paid"] for i in range(n.first - 3, n.first))


def _per(p: Passage, measure: Measure) -> Measure:
    """The measure with a following *per barrel*, *a barrel* taken in."""
    i = measure.end
    rates = p.lex.sets["rates"]
    each = (
        p.low(i) in rates["each_led"]
        and p.low(i + 1) in rates["each"]
        and p.low(i + 2) not in p.lex.sets["context"]["ago"]
    )
    if not (each or p.low(i) in rates["per"]) or not p.low(i + 1)[:1].isalpha():
        return measure
    if rates["of"] and not each and p.low(i + 1) not in rates["of"]:  # French par leads to other things too
        return measure
    while p.low(i + 1) in p.lex.sets["percent"]["per_kinds"]:  # per diluted share
        i += 1
    if not p.low(i + 1)[:1].isalpha():
        return measure
    if p.word(i + 1)[:1].isupper() and p.word(i + 2).islower() and p.low(i + 2) not in p.lex.stop:  # per Versa share
        i += p.low(i + 2).isalpha()
    name, end = p.forward(i + 1, p.lex.units)
    if not name:
        name, end = singular(p.word(i + 1), p.lex), i + 2
    if measure.kind == "distance" and name in rates["of_speeds"]:  # 240 km per hour
        measure = replace(measure, kind="speed")
    return replace(measure, unit=f"{measure.unit} per {name}", stop=p.ends[end - 1], end=end)


def money_rate(p: Passage, measure: Measure) -> Measure:
    """A sum with the *per* phrase after it: ``$80 per barrel`` is in dollars per barrel."""
    return _per(p, measure)


def _glued(p: Passage, n: Numeral) -> Measure | None:
    letters, low = n.letters, n.letters.lower()
    stop = n.stop + len(letters)
    if low in p.lex.sets["percent"]["words"]:
        return _points(p, n, n.end) if not n.tail else Measure("percent", "percent", n.start, stop, n.end)
    if letters in p.lex.as_written:
        name = p.lex.as_written[letters]
        return Measure(name, p.lex.unit_kinds[name], n.start, stop, n.end)
    if low not in p.lex.glued_units or (len(letters) == 1 and letters.isupper()):
        return None
    if len(letters) == 1 and n.digits in p.lex.sets["names"]["pictures"]:  # 1080p
        return None
    for (_, *further), name in p.lex.units.get(low, ()):
        end = n.end + len(further)
        if p.lower[n.end : end] == further:  # 230km/h
            return Measure(name, p.lex.unit_kinds[name], n.start, p.ends[end - 1] if further else stop, end)
    return None


def _tail(p: Passage, n: Numeral) -> Measure | None:
    """The unit in the hyphenated parts after the number: ``6-metre``, ``five-year-old``."""
    for k in (3, 2, 1):
        for phrase, name in p.lex.units.get(n.tail[0], ()):
            if len(phrase) == k and n.tail[:k] == phrase:
                kind = p.lex.unit_kinds[name]
                old = p.lex.sets["compounds"]["old"]
                if any(part in old for part in n.tail[k : k + 1]) or (len(n.tail) == k and p.low(n.end) in old):
                    kind = "age"
                return Measure(name, kind, n.start, n.stop + sum(len(t) + 1 for t in n.tail[:k]), n.end)
    if n.tail[0] in p.lex.sets["multiples"]["fold"]:
        return Measure(p.lex.multiple_unit, "ratio", n.start, n.stop + 1 + len(n.tail[0]), n.end)
    if n.tail[0] in p.lex.sets["percent"]["words"]:
        return Measure("percent", "percent", n.start, n.stop + 1 + len(n.tail[0]), n.end)
    if n.form in ("fraction", "part") and n.tail[0] in p.lex.sets["percent"]["points"]:  # a quarter-point cut
        return Measure("point", "count", n.start, n.stop + 1 + len(n.tail[0]), n.end)
    return None


def _elided(p: Passage, n: Numeral, i: int) -> Measure | None:
    """A unit after *d'* or *de*: ``20 millions d'euros``."""
    low = p.low(i)
    word = low[2:] if low != "de" else p.low(i + 1)
    end = i + 1 if low != "de" else i + 2
    share = n.form in ("fraction", "part")
    if share and word in p.lex.sets["percent"]["points"]:  # un quart de point
        return Measure("point", "count", n.start, p.ends[end - 1], end)
    for phrase, name in p.lex.units.get(word, ()):
        if len(phrase) == 1 and (n.scale > 1 or share or p.low(i - 1) in p.lex.dozens):
            return Measure(name, p.lex.unit_kinds[name], n.start, p.ends[end - 1], end)
    return None
