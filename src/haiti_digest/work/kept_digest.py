"""The digest in the store, in parts: each is encoded and decoded by itself, so that no two copies of it are held."""

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Protocol, TypeVar
from zlib import crc32

import msgspec
from msgspec import structs

from haiti_digest.cache.store import Store
from haiti_digest.records import Article, Digest

LONG = {"speakers": 1024, "threads": 1024, "measures": 256, "events": 1024, "tensions": 1024, "topics": 1}
"""The fields that grow with the number of articles, and how many of their records a part holds on average.

Where a part ends follows from the record that ends it, so that one record more changes one part and not all behind it.
"""
NO_ARTICLES: tuple[Article, ...] = ()

R = TypeVar("R")


class Named(Protocol):
    """A record with an id."""

    @property
    def id(self) -> str:
        """What tells it from the others of its field."""


def in_parts(digest: Digest, name: str) -> Iterator[tuple[str, bytes]]:
    """The rows of a digest without its articles, encoded one after the other; the last gives the rest of it."""
    for field, most in LONG.items():
        for number, part in enumerate(_cut(getattr(digest, field), most)):
            yield _row(name, field, number), msgspec.msgpack.encode(part)
    rest = structs.replace(digest, articles=NO_ARTICLES, **dict.fromkeys(LONG, ()))
    yield f"{name} rest", msgspec.msgpack.encode(rest)


def _cut(records: Sequence[Named], most: int) -> Iterator[Sequence[Named]]:
    start = 0
    for end, record in enumerate(records, start=1):
        if not crc32(record.id.encode()) % most or end == len(records):
            yield records[start:end]
            start = end


def field_of(store: Store, name: str, field: str, kind: type[R]) -> list[R]:
    """The records of one of the long fields of a digest; none where it is not in the store."""
    decode = msgspec.msgpack.Decoder(list[kind]).decode  # type: ignore[valid-type]
    records: list[R] = []
    for number in count():
        data = store.kept(_row(name, field, number))
        if data is None:
            break
        records += decode(data)
    return records


def digest_of(store: Store, name: str) -> Digest | None:
    """The digest without its articles; None where it is not in the store."""
    data = store.kept(f"{name} rest")
    if data is None:
        return None
    types = {field.name: field.type for field in structs.fields(Digest)}
    long = {field: tuple(field_of(store, name, field, types[field].__args__[0])) for field in LONG}
    return structs.replace(msgspec.msgpack.decode(data, type=Digest), articles=NO_ARTICLES, **long)


def _row(name: str, field: str, number: int) -> str:
    return f"{name} {field} {number}"
