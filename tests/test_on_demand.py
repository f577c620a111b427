"""Sequences whose items are made when they are asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.on_demand import OnDemand


class Squares(OnDemand[int]):
    """The squares from 1 on; notes which it makes."""

    def __init__(self, number: int, most: int) -> None:
        super().__init__(most)
        self.number = number
        self.made: list[int] = []

    def __len__(self) -> int:
        return self.number

    def make(self, at: int) -> int:
        self.made.append(at)
        return (at + 1) ** 2


@given(st.integers(0, 12), st.integers(0, 5), st.slices(12), st.slices(12))
def test_is_read_like_a_tuple_whatever_is_held(number: int, most: int, first: slice, second: slice) -> None:
    squares, plain = Squares(number, most), tuple((at + 1) ** 2 for at in range(number))
    assert tuple(squares) == plain
    assert tuple(squares[first]) == plain[first]
    assert tuple(squares[first][second]) == plain[first][second]
    assert [squares[at] for at in range(-number, number)] == [plain[at] for at in range(-number, number)]


@pytest.mark.parametrize("at", [3, -4])
def test_ends_where_it_ends(at: int) -> None:
    with pytest.raises(IndexError):
        Squares(3, 1)[at]


def test_holds_the_last_that_were_made() -> None:
    squares = Squares(4, 2)
    for at in (0, 1, 0, 2, 1, 0):
        assert squares[at] == (at + 1) ** 2
    assert squares.made == [0, 1, 2, 0]


def test_a_slice_makes_nothing_until_it_is_read() -> None:
    squares = Squares(4, 4)
    part = squares[1:3]
    assert (len(part), squares.made) == (2, [])
    assert (part[-1], squares[2], squares.made) == (9, 9, [2])
