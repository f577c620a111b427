"""Finds candidates that share several keys, without comparing all with all."""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable
from itertools import chain

MOST = 8
"""Candidates that are given."""
BACK = 16
"""How many of the latest holders of a key are looked at."""


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

    def near(self, keys: Collection[Hashable], least: int) -> list[int]:
        """Items that hold at least *least* of *keys*, most keys first, then latest first; at most as many as asked."""
        holders = self._holders
        shared = Counter(chain.from_iterable([holders[key] for key in keys if key in holders]))
        many = max(least, len(keys) // 3)  # most share few keys, and are looked at only where not enough share many
        found = [(count, item) for item, count in shared.items() if count >= many]
        if len(found) < self._most and many > least:
            found += [(count, item) for item, count in shared.items() if least <= count < many]
        found.sort(reverse=True)
        return [item for _, item in found[: self._most]]

    def add(self, item: int, keys: Iterable[Hashable]) -> None:
        """Lets *item* be found under *keys*."""
        for key in keys:
            holders = self._holders[key]
            holders.append(item)
            if len(holders) > self._back:
                del holders[0]
