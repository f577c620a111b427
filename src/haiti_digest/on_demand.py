"""Sequences whose items are made when they are asked for, of which a bounded number is held."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar, overload

Thing = TypeVar("Thing")
USUAL = 1_000
"""Things up to which as many as can be are held."""
LEAST = 128
"""Things that are held of however many."""


def held_of(things: int, most: int) -> int:
    """How many of so many *things* to hold: *most* of up to 1,000, of more the fewer, the more there are.

    Pages of many articles ask for one again when so many others have been asked for that it would be held no more.
    """
    return max(LEAST, min(most, most * USUAL // max(1, things)))


class OnDemand(Sequence[Thing], ABC, Generic[Thing]):
    """Items by number, each made when it is asked for; the last *most* that were made are held.

    A slice is a view: its items are those of the whole, made and held there.
    """

    def __init__(self, most: int) -> None:
        self._held: dict[int, Thing] = {}
        self._most = most

    @abstractmethod
    def make(self, at: int) -> Thing:
        """The item of a number, counted from 0."""

    def held(self, at: int) -> Thing | None:
        """The item of a number as far as it is held."""
        return self._held.get(at)

    @overload
    def __getitem__(self, at: int) -> Thing: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Thing]: ...
    def __getitem__(self, at: int | slice) -> Thing | Sequence[Thing]:
        if isinstance(at, slice):
            return Part(self, range(len(self))[at])
        held = self._held
        found = held.get(at)
        if found is None:
            number = range(len(self))[at]
            found = self.make(number)
            if self._most:
                held[number] = found
                if len(held) > self._most:
                    del held[next(iter(held))]  # the one that came first: to note each use would cost more
        return found

    def __iter__(self) -> Iterator[Thing]:
        for at in range(len(self)):
            yield self[at]

    def several(self, numbers: Iterable[int]) -> Iterator[Thing]:
        """The items of these *numbers*, for one walk over many."""
        return (self[at] for at in numbers)


class Part(Sequence[Thing], Generic[Thing]):
    """Some items of a sequence, in the order of their *numbers*."""

    def __init__(self, whole: Sequence[Thing], numbers: Sequence[int]) -> None:
        self._whole = whole
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, at: int) -> Thing: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Thing]: ...
    def __getitem__(self, at: int | slice) -> Thing | Sequence[Thing]:
        numbers = self._numbers[at]
        return self._whole[numbers] if isinstance(numbers, int) else Part(self._whole, numbers)

    def __iter__(self) -> Iterator[Thing]:
        return (self._whole[at] for at in self._numbers)


class InParts(ABC):
    """Records that lie encoded in parts, where one record more changes one part."""

    @abstractmethod
    def ids(self) -> Sequence[str]:
        """The id of each record."""

    @abstractmethod
    def parts(self) -> Iterator[tuple[range, bytes]]:
        """The parts one after the other: the numbers of their records, and what these are as they lie there."""
