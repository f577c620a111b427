"""Reads the number at a place, in digits or in words."""

from msgspec.structs import replace

from haiti_digest.extract.figures.numerals import HALF, Numeral, read_digits
from haiti_digest.extract.figures.passage import Passage
from haiti_digest.extract.figures.spelled import read_spelled

DASHES = ("–", "‐")


def read_numeral(p: Passage, i: int) -> Numeral | None:
    """The number that starts at token *i*, or None."""
    n = read_digits(p, i) if "0" <= p.unelided(i)[0] <= "9" else read_spelled(p, i)
    if n is not None and p.low(n.end) in DASHES:
        n = _dashed(p, n)
    return n if n is None or n.scale == 1 else _and_a_half(p, n)


def _dashed(p: Passage, n: Numeral) -> Numeral:
    """The number with its unit behind a dash that stands for a hyphen: ``a 22–year-old poet``."""
    if n.letters or n.tail or not p.glued(n.end) or not p.glued(n.end + 1):
        return n
    parts = p.low(n.end + 1).replace("‑", "-").split("-")
    return replace(n, tail=tuple(parts), end=n.end + 2) if parts[0] in p.lex.units else n


def _and_a_half(p: Passage, n: Numeral) -> Numeral:
    """The number with the half of its scale that follows it: ``a million and a half``, ``deux millions et demi``."""
    i = n.end
    if p.low(i) not in p.lex.and_:
        return n
    i += 1 + (p.low(i + 1) in p.lex.article)
    if p.low(i) not in p.lex.half:
        return n
    return replace(n, value=n.value + n.scale * HALF, end=i + 1, stop=p.ends[i])
