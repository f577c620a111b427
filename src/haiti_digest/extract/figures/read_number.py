"""Reads the number at a place, in digits or in words."""

from haiti_digest.extract.figures.numerals import Numeral, read_digits
from haiti_digest.extract.figures.passage import Passage
from haiti_digest.extract.figures.spelled import read_spelled


def read_numeral(p: Passage, i: int) -> Numeral | None:
    """The number that starts at token *i*, or None."""
    return read_digits(p, i) if "0" <= p.words[i][0] <= "9" else read_spelled(p, i)
