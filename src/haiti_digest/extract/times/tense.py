"""Whether a sentence speaks of what was or of what will be, at the place of a time expression.

No grammar is parsed: the verb form nearest before the expression decides, or the first after it where none stands
before. A wrong guess moves a bare weekday by a week, so the table of cue words is kept to sure ones.
"""

from functools import cache
from typing import Any, Literal, NamedTuple

from haiti_digest.extract.times.scene import Scene
from haiti_digest.language.lexicon import words

Tense = Literal["past", "present", "future"]
REACH_BEFORE = 24
REACH_AFTER = 14


class Cues(NamedTuple):
    """Cue words of a language."""

    future: frozenset[str]
    present: frozenset[str]
    past: frozenset[str]
    not_past: frozenset[str]
    past_ending: frozenset[str]
    reporting: frozenset[str]
    infinitive: frozenset[str]
    passive: frozenset[str]
    verbs: frozenset[str]
    since: frozenset[str]


def _cues(data: dict[str, Any]) -> Cues:
    return Cues(**{name: words(data.get(name, "")) for name in Cues._fields})


@cache
def cues_of(grammar: object) -> Cues:
    """The cue words of a grammar."""
    return _cues(grammar.data.get("tense", {}))  # type: ignore[attr-defined]


def tense_at(scene: Scene, first: int, end: int, sentence: tuple[int, int]) -> Tense | None:
    """The tense around the tokens *first* to *end* of a sentence, a range of tokens; None without any cue."""
    cues = cues_of(scene.grammar)
    lower = scene.reading.tokens.lower
    before = _before(lower, first, max(sentence[0], first - REACH_BEFORE), cues)
    if before is None:
        return _after(lower, end, min(sentence[1], end + REACH_AFTER), cues)
    tense, place = before
    if tense == "past" and lower[place] in cues.reporting and first - place > 2:
        later = _after(lower, end, min(sentence[1], end + REACH_AFTER), cues)
        return "future" if later == "future" else tense
    return tense


def _before(lower: list[str], first: int, stop: int, cues: Cues) -> tuple[Tense, int] | None:
    for place in range(first - 1, stop - 1, -1):
        tense = _tense_of(lower, place, stop, cues)
        if tense:
            return tense, place
    return None


def _after(lower: list[str], end: int, stop: int, cues: Cues) -> Tense | None:
    for place in range(end, stop):
        tense = _tense_of(lower, place, end, cues)
        if tense == "present" and any(word in cues.future for word in lower[place + 1 : min(stop, place + 3)]):
            return "future"
        if tense:
            return tense
    return None


def _tense_of(lower: list[str], place: int, stop: int, cues: Cues) -> Tense | None:
    word = lower[place].replace("’", "'")
    if word in cues.future:
        return "future"
    if word in cues.infinitive:
        return _infinitive(lower, place, cues)
    if word in cues.past or (word.endswith(tuple(cues.past_ending)) and len(word) > 4 and word not in cues.not_past):
        ahead = any(w in cues.future or w in cues.infinitive for w in lower[max(stop, place - 4) : place])
        passive = any(w in cues.passive for w in lower[max(stop, place - 2) : place])
        return "future" if ahead and passive else "past"
    if word in cues.present or word.endswith("'ll"):
        return "future" if word.endswith("'ll") else "present"
    return None


def _infinitive(lower: list[str], place: int, cues: Cues) -> Tense | None:
    following = lower[place + 1] if place + 1 < len(lower) else ""
    return "future" if following in cues.verbs else None
