"""Reporting verbs that tell what was not said, or only supposed: *never praised the police*, *if he says that*."""

from haiti_digest.extract.statements.frames import Frame
from haiti_digest.extract.statements.lexicon import Words
from haiti_digest.extract.statements.units import Unit


def is_denied(unit: Unit, frame: Frame, small: Words, quoted: bool) -> bool:
    """Whether the verb of *frame* is negated, supposed or asked about, or nobody is its subject: then nothing was said
    that could be recorded.

    Finds: ``has not [praised]``, ``refused to [say] that``, ``Nobody [said]``, ``if she [promised]``, ``may [call]
    for``. Leaves: ``not only [said]``; with *quoted* words what may or will be said.
    """
    if frame.source is not None:
        first = frame.source[0]
        asked = unit.at(first - 1) in small.auxiliaries and (unit.words[-1] == "?" or first == 1)  # Had she said that
        if asked or unit.at(first - 1) in small.conditional or _is_nobody(unit, first, small):
            return True
    if _says_nothing(unit, frame, small):
        return True
    at = frame.cue[0] - 1
    to = at - 1 if unit.at(at) in small.adverbs or unit.at(at).endswith(small.adverb_endings) else at
    if unit.at(to) in small.infinitive and unit.at(to - 1) in small.refusing:
        return True
    if unit.at(at) in small.without or (unit.at(at) in small.of and unit.at(at - 1) in small.accused):
        return True
    while at >= 0:
        word = unit.lower[at]
        if word in small.denying or word.endswith(small.denying_endings):
            return unit.at(at + 1) not in small.only
        if word in small.supposing and not quoted:
            return unit.at(at + 1) not in small.only
        if not (word in small.auxiliaries or word in small.adverbs or word.endswith(small.adverb_endings)):
            return False
        at -= 1
    return False


def _is_nobody(unit: Unit, first: int, small: Words) -> bool:
    """Whether the subject that begins at *first* is nobody: ``No one``, ``Neither side``, ``Nothing in the report``,
    ``Little in the law``, ``Not one of them``; not ``No. 10``, ``Little Ostend``.
    """
    following = unit.at(first + 1)
    if unit.at(first - 1) in small.denying and unit.lower[first] in small.single:
        return True
    if unit.lower[first] in small.hardly:
        return following in small.prepositions
    return unit.lower[first] in small.nobody and following != "." and not following[:1].isdigit()


def _says_nothing(unit: Unit, frame: Frame, small: Words) -> bool:
    """Whether nothing follows that was said: ``[said] nothing``, ``[declined] to comment``."""
    behind = frame.cue[1]
    silent = unit.lower[frame.cue[0]] in small.refusing and unit.at(behind) in small.infinitive
    return unit.at(behind) in small.nothing or (silent and unit.at(behind + 1) in small.silent)
