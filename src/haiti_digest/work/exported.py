"""What is kept of the files for machines as they were written: which articles are in which part, and where."""

import hashlib
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple, Self

import msgspec

from haiti_digest.cache.stats import code_sum
from haiti_digest.cache.store import Store
from haiti_digest.config import Config
from haiti_digest.export.database import MOST_ATTACHED
from haiti_digest.export.forms import Form
from haiti_digest.export.links import SIZE
from haiti_digest.export.tables import TABLES
from haiti_digest.site.twin import stamp_of

NAME = "exports"
WIDTH = len(TABLES)
FILES = 4
"""Old files that are held at a time: a part is put together form by form, mostly of one file."""


class KeptFile(msgspec.Struct, frozen=True, array_like=True):
    """A file as it was written."""

    path: str
    digest: str
    size: int
    stamp: bytes

    def stands(self, folder: Path) -> bool:
        """Whether it still is as it was written."""
        return stamp_of(folder / self.path) == self.stamp

    def moved(self, path: str) -> "KeptFile":
        """The same file at another place."""
        return msgspec.structs.replace(self, path=path)


class Part(msgspec.Struct, frozen=True, array_like=True):
    """A part: the sums of its articles; for each form how long their pieces are; for each article how many rows."""

    keys: bytes
    lengths: bytes
    counts: bytes
    files: list[KeptFile | None]

    def __len__(self) -> int:
        return len(self.keys) // SIZE

    def sums(self) -> Iterator[bytes]:
        """The sums of its articles."""
        return (self.keys[at : at + SIZE] for at in range(0, len(self.keys), SIZE))

    def rows(self, table: int) -> int:
        """How many rows of a table it has."""
        return sum(_array(self.counts)[table::WIDTH])

    def at(self, paths: Sequence[str]) -> "Part":
        """The same part with its files at other places."""
        moved = [file and file.moved(path) for file, path in zip(self.files, paths, strict=True)]
        return msgspec.structs.replace(self, files=moved)


class Group(msgspec.Struct, frozen=True, array_like=True):
    """Parts with the database of their rows, and a sum over the speakers in it."""

    parts: list[Part]
    database: KeptFile | None
    speakers: bytes

    def files(self) -> Iterator[KeptFile]:
        """All its files."""
        yield from (file for part in self.parts for file in part.files if file)
        if self.database:
            yield self.database


class Place(NamedTuple):
    """An article in a part, by the numbers of both."""

    part: int
    number: int


class Spot(NamedTuple):
    """An article in a group, by the numbers of both."""

    group: int
    number: int


class Memory:
    """The files of the last build at *out*."""

    def __init__(self, groups: Sequence[Group], out: Path, version: bytes) -> None:
        self._out = out
        self._version = version
        self._groups = groups
        self._parts = [part for group in groups for part in group.parts]
        self._part_of = {part.keys: part for part in self._parts}
        self._group_of = {tuple(part.keys for part in group.parts): group for group in groups}
        self._places: dict[bytes, Place] = {}
        self._spots: dict[bytes, Spot] = {}
        for part, kept in enumerate(self._parts):
            for number, key in enumerate(kept.sums()):
                self._places[key] = Place(part, number)
        for group, held in enumerate(groups):
            keys = (key for part in held.parts for key in part.sums())
            self._spots |= {key: Spot(group, number) for number, key in enumerate(keys)}
        self._whole: dict[int, bool] = {}
        self._pieces = lru_cache(FILES)(self._read)
        self._rows = cache(self._counted)
        self._counts = cache(lambda part: _array(self._parts[part].counts))

    @classmethod
    def of(cls, store: Store, config: Config, out: Path) -> Self:
        """What the store has of the last build with the same settings and program."""
        version = version_of(config)
        kept = store.kept(NAME) or b""
        same = kept.startswith(version)
        groups = msgspec.msgpack.decode(kept[len(version) :], type=list[Group]) if same else []
        return cls(groups, out, version)

    def keep(self, store: Store, groups: Sequence[Group]) -> None:
        """Keeps what this build has written, for the next one."""
        if list(groups) != self._groups:
            store.keep(NAME, self._version + msgspec.msgpack.encode(groups))

    def __contains__(self, key: bytes) -> bool:
        return key in self._places

    def part(self, keys: bytes) -> Part | None:
        """The part of the articles with these sums."""
        return self._part_of.get(keys)

    def place(self, key: bytes) -> Place | None:
        """Where the pieces of an article are; None where its files are not as they were written."""
        place = self._places.get(key)
        if place is None:
            return None
        if place.part not in self._whole:
            self._whole[place.part] = all(file.stands(self._out) for file in self._parts[place.part].files if file)
        return place if self._whole[place.part] else None

    def piece(self, place: Place, column: int, form: Form) -> bytes:
        """An article's piece of a form, which is the one of that number."""
        data, starts, lengths = self._pieces(place.part, column, form)
        start = starts[place.number]
        return data[start : start + lengths[place.number]]

    def _read(self, part: int, column: int, form: Form) -> tuple[bytes, Sequence[int], Sequence[int]]:
        lengths, file = self.lengths(part, column), self.file(part, column)
        return (self._out / file.path).read_bytes() if file else b"", _starts(lengths, form), lengths

    def model(self, places: Sequence[Place | None]) -> int | None:
        """The number of the part that had just these articles in these places, but for those without a place."""
        parts = {place.part for place in places if place}
        if len(parts) != 1:
            return None
        (part,) = parts
        there = all(place is None or place.number == number for number, place in enumerate(places))
        return part if there and len(places) == len(self._parts[part]) else None

    def file(self, part: int, column: int) -> KeptFile | None:
        """The file of a part in the form of that number."""
        return self._parts[part].files[column]

    def lengths(self, part: int, column: int) -> Sequence[int]:
        """How long the pieces in that file are."""
        kept = self._parts[part]
        return _array(kept.lengths)[column * len(kept) : (column + 1) * len(kept)]

    def has_pieces(self, part: int, column: int, form: Form, pieces: Mapping[int, bytes]) -> bool:
        """Whether that file has these *pieces*, by number; only their places in it are read."""
        lengths = self.lengths(part, column)
        if any(lengths[number] != len(piece) for number, piece in pieces.items()):
            return False
        file = self.file(part, column)
        if file is None:
            return True
        starts = _starts(lengths, form)
        with (self._out / file.path).open("rb") as data:
            for number, piece in pieces.items():
                data.seek(starts[number])
                if data.read(len(piece)) != piece:
                    return False
        return True

    def counts(self, place: Place) -> Sequence[int]:
        """How many rows of each table an article has."""
        found = self._counts(place.part)
        return found[place.number * WIDTH : (place.number + 1) * WIDTH]

    def database(self, keys: Sequence[bytes], speakers: bytes) -> KeptFile | None:
        """The database of parts with these sums and of these speakers."""
        group = self._group_of.get(tuple(keys))
        return group.database if group and group.speakers == speakers else None

    def spot(self, key: bytes) -> Spot | None:
        """Where the rows of an article are in the database of a group."""
        return self._spots.get(key)

    def databases(self, keys: Iterable[bytes]) -> Mapping[int, KeptFile]:
        """The databases that have rows of the articles with these sums, by their groups, as they were written."""
        groups = sorted({spot.group for key in keys if (spot := self._spots.get(key))})
        found = {number: self._groups[number].database for number in groups[:MOST_ATTACHED]}
        return {number: file for number, file in found.items() if file and file.stands(self._out)}

    def rows(self, group: int, articles: range, table: int) -> range:
        """The rows that articles of a group have in its database, both by number from 0."""
        starts = self._rows(group, table)
        return range(starts[articles.start], starts[articles.stop])

    def _counted(self, group: int, table: int) -> Sequence[int]:
        counts = (count for part in self._groups[group].parts for count in _array(part.counts)[table::WIDTH])
        return list(accumulate(counts, initial=0))


def _starts(lengths: Iterable[int], form: Form) -> list[int]:
    """Where the pieces of a form begin in its file."""
    steps = (length + len(form.between) * bool(length) for length in lengths)
    return list(accumulate(steps, initial=len(form.head)))


def version_of(config: Config) -> bytes:
    """A sum over the settings and the program, which decide how files for machines come out."""
    settings = msgspec.msgpack.encode((config, sqlite3.sqlite_version), order="deterministic")
    return hashlib.blake2b(code_sum() + settings, digest_size=SIZE).digest()


def no_memory() -> Memory:
    """Nothing is known of an earlier build."""
    return Memory([], Path(), b"")


def numbers(rows: Iterable[Iterable[int]]) -> bytes:
    """Rows of numbers, one after the other."""
    return array("I", [number for row in rows for number in row]).tobytes()


def _array(data: bytes) -> Sequence[int]:
    found = array("I")
    found.frombytes(data)
    return found
