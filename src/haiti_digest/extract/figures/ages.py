"""Ages that no unit tells: *aged 28*, *as young as nine*, *Jane Doe, 28, said*."""

from haiti_digest.extract.figures.numerals import Numeral
from haiti_digest.extract.figures.passage import Passage

OLDEST = 115


def is_age(p: Passage, n: Numeral) -> bool:
    """Whether the bare number is somebody's age in years."""
    if n.scale > 1 or n.letters or n.tail or n.value != int(n.value) or not 0 < n.value <= OLDEST:
        return False
    sets = p.lex.sets["ages"]
    before = p.low(n.first - 1)
    if before in sets["before"] or before in sets["turning"]:
        return True
    if before in sets["as"] and p.low(n.first - 2) in sets["comparing"]:
        return True
    if before in p.lex.quantifying and p.low(n.first - 2) in sets["before"]:
        return True
    return before == "," and bool(n.digits) and p.low(n.end) in sets["after"] and _name(p, n.first - 2)


def _name(p: Passage, i: int) -> bool:
    """Whether a name of two or more words ends at token *i*: a place or body before a number has often one."""
    return all(p.word(j)[:1].isupper() and p.word(j)[-1:].islower() and p.low(j) not in p.lex.stop for j in (i, i - 1))
