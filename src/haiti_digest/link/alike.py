"""Who may be taken for somebody else: kept apart by the user, of one surname, or of a name that is nearly the same."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Literal

from haiti_digest.link.facts import NameFacts
from haiti_digest.link.tensions.names import distance
from haiti_digest.records import Alike, Speaker
from haiti_digest.text.lookalikes import LATIN as OTHERS
from haiti_digest.text.lookalikes import as_seen, spelled
from haiti_digest.text.names import Name, folded, sounds

MOST = 12
"""Others of one surname that are listed with a person."""
FEW = 8
"""Names compared with each of those that sound alike."""
LEAST_LETTERS = 8
"""Letters of a full name that can be known again when some of them are garbled."""
LEAST_SOUNDS = 4
PART = 5
"""Of so many letters one may be garbled."""

How = Literal["kept apart", "possible variant", "same surname"]
Found = dict[str, dict[str, Alike]]


def others_alike(
    names: Sequence[NameFacts], speakers: Sequence[Speaker], kept_apart: Mapping[str, Mapping[str, str]]
) -> dict[str, tuple[Alike, ...]]:
    """Who may be taken for each of *speakers*, by id: those kept apart first, then variants, then those of one surname.

    *kept_apart* are the ids that the user keeps apart from each, with the reason.
    """
    found: Found = defaultdict(dict)
    by_id = {speaker.id: speaker for speaker in speakers if speaker.id in kept_apart}
    for one, others in kept_apart.items():
        for other, why in others.items():
            _note(found, by_id[one], by_id[other], "kept apart", why)
    persons = [speaker for speaker in speakers if speaker.kind == "person"]
    for first, second, why in _looking_alike(speakers):
        _note(found, first, second, "possible variant", why)
    for first, second in _garbled(names, persons):
        _note(found, first, second, "possible variant", "the names differ in a few letters; nothing else tells")
    for first, second in _of_one_surname(persons):
        _note(found, first, second, "same surname", "the same surname")
    return {id: tuple(others.values()) for id, others in found.items()}


def _note(found: Found, one: Speaker, two: Speaker, how: How, why: str) -> None:
    for first, second in ((one, two), (two, one)):
        found[first.id].setdefault(second.id, Alike(id=second.id, name=second.name, how=how, why=why))


def _of_one_surname(persons: Iterable[Speaker]) -> Iterator[tuple[Speaker, Speaker]]:
    named: dict[str, list[Speaker]] = defaultdict(list)
    for person in persons:
        named[(folded(person.name) or ("",))[-1]].append(person)
    for several in named.values():
        yield from combinations(several[:MOST], 2)


def _looking_alike(speakers: Iterable[Speaker]) -> Iterator[tuple[Speaker, Speaker, str]]:
    """Pairs of names that are the same to the eye, with what tells them apart; also those of one article."""
    seen: dict[tuple[str, Name], list[Speaker]] = defaultdict(list)
    for speaker in speakers:
        seen[speaker.kind, folded(as_seen(speaker.name))].append(speaker)
    for several in seen.values():
        for first, second in combinations(several[:MOST], 2):
            letters = sorted({*first.name, *second.name} & OTHERS.keys())
            if letters and folded(first.name) != folded(second.name):
                yield first, second, f"the names look the same and are not: {spelled(letters)}"


def _garbled(names: Sequence[NameFacts], persons: Iterable[Speaker]) -> Iterator[tuple[Speaker, Speaker]]:
    """Pairs of full names that sound alike, or of which one word differs in letters, never of one article."""
    near: dict[object, list[tuple[str, Speaker]]] = defaultdict(list)
    told: set[tuple[str, str]] = set()
    for person in persons:
        name = folded(person.name)
        letters = "".join(name)
        if len(name) < 2 or len(letters) < LEAST_LETTERS:
            continue
        for key in _keys(name, letters):
            for other_letters, other in near[key][-FEW:]:
                pair = (other.id, person.id)
                if pair not in told and _few_letters(letters, other_letters) and not _apart(names, person, other):
                    told.add(pair)
                    yield other, person
            near[key].append((letters, person))


def _keys(name: Name, letters: str) -> Iterator[object]:
    heard = sounds(letters)
    if len(heard) >= LEAST_SOUNDS:
        yield heard
    for at in range(len(name)):
        if len(name[at]) >= LEAST_SOUNDS:
            yield (at, name[:at] + name[at + 1 :], name[at][0])


def _few_letters(one: str, two: str) -> bool:
    most = max(1, min(len(one), len(two)) // PART)
    return distance(one, two, most) <= most


def _apart(names: Sequence[NameFacts], one: Speaker, two: Speaker) -> bool:
    """Whether two are surely not one: named in one article, or of different gender."""
    if {voice.article for voice in one.voices} & {voice.article for voice in two.voices}:
        return True
    genders = [
        {names[voice.article].entities[voice.entity].gender for voice in speaker.voices} - {None}
        for speaker in (one, two)
    ]
    return bool(genders[0] and genders[1]) and genders[0] != genders[1]
