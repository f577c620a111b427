"""The numbers by which the index of the search knows articles: by day, so that the newest are found first."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from zlib import crc32

FIRST_YEAR = 1700
"""Days are counted from here; what is older counts as of that day."""


def article_numbers(days: Sequence[tuple[int, str]]) -> list[int]:
    """A number for each article, given its day (0 where it has none) and its address.

    Newer articles have higher numbers. Within a day the place follows from the address, so that others keep theirs
    when one is added, unless two addresses fall together or the day outgrows its room.
    """
    fullest = max((sum(1 for _ in group) for _, group in groupby(sorted(day for day, _ in days))), default=0)
    room = 6
    while 2**room < 2 * fullest:
        room += 2
    taken: set[int] = set()
    found = [0] * len(days)
    for mark, _, at in sorted((crc32(path.encode()), path, at) for at, (_, path) in enumerate(days)):
        place = mark
        while (number := days[at][0] * 2**room + place % 2**room) in taken:
            place += 1
        taken.add(number)
        found[at] = number
    return found


def day_number(value: str) -> int:
    """The number of a day, given a date in ISO 8601, perhaps without day or month; 0 where it is none."""
    try:
        year, month, day = (int(part) for part in (value[:10] + "-01-01").split("-")[:3])
        return max(1, (date(year, month, day) - date(FIRST_YEAR, 1, 1)).days)
    except ValueError:
        return 0
