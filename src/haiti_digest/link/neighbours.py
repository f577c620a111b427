"""Finds candidates that share several keys, without comparing all with all."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable

BACK = 24
"""How many of the latest holders of a key are looked at."""


class Neighbours:
    """An inverted index that is asked before it is told.

    Items come in the order of their days, numbered from 0. Each is compared with the latest holders of its keys only,
    so that the work grows with the number of items and not with its square, and an item without shared keys changes
    nothing for the others.
    """

    def __init__(self, back: int = BACK) -> None:
        self._holders: dict[Hashable, list[int]] = defaultdict(list)
        self._back = back

    def near(self, keys: Iterable[Hashable], least: int) -> list[int]:
        """Items that hold at least *least* of *keys*, most keys first, then latest first."""
        shared: Counter[int] = Counter()
        for key in keys:
            if key in self._holders:
                shared.update(self._holders[key])
        found = [(-count, -item) for item, count in shared.items() if count >= least]
        return [-item for _, item in sorted(found)]

    def add(self, item: int, keys: Iterable[Hashable]) -> None:
        """Lets *item* be found under *keys*."""
        for key in keys:
            holders = self._holders[key]
            holders.append(item)
            if len(holders) > self._back:
                del holders[0]
