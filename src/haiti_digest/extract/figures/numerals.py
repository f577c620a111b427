"""Reads a number written in digits: its value, where it ends and what is glued to it."""

import re
from decimal import Decimal

import msgspec
from msgspec.structs import replace

from haiti_digest.extract.figures.lexicon import Lexicon
from haiti_digest.extract.figures.passage import Passage
from haiti_digest.extract.figures.plurals import unelided

DIGITS = re.compile(r"(\d+(?:[.,]\d+)*)([^\W\d_]*)(.*)", re.DOTALL)
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})*,000|\d{1,3}(?:,\d{3}){2,}")
"""Groups of thousands with commas, which no decimals look like."""
MIXED = re.compile("-[1-9]")
VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.3333333333", "⅔": "0.6666666667", "⅛": "0.125"}
HALF = Decimal("0.5")
STROKES = ("/", "⁄")
PARTS = frozenset("12345678") | {"10"}
BEFORE_POINT = " \u00a0($€£+-–"
"""What may stand before a decimal point without a nought."""
BEYOND = 10**15
"""No number is multiplied further than this."""
GROUP = 3
APOSTROPHES = frozenset("'’")
LONGEST = 24
"""A number of more digits than this is an identifier."""


class Numeral(msgspec.Struct, frozen=True, gc=False):
    """A number as read.

    ``first`` to ``end`` are its tokens, ``start`` to ``stop`` its characters; ``tail`` are the hyphenated parts that
    follow it in its last token (``year``, ``old``), ``letters`` what is glued to its digits (``km``), as written.
    ``scale`` is the power it was multiplied by, ``form`` how it was written.
    """

    first: int
    end: int
    start: int
    stop: int
    value: Decimal
    upper: Decimal | None = None
    letters: str = ""
    tail: tuple[str, ...] = ()
    digits: str = ""
    scale: int = 1
    form: str = "digits"


def digits_value(digits: str, lex: Lexicon) -> Decimal | None:
    """The value of a number in digits with the language's separators; None where they are out of place."""
    if len(digits) > LONGEST or not digits.isascii():
        return None
    whole, mark, fraction = digits.partition(lex.decimal)
    if lex.decimal != "." and GROUPED.fullmatch(digits):  # 14,000 where a comma is a decimal point
        return Decimal(digits.replace(lex.decimal, ""))
    if mark and not fraction.isdigit():
        return None
    if lex.group in whole:
        head, *groups = whole.split(lex.group)
        if not 1 <= len(head) <= 3 or len(groups[-1]) != 3 or any(len(g) not in (2, 3) for g in groups):
            return None
        whole = whole.replace(lex.group, "")
    return Decimal(f"{whole}.{fraction}" if fraction else whole) if whole.isdigit() else None


def read_digits(p: Passage, i: int) -> Numeral | None:
    """The number in digits that starts at token *i*, with its groups, glued letters and scale word, or None."""
    word = unelided(p.words[i], p.lex)
    if word != p.words[i]:
        return _elided(p, i, word)
    match = DIGITS.match(word)
    value = digits_value(match[1], p.lex) if match else None
    if match is None or value is None:
        return None
    digits, letters, rest = match[1], match[2], match[3]
    if not letters and (not rest or MIXED.fullmatch(rest)) and (slash := _slashed(p, i, i)) is not None:
        return slash if slash.tail else following_scale(p, slash)
    start = p.starts[i]
    stop, end = start + len(digits), i + 1
    while not letters and not rest and end < p.hi and _continues(p, len(match[1]), end):
        digits += p.words[end]
        value = digits_value(digits, p.lex) or value
        stop, end = p.ends[end], end + 1
    while not letters and not rest and _swiss(p, match[1], end):
        digits += p.lex.group + p.words[end + 1]
        value = digits_value(digits, p.lex) or value
        stop, end = p.ends[end + 1], end + 2
    if rest and not rest.startswith(("-", "‑")):
        return None
    tail = tuple(rest.lower().replace("‑", "-").split("-")[1:]) if rest else ()
    if match[1].isdigit() and _point_before(p, i):
        n = Numeral(i - 1, i + 1, start - 1, start + len(match[1]), Decimal(f"0.{match[1]}"), None, letters, tail)
        return scaled(p, replace(n, digits="." + match[1]))
    return scaled(p, Numeral(i, end, start, stop, value, None, letters, tail, digits))


def _elided(p: Passage, i: int, digits: str) -> Numeral | None:
    """The number whose first digits stand behind an elided word in its token: ``d'1,5 million``, ``qu’10``."""
    stop, end, leading = p.ends[i], i + 1, len(digits)
    while end < p.hi and _continues(p, leading, end):
        digits, stop, end = digits + p.words[end], p.ends[end], end + 1
    if p.low(end) == p.lex.decimal and p.glued(end) and p.glued(end + 1) and p.low(end + 1).isdigit():
        digits, stop, end = digits + p.lex.decimal + p.words[end + 1], p.ends[end + 1], end + 2
    value = digits_value(digits, p.lex)
    if value is None:
        return None
    return scaled(p, Numeral(i, end, p.ends[i] - len(unelided(p.words[i], p.lex)), stop, value, digits=digits))


def _point_before(p: Passage, i: int) -> bool:
    """Whether a decimal point without a nought stands before the digits: ``rose .3 percent``, ``hit .312``."""
    if p.lex.decimal != "." or p.low(i - 1) != "." or not p.glued(i):
        return False
    before = p.text[p.starts[i - 1] - 1 : p.starts[i - 1]]
    return before in BEFORE_POINT and before != ""


def _slashed(p: Passage, first: int, i: int) -> Numeral | None:
    """A fraction with a stroke at token *i* that is followed by *of* or a unit: 3/4 of the land, 2-1/2-year."""
    whole = Decimal(0)
    if i + 2 >= p.hi:
        return None
    leading, hyphen, above = p.low(i).partition("-")  # 2-1/2
    if p.low(i + 1).isdigit() and not p.glued(i + 1):
        whole, i = Decimal(p.low(i)) if p.low(i).isdecimal() else whole, i + 1
    if not hyphen:
        above = p.low(i)
    elif leading.isdecimal() and leading != "0":
        whole = Decimal(leading)
    below, *tail = p.low(i + 2).split("-")
    if p.low(i + 1) not in STROKES or not p.glued(i + 1) or not p.glued(i + 2):
        return None
    if not (above in PARTS and below in PARTS and int(above) < int(below)):
        return None
    of, unit = p.low(i + 3) in p.lex.quantifying, p.forward(i + 3, p.lex.units)[0]
    if not (of or unit or whole or tail) or (of and whole):
        return None
    value = whole + (Decimal(above) / Decimal(below)).quantize(Decimal("1.0000000000")).normalize()
    form = "fraction" if of else "digits"
    start, stop = p.starts[first], p.starts[i + 2] + len(below)
    return Numeral(first, i + 3, start, stop, value, None, "", tuple(tail), p.text[start:stop], form=form)


def _continues(p: Passage, leading: int, i: int) -> bool:
    """Whether token *i* is a further group of three digits after a blank: ``10 000``."""
    word = p.words[i]
    if not ("0" <= word[0] <= "9") or p.starts[i] != p.ends[i - 1] + 1:
        return False
    whole, mark, fraction = word.partition(p.lex.decimal)
    if len(whole) != 3 or not whole.isdigit() or (mark and not fraction.isdigit()):
        return False
    hedged = p.lex.group != "," or whole == "000" or p.backward(i - 1, p.lex.before)[0] != ""  # over 3 100 troops
    return leading <= 3 and hedged


def _swiss(p: Passage, leading: str, i: int) -> bool:
    """Whether an apostrophe with a further group of three digits stands at token *i*: ``315'000``, ``1’200.50``."""
    if p.low(i) not in APOSTROPHES or not p.glued(i) or not p.glued(i + 1) or not leading.isdigit():
        return False
    whole, mark, fraction = p.low(i + 1).partition(p.lex.decimal)
    return len(leading) <= GROUP and len(whole) == GROUP and whole.isdigit() and (not mark or fraction.isdigit())


def scaled(p: Passage, n: Numeral) -> Numeral:
    """The numeral with a fraction sign, a glued or a following scale word taken in."""
    lex, letters = p.lex, n.letters
    if letters in VULGAR:
        return replace(n, value=n.value + Decimal(VULGAR[letters]), stop=n.stop + 1, letters="")
    scale = lex.glued_scales.get(letters.lower())
    if scale and len(letters) > 1:
        return replace(_times(n, scale), stop=n.stop + len(letters), letters="")
    if letters:
        return n
    if n.tail:
        scale = lex.scales.get(n.tail[0])
        if scale is None:
            return n
        stop = n.stop + 1 + len(n.tail[0])
        return replace(_times(n, scale), stop=stop, tail=n.tail[1:])
    return following_scale(p, n)


def _times(n: Numeral, scale: int) -> Numeral:
    return replace(n, value=n.value * scale, scale=n.scale * scale)


def following_scale(p: Passage, n: Numeral) -> Numeral:
    """The number with the scale words (and a fraction sign) after it taken in: ``1.3 million``."""
    lex = p.lex
    while n.end < p.hi and n.scale < BEYOND:
        head, *rest = p.lower[n.end].split("-")
        scale = 100 if head in lex.hundred else lex.scales.get(head)
        if scale is None and p.word(n.end + 1) in lex.signs and p.glued(n.end + 1):  # 300 M€
            scale = lex.glued_scales.get(head)
        if scale is None:
            if p.words[n.end] in VULGAR and n.value == int(n.value) and n.scale == 1:
                n = replace(n, value=n.value + Decimal(VULGAR[p.words[n.end]]), stop=p.ends[n.end], end=n.end + 1)
                continue
            break
        start = p.starts[n.end]
        n = replace(_times(n, scale), end=n.end + 1, stop=start + len(head), tail=tuple(rest))
        if rest:
            break
    return n
