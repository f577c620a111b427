"""Numbers in letters, as the index of the search holds them: short, and read fast by a script.

Each letter of ``LETTERS`` tells five bits, the lowest first, with a sixth bit where more follow.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
VALUES = {letter: value for value, letter in enumerate(LETTERS)}
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
MOST_KEPT = 50_000


class _Written(dict[int, bytes]):
    """Numbers in letters, each made once; emptied when it has grown large."""

    def __missing__(self, number: int) -> bytes:
        if len(self) > MOST_KEPT:
            self.clear()
        rest, letters = number, bytearray()
        while rest > 31:
            letters.append(LETTERS[32 + rest % 32])
            rest //= 32
        letters.append(LETTERS[rest])
        made = self[number] = bytes(letters)
        return made


WRITTEN = _Written()


def written_places(places: Sequence[int]) -> bytes:
    """The places of a term in one article, ascending: each as the difference to the one before, doubled, plus one
    where more follow."""
    if len(places) == 1:
        return WRITTEN[2 * places[0]]
    steps = [places[0], *[place - before for before, place in pairwise(places)]]
    last = steps.pop()
    return b"".join([WRITTEN[2 * step + 1] for step in steps]) + WRITTEN[2 * last]


def read_numbers(letters: bytes | bytearray) -> Iterator[int]:
    """The numbers that *letters* hold."""
    number, weight = 0, 1
    for letter in letters:
        value = VALUES[letter]
        number += value % 32 * weight
        if value < 32:
            yield number
            number, weight = 0, 1
        else:
            weight *= 32


def base36(number: int) -> str:
    """*number* in digits and letters, as scripts write it."""
    digits = ""
    while number > 35:
        number, digit = divmod(number, 36)
        digits = DIGITS[digit] + digits
    return DIGITS[number] + digits
