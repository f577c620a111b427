"""The articles of a build where they lie in the store: read when they are asked for, and not all held at once."""

from collections.abc import Iterator, Sequence
from typing import overload

import msgspec

from haiti_digest.cache.store import Listed, Store
from haiti_digest.history.state import state_line
from haiti_digest.link.facts import Traits
from haiti_digest.records import Article
from haiti_digest.site.outline import Outline

HELD = 512
"""Articles held at a time."""
HELD_OUTLINES = 4_000


class Brief(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The counts of an article, for the table that ends a build, and what the next build compares with."""

    path: str
    direct: int
    indirect: int
    undetermined: int
    speaking: tuple[int, ...]
    """The entities that say something."""
    figures: int
    timexes: int
    problems: int
    state: bytes
    """Its line in the state that the next build compares with."""


def brief_of(article: Article) -> Brief:
    """The brief of an article."""
    indirect = sum(said.statement.kind == "indirect" for said in article.statements)
    return Brief(
        path=article.seed.path,
        direct=len(article.statements) - indirect,
        indirect=indirect,
        undetermined=sum(said.speaker is None for said in article.statements),
        speaking=tuple(sorted({said.speaker for said in article.statements if said.speaker is not None})),
        figures=len(article.figures),
        timexes=len(article.timexes),
        problems=len(article.problems),
        state=state_line(article),
    )


class StoredArticles(Sequence[Article]):
    """Articles by number, in the order of *items*; each is decoded when it is asked for."""

    def __init__(self, store: Store, items: Sequence[Listed], held: int = HELD) -> None:
        self._store = store
        self._items = items
        self._held: dict[int, Article] = {}
        self._most = held
        self._decoder = msgspec.msgpack.Decoder(Article)

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, at: int) -> Article: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Article]: ...
    def __getitem__(self, at: int | slice) -> Article | Sequence[Article]:
        if isinstance(at, slice):
            return StoredArticles(self._store, self._items[at], self._most)
        held = self._held
        kept = held.get(at)
        if kept is not None:
            return kept
        article = self._decoder.decode(self._store.record(self._items[at].id))
        held[at] = article
        if len(held) > self._most:
            del held[next(iter(held))]  # the one that came first: to note each use would cost more
        return article

    def __iter__(self) -> Iterator[Article]:
        for at in range(len(self._items)):
            yield self[at]

    def encoded(self, at: int) -> bytes:
        """An article as it lies in the store."""
        return self._store.record(self._items[at].id)

    def briefs(self) -> list[Brief]:
        """The brief of every article."""
        decoder = msgspec.msgpack.Decoder(Brief)
        return [decoder.decode(data) for data in self._store.briefs(item.id for item in self._items)]

    def outlines(self) -> "StoredOutlines":
        """The outline of every article."""
        return StoredOutlines(self._store, [item.id for item in self._items])

    def traits(self) -> "StoredTraits":
        """The traits of every article."""
        return StoredTraits(self._store, [item.id for item in self._items])


class StoredTraits(Sequence[Traits]):
    """The traits of articles by number, in the order of the *items* of a store; decoded whenever one is asked for."""

    def __init__(self, store: Store, items: Sequence[int]) -> None:
        self._store = store
        self._items = items
        self._decode = msgspec.msgpack.Decoder(Traits).decode

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, at: int) -> Traits: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Traits]: ...
    def __getitem__(self, at: int | slice) -> Traits | Sequence[Traits]:
        if isinstance(at, slice):
            return StoredTraits(self._store, self._items[at])
        return self._decode(self._store.traits(self._items[at]))


class StoredOutlines(Sequence[Outline]):
    """The outlines of articles by number, in the order of the *items* of a store; some are held."""

    def __init__(self, store: Store, items: Sequence[int]) -> None:
        self._store = store
        self._items = items
        self._held: dict[int, Outline] = {}
        self._decode = msgspec.msgpack.Decoder(Outline).decode

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, at: int) -> Outline: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Outline]: ...
    def __getitem__(self, at: int | slice) -> Outline | Sequence[Outline]:
        if isinstance(at, slice):
            return StoredOutlines(self._store, self._items[at])
        held = self._held
        made = held.get(at)
        if made is None:
            made = held[at] = self._decode(self._store.outline(self._items[at]))
            if len(held) > HELD_OUTLINES:
                del held[next(iter(held))]
        return made
