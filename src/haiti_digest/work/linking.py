"""Articles to a digest; what was found between the same articles before is not looked for again."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from haiti_digest.cache.store import Listed, Store
from haiti_digest.config import Config
from haiti_digest.link.courses import Memory
from haiti_digest.link.digest import link_ordered
from haiti_digest.link.facts import Traits
from haiti_digest.records import Article, Digest
from haiti_digest.work.articles import Gathered
from haiti_digest.work.stored import StoredArticles

NAME = "links"
COURSES = "courses"
NO_ARTICLES: tuple[Article, ...] = ()


class Kept(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What the steps of linking came to, by step, for the articles with these keys, and where these lie in the store.

    ``version`` is that of the program.
    """

    version: str
    items: dict[bytes, int]
    courses: dict[str, bytes]


def linked(articles: StoredArticles, found: Gathered, config: Config, store: Store) -> Digest:
    """The digest of the articles, from the store where the last build linked the same ones with the same settings.

    What the last build found is taken over where nothing that it follows from has changed.
    """
    key = _key(found, config)
    kept = store.kept(NAME)
    if kept and kept.startswith(key):
        return _kept_digest(articles, memoryview(kept)[len(key) :])
    traits = articles.traits()
    keys = _keys(found.articles)
    last = _last(found, store)
    made = memoryview(kept)[len(key) :] if kept and last.items else b""
    memory = Memory(keys, traits, last.courses, lambda gone: _gone(gone, last.items, store), made)
    del kept, made
    digest = link_ordered(articles, traits, found.problems, config.topics, config.people, config.bodies, memory)
    bare = msgspec.structs.replace(digest, articles=NO_ARTICLES)
    items = dict(zip(keys, (one.id for one in found.articles), strict=True))
    now = Kept(last.version, items, memory.made)
    store.keep_several([(NAME, key + msgspec.msgpack.encode(bare)), (COURSES, msgspec.msgpack.encode(now))])
    return digest


def linked_before(articles: StoredArticles, found: Gathered, config: Config, store: Store) -> Digest | None:
    """The digest of the articles where the last build linked the same ones with the same settings."""
    key, kept = _key(found, config), store.kept(NAME)
    return _kept_digest(articles, memoryview(kept)[len(key) :]) if kept and kept.startswith(key) else None


def _kept_digest(articles: StoredArticles, kept: memoryview) -> Digest:
    return msgspec.structs.replace(msgspec.msgpack.decode(kept, type=Digest), articles=articles)


def _last(found: Gathered, store: Store) -> Kept:
    """What the last build came to; nothing where another program made its articles."""
    version = found.articles[0].source.partition(":")[0]
    kept = store.kept(COURSES)
    if kept:
        try:
            last = msgspec.msgpack.decode(kept, type=Kept)
        except msgspec.DecodeError:  # what another program kept may have another form
            return Kept(version, {}, {})
        if last.version == version:
            return last
    return Kept(version, {}, {})


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


def _sum(item: Listed) -> bytes:
    return hashlib.blake2b(item.key, digest_size=16).digest()


def _key(found: Gathered, config: Config) -> bytes:
    """A sum over the articles in their order, by what they were made from, and over the settings of linking."""
    total = hashlib.blake2b(digest_size=32)
    total.update(msgspec.msgpack.encode((config.topics, config.people, config.bodies, found.problems)))
    for one in found.articles:
        total.update(f"{one.source}\0{one.name}\n".encode("utf-8", "surrogatepass"))
    return total.digest()
