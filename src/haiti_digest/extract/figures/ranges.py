"""Joins two numbers into a range: 15 to 20, 50-80, between $600 million and $800 million."""

import re
from decimal import Decimal

from msgspec.structs import replace

from haiti_digest.extract.figures.calendar_traps import SURE_YEARS, YEAR_DIGITS
from haiti_digest.extract.figures.context import direction
from haiti_digest.extract.figures.numerals import Numeral, digits_value
from haiti_digest.extract.figures.passage import Passage
from haiti_digest.extract.figures.read_number import read_numeral

SECOND = re.compile(r"[-‑](\d+(?:[.,]\d+)*)([^\W\d_]*)")
DASHES = "-‑–—−"
NEARLY_ALL = range(80, 101)
"""Percent that two parts of a poll have together."""
FAR_APART = 50
"""A change and the value it led to differ as much; the ends of a range do not."""


def with_upper(p: Passage, n: Numeral, first: int, money: bool = False) -> tuple[Numeral, int]:
    """The number with its upper bound where a range follows, and the token at which the expression begins."""
    if n.tail and n.tail[0][:1].isdigit() and not n.letters:
        return _hyphen_pair(p, n), first
    sets = p.lex.sets["ranges"]
    if (waiting := _hanging(p, n)) is not None:
        return waiting, first
    if len(n.tail) > 1 and n.tail[0] in sets["joins"]:
        return _tail_pair(p, n), first
    if n.tail:
        return n, first
    i = n.end
    if not money and (between := _percent_between(p, n, first)) > i:
        i = between
    before = p.low(first - 1)
    if before in p.lex.quantifying and p.low(first - 2) in p.lex.sets["ages"]["before"]:
        before = next(iter(sets["between"]))
    joint = p.low(i)
    dash = joint in DASHES and joint != "" and p.glued(i) and (p.glued(i + 1) or money)
    joined = dash or joint in sets["joins"] or (joint in sets["between_joins"] and before in sets["between"])
    if not joined:
        return n, first
    at = i + 1
    while money and at < p.hi and (p.words[at] in p.lex.signs or p.words[at] in p.lex.dollars):
        at += 1
    high = (
        read_numeral(p, at)
        if at < p.hi and (p.low(at)[0].isdigit() or p.low(at).split("-")[0] in p.lex.triggers)
        else None
    )
    if high is None or high.first != at or (high.tail and high.tail[0].isdigit()) or _is_year(p, n, high, before):
        return n, first
    return _merged(p, n, high, first, joint, before, dash)


def _percent_between(p: Passage, n: Numeral, first: int) -> int:
    """The token after the first *percent* of ``a range of 2 percent to 3 percent``; the number's end where none is."""
    sets, i = p.lex.sets["percent"], n.end
    at = i + 1 if p.low(i) in sets["words"] or p.low(i) in sets["signs"] else i
    at = i + 2 if p.low(i) in sets["per"] and p.low(i + 1) in sets["cent"] else at
    dash = p.low(at) in DASHES and p.low(at) != "" and p.glued(at) and p.glued(at + 1)  # 5.25%-5.5%
    led = dash or p.low(first - 1) in sets["range_led"] or p.backward(first, p.lex.before)[0]
    if at == i or not led or not p.low(at + 1)[:1].isdigit():
        return i
    if dash and _splits(p, n, at + 1):
        return i
    again = p.low(at + 2) in sets["words"] or p.low(at + 2) in sets["signs"] or p.low(at + 2) in sets["per"]
    return at if again else i


def _splits(p: Passage, n: Numeral, at: int) -> bool:
    """Whether two percentages with a dash share out a poll or vote rather than bound a range: a 42%-49% rating."""
    other = digits_value(p.low(at), p.lex)
    return other is not None and int(n.value + other) in NEARLY_ALL


def _is_year(p: Passage, n: Numeral, high: Numeral, before: str) -> bool:
    """Whether the first number is a year and the other none: ``from 383 in [2023] to 2,269 in 2024``."""
    dated = before in p.lex.sets["dates"]["year_before"] and len(n.digits) == YEAR_DIGITS and n.digits.isdigit()
    return dated and n.value in SURE_YEARS and (len(high.digits) != len(n.digits) or not high.digits.isdigit())


def _merged(
    p: Passage, n: Numeral, high: Numeral, first: int, joint: str, before: str, dash: bool
) -> tuple[Numeral, int]:
    sets = p.lex.sets["ranges"]
    led = before in sets["between"] or before in sets["from"]
    low_value, high_value = n.value, high.value
    factor = p.lex.glued_scales.get(high.letters.lower()) if high.letters and not n.letters else None
    if high.scale > 1 and n.scale == 1 and low_value * high.scale < high_value:
        low_value *= high.scale
    if low_value >= high_value or (n.letters and n.letters != high.letters and not factor):
        return n, first
    noun = p.low(first - 1) in p.lex.quantifying  # a surge of 9 to 13 feet
    changed = (not noun and direction(p, first - led, n.end)) or (
        before in sets["from"] and _changes_before(p, first - 1)
    )
    if joint in sets["joins"] and before not in sets["between"] and changed:
        return n, first  # rose from 12 to 15: two values, no range
    if not led and joint in sets["joins"] and high_value > FAR_APART * low_value:
        return n, first  # gold faded $7.40 to $1,839.80
    if joint in sets["alternatives"] and high_value - low_value > max(Decimal(1), low_value):
        return n, first
    form = "pair" if dash and n.digits and not led and n.scale == 1 and high.scale == 1 else n.form
    n = replace(
        n,
        value=low_value,
        upper=high_value,
        stop=high.stop,
        end=high.end,
        letters=high.letters,
        tail=high.tail,
        scale=max(n.scale, high.scale),
        form=form,
    )
    return n, first - 1 if led and p.low(first - 1) == before else first


def _changes_before(p: Passage, i: int) -> bool:
    """Whether a word of change stands before token *i* with only its amount between: ``had risen $3 (4%), from …``."""
    sets, low = p.lex.sets, max(p.lo, i - 12)
    for at in range(i - 1, low - 1, -1):
        word = p.lower[at]
        if any(word in sets["direction"][way] for way in ("up", "down", "moves")):
            return True
        if word in p.lex.multiples or word in p.lex.folds:  # doubled in a year, from 12 to 24
            return True
        amount = (
            word in p.lex.units
            or word in sets["dates"]["year_before"]
            or word in p.lex.scales
            or word in sets["percent"]["words"]
            or word in sets["percent"]["points"]
        )
        if word[0].isalpha() and not (
            amount or word in sets["direction"]["between"] or word in sets["ranges"]["joins"]
        ):
            return False
    return False


def _hyphen_pair(p: Passage, n: Numeral) -> Numeral:
    """``50-80`` as a range where it ascends, else as it is, for the score rule."""
    match = SECOND.match(p.text, n.stop, p.ends[p.hi - 1])
    high = digits_value(match[1], p.lex) if match else None
    if match is None or high is None or high <= n.value or (match[1][0] == "0" and match[1].isdigit()):
        return n
    if len(n.digits) == 4 and len(match[1]) == 2:
        return n
    end = n.first + 1
    while end < p.hi and p.starts[end] < match.end():
        end += 1
    rest = p.text[match.end() : p.ends[end - 1]].lower().replace("‑", "-")
    if rest and (rest[0] != "-" or rest[1:2].isdigit()):
        return n
    n = replace(
        n, upper=high, tail=tuple(rest.split("-")[1:]), stop=match.end(1), end=end, letters=match[2], form="pair"
    )
    return _scaled_pair(p, n)


def _tail_pair(p: Passage, n: Numeral) -> Numeral:
    """``10-to-15-year``: the upper bound in the hyphenated parts."""
    text = n.tail[1]
    high = digits_value(text, p.lex) if text.isdigit() else Decimal(p.lex.small.get(text) or p.lex.tens.get(text) or 0)
    if high is None or high <= n.value:
        return n
    return replace(n, upper=high, tail=n.tail[2:], stop=n.stop + 2 + len(n.tail[0]) + len(text))


def _hanging(p: Passage, n: Numeral) -> Numeral | None:
    """``10- to 15-year``, ``two- or three-week``: the first number waits for the second one's unit."""
    at = n.end + 1 if p.low(n.end) in DASHES and p.low(n.end) != "" and p.glued(n.end) else n.end
    waits = at > n.end or n.tail == ("",)
    if not waits or p.low(at) not in p.lex.sets["ranges"]["joins"] or at + 1 >= p.hi:
        return None
    high = read_numeral(p, at + 1) if p.low(at + 1)[:1].isalnum() else None
    if high is None or high.first != at + 1 or not high.tail or high.value <= n.value:
        return None
    return replace(n, upper=high.value, stop=high.stop, end=high.end, tail=high.tail, form=high.form)


def _scaled_pair(p: Passage, n: Numeral) -> Numeral:
    """A range with the scale word after it applied to both ends: ``5-10 million``."""
    if n.upper is None:
        return n
    letters = p.lex.glued_scales.get(n.letters.lower()) if len(n.letters) > 1 else None
    scale = letters or (p.lex.scales.get(p.low(n.end)) if not n.tail and not n.letters else None)
    if scale is None:
        return n
    n = replace(n, value=n.value * scale, upper=n.upper * scale, scale=scale, form="digits")
    if letters:
        return replace(n, stop=n.stop + len(n.letters), letters="")
    return replace(n, stop=p.ends[n.end], end=n.end + 1)
