"""Words that somebody passes on: *Jane Roe was quoted by the Post as saying*, *the Post quoted her as saying*."""

from haiti_digest.extract.statements.cues import Cue
from haiti_digest.extract.statements.lexicon import Words
from haiti_digest.extract.statements.sources import Subject, is_subject, subject_before
from haiti_digest.extract.statements.units import Unit

REACH = 12
"""Words between the verb of quoting and *as*."""


def passes_on(unit: Unit, i: int, small: Words) -> bool:
    """Whether the verb at *i* only tells who passes on what another verb tells: ``[quoted] Jane Roe as saying``."""
    if unit.lower[i] not in small.quoting:
        return False
    for k in range(i + 1, min(len(unit.words) - 1, i + REACH)):
        if unit.lower[k] in small.as_ and unit.lower[k + 1].endswith(small.gerund_endings):
            return True
        if not unit.is_word(k):
            return False
    return False


def passed_on(unit: Unit, i: int, verb: Cue, floor: int, small: Words) -> Subject | None:
    """Who says what the participle at *i* behind *as* tells, by the verb of quoting before it; None without one."""
    if verb.form != "ing" or not small.quoting or unit.at(i - 1) not in small.as_:
        return None
    at = next((k for k in range(i - 2, max(floor - 1, i - 2 - REACH), -1) if unit.lower[k] in small.quoting), None)
    if at is None or not passes_on(unit, at, small):
        return None
    before = subject_before(unit, at, floor, small)
    if at == i - 2 or unit.lower[at + 1] in small.by:
        return before if before and before.passive else None
    alone = at + 3 == i and unit.lower[at + 1] in small.objects
    if not alone and not is_subject(unit, at + 1, i - 1, small):
        return None
    return Subject(at + 1, i - 1, before.frame if before else at)
