"""Texts by their shingles: every five words in a row as one number, to tell how much of one text another has."""

import sys
import zlib
from array import array
from collections.abc import Collection, Sequence
from decimal import Decimal

SKETCH = 24
"""Of an article's shingles those with the smallest sums are looked up; the same ones in each copy."""
BYTES = 4
"""Of one shingle."""
LONG = 5
"""Words of a shingle."""
SHORTEST = 40
"""Words below which only an identical text is a copy."""
MOST_SUMS = 1 << 16


class _Sums(dict[str, int]):
    """The sum of each word, worked out once; the memory for them is bounded."""

    def __missing__(self, word: str) -> int:
        if len(self) > MOST_SUMS:
            self.clear()
        self[word] = found = zlib.crc32(word.encode("utf-8", "surrogatepass"))
        return found


_sums = _Sums()


def shared_part(one: Collection[int], two: Collection[int]) -> Decimal | None:
    """The part of the fewer shingles that the other has too; None where a text is too short to have any."""
    if not one or not two:
        return None
    return (Decimal(len(frozenset(one).intersection(two))) / min(len(one), len(two))).quantize(Decimal("0.01"))


def packed(words: Sequence[str]) -> bytes:
    """Every five words in a row as one number of 32 bits, each once and sorted; nothing of a short text.

    The numbers do not change from run to run; the lowest byte comes first.
    """
    shingles = array("I", sorted(_shingles(words)))
    if sys.byteorder == "big":
        shingles.byteswap()
    return shingles.tobytes()


def sketch_of(shingles: bytes) -> Sequence[int]:
    """The lowest of an article's shingles, of those that ``packed`` made."""
    return unpacked(shingles[: SKETCH * BYTES])


def unpacked(shingles: bytes) -> Sequence[int]:
    """The numbers that ``packed`` made bytes of."""
    found = array("I", shingles)
    if sys.byteorder == "big":
        found.byteswap()
    return found


def _shingles(words: Sequence[str]) -> set[int]:
    if len(words) < SHORTEST:
        return set()
    sums = array("I", [_sums[word] for word in words])
    if sys.byteorder == "big":
        sums.byteswap()
    told = sums.tobytes()
    rows = [told[at : at + LONG * BYTES] for at in range(0, len(told) - (LONG - 1) * BYTES, BYTES)]
    return set(map(zlib.crc32, rows))
