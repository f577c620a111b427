"""Feeds into the new site: one that tells the same is kept, and of another only the new entries are made."""

import hashlib
from collections.abc import Callable, Container, Iterator
from functools import partial
from typing import NamedTuple

import msgspec

from haiti_digest.cache.store import Store
from haiti_digest.export.entries import (
    Entry,
    Feed,
    Plan,
    article_entry,
    feed_of,
    moment,
    newest_day,
    plans,
    site_feed,
    statement_entry,
)
from haiti_digest.export.feed_files import feed_files
from haiti_digest.export.links import SIZE, Links
from haiti_digest.records import Ref
from haiti_digest.site.write import NewSite
from haiti_digest.work.exported import version_of

NAME = "feeds"
TOGETHER = 512
"""Feeds whose entries are kept in one go."""
SITE = "index.html"
ARTICLE = -1
"""In the place of the number of a statement: the article as a whole."""


class Written(msgspec.Struct, frozen=True, array_like=True):
    """A feed as it was written: a sum over what it tells, and the stamps of its files by path.

    The sum is empty where that does not tell all: a feed without entries is as new as the site.
    """

    key: bytes
    stamps: dict[str, bytes]


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """An entry, or that there is none, of a statement by its number, with the key of the article."""

    article: bytes
    number: int
    entry: Entry | None


class Put(NamedTuple):
    """A file that was put into the new site."""

    path: str
    digest: str
    changed: bool


EntryOf = Callable[[int, int], Entry | None]
"""The entry of a statement, by the numbers of article and statement; of an article as a whole."""


def put_feeds(links: Links, site: NewSite, store: Store | None) -> Iterator[Put]:
    """Every feed that the settings want, put into *site* and not counted there."""
    edition = links.edition
    if "feeds" not in edition.config.data:
        return
    newest = newest_day(edition)
    days = [edition.day(at) for at in range(len(edition.pages))]
    undated = frozenset(at for at, day in enumerate(days) if not moment(day))
    desk = _Desk(links, site, store)
    yield from desk.put(SITE, b"", lambda entry_of: site_feed(edition, newest, lambda at: entry_of(at, ARTICLE)))
    for plan in plans(edition, days):
        key = b"" if store is None else _key(links, plan, newest, undated)
        yield from desk.put(plan.page, key, partial(_made, links, plan, newest))
    desk.keep()


def _made(links: Links, plan: Plan, newest: str, entry_of: EntryOf) -> Feed:
    return feed_of(links.edition, plan, newest, lambda ref: entry_of(ref.article, ref.index))


def _key(links: Links, plan: Plan, newest: str, undated: Container[int]) -> bytes:
    """A sum over what a feed tells: an entry whose day is not known is as new as the site."""
    keys = links.keys
    told = b"".join([keys[ref.article] + ref.index.to_bytes(4, "big") for ref in plan.refs])
    dated = not any(ref.article in undated for ref in plan.refs)
    head = msgspec.msgpack.encode((plan.title, plan.page, "" if dated else newest))
    return hashlib.blake2b(head + told, digest_size=SIZE).digest()


class _Desk:
    """What was kept of the feeds of the last build, and what is for the next.

    Entries are kept some hundred feeds at a time, by the keys of their articles, so that they hold whatever comes of
    the build; what tells that they are there, and of which program, goes before the first and comes with the last.
    """

    def __init__(self, links: Links, site: NewSite, store: Store | None) -> None:
        self._links = links
        self._site = site
        self._store = store
        self._version = version_of(links.edition.config)
        kept = (store.kept(NAME) if store else None) or b""
        same = kept.startswith(self._version)
        self._before = msgspec.msgpack.decode(kept[SIZE:], type=dict[str, msgspec.Raw]) if same else {}
        self._now: dict[str, msgspec.Raw] = {}
        self._rows: list[tuple[str, bytes]] = []
        self._stands = True

    def put(self, page: str, key: bytes, make: Callable[[EntryOf], Feed]) -> list[Put]:
        """The feed of a page as files; without a *key* it is made in any case."""
        known = self._before.get(page)
        before = msgspec.msgpack.decode(known, type=Written) if known and key else None
        if known and before and before.key == key:
            kept = [(path, self._site.keep_file(path, stamp)) for path, stamp in before.stamps.items()]
            if all(digest for _, digest in kept):
                self._now[page] = known
                return [Put(path, digest, self._site.old.get(path) != digest) for path, digest in kept if digest]
        entries: list[Kept] = []
        feed = make(self._recalling(page, entries))
        files = [
            Put(path, *self._site.place(path, data)) for path, data in feed_files(feed, self._links.edition.config)
        ]
        stamps = {file.path: self._site.stamp(file.path) for file in files}
        self._now[page] = msgspec.Raw(msgspec.msgpack.encode(Written(key if feed.entries else b"", stamps)))
        self._rows.append((f"{NAME} {page}", msgspec.msgpack.encode(entries)))
        if len(self._rows) >= TOGETHER:
            self._keep_rows()
        return files

    def _keep_rows(self) -> None:
        if self._store is not None:
            self._store.keep_several(self._rows, [NAME])
        self._rows.clear()
        self._stands = False

    def _recalling(self, page: str, noted: list[Kept]) -> EntryOf:
        """The entries, those of the last build's feed from there; each is added to *noted*."""
        known: dict[tuple[bytes, int], Entry | None] = {}
        if self._store is None:
            return lambda at, number: _entry(self._links, at, number)
        row = self._store.kept(f"{NAME} {page}") if page in self._before else None
        for one in msgspec.msgpack.decode(row, type=list[Kept]) if row else ():
            known[one.article, one.number] = one.entry

        def entry_of(at: int, number: int) -> Entry | None:
            key = self._links.keys[at]
            entry = known[key, number] if (key, number) in known else _entry(self._links, at, number)
            noted.append(Kept(key, number, entry))
            return entry

        return entry_of

    def keep(self) -> None:
        """Keeps what the next build needs."""
        if self._store is None or (self._stands and self._now == self._before):
            return
        gone = [f"{NAME} {page}" for page in self._before if page not in self._now]
        whole = NAME, self._version + msgspec.msgpack.encode(self._now)
        self._store.keep_several([*self._rows, whole], gone)


def _entry(links: Links, at: int, number: int) -> Entry | None:
    if number == ARTICLE:
        return article_entry(links.edition, at)
    return statement_entry(links.edition, Ref(article=at, kind="statement", index=number))
