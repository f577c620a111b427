"""What each person or body says, and what is said about them: gathered in one walk over the articles."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from haiti_digest.on_demand import OnDemand
from haiti_digest.records import Speaker
from haiti_digest.site.outline import Outline
from haiti_digest.site.packed import Refs


@dataclass
class Heard:
    """The records of one speaker, by the numbers of their articles; ``articles`` are all that name it."""

    direct: Refs = field(default_factory=partial(Refs, "statement"))
    reported: Refs = field(default_factory=partial(Refs, "statement"))
    about: Refs = field(default_factory=partial(Refs, "statement"))
    figures: Refs = field(default_factory=partial(Refs, "figure"))
    articles: list[int] = field(default_factory=list)


def heard_by_speaker(
    outlines: OnDemand[Outline], current: frozenset[int], speakers: Mapping[tuple[int, int], Speaker]
) -> dict[str, Heard]:
    """By the speaker's id. Earlier versions of articles count only for those who stand in no other article."""
    found: dict[str, Heard] = defaultdict(Heard)
    older = [at for at in range(len(outlines)) if at not in current]
    order = sorted(current)
    for at, outline in zip(order, outlines.several(order), strict=True):
        _gather(found, at, outline, _names(outline, at, speakers))
    for at, outline in zip(older, outlines.several(older), strict=True):
        names = _names(outline, at, speakers)
        unheard = {entity: name for entity, name in names.items() if not _is_current(found, name, current)}
        _gather(found, at, outline, unheard)
    return found


def _is_current(found: dict[str, Heard], name: str, current: frozenset[int]) -> bool:
    return name in found and bool(current.intersection(found[name].articles))


def _names(outline: Outline, at: int, speakers: Mapping[tuple[int, int], Speaker]) -> dict[int, str]:
    """The ids of the article's entities that are known across articles."""
    known = ((entity, speakers.get((at, entity))) for entity in range(len(outline.paragraphs)))
    return {entity: one.id for entity, one in known if one is not None}


def _gather(found: dict[str, Heard], at: int, outline: Outline, names: dict[int, str]) -> None:
    for name in dict.fromkeys(names.values()):
        found[name].articles.append(at)
    for index, (entity, indirect, named) in enumerate(
        zip(outline.speakers, outline.indirect, outline.named, strict=True)
    ):
        speaker = names.get(entity)
        if speaker is not None:
            heard = found[speaker]
            (heard.reported if indirect else heard.direct).add(at, index)
        for name in dict.fromkeys([names[one] for one in named if one in names]) if named else ():
            if name != speaker:
                found[name].about.add(at, index)
    for index, entity in enumerate(outline.tellers):
        if entity in names:
            found[names[entity]].figures.add(at, index)
