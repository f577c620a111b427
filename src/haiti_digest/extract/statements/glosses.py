"""Where the narrator takes over behind what somebody said, and tells of it: *, a reference to the strike*."""

from haiti_digest.extract.statements.frames import Frame
from haiti_digest.extract.statements.framing import BARE_CLAUSES
from haiti_digest.extract.statements.lexicon import Words
from haiti_digest.extract.statements.standing import is_past_verb
from haiti_digest.extract.statements.units import QUOTE, Unit
from haiti_digest.language.lexicon import together

NOUN = 4
"""Words behind an article or the like among which its noun is looked for."""
VERB = 6
"""Words behind the first of a subject among which its verb is looked for."""


def gloss_start(unit: Unit, first: int, end: int, own: Frame, small: Words) -> int:
    """The end of a content from word *first*, which ends at *end* at the latest: before what the narrator says of it.

    Finds: ``said [the port is “open again,”] referring to …`` · ``said [it is open], a claim that others dispute`` ·
    ``said [it is open] but did not elaborate`` · ``When Roe praised the crew and said [it works], the crowd cheered``.
    Leaves: ``said the port, a gift of Norland, is open``.
    """
    if BARE_CLAUSES not in small.grammar:
        return end
    end = _main_clause(unit, first, end, own, small)
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


def _main_clause(unit: Unit, first: int, end: int, own: Frame, small: Words) -> int:
    """The comma before the main clause where the frame stands in a clause before it; else *end*."""
    opening = together(small.subordinators, small.before_clause, small.as_) - small.determiners
    if unit.lower[0] not in opening or own.fronted is not None or own.inverted:
        return end
    if own.cue[0] > first or "," in unit.lower[: own.cue[0]]:
        return end
    commas = (at for at in range(first + 1, end - 2) if unit.lower[at] == ",")
    return next((at for at in commas if _is_clause(unit, at + 1, end, small)), end)


def _is_clause(unit: Unit, at: int, end: int, small: Words) -> bool:
    """Whether a subject and, before the next comma or marks, a verb follow."""
    if not unit.is_capital(at) and unit.lower[at] not in together(small.pronouns, small.determiners, small.expletives):
        return False
    for k in range(at + 1, min(end, at + 1 + VERB)):
        if unit.lower[k] in (",", QUOTE):
            return False
        if unit.words[k].islower() and (unit.lower[k] in small.finite or is_past_verb(unit, k, small)):
            return True
    return False
