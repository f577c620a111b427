"""One identity across articles for every person and body; what is not sure stays apart."""

from collections import Counter
from collections.abc import Iterable, Sequence

from haiti_digest.link.bodies import body_groups
from haiti_digest.link.groups import Groups
from haiti_digest.link.persons import person_groups
from haiti_digest.records import Article, Entity, EntityKind, Speaker, Voice
from haiti_digest.text.names import folded


def link_speakers(articles: Sequence[Article]) -> tuple[Speaker, ...]:
    """Every person, body and described unknown of *articles*, the same ones joined, sorted by address.

    Joined are persons of one full name (accents, hyphens, middle names and initials aside) whose roles, nations and
    gender do not speak against it, a surname with the one person whose office it shares, and bodies of one name or
    learnt acronym. Those who are only described (``a senior official``) are never joined.
    """
    voices: dict[EntityKind, list[Voice]] = {"person": [], "body": [], "place": [], "described": []}
    for at, article in enumerate(articles):
        for number, entity in enumerate(article.entities):
            voices[entity.kind].append(Voice(article=at, entity=number))
    groups = Groups(articles)
    person_groups(groups, voices["person"])
    body_groups(groups, [*voices["body"], *voices["place"]])
    for voice in voices["described"]:
        groups.add(voice)
    return tuple(sorted(_speakers(groups), key=lambda speaker: speaker.id))


def _speakers(groups: Groups) -> Iterable[Speaker]:
    members = groups.members()
    addresses = Counter(_address(groups, voices) for voices in members)
    for voices in members:
        address = _address(groups, voices)
        if addresses[address] > 1:
            address = f"{address}-{groups.mark(voices)}"
        entities = [groups.entity(voice) for voice in voices]
        yield Speaker(
            id=address, kind=_kind(entities), name=_name(entities), voices=tuple(voices), why=groups.why(voices)
        )


def _kind(entities: list[Entity]) -> EntityKind:
    kinds = {entity.kind for entity in entities}
    return "body" if "body" in kinds else entities[0].kind


def _name(entities: list[Entity]) -> str:
    """The full form that most articles use; of equals the longest."""
    most = max(len(folded(entity.name)) for entity in entities)
    full = Counter(entity.name for entity in entities if len(folded(entity.name)) > 1 or most == 1)
    return max(full, key=lambda name: (full[name], len(name), name))


def _address(groups: Groups, voices: list[Voice]) -> str:
    """The words of the name as the page's address: lower case, without accents, joined by hyphens.

    A person's is made of the first and the last name, so that a middle name in another article does not change it.
    """
    entities = [groups.entity(voice) for voice in voices]
    written = _name(entities).split()
    if entities[0].kind == "person":
        written = written[:1] + written[1:][-1:]
    words = [word for word in folded(" ".join(written)) if word.isascii() and word.isalnum()]
    if entities[0].kind == "described":
        words.append(groups.mark(voices))
    return "-".join(words) or f"name-{groups.mark(voices)}"
