"""Goes through a sentence's numbers and makes a draft of each that is a figure."""

from decimal import Decimal

from haiti_digest.extract.figures.ages import is_age
from haiti_digest.extract.figures.context import modifier_after, modifier_before
from haiti_digest.extract.figures.draft import Draft
from haiti_digest.extract.figures.nouns import Counted, counted_after
from haiti_digest.extract.figures.numerals import Numeral, read_numeral
from haiti_digest.extract.figures.passage import Passage
from haiti_digest.extract.figures.plurals import singular
from haiti_digest.extract.figures.ranges import with_upper
from haiti_digest.extract.figures.ratios import ratio_at
from haiti_digest.extract.figures.sighting import Sighting
from haiti_digest.extract.figures.traps import trap
from haiti_digest.extract.figures.units import Measure, currency_before, measure_after, money_rate, prefixed_money
from haiti_digest.spans import Span

MILLION = 1_000_000


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
    ratio = ratio_at(p, i)
    if ratio is not None:
        return ratio, ratio.end
    prefixed = prefixed_money(p, i) if p.words[i][-1:].isalnum() and p.words[i][0].isalpha() else None
    if prefixed is not None:
        currency, n = prefixed
        return _money(p, n, currency, n.first)
    numeral = read_numeral(p, i)
    if numeral is None or numeral.first < done:
        return None, i + 1
    currency, first = currency_before(p, numeral)
    if currency and first >= done:
        return _money(p, numeral, currency, first)
    return _measured(p, numeral)


def _money(p: Passage, n: Numeral, currency: str, first: int) -> tuple[Draft, int]:
    n = _glued_scale(p, n)
    n, first = with_upper(p, n, first, money=True)
    if n.upper is not None:
        n = _glued_scale(p, n)
    end = n.end
    if p.lower[end - 1] == p.lower[n.first] or end < p.hi:
        word, after = p.forward(end, p.lex.units)
        if word and p.lex.unit_kinds[word] == "money" and not n.tail:
            currency, end = (word if len(word) > len(currency) else currency), after
    measure = money_rate(p, Measure(currency, "money", n.start, max(n.stop, p.ends[end - 1] if not n.tail else 0), end))
    return _draft(p, n, first, measure, None, "currency"), measure.end


def _glued_scale(p: Passage, n: Numeral) -> Numeral:
    """A sum with the letter for millions or billions that is glued to it taken in: ``$60m``."""
    scale = p.lex.glued_scales.get(n.letters.lower())
    if scale is None:
        return n
    factor = Decimal(scale)
    upper = None if n.upper is None else n.upper * factor
    return n._replace(value=n.value * factor, upper=upper, letters="", stop=n.stop + len(n.letters), scale=scale)


def _measured(p: Passage, n: Numeral) -> tuple[Draft | None, int]:
    """A number without currency sign: with a unit, with a counted noun, or bare."""
    n, first = with_upper(p, n, n.first)
    measure = measure_after(p, n)
    counted = None
    if n.letters and p.lex.glued_scales.get(n.letters.lower()) and _scale_letter(p, n):
        n = _glued_scale(p, n)
        measure = measure_after(p, n)
    if measure is None and not n.letters:
        counted = _counted(p, n)
    if measure is None and counted is None and is_age(p, n):
        measure = Measure(p.lex.age_unit, "age", n.start, n.stop, n.end)
    if trap(Sighting(p, n, measure is not None, counted is not None)):
        return None, n.end
    if measure is not None and measure.kind in ("percent", "weight", "volume", "area"):
        counted = counted_after(p, measure.end)
    if measure is None and counted is not None and counted.noun == p.lex.multiple_unit and not n.tail:
        measure, counted = _times(p, n, counted), None
    if measure and measure.kind == "ratio":
        counted = _compared_to(p, measure.end)
    end = measure.end if measure else counted.end if counted else n.end
    rule = "unit" if measure else "noun" if counted else "number"
    return _draft(p, n, first, measure, counted, rule), end


def _times(p: Passage, n: Numeral, counted: Counted) -> Measure:
    """*Times* as a ratio where a comparison follows (five times the size), else as a count of occasions."""
    ratio = p.low(counted.end) in p.lex.sets["multiples"]["compare"]
    stop = counted.span.end
    return Measure(p.lex.multiple_unit, "ratio" if ratio else "count", n.start, stop, counted.end)


def _compared_to(p: Passage, i: int) -> Counted | None:
    """The thing whose size is compared: five times *the size* of the mission."""
    if p.low(i) not in p.lex.sets["nouns"]["determiners"] or not p.low(i + 1).isalpha():
        return None
    return counted_after(p, i + 1, single=True)


def _scale_letter(p: Passage, n: Numeral) -> bool:
    """Whether a glued m or k stands for millions or thousands: a plural follows that is no measure's companion."""
    if n.letters.lower() not in ("m", "k", "b") or p.low(n.end) in p.lex.metre_when:
        return False
    return p.forward(n.end, p.lex.units)[0] != "" or counted_after(p, n.end) is not None


def _counted(p: Passage, n: Numeral) -> Counted | None:
    if not n.tail:
        scaled = n.scale > 1 or p.low(n.end - 1) in p.lex.dozens
        return counted_after(p, n.end, n.value == 1 and n.upper is None, scaled)
    if n.tail[0] in p.lex.sets["compounds"]["after_tail"]:
        return counted_after(p, n.end)
    if n.tail[0].isdigit() or n.tail[0] in p.lex.sets["compounds"]["drop"]:
        return None
    if n.tail[0] in p.lex.units and n.tail[0] in p.lex.singular:
        return None
    noun = singular(n.tail[0], p.lex)
    span = Span(n.stop + 1, n.stop + 1 + len(n.tail[0]))
    return Counted(noun, span, n.end, False)


def _draft(p: Passage, n: Numeral, first: int, measure: Measure | None, counted: Counted | None, rule: str) -> Draft:
    stop = max(measure.stop if measure else n.stop, n.stop)
    end = measure.end if measure else n.end
    kind = measure.kind if measure else "count"
    modifier, begin = modifier_before(p, first, kind == "duration")
    if not modifier:
        modifier, after = modifier_after(p, end)
        if modifier:
            end, stop = after, p.ends[after - 1]
            if counted is None and measure is None:
                counted = counted_after(p, end)
    if p.low(end) == "+" and p.glued(end):
        modifier, end, stop = "at_least", end + 1, p.ends[end]
        if measure is None:
            counted = counted_after(p, end)
    if n.form in ("fraction", "part") and measure is None:
        kind = "ratio"
    if kind == "duration" and _is_age(p, end):
        kind = "age"
    negative = _negative(p, first)
    value = -n.value if negative and n.upper is None else n.value
    start = p.starts[begin]
    if negative:
        start = min(start, p.starts[first - 1])
    stop = max(stop, p.starts[begin] + 1)
    end = max(end, counted.end if counted else 0)
    unit = measure.unit if measure else None
    return Draft(
        start,
        stop,
        Span(n.start, n.stop),
        begin,
        end,
        value,
        n.upper,
        kind,
        unit,
        counted,
        modifier or None,
        rule,
        not n.digits,
    )


def _negative(p: Passage, first: int) -> bool:
    low = p.low(first - 1)
    if low in p.lex.minus:
        hedge = p.backward(first, p.lex.before)[0]
        return not hedge and p.low(first - 2) not in p.lex.sets["ranges"]["alternatives"]
    if low not in ("-", "−", "–") or not low or not p.glued(first):
        return False
    return first - 1 == p.lo or not p.glued(first - 1)


def _is_age(p: Passage, end: int) -> bool:
    sets = p.lex.sets["compounds"]
    low = p.low(end)
    return (
        low in sets["old"]
        or (low in p.lex.quantifying and p.low(end + 1) in sets["age"])
        or p.low(end) in sets["younger"]
    )
