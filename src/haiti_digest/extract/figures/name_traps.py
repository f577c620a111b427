"""Turns away numbers in names: page 3, Airbus 320, World War Two, the film 13 Hours."""

from haiti_digest.extract.figures.passage import Passage
from haiti_digest.extract.figures.plurals import is_plural, singular
from haiti_digest.extract.figures.sighting import Sighting
from haiti_digest.language.lexicon import together

OPENING = "“\"'‘:—–-(.…*•"
POSSESSIVE = ("'s", "’s")
LONGEST_LIST = 24
"""Tokens back to the noun that a list of numbered things begins with."""
LISTING = frozenset({",", "&"})
ENOUGH = 3
"""Long words from which a headline can be told."""


def named(s: Sighting) -> bool:
    """A number after a noun or a name that takes one: page 3, Resolution 1440, the Group of 20, Airbus 320."""
    tight, loose = s.words("names", "numbered"), s.words("names", "numbered_loose")
    before, two_before = s.before, s.p.low(s.n.first - 2)
    if before == "." and two_before in tight:
        return True
    if before == "." and s.bare and s.p.word(s.n.first - 2).isupper() and len(two_before) == 1:  # the S.&P. 500
        return s.n.first - 2 > s.p.lo
    of = before in s.p.lex.quantifying or (s.bare and before in s.words("ratio", "in"))  # page 3 of 12, page 3 sur 12
    if of and _counts_pages(s, two_before):
        return True
    if s.n.scale > 1 or (s.measured and before not in tight) or s.after in s.words("multiples", "occasions"):
        return False
    if s.digits_called() or (s.bare and s.p.word(s.n.first - 1) in s.words("names", "roads")):  # along U.S. 12
        return True
    if (before in s.p.lex.before and before not in tight) or _of_a_verb(s):
        return False
    if before in tight or singular(before, s.p.lex) in tight:
        return before in tight or not s.noun
    if not s.noun and _in_named_list(s, together(tight, loose)):
        return True
    if singular(before, s.p.lex) in loose:
        return not s.noun or _capital_inside(s.p, s.n.first - 1)
    return _after_capital(s)


def _of_a_verb(s: Sighting) -> bool:
    """Whether the word before is a participle and no name: ``a arrêté 12 suspects``, but not ``l'arrêté 12``."""
    at = s.n.first - 2
    if s.p.low(at) in s.words("names", "had_beside"):
        at -= 1
    return s.p.low(at) in s.words("names", "had")


def _in_named_list(s: Sighting, numbered: frozenset[str]) -> bool:
    """Whether the number goes on with a list of such names: Articles 5 and 6, lines 1, 8 and 12."""
    p, i = s.p, s.n.first - 1
    joins = together(p.lex.and_, p.lex.sets["ranges"]["joins"], LISTING)
    if p.low(i) not in joins:
        return False
    while i >= max(p.lo, s.n.first - LONGEST_LIST) and (p.low(i) in joins or p.low(i).isdigit()):
        i -= 1
    word = p.low(i)
    named = word in numbered or singular(word, p.lex) in numbered
    return named and is_plural(word, p.lex) and p.low(i + 1).isdigit()


def _counts_pages(s: Sighting, two_before: str) -> bool:
    """``page 3 of 12``, ``the Group of 20``."""
    if two_before[:1].isdigit():
        return s.p.low(s.n.first - 3) in s.words("names", "numbered")
    of_before = two_before in s.words("names", "of_before")
    inside = _capital_inside(s.p, s.n.first - 2)  # the Group of 20 finance ministers
    return of_before and (inside or not s.noun) and s.p.word(s.n.first - 2)[0].isupper()


def _capital_inside(p: Passage, i: int) -> bool:
    return p.word(i)[:1].isupper() and i > p.lo and not headline(p)


def _after_capital(s: Sighting) -> bool:
    """Whether the word before is a name to which the number belongs."""
    word = s.p.word(s.n.first - 1)
    if not word[:1].isalpha() or word.islower() or not word[-1].isalnum() or word.endswith(POSSESSIVE):
        return False
    if s.before in s.p.lex.never_names:
        return False
    if not s.noun:
        return True
    opens = s.n.first - 1 == s.p.lo and s.p.word(s.n.end)[:1].islower()
    return not ("," in s.n.digits or opens or headline(s.p))


def headline(p: Passage) -> bool:
    """Whether the sentence is set in capitals throughout, as headlines are."""
    long = [p.words[i] for i in range(p.lo, min(p.hi, p.lo + 40)) if len(p.words[i]) > ENOUGH and p.words[i].isalpha()]
    return len(long) >= ENOUGH and all(word[0].isupper() or word.lower() in p.lex.stop for word in long)


def proper(s: Sighting) -> bool:
    """A number word with a capital inside a sentence: World War Two, the Six Nations."""
    if not s.p.word(s.n.first)[:1].isupper() or s.n.first == s.p.lo or headline(s.p):
        return False
    return s.p.word(s.n.first - 1)[:1] not in OPENING


def numbered_in_words(s: Sighting) -> bool:
    """Phase two, number one, chapter three."""
    if s.before in s.p.lex.before or _of_a_verb(s):
        return False
    return s.before in s.words("names", "numbered") or (s.before in s.words("names", "numbered_loose") and s.bare)


def titled(s: Sighting) -> bool:
    """A unit with a capital inside a sentence: the film 13 Hours, 50 Cent."""
    if not s.measured or s.n.letters or s.n.tail or s.n.scale > 1:
        return False
    word = s.p.word(s.n.end)
    return word[:1].isupper() and word[1:].islower() and s.after in s.p.lex.titled_units and not headline(s.p)


def address(s: Sighting) -> bool:
    """A plain number before a name with nothing counted: 12 Rue Amboise, the 88 Lanterns gang."""
    if s.after in s.words("names", "streets") and s.p.word(s.n.end + 1)[:1].isupper() and s.n.scale == 1:
        return True
    if not s.bare or s.n.scale > 1 or "," in s.n.digits or s.n.tail:
        return False
    word = s.p.word(s.n.end)
    if s.after == "," and s.p.low(s.n.end + 1) in s.words("names", "streets"):
        return True
    return word[:1].isupper() and word.isalpha() and (s.after not in s.p.lex.stop and s.after not in s.p.lex.verbs)
