"""Whether a sentence speaks of what was or of what will be, at the place of a time expression.

No grammar is parsed: the verb form nearest before the expression decides, or the first after it where none stands
before. A wrong guess moves a bare weekday by a week, so the table of cue words is kept to sure ones.
"""

from functools import cache
from itertools import pairwise
from typing import Literal

import msgspec

from haiti_digest.extract.times.grammar import Grammar
from haiti_digest.extract.times.scene import Hit, Scene
from haiti_digest.language.lexicon import words

Tense = Literal["past", "present", "future"]
REACH_BEFORE = 24
REACH_AFTER = 14
NEAR_BE = 3
FORESEEN = 4
"""Tokens from *expected* to the verb that belongs to it."""
POINTED = (2, 3)
"""Tokens from *that* to a date where it points at a noun and opens no clause."""
TELLING = ("done", "conditional", "future", "fixed", "infinitive", "appointed", "past", "present")


class Cues(msgspec.Struct, frozen=True, gc=False):
    """Cue words of a language."""

    future: frozenset[str]
    conditional: frozenset[str]
    perfect: frozenset[str]
    future_ending: tuple[str, ...]
    fixed: frozenset[str]
    present: frozenset[str]
    appointed: frozenset[str]
    past: frozenset[str]
    not_past: frozenset[str]
    past_ending: tuple[str, ...]
    reporting: frozenset[str]
    infinitive: frozenset[str]
    reflexive: frozenset[str]
    passive: frozenset[str]
    verbs: frozenset[str]
    planners: frozenset[str]
    likely: frozenset[str]
    since: frozenset[str]
    toward: frozenset[str]
    opening: frozenset[str]
    either: frozenset[str]
    until: frozenset[str]
    starting: frozenset[str]
    deferring: frozenset[str]
    deferred_to: frozenset[str]
    compared: frozenset[str]
    stops: frozenset[str]
    pluperfect: frozenset[str]
    said_ahead: frozenset[str]
    planning: frozenset[str]
    awaiting: frozenset[str]
    was: frozenset[str]
    foreseeing: frozenset[str]
    pointing: frozenset[str]
    articles: frozenset[str]
    failed: frozenset[str]
    done: frozenset[str]
    tells_of: frozenset[str]
    gerund_ending: tuple[str, ...]
    telling: frozenset[str] = frozenset()
    """All words of those lists from which a tense is read, made from them, with either apostrophe."""
    endings: tuple[str, ...] = ()
    """All endings from which a tense is read."""


class Cue(msgspec.Struct, frozen=True, gc=False):
    """A tense and how far from the expression its word stands, in tokens."""

    tense: Tense
    distance: int
    before: bool = True
    """Whether it stands before the expression."""
    beyond: bool = False
    """Whether it stands in another clause: *that* or *who* lies between."""
    foreseen: bool = False
    """Whether it tells what *was* to come: ``was expected to land on Friday``."""


@cache
def cues_of(grammar: Grammar) -> Cues:
    """The cue words of a grammar."""
    data = grammar.data.get("tense", {})
    listed = {name: words(data.get(name, "")) for name in Cues.__struct_fields__}
    telling = frozenset().union(*(listed[name] for name in TELLING))
    listed["telling"] = telling | {word.replace("'", "’") for word in telling}
    both = listed["past_ending"] | listed["future_ending"]
    listed["endings"] = both | {ending.replace("'", "’") for ending in both}
    return Cues(**{name: tuple(found) if "ending" in name else found for name, found in listed.items()})  # type: ignore[arg-type]


def tense_of(hit: Hit) -> Cue | None:
    """The tense around a match."""
    tokens, (first, end) = hit.atoms.tokens, hit.match.span()
    place = (tokens[first], tokens[end - 1] + 1)
    known = hit.scene.tense.get(place)
    if known is None:
        hit.scene.tense.clear()  # only the match at hand is asked about again
        known = hit.scene.tense[place] = (tense_at(hit.scene, *place, (tokens[0], tokens[-1] + 1)),)
    return known[0]


def points_ahead(hit: Hit) -> bool:
    """Whether the words around a match speak of what is to come."""
    cue = tense_of(hit)
    if cue is None:
        return False
    return cue.tense == "future" or (cue.tense == "present" and cue.before and cue.distance <= NEAR_BE)


def tense_at(scene: Scene, first: int, end: int, sentence: tuple[int, int]) -> Cue | None:
    """The tense around the tokens *first* to *end* of a sentence, a range of tokens; None without any cue."""
    cues = cues_of(scene.grammar)
    lower = scene.lower
    stop, far = min(sentence[1], end + REACH_AFTER), max(sentence[0], first - REACH_BEFORE)
    clause = _clause(lower, first, far, cues)
    before = _before(lower, first, clause, cues)
    if before and before.distance <= 2 and lower[first - before.distance] in cues.said_ahead:
        return Cue("past", before.distance)
    if before is None and lower[clause - 1] in cues.pointing and first - clause in POINTED:
        before = _before(lower, clause, far, cues)  # will reach that number on Tuesday
    if before is None:  # nothing in its own clause: the verb may follow it there
        return _after(lower, end, stop, cues) or _before(lower, clause, far, cues, first - clause)
    if before.tense == "past" and lower[first - before.distance] in cues.reporting and before.distance > 2:
        later = _after(lower, end, stop, cues)
        return later if later and later.tense == "future" else before
    return before


def _clause(lower: list[str], first: int, far: int, cues: Cues) -> int:
    """Where the clause of the expression begins: after the last word like *that* or *who* before it."""
    stops = cues.stops
    for place in range(first - 1, far - 1, -1):
        if lower[place] in stops:
            return place + 1
    return far


def _before(lower: list[str], first: int, stop: int, cues: Cues, further: int = 0) -> Cue | None:
    telling, endings = cues.telling, cues.endings
    for place in range(first - 1, stop - 1, -1):
        word = lower[place]
        if word in telling or word.endswith(endings):
            tense = _tense_of(lower, place, stop, cues)
            if tense:
                foreseen = tense == "future" and _foreseen(lower, place, stop, cues)
                return Cue(tense, first - place + further, beyond=further > 0, foreseen=foreseen)
    return None


def _after(lower: list[str], end: int, stop: int, cues: Cues) -> Cue | None:
    if _plans(lower, end, stop, cues):
        return Cue("past", 1, before=False)
    for place in range(end, stop):
        if lower[place] in cues.stops or lower[place] in cues.tells_of:
            return None
        tense = _tense_of(lower, place, end, cues)
        following = lower[place + 1 : min(stop, place + 3)]
        if tense == "present" and any(word in cues.future or word in cues.infinitive for word in following):
            tense = "future"
        if tense:
            return Cue(tense, place - end + 1, before=False)
    return None


def _foreseen(lower: list[str], place: int, stop: int, cues: Cues) -> bool:
    """Whether words tell what *was* to come: ``were not due to be told``, ``devait parler``."""
    for at in range(max(stop, place - FORESEEN), place + 1):
        if lower[at] in cues.foreseeing:
            return True
        points = lower[at] in cues.future or lower[at] in cues.infinitive
        if points and not cues.was.isdisjoint(lower[max(stop, at - 2) : at]):
            return True
    return False


def _plans(lower: list[str], end: int, stop: int, cues: Cues) -> bool:
    """Whether a verb right behind a day tells what was planned on it: ``on Monday planned to sail``.

    *Expected* before *to* may rather go with what is to come: ``a vote on Monday expected to be close``.
    """
    if end + 1 >= stop:
        return False
    return lower[end] in cues.planning or (lower[end] in cues.awaiting and lower[end + 1] not in cues.infinitive)


def _tense_of(lower: list[str], place: int, stop: int, cues: Cues) -> Tense | None:
    word = lower[place].replace("’", "'")
    if word not in cues.telling and not word.endswith(cues.past_ending) and not word.endswith(cues.future_ending):
        return None
    if word in cues.done:  # after winning on Tuesday
        following = lower[place + 1] if place + 1 < len(lower) else ""
        return "past" if following.endswith(cues.gerund_ending) and following else None
    if word in cues.failed or (place + 1 < len(lower) and f"{word}_{lower[place + 1]}" in cues.failed):
        return "past"
    if word in cues.conditional and _follows(lower, place, cues.perfect) and _is_past(lower, place + 2, cues):
        return "past"
    if place + 1 < len(lower) and f"{word}_{lower[place + 1]}" in cues.future:  # le vote aurait lieu dimanche
        return "future"
    if word in cues.future or word in cues.fixed or (len(word) > 4 and word.endswith(cues.future_ending)):
        return "future"
    if word in cues.infinitive:
        planned = any(word in cues.planners for word in lower[max(stop, place - 3) : place])
        verb = _follows(lower, place, cues.verbs)
        was = place > stop and lower[place - 1] in cues.was  # the talks were to resume on Friday
        likely = place > stop and lower[place - 1] in cues.likely  # is likely to bounce back on Friday
        return "future" if likely or _after_be(lower, place, cues) or ((planned or was) and verb) else None
    if word in cues.appointed and _after_be(lower, place, cues):
        return "future"
    if word in cues.past and place > stop and lower[place - 1] in cues.future:  # they should beat her in May
        return "future"
    if place > stop and lower[place - 1] in cues.articles:
        return None
    if word in cues.past or (word.endswith(cues.past_ending) and len(word) > 3 and word not in cues.not_past):
        return "future" if _to_be(lower[max(stop, place - 4) : place], cues) else "past"
    if word not in cues.present:
        return None
    return "past" if place > stop and lower[place - 1].replace("’", "'") in cues.reflexive else "present"


def _is_past(lower: list[str], place: int, cues: Cues) -> bool:
    """Whether a participle stands at *place*: may have *left*, but not: may have in May."""
    word = lower[place] if place < len(lower) else ""
    return word in cues.past or word.endswith(cues.past_ending)


def _follows(lower: list[str], place: int, listed: frozenset[str]) -> bool:
    return place + 1 < len(lower) and lower[place + 1] in listed


def _after_be(lower: list[str], place: int, cues: Cues) -> bool:
    return place > 0 and lower[place - 1].replace("’", "'") in cues.present


def _to_be(before: list[str], cues: Cues) -> bool:
    """Whether a participle belongs to *will be* or *to be*."""
    if not cues.failed.isdisjoint(before) or any("_".join(pair) in cues.failed for pair in pairwise(before)):
        return False
    ahead = any(word in cues.future or word in cues.infinitive for word in before)
    return ahead and any(word in cues.passive for word in before) and not any(w in cues.perfect for w in before)
