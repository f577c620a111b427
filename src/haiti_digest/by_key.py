"""Numbers found by numbers: a few bytes for each, where as keys of a dictionary they would take a hundred."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

HALF = 32
"""The bits of each number of a pair."""
LOW = (1 << HALF) - 1
"""The bits of the second number."""


def pair_key(one: int, two: int) -> int:
    """The key of a pair of numbers below 2**32; keys sort as their pairs do."""
    return one << HALF | two


def halves(key: int) -> tuple[int, int]:
    """The pair of numbers that a key is made of."""
    return key >> HALF, key & LOW


class ByKey:
    """The numbers *told* of keys, below 2**32; of one key there may be several, which keep their order.

    Keys are as large as their *kind* holds, a typecode of ``array``.
    """

    __slots__ = ("_numbers", "keys")

    def __init__(self, told: Iterable[tuple[int, int]], kind: str = "Q") -> None:
        keys, numbers = array(kind), array("I")
        for key, number in told:
            keys.append(key)
            numbers.append(number)
        order = sorted(range(len(keys)), key=keys.__getitem__)
        self.keys: array[int] = array(kind, map(keys.__getitem__, order))
        self._numbers = array("I", map(numbers.__getitem__, order))

    def last(self, key: int) -> int | None:
        """The last number that was told of a key; None where there is none."""
        at = bisect_right(self.keys, key) - 1
        return self._numbers[at] if at >= 0 and self.keys[at] == key else None

    def all(self, key: int) -> "array[int]":
        """All numbers that were told of a key, in their order."""
        start = bisect_left(self.keys, key)
        return self._numbers[start : bisect_right(self.keys, key, start)]

    def each(self) -> Iterator[int]:
        """Each key once, the least first."""
        before = -1
        for key in self.keys:
            if key != before:
                yield (before := key)
