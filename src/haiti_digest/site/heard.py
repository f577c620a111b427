"""What each person or body says, and what is said about them: gathered in one walk over the articles."""

from array import array
from collections import Counter
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain, pairwise

from haiti_digest.by_key import ByKey
from haiti_digest.by_voice import ByVoice
from haiti_digest.on_demand import OnDemand
from haiti_digest.site.outline import Outline
from haiti_digest.site.packed import Kind, Refs

LISTS: dict[str, Kind] = {"direct": "statement", "reported": "statement", "about": "statement", "figures": "figure"}


@dataclass(frozen=True, slots=True)
class Heard:
    """The records of one speaker, by the numbers of their articles; ``articles`` are all that name it."""

    direct: Refs
    reported: Refs
    about: Refs
    figures: Refs
    articles: list[int]


class _Told:
    """What was told of speakers, by their numbers: records of a *kind* each, in the order in which they came.

    ``speakers`` are those of whom each was told; one stands there as often as something was.
    """

    def __init__(self, kind: Kind) -> None:
        self.speakers = array("I")
        self._records = Refs(kind)
        self._nothing = Refs(kind)

    def add(self, speaker: int, article: int, index: int) -> None:
        """Adds a record."""
        self.speakers.append(speaker)
        self._records.add(article, index)

    def by_article(self) -> Iterator[tuple[int, int]]:
        """The speaker and the article of each record."""
        return zip(self.speakers, self._records.articles, strict=True)

    @cached_property
    def _sorted(self) -> tuple["array[int]", Refs]:
        """Where the records of each speaker begin, and all of them, those of one speaker next to each other."""
        counts = [0] * (max(self.speakers, default=-1) + 2)
        for speaker in self.speakers:
            counts[speaker + 1] += 1
        order = sorted(range(len(self.speakers)), key=self.speakers.__getitem__)
        return array("I", accumulate(counts)), self._records.some(order)

    def of(self, speaker: int) -> Refs:
        """What was told of a speaker."""
        starts, records = self._sorted
        if speaker + 1 >= len(starts) or starts[speaker] == starts[speaker + 1]:
            return self._nothing
        return records.run(starts[speaker], starts[speaker + 1])


class AllHeard(Mapping[str, Heard]):
    """What every speaker says, by the speaker's id, made when it is asked for: of most it is little, and asked once."""

    def __init__(self, ids: Mapping[str, int]) -> None:
        self._ids = ids
        self._named, self._naming = array("I"), array("I")
        self._told = {name: _Told(kind) for name, kind in LISTS.items()}

    @cached_property
    def _articles(self) -> ByKey:
        return ByKey(zip(self._named, self._naming, strict=True), "I")

    def __getitem__(self, speaker: str) -> Heard:
        number = self._ids[speaker]
        direct, reported, about, figures = [told.of(number) for told in self._told.values()]
        return Heard(direct, reported, about, figures, self.articles(speaker))

    def articles(self, speaker: str) -> list[int]:
        """The articles that name a speaker."""
        return self._articles.all(self._ids[speaker]).tolist()

    def __contains__(self, speaker: object) -> bool:
        return speaker in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def tells(self) -> frozenset[int]:
        """The numbers of the speakers who say something, or of whom somebody else does."""
        return frozenset().union(*(self._told[name].speakers for name in ("direct", "reported", "about")))

    def quoted(self, articles: Container[int]) -> Counter[str]:
        """How many statements each speaker makes in some *articles*; none is left out who makes one."""
        told = chain(self._told["direct"].by_article(), self._told["reported"].by_article())
        counts = Counter(speaker for speaker, article in told if article in articles)
        return Counter({name: counts[number] for name, number in self._ids.items() if number in counts})

    def in_several(self) -> frozenset[int]:
        """The numbers of the speakers whom more than one article names."""
        keys = self._articles.keys
        return frozenset(one for one, after in pairwise(keys) if one == after)

    def named(self, speaker: int, article: int) -> None:
        """Adds an article that names a speaker."""
        self._named.append(speaker)
        self._naming.append(article)

    def add(self, name: str, speaker: int, article: int, index: int) -> None:
        """Adds a record to one of the lists of a speaker."""
        self._told[name].add(speaker, article, index)


def heard_by_speaker(
    outlines: OnDemand[Outline], current: frozenset[int], speakers: ByVoice, ids: Mapping[str, int]
) -> AllHeard:
    """By the speaker's id. Earlier versions of articles count only for those who stand in no other article.

    *ids* tells the number of each speaker.
    """
    found = AllHeard(ids)
    older = [at for at in range(len(outlines)) if at not in current]
    order = sorted(current)
    heard: set[int] = set()
    for at, outline in zip(order, outlines.several(order), strict=True):
        names = _names(outline, at, speakers)
        heard.update(names.values())
        _gather(found, at, outline, names)
    for at, outline in zip(older, outlines.several(older), strict=True):
        names = _names(outline, at, speakers)
        _gather(found, at, outline, {entity: one for entity, one in names.items() if one not in heard})
    return found


def _names(outline: Outline, at: int, speakers: ByVoice) -> dict[int, int]:
    """The numbers of the article's entities that are known across articles."""
    known = ((entity, speakers.number(at, entity)) for entity in range(len(outline.paragraphs)))
    return {entity: number for entity, number in known if number is not None}


def _gather(found: AllHeard, at: int, outline: Outline, names: Mapping[int, int]) -> None:
    for number in dict.fromkeys(names.values()):
        found.named(number, at)
    for index, (entity, indirect, named) in enumerate(
        zip(outline.speakers, outline.indirect, outline.named, strict=True)
    ):
        speaker = names.get(entity)
        if speaker is not None:
            found.add("reported" if indirect else "direct", speaker, at, index)
        for number in dict.fromkeys(names[one] for one in named if one in names):
            if number != speaker:
                found.add("about", number, at, index)
    for index, entity in enumerate(outline.tellers):
        if entity in names:
            found.add("figures", names[entity], at, index)
