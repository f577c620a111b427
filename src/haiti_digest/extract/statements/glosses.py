"""Where the narrator takes over behind what somebody said, and tells of it: *, a reference to the strike*."""

from haiti_digest.extract.statements.framing import BARE_CLAUSES
from haiti_digest.extract.statements.lexicon import Words
from haiti_digest.extract.statements.units import QUOTE, Unit
from haiti_digest.language.lexicon import together

NOUN = 4
"""Words behind an article or the like among which its noun is looked for."""


def gloss_start(unit: Unit, first: int, end: int, small: Words) -> int:
    """The end of a content from word *first*, which ends at *end* at the latest: before what the narrator says of it.

    Finds: ``said [the port is “open again,”] referring to …`` · ``said [it is open], a claim that others dispute`` ·
    ``said [it is open] but did not elaborate``.
    Leaves: ``said the port, a gift of Norland, is open``.
    """
    if BARE_CLAUSES not in small.grammar:
        return end
    return next((at for at in range(first + 1, end - 1) if _is_gloss(unit, at, end, small)), end)


def _is_gloss(unit: Unit, at: int, end: int, small: Words) -> bool:
    """Whether a remark of the narrator's starts at the comma or word *at*."""
    comma = unit.lower[at] == ","
    opens = at + comma
    if (comma or unit.lower[at - 1] == QUOTE) and _tells_of_words(unit, opens, small):
        return True
    if unit.lower[opens] not in small.joiners:
        return False
    return _withholds(unit, opens + 1, small) or _speaker_acts(unit, opens, end, small, comma=comma)


def _tells_of_words(unit: Unit, at: int, small: Words) -> bool:
    """Whether what was said is named or explained from word *at*, or compared: ``, compared with 12``."""
    word, behind = unit.lower[at], unit.at(at + 1)
    if word in small.single:
        return not small.glosses.isdisjoint(unit.lower[at + 1 : at + 1 + NOUN])
    if unit.lower[at - 1] == QUOTE and word in small.prepositions and behind in small.determiners:
        return not small.media.isdisjoint(unit.lower[at + 2 : at + 1 + NOUN])  # “open,” in an interview
    return word in small.glossing and behind in small.prepositions


def _withholds(unit: Unit, at: int, small: Words) -> bool:
    """Whether the speaker is told not to have said more: ``but [did not elaborate]``."""
    denied = unit.at(at) in small.finite and unit.at(at + 1) in small.denying
    return denied and unit.at(at + 2) in together(small.silent, small.withheld)


def _speaker_acts(unit: Unit, at: int, end: int, small: Words, *, comma: bool) -> bool:
    """Whether the narrator goes on with the speaker from a joiner: ``, but she smiled``; not in marks."""
    acts = unit.at(at + 1) in small.speakers and (comma or unit.lower[at] in small.contrasting)
    return acts and QUOTE not in unit.lower[at:end]
