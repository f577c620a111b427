"""Joins persons across articles by full name, and by surname with office."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from haiti_digest.language.lexicon import table, words
from haiti_digest.link.facts import EntityFacts
from haiti_digest.link.groups import Groups
from haiti_digest.records import Voice
from haiti_digest.text.names import Name, folded, same_full_name, without_suffix


class Person:
    """Voices that may be one person, with what all of them tell: gender, offices, and who is named beside them."""

    __slots__ = ("_company", "_groups", "_met", "genders", "offices", "voices")

    def __init__(self, groups: Groups) -> None:
        self.voices: list[Voice] = []
        self.genders: set[str | None] = {None}
        self.offices: set[str] = set()
        self._groups = groups
        self._company: set[Name] = set()
        self._met = 0

    def add(self, voice: Voice) -> None:
        """Takes one more voice in."""
        self.voices.append(voice)
        self.genders.add(self._groups.entity(voice).gender)
        self.offices |= _offices(self._groups, voice)

    def company(self) -> set[Name]:
        """The folded names of everybody else in the articles of the voices."""
        for voice in self.voices[self._met :]:
            self._company |= _company(self._groups, voice)
        self._met = len(self.voices)
        return self._company


def _person(groups: Groups, persons: dict[Voice, Person], voice: Voice) -> Person:
    """The one among *persons*, by the voices that stand for their groups, who is of one group with *voice*."""
    root = groups.root(voice)
    if root not in persons:
        persons[root] = Person(groups)
    return persons[root]


def person_groups(groups: Groups, voices: list[Voice]) -> None:
    """Join the voices of *voices*, all persons, that are one person."""
    full: dict[tuple[str, str], list[Voice]] = defaultdict(list)
    alone: list[tuple[Voice, Name]] = []
    for voice in voices:
        groups.add(voice)
        name = name_of(groups, voice)
        if len(name) > 1:
            full[name[0][0], name[-1]].append(voice)
        else:
            alone.append((voice, name))
    for alike in full.values():
        _join_full(groups, alike)
    _join_without_first(groups, [voice for alike in full.values() for voice in alike])
    surnames: dict[str, dict[Voice, Person]] = defaultdict(dict)
    for (_, surname), alike in full.items():
        for voice in alike:
            _person(groups, surnames[surname], voice).add(voice)
    for voice, name in alone:
        if name:
            _join_surname(groups, voice, surnames.get(name[-1], {}).values())


def name_of(groups: Groups, voice: Voice) -> Name:
    """The folded name of a voice without *Jr* and the like."""
    return without_suffix(folded(groups.entity(voice).name), _suffixes(groups.names[voice.article].locale))


@cache
def _suffixes(language: str) -> frozenset[str]:
    """*Jr* and the like."""
    return words(table(language, "mentions").get("grammar", {}).get("suffixes"))


def _join_full(groups: Groups, alike: list[Voice]) -> None:
    """Join those of one full name, then shorter forms with the only longer one that they fit."""
    by_name: dict[Name, list[Person]] = {}
    for voice in alike:
        name = name_of(groups, voice)
        for same in by_name.setdefault(name, []):
            if not _differ(groups, voice, same):
                _join(groups, voice, same.voices[0], "the same full name")
                same.add(voice)
                break
        else:
            by_name[name].append(Person(groups))
            by_name[name][-1].add(voice)
    for name, several in by_name.items():
        longer = [other for other in by_name if len(other) > len(name) and same_full_name(name, other)]
        if len(several) != 1 or len(longer) != 1 or len(by_name[longer[0]]) != 1:
            continue
        same = by_name[longer[0]][0]
        if not any(_differ(groups, voice, same) for voice in several[0].voices):
            _join(groups, several[0].voices[0], same.voices[0], "the same first and last name")
    _join_initials(groups, by_name)


def _join_without_first(groups: Groups, voices: list[Voice]) -> None:
    """Join ``Kip Murgor`` with the only ``Ezra Kip Murgor``: many people go by their later names."""
    longer: dict[Name, dict[Voice, Person]] = defaultdict(dict)
    names = {voice: name_of(groups, voice) for voice in voices}
    for voice, name in names.items():
        if len(name) > 2:
            _person(groups, longer[name[1:]], voice).add(voice)
    for voice, name in names.items():
        fitting = longer.get(name, {})
        for root, same in fitting.items() if len(fitting) == 1 else ():
            if groups.root(voice) != root and not _differ(groups, voice, same):
                _join(groups, voice, root, "the same names but for the first")


def _join_initials(groups: Groups, by_name: dict[Name, list[Person]]) -> None:
    for name, several in by_name.items():
        if len(name[0]) > 1 or len(several) != 1:
            continue
        full = [other for other in by_name if len(other[0]) > 1 and same_full_name(name, other)]
        if len({other[0] for other in full}) == 1 and len(by_name[full[0]]) == 1:
            first = by_name[full[0]][0].voices[0]
            _join(groups, several[0].voices[0], first, "the same surname and initial")


def _join(groups: Groups, one: Voice, two: Voice, reason: str) -> None:
    first, second = groups.entity(one).name, groups.entity(two).name
    if first == second:
        groups.join(one, two, f"{first}: {reason}")
    else:
        short, long = sorted((first, second), key=lambda name: (len(name), name))
        groups.join(one, two, f"{short} and {long}: {reason}")


def _join_surname(groups: Groups, voice: Voice, candidates: Iterable[Person]) -> None:
    """Join a voice known by surname alone with the one person of that surname who holds the same office."""
    offices = _offices(groups, voice)
    entity = groups.entity(voice)
    fitting = [one for one in candidates if not _genders_differ(entity, one) and offices & one.offices]
    if len(fitting) == 1:
        shared, first = sorted(offices & fitting[0].offices), fitting[0].voices[0]
        reason = f"the surname and the office ({', '.join(shared)}) are the same, and nobody else has both"
        groups.join(voice, first, f"{entity.name} and {groups.entity(first).name}: {reason}")


def _offices(groups: Groups, voice: Voice) -> frozenset[str]:
    """The nouns for offices in the roles of a voice."""
    nouns = _office_nouns(groups.names[voice.article].locale)
    text = " ".join(groups.entity(voice).roles).lower()
    return frozenset(word.strip(",.") for word in text.split()) & nouns


@cache
def _office_nouns(language: str) -> frozenset[str]:
    person = table(language, "mentions").get("person", {})
    return frozenset(word for key in ("m", "f", "any") for word in words(person.get(key)))


def _genders_differ(entity: EntityFacts, other: Person) -> bool:
    return entity.gender is not None and not other.genders <= {None, entity.gender}


def _differ(groups: Groups, voice: Voice, other: Person) -> bool:
    """Whether something speaks against one person: gender, or offices and company that have nothing in common."""
    if _genders_differ(groups.entity(voice), other):
        return True
    offices = _offices(groups, voice)
    if not offices or not other.offices or offices & other.offices:
        return False
    return _company(groups, voice).isdisjoint(other.company())


def _company(groups: Groups, voice: Voice) -> frozenset[Name]:
    """The folded names of everybody else in the voice's article."""
    entities = groups.names[voice.article].entities
    return frozenset(
        folded(entity.name)
        for number, entity in enumerate(entities)
        if number != voice.entity and entity.kind != "described"
    )
