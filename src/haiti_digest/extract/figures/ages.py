"""Ages that no unit tells: *aged 28*, *as young as nine*, *Jane Doe, 28, said*."""

from haiti_digest.extract.figures.numerals import Numeral
from haiti_digest.extract.figures.passage import Passage
from haiti_digest.extract.figures.plurals import is_plural

OLDEST = 115
CHILD = 4
DIED = 8
"""Tokens back from an age to *morte* or *décédé*."""
KIN = 24
"""Tokens back from an age to *sons* or *children*."""


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
    if before in sets["limits"] and p.low(n.first - 2) in sets["people"]:
        return True
    if before in p.lex.quantifying and p.low(n.first - 2) in sets["before"] | sets["young"]:
        return True
    if before in sets["before_age"] and n.value > CHILD:
        return p.low(n.first - 2) in p.lex.roles or (n.first - 1 == p.lo and p.low(n.end) == ",")
    if before in sets["be"] and p.low(n.first - 2) in sets["who"]:
        return p.low(n.end) not in sets["not_after"]
    if before in p.lex.sets["context"]["than"] and p.low(n.first - 2) in p.lex.sets["compounds"]["younger"]:
        return not p.low(n.end)[:1].isalpha() or p.low(n.end) in p.lex.stop  # younger than 18
    if p.low(n.end) in sets["bounds"] and p.low(n.end + 1) in p.lex.sets["compounds"]["younger"]:  # 45 or older
        return True
    if before in sets["then"] and p.low(n.first - 2) == "," and p.low(n.end) in sets["aside_ends"]:
        return True
    if before != "," or not n.digits:
        return False
    if (
        p.low(n.first - 2) in sets["kin"]
        and p.low(n.end) in sets["aside_ends"]
        and p.low(n.first - 3) not in p.lex.and_
    ):
        return True  # her brother, 7, and two sisters
    if p.word(n.first - 2)[:1].isupper() and p.low(n.end) in sets["aside_ends"] and _of_a_family(p, n):
        return True
    if p.low(n.first - 2) in sets["before"]:
        return True
    return (p.low(n.end) in sets["after"] and _full_name(p, n.first - 2)) or _aside(p, n)


def _of_a_family(p: Passage, n: Numeral) -> bool:
    """``two sons, Paul, 44, and James, 43``: a family is spoken of in the words before."""
    return any(p.low(i) in p.lex.sets["ages"]["kin"] for i in range(max(p.lo, n.first - KIN), n.first))


def _aside(p: Passage, n: Numeral) -> bool:
    """``The striker, 27, signed``: between commas, after a word and before one that goes on with the sentence."""
    word = p.low(n.first - 2)
    if p.low(n.end) == "," and p.low(n.end + 1) in p.lex.sets["ages"]["goes_on"] and p.word(n.first - 2)[:1].isupper():
        return word not in p.lex.sets["dates"]["months"]
    if p.low(n.end) != "," or not word.isalpha() or word in p.lex.sets["dates"]["months"] or word in p.lex.stop:
        return False
    if word in p.lex.uncountable or is_plural(word, p.lex):
        return False
    return p.low(n.end + 1).isalpha() and p.low(n.end + 1) not in p.lex.and_ and p.low(n.first - 3) not in p.lex.and_


def _full_name(p: Passage, i: int) -> bool:
    """Whether a name of two or more words ends at token *i*: a place or body before a number has often one."""
    return all(p.word(j)[:1].isupper() and p.word(j)[-1:].islower() and p.low(j) not in p.lex.stop for j in (i, i - 1))


def follows_age(p: Passage, first: int, end: int) -> bool:
    """Whether a length of time from token *first* to *end* is an age: five years old, âgé de 28 ans."""
    sets, after = p.lex.sets["compounds"], p.low(end)
    if after in sets["old"] or after in sets["younger"]:
        return True
    if after in p.lex.quantifying and p.low(end + 1) in sets["age"]:
        return True
    ages = p.lex.sets["ages"]
    at = first if p.low(first) in ages["of"] else first - 1  # de 20 à 35 ans
    if p.low(at) in ages["of"] and (p.low(at - 1) in ages["before"] or p.unelided(at - 1) in ages["holders"]):
        return True
    if p.low(first - 1) in ages["died_at"] and p.low(end - 1) in ages["apart"]:  # elle est morte mardi à 84 ans
        return any(p.low(i) in ages["died"] for i in range(first - DIED, first - 1))
    person = p.unelided(at - 2) in ages["holders"] or p.word(at - 1)[:1].isupper()  # un adjoint administratif de 45 ans
    if ages["holders"] and person and p.low(at) in ages["of"] and p.low(end - 1) in ages["apart"]:
        return True
    if p.low(at) in ages["of"] and p.low(at - 1) in ages["limits"]:  # les moins de 5 ans, des enfants de moins de 5 ans
        held = p.low(at - 2) in ages["of"] and p.unelided(at - 3) in ages["holders"]
        if held or p.low(at - 2) in ages["groups"]:
            return True
    return p.low(end - 1) in ages["apart"] and p.low(first - 1) == "," and after == ","
