"""What a page looks at while it is made.

A page that looked at the same things, none of which has changed, comes out the same; so a later build can leave it as
it is without making it. What is looked at has a key: the number of an article, that number inverted (``~3``) for its
line alone, or the kind and id of something that links articles (``thread t-0123456789``). ``EVERYTHING`` stands for
what has no key of its own. What links single records of an article has keys of few records each (``near``).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Generic, NamedTuple, TypeVar, overload

from haiti_digest.records import Digest, Ref

Key = int | str | tuple[str, int, int]
EVERYTHING = "*"
TOGETHER = 4
"""Records of an article whose links have one key."""
Thing = TypeVar("Thing")


def near(kind: str, ref: Ref) -> Key:
    """The key of links of a kind: those of a record and the few beside it."""
    return kind, ref.article, ref.index // TOGETHER


class Numbered(NamedTuple):
    """A thread, tension, measure or event by its number in the digest, which is another one when one is added."""

    kind: str
    number: int


class Looks:
    """The keys of what is looked at while somebody takes notes; ``now`` is None while nobody does."""

    __slots__ = ("now",)

    def __init__(self) -> None:
        self.now: set[Key] | None = None

    def at(self, key: Key) -> None:
        """Notes one key."""
        if self.now is not None:
            self.now.add(key)

    def at_all(self, keys: Iterable[Key]) -> None:
        """Notes several keys."""
        if self.now is not None:
            self.now.update(keys)

    @contextmanager
    def noted(self) -> Iterator[set[Key]]:
        """Notes on their own what is looked at inside; whoever wants it outside too adds it there."""
        before, self.now = self.now, set()
        try:
            yield self.now
        finally:
            self.now = before

    def noting(self, make: Callable[[], Thing]) -> tuple[Thing, set[Key]]:
        """What *make* gives and what it looks at: as ``noted``, for what is done once for every record."""
        before = self.now
        seen = self.now = set()
        try:
            return make(), seen
        finally:
            self.now = before

    @contextmanager
    def unnoted(self) -> Iterator[None]:
        """Nothing is noted inside: for what is kept once it is worked out, and has a key that stands for it."""
        before, self.now = self.now, None
        try:
            yield
        finally:
            self.now = before


class Looked(Sequence[Thing], Generic[Thing]):
    """A sequence that notes which of its items are looked at, by number or by *name*; walked over, as everything."""

    __slots__ = ("_get", "_items", "_looks", "_name")

    def __init__(self, items: Sequence[Thing], looks: Looks, name: Callable[[int], Key] | None = None) -> None:
        self._items = items
        self._get = items.__getitem__
        self._looks = looks
        self._name = name

    def __len__(self) -> int:
        self._looks.at(EVERYTHING)
        return len(self._items)

    @overload
    def __getitem__(self, at: int) -> Thing: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Thing]: ...
    def __getitem__(self, at: int | slice) -> Thing | Sequence[Thing]:
        now = self._looks.now
        if now is not None:
            now.add(EVERYTHING if isinstance(at, slice) else self._name(at) if self._name else at)
        return self._get(at)

    def __iter__(self) -> Iterator[Thing]:
        self._looks.at(EVERYTHING)
        return iter(self._items)

    def __bool__(self) -> bool:
        self._looks.at(EVERYTHING)
        return len(self._items) > 0


class LookedDigest:
    """A digest that notes what of it is looked at: articles, threads, tensions, measures and events one by one."""

    def __init__(self, digest: Digest, looks: Looks) -> None:
        self._digest = digest
        self._looks = looks
        self.articles = Looked(digest.articles, looks)
        self.threads = Looked(digest.threads, looks, lambda at: f"thread {digest.threads[at].id}")
        self.tensions = Looked(digest.tensions, looks, lambda at: f"tension {digest.tensions[at].id}")
        self.measures = Looked(digest.measures, looks, lambda at: f"measure {digest.measures[at].id}")
        self.events = Looked(digest.events, looks, lambda at: f"event {digest.events[at].id}")

    def __getattr__(self, name: str) -> Any:
        self._looks.at(EVERYTHING)
        return getattr(self._digest, name)
