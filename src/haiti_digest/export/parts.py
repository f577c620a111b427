"""Articles cut into parts of bounded size, so that an edit changes one part and leaves the others as they are.

The cuts follow from the articles themselves, not from their number: an article begins a part where the sum of its
address says so. Added or taken away, it moves no cut but those beside it.
"""

from collections.abc import Sequence
from zlib import crc32

MOST = 320
"""Articles of one part; so many need no second one."""
FEWEST = 64
USUAL = 128
"""One of so many articles begins a part."""
PARTS_TOGETHER = 2
"""Parts whose rows are in one database, about; twice as many are at most."""


def cut(addresses: Sequence[str]) -> list[range]:
    """The articles of each part, by their numbers, in order."""
    if len(addresses) <= MOST:
        return [range(len(addresses))] if addresses else []
    return _cut([crc32(address.encode()) for address in addresses], FEWEST, USUAL, MOST)


def together(addresses: Sequence[str], parts: Sequence[range]) -> list[range]:
    """The parts whose rows are in one database, by their numbers, in order."""
    firsts = [crc32(addresses[part.start].encode()) // USUAL for part in parts]
    return _cut(firsts, 1, PARTS_TOGETHER, 2 * PARTS_TOGETHER)


def _cut(sums: Sequence[int], fewest: int, usual: int, most: int) -> list[range]:
    found: list[range] = []
    start = 0
    for at, number in enumerate(sums):
        long = at - start
        if long >= most or (long >= fewest and number % usual == 0):
            found.append(range(start, at))
            start = at
    return [*found, range(start, len(sums))]
