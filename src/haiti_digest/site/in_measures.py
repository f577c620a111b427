"""What became of each figure within its measure, found by the figure: a few bytes for each."""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from sys import intern
from typing import Literal, get_args

from haiti_digest.by_key import halves, pair_key
from haiti_digest.records import Measure, Measured, Ref

Status = Literal["current", "earlier", "withdrawn"]
STATUS: tuple[Status, ...] = get_args(Status)


class InMeasures:
    """The figures of *measures*, each with the number of its measure; of several the last."""

    def __init__(self, measures: Sequence[Measure]) -> None:
        rows = sorted(
            (_key(one.figure), number, "" if one.as_of is None else intern(one.as_of), _code(one))
            for number, measure in enumerate(measures)
            for one in measure.figures
        )
        rows = [row for row, after in zip_longest(rows, rows[1:]) if after is None or after[0] != row[0]]
        self._keys = array("Q", [key for key, _, _, _ in rows])
        self._numbers = array("I", [number for _, number, _, _ in rows])
        self._days = [day for _, _, day, _ in rows]
        self._codes = bytes([code for _, _, _, code in rows])

    def get(self, figure: Ref) -> tuple[int, Measured] | None:
        """The number of the measure of a figure, and what became of this; None where it stands alone."""
        at = self._at(figure)
        return None if at is None else (self._numbers[at], self._measured(at, figure))

    def items(self) -> Iterator[tuple[Ref, tuple[int, Measured]]]:
        """All figures with the number of the measure, and what became of them."""
        for at, key in enumerate(self._keys):
            article, index = halves(key)
            figure = Ref(article=article, kind="figure", index=index)
            yield figure, (self._numbers[at], self._measured(at, figure))

    def _at(self, figure: Ref) -> int | None:
        key = _key(figure)
        at = bisect_left(self._keys, key)
        return at if at < len(self._keys) and self._keys[at] == key else None

    def _measured(self, at: int, figure: Ref) -> Measured:
        code = self._codes[at]
        return Measured(figure=figure, as_of=self._days[at] or None, stated=bool(code & 1), status=STATUS[code >> 1])


def _key(figure: Ref) -> int:
    return pair_key(figure.article, figure.index)


def _code(one: Measured) -> int:
    return STATUS.index(one.status) << 1 | one.stated
