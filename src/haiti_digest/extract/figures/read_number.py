"""Reads the number at a place, in digits or in words."""

from msgspec.structs import replace

from haiti_digest.extract.figures.numerals import HALF, Numeral, read_digits
from haiti_digest.extract.figures.passage import Passage
from haiti_digest.extract.figures.spelled import read_spelled


def read_numeral(p: Passage, i: int) -> Numeral | None:
    """The number that starts at token *i*, or None."""
    n = read_digits(p, i) if "0" <= p.unelided(i)[0] <= "9" else read_spelled(p, i)
    return n if n is None or n.scale == 1 else _and_a_half(p, n)


def _and_a_half(p: Passage, n: Numeral) -> Numeral:
    """The number with the half of its scale that follows it: ``a million and a half``, ``deux millions et demi``."""
    i = n.end
    if p.low(i) not in p.lex.and_:
        return n
    i += 1 + (p.low(i + 1) in p.lex.article)
    if p.low(i) not in p.lex.half:
        return n
    return replace(n, value=n.value + n.scale * HALF, end=i + 1, stop=p.ends[i])
