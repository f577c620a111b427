"""The digest in the store, in parts: each is encoded and decoded by itself, so that no two copies of it are held."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

import msgspec
from msgspec import structs

from haiti_digest.cache.store import Store
from haiti_digest.records import Article, Digest

LONG = {"speakers": 1024, "threads": 1024, "measures": 256, "events": 1024, "tensions": 1024, "topics": 1}
"""The fields that grow with the number of articles, and how many of their records a part holds."""
NO_ARTICLES: tuple[Article, ...] = ()

R = TypeVar("R")


def in_parts(digest: Digest, name: str) -> Iterator[tuple[str, bytes]]:
    """The rows of a digest without its articles, encoded one after the other; the last gives the rest of it."""
    for field, most in LONG.items():
        records: Sequence[object] = getattr(digest, field)
        for number, start in enumerate(range(0, len(records), most)):
            yield _row(name, field, number), msgspec.msgpack.encode(records[start : start + most])
    rest = structs.replace(digest, articles=NO_ARTICLES, **dict.fromkeys(LONG, ()))
    yield f"{name} rest", msgspec.msgpack.encode(rest)


def field_of(store: Store, name: str, field: str, kind: type[R]) -> list[R]:
    """The records of one of the long fields of a digest; none where it is not in the store."""
    decode = msgspec.msgpack.Decoder(list[kind]).decode  # type: ignore[valid-type]
    records: list[R] = []
    while data := store.kept(_row(name, field, len(records) // LONG[field])):
        found: list[R] = decode(data)
        records += found
        if len(found) < LONG[field]:
            break
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
