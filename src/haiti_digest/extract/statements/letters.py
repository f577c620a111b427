"""Letters after a name, of honours and degrees: ``Jane Roe, MBE, FRS stated``."""

from haiti_digest.extract.statements.lexicon import Words
from haiti_digest.extract.statements.units import QUOTE, Unit

LONGEST = 6
"""Letters of an abbreviation after a name."""


def before_letters(unit: Unit, last: int, floor: int, small: Words) -> int | None:
    """Where the name begins that the letters up to word *last* follow; None where they are a body's own name.

    Finds: ``“…,” [Jane Roe, MBE] stated``. Leaves: ``In Port Salut, [NATO] said``.
    """
    i = last
    while i - 1 > floor and unit.lower[i - 1] == "," and _is_letters(unit.words[i]):
        i -= 2
    if i == last or not unit.is_word(i):
        return None
    first = i
    while first > floor and (unit.is_capital(first - 1) or unit.words[first - 1] == "."):
        first -= 1
    opens = (
        first == 0 or unit.lower[first - 1] == QUOTE or (unit.lower[first - 1] == "," and unit.at(first - 2) == QUOTE)
    )
    named = i > first and (
        (near := unit.lower[first]) not in small.prepositions
        and near not in small.determiners
        and near not in small.adverbs
        and near not in small.time
    )
    return first if opens and named and unit.is_capital(first) else None


def _is_letters(word: str) -> bool:
    return len(word) <= LONGEST and word.isalpha() and sum(letter.isupper() for letter in word) > 1
