"""One identity across articles for every person and body; what is not sure stays apart."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from haiti_digest.config import Known
from haiti_digest.link.alike import others_alike
from haiti_digest.link.bodies import body_groups
from haiti_digest.link.facts import EntityFacts, NameFacts
from haiti_digest.link.groups import Groups
from haiti_digest.link.known import KnownNames, join_by_hand
from haiti_digest.link.persons import person_groups
from haiti_digest.records import EntityKind, Speaker, Voice
from haiti_digest.text.names import folded


def link_speakers(
    names: Sequence[NameFacts], people: Sequence[Known] = (), bodies: Sequence[Known] = ()
) -> tuple[Speaker, ...]:
    """Every person, body and described unknown of *articles*, the same ones joined, sorted by address.

    Joined are persons of one full name (accents, hyphens, middle names and initials aside) whose roles, nations and
    gender do not speak against it, a surname with the one person whose office it shares, and bodies of one name or
    learnt acronym. Those who are only described (``a senior official``) are never joined. Before all that, those are
    joined and kept apart of whom the user says so, in the articles' edits or as *people* and *bodies*.
    """
    voices: dict[EntityKind, list[Voice]] = {"person": [], "body": [], "place": [], "described": []}
    for at, one in enumerate(names):
        for number, entity in enumerate(one.entities):
            voices[entity.kind].append(Voice(article=at, entity=number))
    groups = Groups(names)
    known = (KnownNames(people, "person"), KnownNames(bodies, "body"))
    join_by_hand(groups)
    known[0].join(groups, voices["person"])
    known[1].join(groups, [*voices["body"], *voices["place"]])
    person_groups(groups, voices["person"])
    body_groups(groups, [*voices["body"], *voices["place"]])
    for voice in voices["described"]:
        groups.add(voice)
    speakers = sorted(_speakers(groups, known), key=lambda speaker: speaker.id)
    alike = others_alike(names, speakers, _kept_apart(groups, speakers))
    return tuple(
        msgspec.structs.replace(speaker, alike=alike[speaker.id]) if speaker.id in alike else speaker
        for speaker in speakers
    )


def _speakers(groups: Groups, known: Sequence[KnownNames]) -> Iterable[Speaker]:
    members = groups.members()
    names = [_known_name(groups, voices, known) or _name([groups.entity(v) for v in voices]) for voices in members]
    slugs = [_address(groups, voices, name) for voices, name in zip(members, names, strict=True)]
    addresses = Counter(slugs)
    taken: Counter[str] = Counter()
    for voices, name, slug in zip(members, names, slugs, strict=True):
        address = _unused(slug if addresses[slug] == 1 else f"{slug}-{groups.mark(voices)}", taken)
        entities = [groups.entity(voice) for voice in voices]
        yield Speaker(id=address, kind=_kind(entities), name=name, voices=tuple(voices), why=groups.why(voices))


def _unused(address: str, taken: Counter[str]) -> str:
    """*address*, with a number where it is *taken*: by the same words of a file with the same bytes."""
    found = address
    while taken[found]:
        taken[address] += 1
        found = f"{address}-{taken[address]}"
    taken[found] = 1
    return found


def _known_name(groups: Groups, voices: Sequence[Voice], known: Sequence[KnownNames]) -> str | None:
    labels = groups.labels(voices[0])
    return next((name for one in known if labels and (name := one.name(labels))), None)


def _kept_apart(groups: Groups, speakers: Sequence[Speaker]) -> dict[str, dict[str, str]]:
    """For each speaker that the user keeps apart from others: their ids with the reason."""
    labelled: dict[str, list[str]] = defaultdict(list)
    parted: dict[str, dict[str, str]] = {}
    for speaker in speakers:
        for label in groups.labels(speaker.voices[0]):
            labelled[label].append(speaker.id)
        reasons = groups.parted(speaker.voices[0])
        if reasons:
            parted[speaker.id] = reasons
    return {
        id: {other: why for label, why in sorted(reasons.items()) for other in labelled[label] if other != id}
        for id, reasons in parted.items()
    }


def _kind(entities: list[EntityFacts]) -> EntityKind:
    kinds = {entity.kind for entity in entities}
    return "body" if "body" in kinds else entities[0].kind


def _name(entities: list[EntityFacts]) -> str:
    """The full form that most articles use; of equals the longest."""
    most = max(len(folded(entity.name)) for entity in entities)
    full = Counter(entity.name for entity in entities if len(folded(entity.name)) > 1 or most == 1)
    return max(full, key=lambda name: (full[name], len(name), name))


def _address(groups: Groups, voices: list[Voice], name: str) -> str:
    """The words of the name as the page's address: lower case, without accents, joined by hyphens.

    A person's is made of the first and the last name, so that a middle name in another article does not change it.
    """
    entities = [groups.entity(voice) for voice in voices]
    written = name.split()
    if entities[0].kind == "person":
        written = written[:1] + written[1:][-1:]
    words = [word for word in folded(" ".join(written)) if word.isascii() and word.isalnum()]
    if entities[0].kind == "described":
        words.append(groups.mark(voices))
    return "-".join(words) or f"name-{groups.mark(voices)}"
