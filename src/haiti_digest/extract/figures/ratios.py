"""Shares and multiples: one in four, doubled, more than five times the size, tenfold."""

from decimal import Decimal

from msgspec.structs import replace

from haiti_digest.extract.figures.context import modifier_before
from haiti_digest.extract.figures.draft import Draft
from haiti_digest.extract.figures.nouns import Counted, counted_after
from haiti_digest.extract.figures.numerals import Numeral
from haiti_digest.extract.figures.passage import Passage
from haiti_digest.extract.figures.plurals import singular
from haiti_digest.extract.figures.read_number import read_numeral
from haiti_digest.spans import Span

IN = frozenset([*range(2, 13), 15, 20, 25, 30, 40, 50, 100, 1000, 10_000, 100_000, 1_000_000])
"""What a number is a share of after *in*; after *out of* any number may stand."""
MOST = 9
PLACES = Decimal("1.0000000000")


def ratio_at(p: Passage, i: int) -> Draft | None:
    """The ratio that starts at token *i*, or None."""
    return _multiple(p, i) or _one_in(p, i) or _thing_in(p, i)


def _multiple(p: Passage, i: int) -> Draft | None:
    low = p.lower[i]
    value = p.lex.folds.get(low)
    if value is not None:
        return _draft(p, i, i + 1, Span(p.starts[i], p.ends[i]), value, "time", "multiple")
    value = p.lex.multiples.get(low)
    if value is None:
        return None
    sets = p.lex.sets["multiples"]
    after = p.low(i + 1)
    if after in p.lex.sets["ages"]["as"] and (not p.word(i + 2).islower() or p.low(i + 2) in p.lex.article):
        return None  # a kitchen that doubled as an office
    fits = after not in sets["not_before"] if low in sets["verbs"] else after in sets["compare"]
    return _draft(p, i, i + 1, Span(p.starts[i], p.ends[i]), value, "time", "multiple") if fits else None


def _one_in(p: Passage, i: int) -> Draft | None:
    """``one in four``, ``3 out of 5``: a small number, *in*, and a greater one of the same form."""
    j = i + 1
    sets = p.lex.sets["ratio"]
    if p.low(j) in sets["out"]:
        j += 1
        if p.low(j) not in p.lex.quantifying:
            return None
    elif p.low(j) not in sets["in"]:
        return None
    if p.low(j + 1) in sets["every"]:
        j += 1
    low, high = _plain(p, i), _plain(p, j + 1) if j + 1 < p.hi else None
    if low is None or high is None or not 0 < low.value < high.value or low.end != i + 1:
        return None
    if p.low(i - 1) in p.lex.sets["names"]["numbered"]:  # page 3 sur 12
        return None
    if low.value != int(low.value) or high.value != int(high.value):
        return None
    usual = low.value == 1 or (low.value <= MOST and high.value in IN)
    if p.low(j) in sets["in"] and (not usual or p.forward(high.end, p.lex.units)[0]):
        return None
    if high.digits and high.value > 1900 and "," not in high.digits and high.scale == 1:
        return None
    value = (low.value / high.value).quantize(PLACES).normalize()
    draft = _draft(p, i, high.end, Span(low.start, high.stop), value, None, "one in")
    return replace(draft, counted=counted_after(p, high.end))


def _thing_in(p: Passage, i: int) -> Draft | None:
    """``one child in four``, ``un habitant sur deux``: the thing stands between the two numbers."""
    sets, j = p.lex.sets["ratio"], i + 2
    if p.low(j) not in sets["in"] or p.lower[i + 1] in p.lex.stop or not p.lower[i + 1].isalpha():
        return None
    low, high = _plain(p, i), _plain(p, j + 1) if j + 1 < p.hi else None
    if low is None or high is None or low.end != i + 1 or not 0 < low.value < high.value or low.value > MOST:
        return None
    if high.value not in IN or p.forward(high.end, p.lex.units)[0] or p.forward(i + 1, p.lex.units)[0]:
        return None
    if p.low(high.end)[:1].isalpha() and p.low(high.end) not in p.lex.stop | p.lex.verbs:
        return None
    value = (low.value / high.value).quantize(PLACES).normalize()
    counted = Counted(singular(p.words[i + 1], p.lex), Span(p.starts[i + 1], p.ends[i + 1]), i + 2, low.value > 1)
    return replace(_draft(p, i, high.end, Span(low.start, high.stop), value, None, "one in"), counted=counted)


def _plain(p: Passage, i: int) -> Numeral | None:
    low = p.low(i)
    if not (low[:1].isdigit() or low.partition("-")[0] in p.lex.triggers):
        return None
    n = read_numeral(p, i)
    return n if n is not None and n.first == i and not n.letters and not n.tail and n.form != "fraction" else None


def _draft(p: Passage, i: int, end: int, number: Span, value: Decimal, unit: str | None, rule: str) -> Draft:
    modifier, begin = modifier_before(p, i)
    start = p.starts[begin]
    return Draft(start, number.end, number, begin, end, value, None, "ratio", unit, None, modifier or None, rule)
