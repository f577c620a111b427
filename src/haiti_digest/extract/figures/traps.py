"""Numbers that are no figure: years, days, clock times, names, scores, addresses, list marks."""

from collections.abc import Callable
from typing import NamedTuple

from haiti_digest.extract.figures.nouns import singular
from haiti_digest.extract.figures.numerals import Numeral
from haiti_digest.extract.figures.passage import Passage

YEARS = range(1500, 2101)
SURE_YEARS = range(1900, 2101)
OPENING = "“\"'‘:—–-(.…*•"
DASHES = frozenset("-‑–—−")
SPACED = frozenset("-–")
LONG = 7
"""Digits without separators that make an identifier rather than an amount."""


class Sighting(NamedTuple):
    """A number met in a sentence; *measured*: a unit or currency was read with it, *noun*: a counted noun follows."""

    p: Passage
    n: Numeral
    measured: bool
    noun: bool


def is_trap(s: Sighting) -> str:
    """The name of the first rule by which the number is no figure; empty if none."""
    for name, rule in DIGIT_RULES if s.n.digits else WORD_RULES:
        if rule(s):
            return name
    return ""


def _glued(s: Sighting) -> bool:
    """Part of a longer mark: 9/11, #12, @5, v.2, 02/10/2025."""
    before = s.p.text[s.n.start - 1 : s.n.start] if s.n.start else ""
    if before.isalnum() and s.p.glued(s.n.first):
        return True
    if before and before in "/#@_\\=&*’'" and s.p.glued(s.n.first):
        return before not in "’'" or not s.p.text[s.n.start - 2 : s.n.start - 1].isspace()
    if before == "." and s.p.glued(s.n.first) and s.n.start > 1 and s.p.text[s.n.start - 2].isalnum():
        return True
    if before in "-‑–—" and s.p.glued(s.n.first) and s.p.glued(s.n.first - 1) and s.p.text[s.n.start - 2].isalnum():
        return not s.measured and not s.noun
    if s.p.low(s.n.end) == "(" and s.p.glued(s.n.end) and len(s.p.low(s.n.end + 1)) == 1:
        return True
    after = s.p.text[s.n.stop : s.n.stop + 2] if not s.n.letters else ""
    return len(after) == 2 and after[0] in "/_@\\=*" and not after[1].isspace() and not s.measured


def _identifier(s: Sighting) -> bool:
    """A leading zero, or more digits than an amount has without separators."""
    if s.n.digits[0] == "0" and s.n.digits.isdigit() and len(s.n.digits) > 1:
        return True
    return len(s.n.digits) >= LONG and s.n.digits.isdigit() and not s.measured and not s.noun


def _titled(s: Sighting) -> bool:
    """A unit with a capital inside a sentence: the film 13 Hours, 50 Cent."""
    if not s.measured or s.n.letters or s.n.tail or s.n.scale > 1:
        return False
    word = s.p.word(s.n.end)
    return word[:1].isupper() and word[1:].islower() and word.lower() in s.p.lex.titled_units and not headline(s.p)


def _phone(s: Sighting) -> bool:
    """A run of bare numbers parted by blanks or brackets only, or after a plus sign."""
    if s.measured or s.noun or s.n.scale > 1:
        return False
    if s.p.low(s.n.first - 1) == "+" and s.p.glued(s.n.first):
        return True
    return _number_at(s.p, s.n.end, 1) or _number_at(s.p, s.n.first - 1, -1)


def _number_at(p: Passage, i: int, step: int) -> bool:
    low = p.low(i)
    if low in "()" and low:
        low = p.low(i + step)
    return low[:1].isdigit() and low[-1:].isdigit()


def _year(s: Sighting) -> bool:
    """A calendar year: four digits without a comma, unless a unit, a hedge or a plural says otherwise."""
    digits = s.n.digits
    if len(digits) != 4 or not digits.isdigit() or int(digits) not in YEARS or s.n.scale > 1:
        return False
    if s.measured or (s.noun and s.p.backward(s.n.first, s.p.lex.before)[0]):
        return False
    sets = s.p.lex.sets["dates"]
    if s.p.low(s.n.end) in DASHES and s.p.low(s.n.end + 1)[:4].isdigit():
        return True
    cue = s.p.low(s.n.first - 1) in sets["year_before"] or s.p.low(s.n.end) in sets["era"]
    if s.n.value in SURE_YEARS:
        return cue or not (s.noun and s.n.value % 100 == 0)
    return cue or not s.noun


def _day(s: Sighting) -> bool:
    """A day of the month: beside the name of a month, or in a list that begins beside one."""
    if (
        not s.n.digits.isdigit()
        or not 1 <= s.n.value <= 31
        or s.n.scale > 1
        or (s.measured and s.p.low(s.n.end) != "may")
    ):
        return False
    months = s.p.lex.sets["dates"]["months"]
    if _month(s.p, s.n.end, months) or (
        s.n.letters == "" and s.p.low(s.n.end) in s.p.lex.quantifying and _month(s.p, s.n.end + 1, months)
    ):
        return True
    i = s.n.first - 1
    while i >= s.p.lo and (s.p.low(i) in s.p.lex.day_joins or (s.p.low(i).isdigit() and len(s.p.low(i)) <= 2)):
        i -= 1
    if s.p.low(i) == ".":
        i -= 1
    if i >= s.p.lo and _month(s.p, i, months):
        return i == s.n.first - 1 or not s.noun
    i = s.n.end
    while i < s.p.hi and (s.p.low(i) in s.p.lex.day_joins or (s.p.low(i)[:1].isdigit() and len(s.p.low(i)) <= 5)):
        i += 1
    return i > s.n.end and _month(s.p, i, months) and not s.noun


def _month(p: Passage, i: int, months: frozenset[str]) -> bool:
    return p.low(i) in months and (p.word(i)[0].isupper() or p.lex.head_first)


def _clock(s: Sighting) -> bool:
    """A time of day: 7am, 3 p.m., 10 o'clock, between 6 and 9 p.m., 0700 GMT."""
    sets = s.p.lex.sets["dates"]
    if s.n.letters.lower() in sets["clock_after"]:
        return True
    if s.measured or s.n.letters or s.n.scale > 1 or s.n.value > 2400:
        return False
    if len(s.n.digits) == 4 and s.p.low(s.n.end) in s.p.lex.day_joins and s.p.low(s.n.end + 1)[:1] == "0":
        return True
    if s.p.low(s.n.end) in sets["clock_after"] and (s.n.value <= 24 or len(s.n.digits) == 4):
        return True
    i = s.n.end
    if s.n.value <= 24 and s.p.low(i) in s.p.lex.day_joins and s.p.low(i + 1)[:1].isdigit():
        after = s.p.low(i + 1).lstrip("0123456789.:")
        return after in sets["clock_after"] or (after == "" and s.p.low(i + 2) in sets["clock_after"])
    return False


def _named(s: Sighting) -> bool:
    """Part of a name: page 3, Resolution 2699, Boeing 737; 24 Rue Capois is left to the noun rules."""
    sets = s.p.lex.sets["names"]
    low, word = s.p.low(s.n.first - 1), s.p.word(s.n.first - 1)
    if low == "." and s.p.low(s.n.first - 2) in sets["numbered"]:
        return True
    if low in s.p.lex.quantifying and _page_number(s.p, s.n.first - 2, sets["numbered"]):
        return True
    if s.n.scale > 1 or (s.measured and low not in sets["numbered"]):
        return False
    if not s.noun and singular(low, s.p.lex) in sets["numbered"] | sets["numbered_loose"] and not s.measured:
        return low not in s.p.lex.backward_words
    if low in sets["numbered"] or low in sets["numbered_loose"]:
        if word[0].isupper() and s.n.first - 1 > s.p.lo and not headline(s.p):
            return True
        if low in s.p.lex.backward_words or (low in sets["numbered_loose"] and s.noun):
            return False
        return not (s.measured and low in sets["numbered_loose"])
    if low in s.p.lex.quantifying and s.p.low(s.n.first - 2) in sets["of_before"] and not s.noun:
        return s.p.word(s.n.first - 2)[0].isupper()
    if not word[:1].isalpha() or word.islower() or not word[-1].isalnum() or low.endswith(("'s", "’s")):
        return False
    return not _is_plain_capital(s.p, s.n.first - 1, low, s.n, s.noun)


def _page_number(p: Passage, i: int, numbered: frozenset[str]) -> bool:
    return p.low(i)[:1].isdigit() and p.low(i - 1) in numbered


def _is_plain_capital(p: Passage, i: int, low: str, n: Numeral, noun: bool) -> bool:
    """Whether the capitalised word before the number is no name: a month, a sentence's first word, a headline's."""
    lex = p.lex
    if low in lex.stop or low in lex.verbs or low in lex.backward_words or low in lex.drop_first or low in lex.vague:
        return True
    if low in lex.sets["dates"]["months"] or low in lex.direction_words or low in lex.role_words:
        return True
    if not noun:
        return False
    return "," in n.digits or headline(p) or (i == p.lo and p.word(n.end)[:1].islower())


def headline(p: Passage) -> bool:
    """Whether the sentence is set in capitals throughout, as headlines are."""
    long = [p.words[i] for i in range(p.lo, min(p.hi, p.lo + 40)) if len(p.words[i]) > 3 and p.words[i][0].isalpha()]
    return len(long) > 2 and all(word[0].isupper() or word.lower() in p.lex.stop for word in long)


def _score(s: Sighting) -> bool:
    """A score or a series of numbers: 2-1, 4-4-2, 555-1234."""
    if s.n.form == "pair":
        return not (s.measured or s.noun)
    if s.n.digits.isdigit() and not s.measured and not s.n.tail and s.n.upper is None and _across(s.p, s.n):
        return True
    return bool(s.n.tail) and s.n.tail[0][:1].isdigit()


def _across(p: Passage, n: Numeral) -> bool:
    """Whether a dash with a number beyond it stands beside the number: 2 – 1."""
    if p.low(n.end) in SPACED and p.low(n.end + 1).isdigit():
        return True
    return p.low(n.first - 1) in SPACED and p.low(n.first - 2).isdigit()


def _list_mark(s: Sighting) -> bool:
    """The number of a paragraph or list item: 1. Introduction, 2) …"""
    if s.n.first != s.p.lo or len(s.n.digits) > 2 or s.n.letters or s.n.tail:
        return False
    return s.p.word(s.n.end) in (".", ")") and s.p.glued(s.n.end)


def _suffix(s: Sighting) -> bool:
    """Letters that are no unit: 80th, 1990s, 4G, 6x6."""
    return bool(s.n.letters) and not s.measured


def _calibre(s: Sighting) -> bool:
    """The bore of a weapon: a 9mm pistol, .38-caliber."""
    calibre = s.p.lex.sets["names"]["calibre"]
    return any(part in calibre for part in s.n.tail) or (
        bool(s.n.letters or s.n.tail) and (s.p.low(s.n.end) in calibre or s.p.low(s.n.end + 1) in calibre)
    )


def _odd_tail(s: Sighting) -> bool:
    """Hyphenated words whose first part is no amount: one-off, two-way."""
    if not s.n.tail or s.measured:
        return False
    return s.n.tail[0] in s.p.lex.sets["compounds"]["drop"] or (s.n.value == 1 and not s.n.digits)


def _proper(s: Sighting) -> bool:
    """A number word with a capital inside a sentence: World War Two, the Six Nations."""
    word = s.p.word(s.n.first)
    if not word[:1].isupper() or s.n.first == s.p.lo or headline(s.p):
        return False
    return s.p.word(s.n.first - 1)[:1] not in OPENING


def _word_name(s: Sighting) -> bool:
    """Phase two, number one, chapter three."""
    low = s.p.low(s.n.first - 1)
    sets = s.p.lex.sets["names"]
    if low in s.p.lex.backward_words:
        return False
    return low in sets["numbered"] or (low in sets["numbered_loose"] and not s.noun and not s.measured)


def _pronoun(s: Sighting) -> bool:
    """*One* as a pronoun, in idioms, or with nothing to count."""
    if s.n.value != 1 or s.n.scale > 1 or s.n.form != "words" or s.n.tail:
        return False
    sets = s.p.lex.sets["one"]
    after, before = s.p.low(s.n.end), s.p.low(s.n.first - 1)
    if not (s.measured or s.noun) or after in sets["not_before"] or before in sets["not_after"]:
        return True
    return after in sets["idiom_units"] and any(
        s.p.low(i) in sets["idiom_after"] for i in range(s.n.first - 4, s.n.first)
    )


def _part(s: Sighting) -> bool:
    """A third, a quarter or half that is a rank, a season or part of a word rather than a share."""
    if s.n.form not in ("part", "fraction"):
        return False
    after, before = s.p.low(s.n.end), s.p.low(s.n.first - 1)
    if s.n.tail and not s.measured:
        return True
    if s.measured or after in s.p.lex.quantifying or before in s.p.lex.ranges_by:
        return False
    half = s.p.low(s.n.end - 1) in s.p.lex.half and s.n.form == "fraction"
    if half and after in s.p.lex.share_of:
        return before in s.p.lex.rank_words
    if s.n.form == "part" and (after in s.p.lex.verbs or after in s.p.lex.auxiliaries):
        return False
    hedged = bool(s.p.backward(s.n.first, s.p.lex.before)[0])
    return not (hedged and not s.noun) and not (s.n.form == "fraction" and not half)


def _the_two(s: Sighting) -> bool:
    """A bare number that points back: the two, these three."""
    return not s.measured and not s.noun and s.n.value < 4 and s.p.low(s.n.first - 1) in s.p.lex.pointing


def _or_two(s: Sighting) -> bool:
    """A loose number without anything counted: a joke or two."""
    return not s.measured and not s.noun and s.n.value < 4 and s.p.low(s.n.first - 1) in s.p.lex.alternatives


def _bare_zero(s: Sighting) -> bool:
    """*Zero* in ground zero, zero tolerance."""
    return (
        s.n.value == 0
        and not s.measured
        and not s.noun
        and s.p.low(s.n.first - 1) not in s.p.lex.sets["ranges"]["joins"]
    )


Rule = Callable[[Sighting], bool]
DIGIT_RULES: tuple[tuple[str, Rule], ...] = (
    ("glued", _glued),
    ("clock", _clock),
    ("identifier", _identifier),
    ("list mark", _list_mark),
    ("calibre", _calibre),
    ("suffix", _suffix),
    ("score", _score),
    ("day", _day),
    ("year", _year),
    ("named", _named),
    ("phone", _phone),
    ("odd tail", _odd_tail),
    ("part", _part),
    ("titled", _titled),
)
WORD_RULES: tuple[tuple[str, Rule], ...] = (
    ("proper", _proper),
    ("part", _part),
    ("pronoun", _pronoun),
    ("odd tail", _odd_tail),
    ("word name", _word_name),
    ("clock", _clock),
    ("the two", _the_two),
    ("or two", _or_two),
    ("titled", _titled),
    ("zero", _bare_zero),
)
