"""Which articles report one story: those that share facts."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from haiti_digest.by_key import ByKey, halves, pair_key
from haiti_digest.link.passages import View
from haiti_digest.link.threads import Strand

Pair = tuple[int, int]


class Stories:
    """Pairs of articles with the strands that they share; each strand pairs its first article with the others.

    ``pairs`` holds them earlier article first, in the order of the days. There are many: they are held as numbers.
    """

    def __init__(self, strands: Sequence[Strand], views: Sequence[View]) -> None:
        self.views = {view.number: view for view in views}
        self._strands = strands
        self._place = {view.number: place for place, view in enumerate(views)}
        self._shared = ByKey(
            (pair_key(one, two), number) for number, strand in enumerate(strands) for one, two in self._paired(strand)
        )
        self._pairs = frozenset(self._shared.keys)
        self._around = ByKey((way for one, two in map(halves, self._pairs) for way in ((one, two), (two, one))), "I")

    def _paired(self, strand: Strand) -> set[Pair]:
        """The pairs that a strand makes of its articles."""
        told = sorted({strand.first.article, *(t.article for t in strand.others)}, key=self._place.__getitem__)
        return {*((told[0], other) for other in told[1:]), *pairwise(told)}

    def pairs(self, least: int = 1) -> list[Pair]:
        """Pairs that share at least *least* strands."""
        found = [halves(key) for key, many in Counter(self._shared.keys).items() if many >= least]
        return sorted(found, key=lambda pair: (self._place[pair[0]], self._place[pair[1]]))

    def around(self, article: int) -> list[int]:
        """The articles that are a pair with this one, and itself."""
        return sorted({article, *self._around.all(article)})

    def together(self, one: int, two: int) -> bool:
        """Whether two articles are a pair, or one article."""
        return one == two or pair_key(one, two) in self._pairs or pair_key(two, one) in self._pairs

    def shared(self, pair: Pair) -> list[Strand]:
        """The strands that a pair shares."""
        return [self._strands[number] for number in self._shared.all(pair_key(*pair))]
