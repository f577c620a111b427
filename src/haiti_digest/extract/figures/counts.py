"""Goes through a sentence's numbers and makes a draft of each that is a figure."""

import re

from msgspec.structs import replace

from haiti_digest.extract.figures.ages import is_age
from haiti_digest.extract.figures.draft import Draft
from haiti_digest.extract.figures.drafting import drafted
from haiti_digest.extract.figures.money import money, with_glued_scale
from haiti_digest.extract.figures.nouns import Counted, counted_after, share_of
from haiti_digest.extract.figures.numerals import HALF, Numeral
from haiti_digest.extract.figures.passage import Passage
from haiti_digest.extract.figures.plurals import singular
from haiti_digest.extract.figures.ranges import with_upper
from haiti_digest.extract.figures.ratios import ratio_at
from haiti_digest.extract.figures.read_number import read_numeral
from haiti_digest.extract.figures.sighting import Sighting
from haiti_digest.extract.figures.traps import trap
from haiti_digest.extract.figures.units import Measure, currency_before, measure_after, prefixed_money
from haiti_digest.spans import Span

OF_SOMETHING = frozenset({"weight", "volume", "area"})
"""Kinds whose unit may be followed by what is measured: 3 tonnes of rice."""
THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}")
"""A number that groups thousands with a comma where it counts whole things, and is a decimal elsewhere."""
LARGE = 1000
AMBIGUOUS = frozenset({"m", "k", "b"})


def counts(p: Passage, places: list[int]) -> list[Draft]:
    """The drafts of the numbers that begin at *places*, left to right, none overlapping."""
    drafts: list[Draft] = []
    done = p.lo
    for i in places:
        if i < done:
            continue
        draft, done = _at(p, i, done)
        if draft is not None:
            drafts.append(draft)
    return drafts


def _at(p: Passage, i: int, done: int) -> tuple[Draft | None, int]:
    """The draft of the number at token *i*, if it is a figure, and the token after what was read."""
    ratio = ratio_at(p, i)
    if ratio is not None:
        return ratio, ratio.end
    prefixed = prefixed_money(p, i) if p.words[i][0].isalpha() and p.words[i][-1:].isalnum() else None
    if prefixed is not None:
        currency, n = prefixed
        return money(p, n, currency, n.first)
    numeral = read_numeral(p, i)
    if numeral is None or numeral.first < done:
        return None, i + 1
    currency, first = currency_before(p, numeral)
    if currency and first >= done:
        return money(p, numeral, currency, first)
    return _plain(p, numeral)


def _plain(p: Passage, n: Numeral) -> tuple[Draft | None, int]:
    """A number without currency sign: with a unit, with a counted noun, or bare."""
    n, first = with_upper(p, _past_repeated(p, n), n.first)
    if _stands_for_scale(p, n):
        n = with_glued_scale(p, n)
    measure = measure_after(p, n)
    if measure is not None and p.lex.head_first:
        n, measure = _and_a_half(p, n, measure)
    counted = _counted(p, n) if measure is None and not n.letters else None
    if counted is not None and p.lex.decimal != "." and THOUSANDS.fullmatch(n.digits) and n.value < LARGE:
        n = replace(n, value=n.value * LARGE)  # 2,500 policiers: no policemen come in thousandths
    if measure is None and counted is None and is_age(p, n):
        measure = Measure(p.lex.age_unit, "age", n.start, n.stop, n.end)
    if trap(Sighting.of(p, n, measure is not None, counted is not None)):
        return None, n.end
    if (
        counted is not None
        and not n.tail
        and (counted.noun == p.lex.multiple_unit or counted.noun in p.lex.sets["multiples"]["occasions"])
    ):
        measure = _times(p, n, counted)
    if measure is not None:
        counted = _measured_thing(p, measure) if not n.tail else None
    rule = "unit" if measure else "noun" if counted else "number"
    draft = drafted(p, n, first, measure, counted, rule)
    return draft, max(n.end, measure.end if measure else 0, counted.end if counted and not measure else 0)


def _and_a_half(p: Passage, n: Numeral, measure: Measure) -> tuple[Numeral, Measure]:
    """The number and its unit with the half that follows them in French: ``deux ans et demi``."""
    end = measure.end
    if p.low(end) not in p.lex.and_ or p.low(end + 1) not in p.lex.half or measure.kind == "percent":
        return n, measure
    return replace(n, value=n.value + HALF), replace(measure, stop=p.ends[end + 1], end=end + 2)


def _past_repeated(p: Passage, n: Numeral) -> Numeral:
    """The number without its digits in brackets behind its words: ``eight (8) bodies``."""
    behind = p.low(n.end + 1)
    again = p.low(n.end) == "(" and p.low(n.end + 2) == ")" and not n.digits and not n.tail
    return replace(n, end=n.end + 3) if again and behind.isdigit() and int(behind) == n.value else n


def _stands_for_scale(p: Passage, n: Numeral) -> bool:
    """Whether a glued m or k stands for millions or thousands: a plural follows that is no measure's companion."""
    if n.letters.lower() not in AMBIGUOUS or n.letters.lower() not in p.lex.glued_scales:
        return False
    if p.low(n.end) in p.lex.metre_when:
        return False
    sign = p.word(n.end) in p.lex.signs and p.glued(n.end)  # 15k€
    return sign or p.forward(n.end, p.lex.units)[0] != "" or counted_after(p, n.end) is not None


def _counted(p: Passage, n: Numeral) -> Counted | None:
    """What the number counts: the noun after it, or the one joined to it by a hyphen (``15-member``)."""
    if not n.tail:
        scaled = n.scale > 1 or p.low(n.end - 1) in p.lex.dozens
        half_a = n.value < 1 and n.form == "words" and p.low(n.end - 1) in p.lex.article  # half a point
        return counted_after(p, n.end, half_a or (n.value == 1 and n.upper is None), scaled)
    sets, noun = p.lex.sets["compounds"], n.tail[0]
    if noun in sets["after_tail"]:
        return counted_after(p, n.end, single=noun in sets["strong"])
    if noun[:1].isdigit() or noun in sets["drop"] or (noun in p.lex.units and noun in p.lex.singular):
        return None
    return Counted(singular(noun, p.lex), Span(n.stop + 1, n.stop + 1 + len(noun)), n.end, False)


def _times(p: Passage, n: Numeral, counted: Counted) -> Measure:
    """*Times* as a ratio where a comparison follows (five times the size), else as a count of occasions."""
    ratio = p.low(counted.end) in p.lex.sets["multiples"]["compare"]
    return Measure(p.lex.multiple_unit, "ratio" if ratio else "count", n.start, counted.span.end, counted.end)


def _measured_thing(p: Passage, measure: Measure) -> Counted | None:
    """What is measured: the noun after the unit, or the thing compared (five times *the size*)."""
    if measure.kind == "percent":
        return share_of(p, measure.end) or (None if p.lex.head_first else counted_after(p, measure.end))
    if measure.kind in OF_SOMETHING:
        of = p.low(measure.end) in p.lex.sets["nouns"]["scale_of"] | p.lex.sets["nouns"]["partitive"]
        return counted_after(p, measure.end) if of or not p.lex.head_first else None  # not: 40 hectares brûlés
    if measure.kind != "ratio" or p.low(measure.end) not in p.lex.sets["nouns"]["determiners"]:
        return None
    return counted_after(p, measure.end + 1, single=True) if p.low(measure.end + 1).isalpha() else None
