"""The articles of a build where they lie in the store: read when they are asked for, and not all held at once."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from haiti_digest.cache.store import Listed, Store
from haiti_digest.history.state import state_line
from haiti_digest.link.facts import Traits
from haiti_digest.on_demand import OnDemand, held_of
from haiti_digest.records import Article, Record, Seed
from haiti_digest.site.outline import Outline

HELD = 512
"""Articles held at a time, where there are not very many."""
OUTLINES = 128
"""Outlines held at a time: what is asked of many articles stands in columns."""


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


class StoredArticles(OnDemand[Article]):
    """Articles by number, in the order of *items*; each is decoded when it is asked for."""

    def __init__(self, store: Store, items: Sequence[Listed]) -> None:
        super().__init__(held_of(len(items), HELD))
        self._store = store
        self._items = items
        self._decode = msgspec.msgpack.Decoder(Article).decode

    def __len__(self) -> int:
        return len(self._items)

    def make(self, at: int) -> Article:
        """An article, decoded."""
        return self._decode(self.encoded(at))

    def encoded(self, at: int) -> bytes:
        """An article as it lies in the store."""
        return self._store.record(self._items[at].id)

    def briefs(self) -> "StoredBriefs":
        """The brief of every article."""
        return StoredBriefs(self._store, self._items)

    def outlines(self) -> "StoredOutlines":
        """The outline of every article."""
        return StoredOutlines(self._store, [item.id for item in self._items])

    def seeds(self) -> "StoredSeeds":
        """The seed of every article."""
        return StoredSeeds(self)

    def traits(self) -> "StoredTraits":
        """The traits of every article."""
        return StoredTraits(self._store, [item.id for item in self._items])


class StoredBriefs(Iterable[Brief]):
    """The briefs of articles, in the order of the *items* of a store; read again each time they are walked over.

    A brief takes 3 KB, most of them its line of the state, and is wanted at two moments of a build; so none is held.
    """

    def __init__(self, store: Store, items: Sequence[Listed]) -> None:
        self._store = store
        self._items = items

    def __iter__(self) -> Iterator[Brief]:
        decode = msgspec.msgpack.Decoder(Brief).decode
        return map(decode, self._store.briefs(item.id for item in self._items))


class StateLines(Iterable[bytes]):
    """The lines of the state that the next build compares with, of articles with these *briefs*; none is held."""

    def __init__(self, briefs: Iterable[Brief]) -> None:
        self._briefs = briefs

    def __iter__(self) -> Iterator[bytes]:
        return (brief.state for brief in self._briefs)


class _Begun(Record, frozen=True, kw_only=True):
    """Of an article its seed alone: the rest is passed over, which is most of the time that decoding takes."""

    seed: Seed


class StoredSeeds(OnDemand[Seed]):
    """The seeds of *articles* by number; that of an article which is not held is decoded whenever it is asked for."""

    def __init__(self, articles: StoredArticles) -> None:
        super().__init__(0)
        self._articles = articles
        self._decode = msgspec.msgpack.Decoder(_Begun).decode

    def __len__(self) -> int:
        return len(self._articles)

    def make(self, at: int) -> Seed:
        """The seed of an article."""
        article = self._articles.held(at)
        return article.seed if article else self._decode(self._articles.encoded(at)).seed


class StoredTraits(OnDemand[Traits]):
    """The traits of articles by number, in the order of the *items* of a store; decoded whenever one is asked for."""

    def __init__(self, store: Store, items: Sequence[int]) -> None:
        super().__init__(0)
        self._store = store
        self._items = items
        self._decode = msgspec.msgpack.Decoder(Traits).decode

    def __len__(self) -> int:
        return len(self._items)

    def make(self, at: int) -> Traits:
        """The traits of an article, decoded."""
        return self._decode(self._store.traits(self._items[at]))

    def several(self, numbers: Iterable[int]) -> Iterator[Traits]:
        """Those of articles in the order of *numbers*, many at a time read from the store."""
        return map(self._decode, self._store.all_traits(self._items[number] for number in numbers))

    def __iter__(self) -> Iterator[Traits]:
        return self.several(range(len(self)))


class StoredOutlines(OnDemand[Outline]):
    """The outlines of articles by number, in the order of the *items* of a store; of a large site some are held."""

    def __init__(self, store: Store, items: Sequence[int]) -> None:
        super().__init__(OUTLINES)
        self._store = store
        self._items = items
        self._decode = msgspec.msgpack.Decoder(Outline).decode

    def __len__(self) -> int:
        return len(self._items)

    def make(self, at: int) -> Outline:
        """The outline of an article, decoded."""
        (outline,) = self.several([at])
        return outline

    def several(self, numbers: Iterable[int]) -> Iterator[Outline]:
        """Those of articles in the order of *numbers*, for one walk: what is not held already is not held."""
        return map(self._decode, self._store.outlines(self._items[number] for number in numbers))

    def __iter__(self) -> Iterator[Outline]:
        return self.several(range(len(self)))
