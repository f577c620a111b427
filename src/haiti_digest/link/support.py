"""Counts what stands behind a link: articles, speakers and independent sources."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from haiti_digest.link.copies import Families
from haiti_digest.link.passages import Telling, View
from haiti_digest.records import Seed, Support

QUOTED_AGAIN = 0.6
"""Likeness from which two quotations are one speech."""
TAKEN_OVER = 0.8
"""Likeness from which two narrators' passages have one text behind them."""


HEADS = 8
"""Passages that each further one is compared with."""


class Merged:
    """Numbers joined into groups; how many groups are left is what counts."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, item: int) -> int:
        """The number that stands for the group of *item*."""
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, one: int, two: int) -> None:
        """Make one group of two."""
        first, second = self.root(one), self.root(two)
        if first != second:
            self._parent[second] = first

    def groups(self) -> int:
        """How many groups there are."""
        return sum(self.root(item) == item for item in range(len(self._parent)))


class Backer(NamedTuple):
    """What one passage or figure adds to the support: its article, who says it, and its words where they count."""

    view: View
    speaker: str | None
    words: tuple[str, ...] = ()
    quoted: bool = False


def support_of(tellings: Iterable[Telling], families: Families) -> Support:
    """The support of passages that tell the same."""
    return support(
        [Backer(telling.view, telling.speaker, telling.stems, telling.quoted) for telling in tellings], families
    )


def support(backers: Sequence[Backer], families: Families) -> Support:
    """Articles, speakers and independent sources.

    One speaker is one source, in however many articles. A narrator's words are one source with those of the speakers
    in the same article, and with a narrator's of the same outlet or agency, of a folded copy, or in the same words.
    """
    if len(backers) == 1:
        alone = {backers[0].view.number, families.first[backers[0].view.number]}
        return _counted(1, int(backers[0].speaker is not None), 1, len(families.copies_of(alone)))
    numbers = {backer.view.number for backer in backers}
    articles = {families.first[number] for number in numbers}
    speakers = {backer.speaker for backer in backers}
    return _counted(
        len(articles),
        len(speakers - {None}),
        1 if _is_one_voice(speakers) else _sources(backers, families),
        len(families.copies_of(articles | numbers)),
    )


@lru_cache(maxsize=4096)
def _counted(articles: int, speakers: int, sources: int, copies: int) -> Support:
    """One record for all that have the same support: there are many."""
    return Support(articles=articles, speakers=speakers, sources=sources, copies=copies)


def _is_one_voice(speakers: set[str | None]) -> bool:
    return len(speakers) == 1 and None not in speakers


def _sources(backers: Sequence[Backer], families: Families) -> int:
    merged = Merged(len(backers))
    seen: dict[object, int] = {}
    speaking: dict[int, list[int]] = defaultdict(list)
    for at, backer in enumerate(backers):
        for mark in _marks(backer, families):
            merged.join(seen.setdefault(mark, at), at)
        if backer.speaker is not None:
            speaking[backer.view.number].append(at)
    for at, backer in enumerate(backers):
        if backer.speaker is None:
            for other in speaking.get(backer.view.number, ()):
                merged.join(at, other)
    _join_taken_over(backers, merged)
    return merged.groups()


def _marks(backer: Backer, families: Families) -> Iterable[object]:
    """What makes one source of a passage and another that has it too."""
    if backer.speaker is not None:
        yield "speaker", backer.speaker
        return
    yield "article", families.first[backer.view.number]
    for outlet in backer.view.facts.outlets:
        yield "outlet", outlet


def outlets_of(seed: Seed) -> Iterator[str]:
    """The outlet and the agency behind an article, where the file names them, in small letters."""
    if seed.outlet:
        yield seed.outlet.value.casefold()
    agency = seed.agency.value if seed.agency else seed.dateline.agency if seed.dateline else None
    if agency:
        yield agency.casefold()


def _join_taken_over(backers: Sequence[Backer], merged: Merged) -> None:
    """Joins narrators with nearly the same words, and quotations too, whoever they are given to."""
    heads: dict[bool, list[tuple[int, frozenset[str]]]] = {True: [], False: []}
    for at, (_, speaker, words, quoted) in enumerate(backers):
        if not words or not (speaker is None or quoted):
            continue
        enough = QUOTED_AGAIN if quoted else TAKEN_OVER
        for head, known in heads[quoted]:
            if len(known.intersection(words)) / min(len(known), len(words)) >= enough:
                merged.join(head, at)
        if len(heads[quoted]) < HEADS:
            heads[quoted].append((at, frozenset(words)))
