"""Numbers that are no figure: parts of dates, names, scores, addresses and idioms, one rule a function."""

import re
from collections.abc import Callable

from haiti_digest.extract.figures.calendar_traps import clock, day, year
from haiti_digest.extract.figures.name_traps import address, named, numbered_in_words, proper, titled
from haiti_digest.extract.figures.numerals import Numeral
from haiti_digest.extract.figures.passage import ELIDED, Passage
from haiti_digest.extract.figures.sighting import Sighting

SPACED_DASHES = frozenset("-–")
LISTED = re.compile(r"\.[A-Z]{1,3}\b")
"""What follows the number of a share: the letters of its exchange."""
LONG = 7
"""Digits without separators that make an identifier rather than an amount."""
LIST_DIGITS = 2
FEW = 4
PLACES = 16
"""The best so many of a contest: the last sixteen."""


def trap(s: Sighting) -> str:
    """The name of the first rule by which the number is no figure; empty if none."""
    for name, rule in DIGIT_RULES if s.n.digits else WORD_RULES:
        if rule(s):
            return name
    return ""


def glued(s: Sighting) -> bool:
    """Part of a longer mark: 9/11, #12, v.2, 6x6, 401(k), 02/10/2025, the 90+3rd minute, 4471.HK."""
    p, n = s.p, s.n
    if p.glued(n.first):
        two_before, before = p.text[n.start - 2 : n.start - 1], p.text[n.start - 1]
        apart = two_before.isspace() if before in "’'" else not two_before.isdigit()
        if before.isalnum() or before in "/#@_\\=&*" or (before in "’'+" and not apart):
            return True
        if before in ".-‑–—" and two_before.isalnum():
            return before == "." or s.bare
        if before in "’‘'" and s.bare and len(n.digits) == LIST_DIGITS:  # the class of ’92
            return True
    if p.low(n.end) == "(" and p.glued(n.end) and len(p.low(n.end + 1)) == 1:
        return True
    after = p.text[n.stop : n.stop + 2] if not n.letters else ""
    if (after[:1] == "+" and after[1:].isdigit()) or (n.digits.isdigit() and LISTED.match(p.text, n.stop)):
        return True
    return len(after) == 2 and after[0] in "/_@\\=*" and not after[1].isspace() and not s.measured


def identifier(s: Sighting) -> bool:
    """A leading zero, or more digits than an amount has without separators."""
    digits = s.n.digits
    if not digits.isdigit():
        return False
    return (digits[0] == "0" and len(digits) > 1) or (len(digits) >= LONG and s.bare)


def phone(s: Sighting) -> bool:
    """A run of bare numbers parted by blanks or brackets only, or after a plus sign."""
    if not s.bare or s.n.scale > 1:
        return False
    if s.before in s.words("context", "calls") and s.n.digits.isdigit():
        return True
    if s.before == "+" and s.p.glued(s.n.first):
        return True
    return _digits_at(s.p, s.n.end, 1) or _digits_at(s.p, s.n.first - 1, -1)


def _digits_at(p: Passage, i: int, step: int) -> bool:
    low = p.low(i + step) if p.low(i) in ("(", ")") else p.low(i)
    return low[:1].isdigit() and low[-1:].isdigit()


def score(s: Sighting) -> bool:
    """A score or a series of numbers: 2-1, 2 – 1, 4-4-2, 555-1234."""
    if s.n.form == "pair":
        return s.bare
    if s.n.tail and s.n.tail[0][:1].isdigit():
        return True
    if not s.n.digits.isdigit() or s.measured or s.n.tail or s.n.upper is not None:
        return False
    return _across(s.p, s.n)


def _across(p: Passage, n: Numeral) -> bool:
    """Whether a dash with a number beyond it stands beside the number."""
    if p.low(n.end) in SPACED_DASHES and p.low(n.end + 1).isdigit():
        return True
    return p.low(n.first - 1) in SPACED_DASHES and p.low(n.first - 2).isdigit()


def list_mark(s: Sighting) -> bool:
    """The number of a paragraph or list item: 1. Introduction, 2) …"""
    if s.n.first != s.p.lo or len(s.n.digits) > LIST_DIGITS or s.n.letters or s.n.tail:
        return False
    return s.after in (".", ")") and s.p.glued(s.n.end)


def suffix(s: Sighting) -> bool:
    """Letters that are no unit: 80th, 1990s, 4G."""
    return bool(s.n.letters) and not s.measured


def calibre(s: Sighting) -> bool:
    """The bore of a weapon: a 9mm pistol, .38-caliber."""
    weapons = s.words("names", "calibre")
    if any(part in weapons for part in s.n.tail):
        return True
    unit, end = s.p.forward(s.n.end, s.p.lex.units) if s.measured else ("", 0)
    if unit and s.p.lex.unit_kinds[unit] == "distance" and s.p.low(end) in weapons:  # a 9 mm pistol
        return True
    return bool(s.n.letters or s.n.tail) and (s.after in weapons or s.p.low(s.n.end + 1) in weapons)


def model(s: Sighting) -> bool:
    """The number of an aeroplane without its maker: its first 787, the 747's wing; not: killed 737 and hurt 20."""
    if not s.bare or s.n.digits not in s.words("names", "models") or s.n.scale > 1:
        return False
    article = s.before in s.words("nouns", "determiners") or s.before in s.words("context", "rank_words")
    return article or (s.after.isalpha() and s.after not in s.p.lex.stop and s.after not in s.p.lex.verbs)


def odd_tail(s: Sighting) -> bool:
    """Hyphenated words whose first part is no amount: one-off, two-way."""
    if not s.n.tail or s.measured or s.n.tail[0] in s.words("compounds", "after_tail"):
        return False
    if len(s.n.tail[0]) == 1 and s.n.tail[0].isalpha():  # Form 10-K
        return True
    return s.n.tail[0] in s.words("compounds", "drop") or (s.n.value == 1 and not s.n.digits)


def pronoun(s: Sighting) -> bool:
    """*One* as a pronoun, in idioms, or with nothing to count; the article where it is the same word."""
    if s.n.value != 1 or s.n.scale > 1 or s.n.form != "words" or s.n.tail:
        return False
    if s.p.lex.one_is_article or s.bare:
        return True
    if s.after in s.words("one", "not_before") or s.before in s.words("one", "not_after"):
        return True
    denied = any(s.p.low(i) in s.words("one", "idiom_after") for i in range(s.n.first - 4, s.n.first))
    return denied and s.after in s.words("one", "idiom_units")


def part(s: Sighting) -> bool:
    """A third, a quarter or half that is a rank, a season or part of a word rather than a share."""
    if s.n.form not in ("part", "fraction"):
        return False
    if _ranked_length(s):
        return True
    if (s.n.tail and not s.measured) or s.before in s.words("context", "rank_words"):
        return True
    of = s.after in s.p.lex.quantifying or s.after in s.words("percent", "of_the")
    if s.measured or of or s.after in s.words("nouns", "scale_of"):
        return False
    change = s.p.low(s.n.first).startswith(ELIDED) and s.before in s.words("direction", "up") | s.words(
        "direction", "down"
    )
    by = change or s.before in s.words("context", "share_after")  # une hausse d'un tiers
    half = s.p.low(s.n.end - 1) in s.p.lex.half
    if s.n.form == "part" and not half:
        verb = s.after in s.p.lex.verbs or s.after in s.words("context", "auxiliaries")
        rank = s.after.isalpha() and (s.after not in s.p.lex.stop and s.after not in s.p.lex.verbs_too) and not verb
        return rank or not (by or verb or s.hedged())
    if half and s.after in s.words("context", "half_of"):
        return False
    return half and not (by or s.hedged())


def _ranked_length(s: Sighting) -> bool:
    """``A sixth year in a row``: the sixth of several lengths; half and quarter hours are lengths of their own."""
    unit, _ = s.p.forward(s.n.end, s.p.lex.units)
    named = s.p.low(s.n.end - 1) in s.words("context", "parts_of_lengths")
    return s.n.form == "part" and not named and s.p.lex.unit_kinds.get(unit) == "duration"


def back_reference(s: Sighting) -> bool:
    """A bare number that points back, ranks or lists: the two, the last eight, a joke or two; *Two, be quick*."""
    if not s.bare or s.n.tail or s.n.scale > 1:
        return False
    if s.before in s.words("dates", "named_by") and s.n.digits:
        return True
    if s.n.first == s.p.lo and s.after == "," and not s.n.digits and s.n.value < FEW + 1:  # Two, stop the flow
        return s.p.low(s.n.end + 1) not in s.words("context", "some_of_them")
    pointing = s.words("context", "pointing") | s.words("ranges", "alternatives")
    return (s.n.value < FEW and s.before in pointing and not s.n.digits) or (
        s.n.value <= PLACES and s.before in s.words("context", "rank_words")
    )


def bare_zero(s: Sighting) -> bool:
    """*Zero* in ground zero, zero tolerance."""
    return s.n.value == 0 and s.bare and s.before not in s.words("ranges", "joins")


Rule = Callable[[Sighting], bool]
DIGIT_RULES: tuple[tuple[str, Rule], ...] = (
    ("glued", glued),
    ("clock", clock),
    ("identifier", identifier),
    ("list mark", list_mark),
    ("calibre", calibre),
    ("suffix", suffix),
    ("score", score),
    ("day", day),
    ("year", year),
    ("named", named),
    ("model", model),
    ("phone", phone),
    ("odd tail", odd_tail),
    ("part", part),
    ("titled", titled),
    ("back reference", back_reference),
    ("address", address),
)
WORD_RULES: tuple[tuple[str, Rule], ...] = (
    ("proper", proper),
    ("part", part),
    ("pronoun", pronoun),
    ("odd tail", odd_tail),
    ("numbered", numbered_in_words),
    ("clock", clock),
    ("back reference", back_reference),
    ("titled", titled),
    ("zero", bare_zero),
)
