"""Names of several parts: with a nickname in marks, with others in a row."""

from haiti_digest.extract.statements.lexicon import Words
from haiti_digest.extract.statements.units import LONGEST_NICKNAME, QUOTE, Unit

LONGEST_NAME = 6
"""Words of a name in a row."""


def is_nickname(unit: Unit, at: int) -> bool:
    """Whether the run at *at* stands between the parts of a name: ``Robert [“Bo”] Roe``."""
    if at < 1 or unit.at(at) != QUOTE or unit.ends[at] - unit.starts[at] > LONGEST_NICKNAME:
        return False
    if unit.runs[at] in unit.spoken or not unit.words[at - 1].isalpha():
        return False
    return unit.is_capital(at - 1) and unit.is_capital(at + 1)


def is_byname(unit: Unit, at: int) -> bool:
    """Whether the run at *at* is what somebody is called, in marks as a name of its own: ``[“Red”] told reporters``."""
    if unit.at(at) != QUOTE or unit.ends[at] - unit.starts[at] > LONGEST_NICKNAME:
        return False
    return unit.runs[at] in unit.titles and unit.runs[at] not in unit.spoken


def with_nickname(unit: Unit, first: int, floor: int, small: Words) -> int:
    """Where a name begins that goes on at *first* behind a nickname; *first* where none stands."""
    if first - 2 < floor or not is_nickname(unit, first - 1) or unit.lower[first - 2] in small.prepositions:
        return first
    begin = first - 2
    while begin > floor and unit.is_capital(begin - 1):
        begin -= 1
    return begin


def before_row(unit: Unit, first: int, end: int, floor: int, small: Words) -> int | None:
    """The last word before a comma where *first* to *end* only ends a row of names that hangs on a noun before it:

    ``owners in Bruges, [Ostend and Ghent]``. None where the names stand for themselves.
    """
    if first - 2 <= floor or unit.lower[first - 1] != "," or end - first < 3 or unit.lower[first - 2] in small.time:
        return None
    if not all(unit.is_capital(i) or unit.lower[i] in small.joiners for i in range(first, end)):
        return None
    if small.joiners.isdisjoint(unit.lower[first:end]):
        return None
    i = first - 2
    while i > floor and unit.is_capital(i):
        i -= 1
    return first - 2 if i > floor and i < first - 2 and unit.lower[i] in small.attaching else None


def row_start(unit: Unit, first: int, end: int, floor: int, small: Words) -> int:
    """Where a row of names begins that ends with the words *first* to *end*; *first* where they are no end of a row.

    Finds: ``[Jane Roe, the Harbour Board, Bo Ray and Ann Lee]``. Leaves: ``In Ostend, [Bo Ray and Ann Lee]``.
    """
    at = first - 1 if unit.at(first - 1) in small.joiners else first
    joined = at < first or not small.joiners.isdisjoint(unit.lower[first:end])
    while joined and at - 2 >= floor and unit.lower[at - 1] == ",":
        start = unit.stretch_start(at - 2, floor)
        if not _is_name(unit, start, at - 1, small):
            break
        first = at = start
    return first


def _is_name(unit: Unit, first: int, end: int, small: Words) -> bool:
    """Whether the words are a name alone, with its article at most."""
    first += unit.lower[first] in small.determiners
    if not 0 < end - first <= LONGEST_NAME or not all(
        unit.is_capital(i) or unit.words[i] == "." for i in range(first, end)
    ):
        return False
    word = unit.lower[first]
    opens = word in small.adverbs or word in small.prepositions or word in small.time or word in small.subordinators
    return not opens and not word.endswith(small.adverb_endings)
