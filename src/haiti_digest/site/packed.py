"""Long lists of records in few bytes: by the numbers of article and record, made into references when asked for.

The lists of a site hold each record several times; as references these would take more room than all else.
"""

from abc import ABC, abstractmethod
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal, cast, overload

from haiti_digest.records import Ref

Kind = Literal["statement", "figure", "date"]


class Packed(ABC):
    """A list in few bytes."""

    __slots__ = ()

    @abstractmethod
    def told(self) -> tuple[object, ...]:
        """What tells the list from others, as long as articles and events have the same numbers."""


class Refs(Packed, Sequence[Ref]):
    """References to records of one kind, eight bytes each."""

    __slots__ = ("_places", "kind")

    def __init__(self, kind: Kind, refs: Iterable[Ref] = ()) -> None:
        self.kind = kind
        self._places = array("I", [number for ref in refs for number in (ref.article, ref.index)])

    def add(self, article: int, index: int) -> None:
        """Adds a record to the end."""
        self._places.append(article)
        self._places.append(index)

    @property
    def articles(self) -> "array[int]":
        """The articles of the records."""
        return self._places[::2]

    @property
    def numbers(self) -> "array[int]":
        """The numbers of the records in their articles."""
        return self._places[1::2]

    def run(self, first: int, end: int) -> "Refs":
        """Those from a number to the one before *end*, in as few bytes."""
        found = Refs(self.kind)
        found._places = self._places[2 * first : 2 * end]
        return found

    def some(self, numbers: Sequence[int]) -> "Refs":
        """Those with these *numbers*, in their order, in as few bytes."""
        found = Refs(self.kind)
        articles, places = self.articles, self.numbers
        for number in numbers:
            found.add(articles[number], places[number])
        return found

    def told(self) -> tuple[str, bytes]:
        """Kind and places."""
        return self.kind, self._places.tobytes()

    def __len__(self) -> int:
        return len(self._places) // 2

    @overload
    def __getitem__(self, at: int) -> Ref: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Ref]: ...
    def __getitem__(self, at: int | slice) -> Ref | Sequence[Ref]:
        if isinstance(at, slice):
            kind = self.kind
            places = zip(self.articles[at], self.numbers[at], strict=True)
            return [Ref(article=article, kind=kind, index=index) for article, index in places]
        number = range(len(self))[at]
        return Ref(article=self._places[2 * number], kind=self.kind, index=self._places[2 * number + 1])

    def __iter__(self) -> Iterator[Ref]:
        kind = self.kind
        numbers = iter(self._places)
        return (Ref(article=article, kind=kind, index=index) for article, index in zip(numbers, numbers, strict=True))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Refs):
            return self.told() == other.told()
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]


class Strings(Sequence[str]):
    """Strings in the bytes of their UTF-8 and four more."""

    __slots__ = ("_bytes", "_ends")

    def __init__(self, strings: Iterable[str]) -> None:
        found = bytearray()
        self._ends = array("I", [0])
        for one in strings:
            found += one.encode()
            self._ends.append(len(found))
        self._bytes = bytes(found)

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        if isinstance(at, slice):
            return [self[number] for number in range(len(self))[at]]
        number = range(len(self))[at]
        return self._bytes[self._ends[number] : self._ends[number + 1]].decode()

    def __iter__(self) -> Iterator[str]:
        start = 0
        for end in self._ends[1:]:
            yield self._bytes[start:end].decode()
            start = end


class Rows:
    """Rows of numbers, each in the bytes of its *kind*, a typecode of ``array``: four for those below 2**32."""

    __slots__ = ("_numbers", "_starts")

    def __init__(self, kind: str = "I") -> None:
        self._numbers: array[int] = array(kind)
        self._starts = array("I", [0])

    def append(self, row: Iterable[int]) -> None:
        """Adds a row to the end."""
        self._numbers.extend(row)
        self._starts.append(len(self._numbers))

    def at(self, row: int, place: int) -> int:
        """The number at a place of a row; both are counted from 0, and the row has that place."""
        return self._numbers[self._starts[row] + place]

    def row(self, row: int) -> "array[int]":
        """A row."""
        return self._numbers[self._starts[row] : self._starts[row + 1]]

    def length(self, row: int) -> int:
        """How many numbers a row has."""
        return self._starts[row + 1] - self._starts[row]


def packed(items: Sequence[Any]) -> Sequence[Any]:
    """*Items* in few bytes, where they are references to records of one kind; else as a tuple."""
    kinds = {item.kind if type(item) is Ref else None for item in items}
    if len(kinds) != 1 or None in kinds:
        return tuple(items)
    return Refs(cast(Kind, kinds.pop()), items)


def spelled_out(value: object) -> object:
    """The references of a packed list, where values are encoded to be decoded again."""
    if isinstance(value, Refs):
        return list(value)
    raise TypeError(f"cannot be encoded: {type(value)}")


def bare(value: object) -> object:
    """What stands for a packed list where values are encoded."""
    if isinstance(value, Packed):
        return value.told()
    raise TypeError(f"cannot be encoded: {type(value)}")
