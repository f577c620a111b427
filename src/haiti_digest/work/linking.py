"""Articles to a digest; what was found between the same articles before is not looked for again."""

import hashlib

import msgspec

from haiti_digest.cache.store import Store
from haiti_digest.config import Config
from haiti_digest.link.digest import link_ordered
from haiti_digest.records import Article, Digest
from haiti_digest.work.articles import Gathered
from haiti_digest.work.stored import StoredArticles

NAME = "links"
NO_ARTICLES: tuple[Article, ...] = ()


def linked(articles: StoredArticles, found: Gathered, config: Config, store: Store) -> Digest:
    """The digest of the articles, from the store where the last build linked the same ones with the same settings."""
    key = _key(found, config)
    kept = store.kept(NAME)
    if kept and kept.startswith(key):
        digest = msgspec.msgpack.decode(kept[len(key) :], type=Digest)
        return msgspec.structs.replace(digest, articles=articles)
    traits = articles.traits()
    digest = link_ordered(articles, traits, found.problems, config.topics, config.people, config.bodies)
    bare = msgspec.structs.replace(digest, articles=NO_ARTICLES)
    store.keep(NAME, key + msgspec.msgpack.encode(bare))
    return digest


def _key(found: Gathered, config: Config) -> bytes:
    """A sum over the articles in their order, by what they were made from, and over the settings of linking."""
    total = hashlib.blake2b(digest_size=32)
    total.update(msgspec.msgpack.encode((config.topics, config.people, config.bodies, found.problems)))
    for one in found.articles:
        total.update(f"{one.source}\0{one.name}\n".encode("utf-8", "surrogatepass"))
    return total.digest()
