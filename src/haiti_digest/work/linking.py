"""Articles to a digest; what was found between the same articles before is not looked for again."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from typing import TypeVar

import msgspec

from haiti_digest.cache.store import Listed, Store
from haiti_digest.collection import paused
from haiti_digest.config import Config
from haiti_digest.link.courses import Memory, name_of
from haiti_digest.link.digest import link_ordered
from haiti_digest.link.facts import Traits
from haiti_digest.records import Digest
from haiti_digest.work.apart import Copy
from haiti_digest.work.articles import Gathered
from haiti_digest.work.beside import Copies, Encoding
from haiti_digest.work.kept_digest import digest_of, field_of, in_parts
from haiti_digest.work.stored import StoredArticles

NAME = "links"
COURSES = "courses"

Row = tuple[str, bytes | None]
"""A value to keep under its name, or None where it goes."""

R = TypeVar("R")


class Kept(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The articles with these keys that were linked last, and where these lie in the store; of this program's version.

    What the steps of linking came to lies beside it, step by step.
    """

    version: str
    items: dict[bytes, int]


def linked(articles: StoredArticles, found: Gathered, config: Config, store: Store, *, aside: bool = False) -> Digest:
    """The digest of the articles, from the store where the last build linked the same ones with the same settings.

    What the last build found is taken over where nothing that it follows from has changed. *Aside*, a copy of this
    process links, so that what this takes memory for is free again before pages are made.
    """
    before = linked_before(articles, found, config, store)
    if before:
        return before
    link = partial(_rows, articles, found, config, store, aside=aside)
    if aside:
        with Copy(link, "linking the articles") as copy:
            _keep(copy.given(), store)
    else:
        _keep(link(), store)
    kept = linked_before(articles, found, config, store)
    if kept is None:
        raise KeyError(NAME)
    return kept


def _rows(articles: StoredArticles, found: Gathered, config: Config, store: Store, *, aside: bool) -> Iterator[Row]:
    """What is to be kept of linking the articles, in place of what the last build came to: what is new or not the same.

    Names without a value are no more. *Aside*, copies of this process do some of it.
    """
    memory, now = _memory(articles, found, store)
    given = config.topics, config.people, config.bodies
    with paused(aside=True), ExitStack() as stack:
        hands = Copies(memory, stack) if aside else Encoding()
        digest = link_ordered(articles, articles.traits(), found.problems, *given, memory, hands)
    made = memory.made
    del memory
    gone = {*store.names_kept(f"{NAME} "), *store.names_kept(f"{COURSES} ")}
    for name, data in _told(digest, _key(found, config), now, made):
        gone.discard(name)
        if store.kept(name) != data:
            yield name, data
    yield from ((name, None) for name in gone)


def _told(digest: Digest, key: bytes, now: Kept, made: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """The digest and what the steps came to, under their names."""
    yield NAME, key
    yield from in_parts(digest, NAME)
    yield COURSES, msgspec.msgpack.encode(now)
    while made:
        step, data = made.popitem()
        yield f"{COURSES} {step}", data


def _keep(rows: Iterable[Row], store: Store) -> None:
    """Keeps what linking came to, all or none."""
    gone: list[str] = []

    def fresh() -> Iterator[tuple[str, bytes]]:
        for name, data in rows:
            if data is None:
                gone.append(name)
            else:
                yield name, data

    store.keep_several(fresh(), gone)


def linked_before(articles: StoredArticles, found: Gathered, config: Config, store: Store) -> Digest | None:
    """The digest of the articles where the last build linked the same ones with the same settings."""
    digest = digest_of(store, NAME) if store.kept(NAME) == _key(found, config) else None
    return digest and msgspec.structs.replace(digest, articles=articles)


def _memory(articles: StoredArticles, found: Gathered, store: Store) -> tuple[Memory, Kept]:
    """What the last build came to, for the steps of this one, and the articles that these link."""
    keys = _keys(found.articles)
    last = _last(found, store)

    def kept(step: str) -> bytes | None:
        return store.kept(f"{COURSES} {step}") if last.items else None

    def records(field: str, kind: type[R]) -> Sequence[R]:
        return list(field_of(store, NAME, field, kind)) if last.items else ()

    now = Kept(last.version, dict(zip(keys, (one.id for one in found.articles), strict=True)))
    names = _names(found.articles)
    return Memory(keys, names, articles.traits(), kept, lambda gone: _gone(gone, last.items, store), records), now


def _last(found: Gathered, store: Store) -> Kept:
    """What the last build linked; nothing where another program made its articles."""
    version = found.articles[0].source.partition(":")[0]
    kept = store.kept(COURSES)
    if kept:
        try:
            last = msgspec.msgpack.decode(kept, type=Kept)
        except msgspec.DecodeError:  # what another program kept may have another form
            return Kept(version, {})
        if last.version == version:
            return last
    return Kept(version, {})


def _gone(key: bytes, items: Mapping[bytes, int], store: Store) -> Traits | None:
    """The traits of an article of the last build; None where the store has let them go."""
    item = store.find_item(items[key]) if key in items else None
    if item is None or _sum(item) != key:
        return None
    return msgspec.msgpack.decode(store.traits(item.id), type=Traits)


def _keys(items: Iterable[Listed]) -> list[bytes]:
    """What tells each article from all others; one of a name that its file has given before is numbered."""
    met: Counter[bytes] = Counter()
    keys = []
    for item in items:
        key = _sum(item)
        met[key] += 1
        keys.append(key if met[key] == 1 else key + str(met[key]).encode())
    return keys


def _names(items: Iterable[Listed]) -> list[str]:
    """What tells each article from the others, however it is edited; one of a name that there is is numbered."""
    met: Counter[str] = Counter()
    names = []
    for item in items:
        name = name_of(item.path, item.name)
        met[name] += 1
        names.append(name if met[name] == 1 else f"{name}\0{met[name]}")
    return names


def _sum(item: Listed) -> bytes:
    return hashlib.blake2b(item.key, digest_size=16).digest()


def _key(found: Gathered, config: Config) -> bytes:
    """A sum over the articles in their order, by what they were made from, and over the settings of linking."""
    total = hashlib.blake2b(digest_size=32)
    total.update(msgspec.msgpack.encode((config.topics, config.people, config.bodies, found.problems)))
    for one in found.articles:
        total.update(f"{one.source}\0{one.name}\n".encode("utf-8", "surrogatepass"))
    return total.digest()
