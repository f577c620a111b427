"""The digest in the store, in parts: each is encoded and decoded by itself, so that no two copies of it are held.

Of the fields that grow with the number of articles most are not held at all: their records are decoded when they are
asked for, where they lie.
"""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate, count
from operator import eq
from sys import intern
from typing import Any, Generic, Protocol, TypeVar
from zlib import crc32

import msgspec
from msgspec import structs

from haiti_digest.cache.store import Store
from haiti_digest.on_demand import InParts, OnDemand
from haiti_digest.records import Alike, Article, Digest, Speaker, Topic
from haiti_digest.site.packed import Strings, packed

LONG = {"speakers": 1024, "threads": 64, "measures": 64, "events": 64, "tensions": 64, "topics": 1}
"""The fields that grow with the number of articles, and how many of their records a part holds on average.

Where a part ends follows from the record that ends it, so that one record more changes one part and not all behind it.
"""
NO_ARTICLES: tuple[Article, ...] = ()
HELD = 512
"""Records of a field that are held decoded at a time."""
PARTS = 64
"""Parts of a field that are held at a time."""

R = TypeVar("R")


class Named(Protocol):
    """A record with an id."""

    @property
    def id(self) -> str:
        """What tells it from the others of its field."""


class _Identified(msgspec.Struct, gc=False):
    """Of a record its id alone."""

    id: str


_identified = msgspec.msgpack.Decoder(list[_Identified]).decode


class KeptRecords(OnDemand[R], InParts, Generic[R]):
    """The records of one of the long fields of a digest, decoded from their parts when they are asked for."""

    def __init__(self, store: Store, name: str, field: str, kind: type[R]) -> None:
        super().__init__(HELD)
        self._store = store
        self._row = f"{name} {field}"
        self._decode = msgspec.msgpack.Decoder(kind).decode
        self._decode_all = msgspec.msgpack.Decoder(list[kind]).decode  # type: ignore[valid-type]
        self._parts: dict[int, bytes] = {}
        self._places = array("I")
        firsts = [0]
        each = msgspec.msgpack.Decoder(list[msgspec.Raw]).decode
        for data in _parts_of(store, name, field):
            lengths = [len(one) for one in each(data)]
            self._places.extend(accumulate(lengths[:-1], initial=len(data) - sum(lengths)))
            firsts.append(len(self._places))
        self._firsts = array("I", firsts)

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[R]:
        for number in range(len(self._firsts) - 1):
            yield from self._decode_all(self._read(number))

    def ids(self) -> Strings:
        """The id of each record; nothing else of it is decoded."""
        return Strings(one.id for _, data in self.parts() for one in _identified(data))

    def parts(self) -> Iterator[tuple[range, bytes]]:
        """The parts one after the other, with the numbers of their records."""
        for number in range(len(self._firsts) - 1):
            yield range(self._firsts[number], self._firsts[number + 1]), self._read(number)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(eq, self, other))

    __hash__ = None  # type: ignore[assignment]

    def make(self, at: int) -> R:
        """A record, decoded."""
        part = bisect_right(self._firsts, at) - 1
        data = self._parts.get(part)
        if data is None:
            if len(self._parts) >= PARTS:
                del self._parts[next(iter(self._parts))]
            data = self._parts[part] = self._read(part)
        end = self._places[at + 1] if at + 1 < self._firsts[part + 1] else None
        return self._decode(memoryview(data)[self._places[at] : end])

    def _read(self, part: int) -> bytes:
        data = self._store.kept(f"{self._row} {part}")
        if data is None:
            raise KeyError(part)
        return data


class Encoded(tuple[bytes, ...]):
    """The records of one of the long fields, each part of them encoded as it is to be kept."""

    __slots__ = ()


def in_parts(digest: Digest, name: str) -> Iterator[tuple[str, bytes]]:
    """The rows of a digest without its articles, encoded one after the other; the last gives the rest of it.

    Of a long field that is encoded already they are the parts as they are.
    """
    for field in LONG:
        records = getattr(digest, field)
        parts = records if isinstance(records, Encoded) else encoded(field, records)
        for number, part in enumerate(parts):
            yield _row(name, field, number), part
    rest = structs.replace(digest, articles=NO_ARTICLES, **dict.fromkeys(LONG, ()))
    yield f"{name} rest", msgspec.msgpack.encode(rest)


def encoded(field: str, records: Sequence[Named]) -> Iterator[bytes]:
    """The parts of one of the long fields, encoded one after the other."""
    return map(msgspec.msgpack.encode, _cut(records, LONG[field]))


def _cut(records: Sequence[Named], most: int) -> Iterator[Sequence[Named]]:
    start = 0
    for end, record in enumerate(records, start=1):
        if not crc32(record.id.encode()) % most or end == len(records):
            yield records[start:end]
            start = end


def field_of(store: Store, name: str, field: str, kind: type[R]) -> Iterator[R]:
    """The records of one of the long fields of a digest; none where it is not in the store."""
    decode = msgspec.msgpack.Decoder(list[kind]).decode  # type: ignore[valid-type]
    return (record for data in _parts_of(store, name, field) for record in decode(data))


def _parts_of(store: Store, name: str, field: str) -> Iterator[bytes]:
    """The parts of a field as they lie in the store."""
    for number in count():
        data = store.kept(_row(name, field, number))
        if data is None:
            break
        yield data


def digest_of(store: Store, name: str) -> Digest | None:
    """The digest without its articles, its long fields left in the store; None where it is not there."""
    data = store.kept(f"{name} rest")
    if data is None:
        return None
    kinds: dict[str, Any] = {
        field.name: field.type.__args__[0] for field in structs.fields(Digest) if field.name in LONG
    }
    long: dict[str, Sequence[Any]] = {
        field: tuple(map(AT_ONCE[field], field_of(store, name, field, kind)))
        if field in AT_ONCE
        else KeptRecords(store, name, field, kind)
        for field, kind in kinds.items()
    }
    return structs.replace(msgspec.msgpack.decode(data, type=Digest), articles=NO_ARTICLES, **long)


def _small_topic(topic: Topic) -> Topic:
    """The same topic, its lists in few bytes."""
    return structs.replace(
        topic, statements=packed(topic.statements), figures=packed(topic.figures), dates=packed(topic.dates)
    )


def _small_speaker(speaker: Speaker) -> Speaker:
    """The same speaker; what it tells of those alike is held once for all who are."""
    if not speaker.alike:
        return speaker
    alike = [Alike(id=intern(one.id), name=intern(one.name), how=one.how, why=intern(one.why)) for one in speaker.alike]
    return structs.replace(speaker, id=intern(speaker.id), name=intern(speaker.name), alike=tuple(alike))


AT_ONCE: Mapping[str, Callable[[Any], Any]] = {"speakers": _small_speaker, "topics": _small_topic}
"""The long fields that are held decoded, few records, of which nearly all are asked for all the time: in few bytes."""
ON_DEMAND = tuple(field for field in LONG if field not in AT_ONCE)
"""The others, whose records are decoded when they are asked for."""


def _row(name: str, field: str, number: int) -> str:
    return f"{name} {field} {number}"
