"""Puts a number, its unit or noun and its modifier together into a draft."""

from haiti_digest.extract.figures.ages import follows_age
from haiti_digest.extract.figures.context import modifier_after, modifier_before
from haiti_digest.extract.figures.draft import Draft
from haiti_digest.extract.figures.nouns import Counted, counted_after
from haiti_digest.extract.figures.numerals import Numeral
from haiti_digest.extract.figures.passage import Passage
from haiti_digest.extract.figures.units import Measure
from haiti_digest.spans import Span

MINUS = ("-", "−", "–")
BRACKETS = ("(", "[")


def drafted(p: Passage, n: Numeral, first: int, measure: Measure | None, counted: Counted | None, rule: str) -> Draft:
    """The draft of the number whose expression begins at token *first*."""
    kind = _kind(p, n, first, measure)
    stop = max(measure.stop if measure else n.stop, n.stop)
    end = measure.end if measure else n.end
    lasts = counted is not None and counted.noun in p.lex.sets["context"]["lasting"]  # hits over nine seasons
    ago = p.low(end) in p.lex.sets["context"]["ago"]
    modifier, begin = modifier_before(p, first, (kind == "duration" and not ago) or lasts)
    if not modifier:
        modifier, after = _modifier_behind(p, end, kind)
        if modifier:
            end, stop = after, p.ends[after - 1]
            counted = counted or (None if measure else counted_after(p, end))
        elif n.tail and n.tail[0] in p.lex.after:  # the 2,300-plus stores
            modifier = p.lex.after[n.tail[0]][-1][1]
    negative = begin == first and _is_negative(p, first)
    below, after = p.forward(end, p.lex.below_zero) if kind == "temperature" else ("", end)
    if below:
        negative, end, stop = True, after, p.ends[after - 1]
    start = min(p.starts[begin], p.starts[first - 1]) if negative and not below else p.start(begin)
    return Draft(
        start=start,
        stop=stop,
        number=Span(n.start, n.stop),
        first=begin,
        end=max(end, counted.end if counted else 0),
        value=-n.value if negative and n.upper is None else n.value,
        upper=n.upper,
        kind=kind,
        unit=measure.unit if measure else None,
        counted=counted,
        modifier=modifier or None,
        rule=rule,
    )


def _kind(p: Passage, n: Numeral, first: int, measure: Measure | None) -> str:
    if measure is None:
        return "ratio" if n.form in ("fraction", "part") else "count"
    if measure.kind == "duration" and follows_age(p, first, measure.end):
        return "age"
    return measure.kind


def _modifier_behind(p: Passage, end: int, kind: str) -> tuple[str, int]:
    """The modifier after the number, a plus sign too: ``1,000+``; not *plus* where more is added: ``£4m plus fees``."""
    if p.low(end) == "+" and p.glued(end):
        return "at_least", end + 1
    added = p.low(end) in p.lex.sets["context"]["added"]
    if added and (kind == "money" or p.low(end + 1)[:1].isdigit() or p.word(end + 1) in p.lex.signs):
        return "", end
    return modifier_after(p, end)


def _is_negative(p: Passage, first: int) -> bool:
    """Whether a minus stands before token *first*; not in *plus or minus*."""
    low = p.low(first - 1)
    if low in p.lex.minus:
        return p.low(first - 2) not in p.lex.sets["ranges"]["alternatives"]
    if low not in MINUS or not p.glued(first):
        return False
    return first - 1 == p.lo or not p.glued(first - 1) or p.low(first - 2) in BRACKETS
