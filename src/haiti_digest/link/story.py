"""Which articles report one story: those that share facts."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from haiti_digest.link.passages import View
from haiti_digest.link.threads import Strand

Pair = tuple[int, int]


class Stories:
    """Pairs of articles with the strands that they share; each strand pairs its first article with the others.

    ``pairs`` holds them earlier article first, in the order of the days.
    """

    def __init__(self, strands: Iterable[Strand], views: Sequence[View]) -> None:
        self.views = {view.number: view for view in views}
        self._place = {view.number: place for place, view in enumerate(views)}
        self._shared: dict[Pair, list[Strand]] = defaultdict(list)
        self._around: dict[int, set[int]] = defaultdict(set)
        for strand in strands:
            told = sorted({strand.first.article, *(t.article for t in strand.others)}, key=self._place.__getitem__)
            for pair in {*((told[0], other) for other in told[1:]), *pairwise(told)}:
                self._shared[pair].append(strand)
                self._around[pair[0]].add(pair[1])
                self._around[pair[1]].add(pair[0])

    def pairs(self, least: int = 1) -> list[Pair]:
        """Pairs that share at least *least* strands."""
        found = [pair for pair, strands in self._shared.items() if len(strands) >= least]
        return sorted(found, key=lambda pair: (self._place[pair[0]], self._place[pair[1]]))

    def around(self, article: int) -> list[int]:
        """The articles that are a pair with this one, and itself."""
        return sorted({article, *self._around[article]})

    def together(self, one: int, two: int) -> bool:
        """Whether two articles are a pair, or one article."""
        return one == two or (one, two) in self._shared or (two, one) in self._shared

    def shared(self, pair: Pair) -> list[Strand]:
        """The strands that a pair shares."""
        return self._shared[pair]
