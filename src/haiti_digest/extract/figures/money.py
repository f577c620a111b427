"""Sums of money with the currency in front: $5-7m, US$1.4bn, Sh180,000."""

from decimal import Decimal

from msgspec.structs import replace

from haiti_digest.extract.figures.draft import Draft
from haiti_digest.extract.figures.drafting import drafted
from haiti_digest.extract.figures.numerals import Numeral
from haiti_digest.extract.figures.passage import Passage
from haiti_digest.extract.figures.ranges import with_upper
from haiti_digest.extract.figures.units import Measure, money_rate


def money(p: Passage, n: Numeral, currency: str, first: int) -> tuple[Draft, int]:
    """The sum whose currency stands at token *first*, and the token after it."""
    n, first = with_upper(p, with_glued_scale(p, n), first, money=True)
    n = with_glued_scale(p, n)
    stop, end = n.stop, n.end
    word, after = p.forward(end, p.lex.units) if not n.tail else ("", end)
    if word and p.lex.unit_kinds[word] == "money":
        currency, end, stop = max(word, currency, key=len), after, p.ends[after - 1]
    measure = money_rate(p, Measure(currency, "money", n.start, stop, end))
    return drafted(p, n, first, measure, None, "currency"), measure.end


def with_glued_scale(p: Passage, n: Numeral) -> Numeral:
    """The number with the letter for thousands, millions or billions that is glued to it taken in: ``60m``."""
    scale = p.lex.glued_scales.get(n.letters.lower())
    if scale is None:
        return n
    factor = Decimal(scale)
    upper = None if n.upper is None else n.upper * factor
    return replace(n, value=n.value * factor, upper=upper, letters="", stop=n.stop + len(n.letters), scale=scale)
