"""Counts what stands behind a link: articles, speakers and independent sources."""

from collections.abc import Iterable, Sequence

from haiti_digest.link.copies import Families
from haiti_digest.link.passages import Telling
from haiti_digest.link.wording import likeness
from haiti_digest.records import Seed, Support

TAKEN_OVER = 0.8
"""Likeness from which two narrators' passages have one text behind them."""


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
        self._parent[self.root(two)] = self.root(one)

    def groups(self) -> int:
        """How many groups there are."""
        return sum(self.root(item) == item for item in range(len(self._parent)))


def support_of(tellings: Sequence[Telling], families: Families) -> Support:
    """The support of passages that tell the same.

    One speaker is one source, in however many articles; so is one outlet, one agency, one text folded or taken over.
    """
    merged = Merged(len(tellings))
    seen: dict[object, int] = {}
    for at, telling in enumerate(tellings):
        for mark in _marks(telling, families):
            merged.join(seen.setdefault(mark, at), at)
    _join_taken_over(tellings, merged)
    articles = {families.first[telling.article] for telling in tellings}
    return Support(
        articles=len(articles),
        speakers=len({telling.speaker for telling in tellings if telling.speaker is not None}),
        sources=merged.groups(),
        copies=len(families.copies_of(articles | {telling.article for telling in tellings})),
    )


def _marks(telling: Telling, families: Families) -> Iterable[object]:
    """What makes one source of a passage and another that has it too."""
    yield "article", families.first[telling.article]
    if telling.speaker is not None:
        yield "speaker", telling.speaker
    seed = telling.view.article.seed
    yield from outlet_marks(seed)


def outlet_marks(seed: Seed) -> Iterable[object]:
    """The outlet and the agency behind an article, where the file names them."""
    if seed.outlet:
        yield "outlet", seed.outlet.value.casefold()
    agency = seed.agency.value if seed.agency else seed.dateline.agency if seed.dateline else None
    if agency:
        yield "outlet", agency.casefold()


def _join_taken_over(tellings: Sequence[Telling], merged: Merged) -> None:
    heads: list[int] = []
    for at, telling in enumerate(tellings):
        for head in heads[:8]:
            if likeness(tellings[head].words, telling.words) >= TAKEN_OVER:
                merged.join(head, at)
        heads.append(at)
