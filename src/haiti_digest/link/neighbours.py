"""Finds candidates that share several keys, without comparing all with all."""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence
from itertools import chain

MOST = 8
"""Candidates that are given."""
BACK = 16
"""How many of the latest holders of a key are looked at."""

SWEEP = 1 << 15
"""Items after whose coming holders that nobody looks at go."""


class Neighbours:
    """An inverted index that is asked before it is told.

    Items come in the order of their days, numbered from 0. Each is compared with the latest holders of its keys only,
    so that the work grows with the number of items and not with its square, and an item without shared keys changes
    nothing for the others.
    """

    def __init__(self, back: int = BACK, most: int = MOST) -> None:
        self._most = most
        self._holders: dict[Hashable, list[int]] = defaultdict(list)
        self._back = back
        self._added = 0
        self._waiting: list[tuple[int, Sequence[int], Sequence[Hashable]]] = []

    def near(self, keys: Collection[Hashable], least: int) -> list[int]:
        """Items that hold at least *least* of *keys*, most keys first, then latest first; at most as many as asked."""
        for item, places, of in self._waiting:
            self.add(item, [of[place] for place in places])
        self._waiting.clear()
        holders, back = self._holders, -self._back
        shared = Counter(chain.from_iterable([holders[key][back:] for key in keys if key in holders]))
        found = [(count, item) for item, count in shared.items() if count >= least]
        found.sort(reverse=True)
        return [item for _, item in found[: self._most]]

    def add_later(self, item: int, places: Sequence[int], of: Sequence[Hashable]) -> None:
        """Lets *item* be found under the keys that stand at *places* in a list, as soon as anybody looks for one.

        Where most is as it was, nobody may look any more.
        """
        self._waiting.append((item, places, of))

    def add(self, item: int, keys: Iterable[Hashable]) -> None:
        """Lets *item* be found under *keys*."""
        holders = self._holders
        for key in keys:
            holders[key].append(item)
        self._added += 1
        if not self._added % SWEEP:
            self._forget()

    def _forget(self) -> None:
        """Lets go the holders that nobody looks at any more."""
        most = 2 * self._back
        for holders in self._holders.values():
            if len(holders) > most:
                del holders[: -self._back]
