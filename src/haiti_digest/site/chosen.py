"""What may be shown of each article, chosen when a page asks for it, or as it was chosen before."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import overload

from haiti_digest.config import Config
from haiti_digest.on_demand import OnDemand, held_of
from haiti_digest.records import Article, Attribution, Digest, Record, Seed
from haiti_digest.site.budget import Wanted, excerpt_of, excerpts_of
from haiti_digest.site.excerpt import Excerpt
from haiti_digest.site.said_words import amount, said_pieces

HELD = 512
"""Excerpts held at a time, where there are not very many."""


class Choice(Record, frozen=True, kw_only=True):
    """What was chosen of an article's ``total`` words: how many the site shows, and which, a bit a word.

    ``words`` are how many each paragraph has, ``said`` how many of each statement are withheld and how many it has:
    unsigned integers of four bytes.
    """

    total: int
    words: bytes
    count: int
    shown: bytes
    said: bytes

    @staticmethod
    def of(excerpt: Excerpt, statements: Iterable[Attribution]) -> "Choice":
        """The choice of an excerpt, with the *statements* of its article."""
        bits = excerpt.shown.translate(DIGITS).decode() or "0"
        shown = int(bits, 2).to_bytes((len(bits) + 7) // 8, "big")
        amounts = [one for said in statements for one in amount(said_pieces(excerpt, said.statement))]
        return Choice(
            total=excerpt.total,
            words=array("I", excerpt.counts).tobytes(),
            count=excerpt.count,
            shown=shown,
            said=array("I", amounts).tobytes(),
        )

    def amount(self, statement: int) -> tuple[int, int]:
        """How many words of a statement are withheld, and how many it has."""
        withheld, total = memoryview(self.said).cast("I")[2 * statement : 2 * statement + 2]
        return withheld, total

    def again(self, seed: Seed) -> Excerpt:
        """The excerpt of the article's *seed*, as it was chosen."""
        return Excerpt.chosen(seed, array("I", self.words), self._flags(), self.count)

    def _flags(self) -> bytearray:
        """One flag a word, 1 where it is shown."""
        bits = bin(int.from_bytes(self.shown, "big"))[2:].zfill(self.total)
        return bytearray(bits[: self.total].encode().translate(FLAGS))


DIGITS = bytes.maketrans(b"\x00\x01", b"01")
FLAGS = bytes.maketrans(b"01", b"\x00\x01")


class Seeds(OnDemand[Seed]):
    """The seeds of articles that are at hand whole."""

    def __init__(self, articles: Sequence[Article]) -> None:
        super().__init__(0)
        self._articles = articles

    def __len__(self) -> int:
        return len(self._articles)

    def make(self, at: int) -> Seed:
        """The seed of an article."""
        return self._articles[at].seed


class Excerpts(Sequence[Excerpt]):
    """The excerpts by the numbers of the articles; *families* are the articles that repeat one another.

    What was chosen before needs the seeds of its articles alone.
    """

    def __init__(
        self,
        digest: Digest,
        config: Config,
        families: Mapping[int, list[int]],
        wanted: Callable[[int], Wanted],
        seeds: Sequence[Seed] | None = None,
    ) -> None:
        self._articles = digest.articles
        self._seeds = Seeds(digest.articles) if seeds is None else seeds
        self._most = held_of(len(digest.articles), HELD)
        self._config = config
        self._families = families
        self._wanted = wanted
        self._held: OrderedDict[int, Excerpt] = OrderedDict()
        self.choices: dict[int, Choice] = {}

    def choice(self, at: int) -> Choice:
        """What was chosen of an article."""
        return self.choices.get(at) or Choice.of(self[at], self._articles[at].statements)

    def __len__(self) -> int:
        return len(self._articles)

    @overload
    def __getitem__(self, at: int) -> Excerpt: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Excerpt]: ...
    def __getitem__(self, at: int | slice) -> Excerpt | Sequence[Excerpt]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        held = self._held.get(at)
        if held is None:
            held = self._chosen(at)
        self._held.move_to_end(at)
        return held

    def __iter__(self) -> Iterator[Excerpt]:
        return (self[at] for at in range(len(self)))

    def _chosen(self, at: int) -> Excerpt:
        """As chosen before; else now, copies and versions of one another together."""
        members = self._families.get(at)
        if at in self.choices:
            self._held[at] = self.choices[at].again(self._seeds[at])
        elif members is None:
            self._held[at] = excerpt_of(self._articles[at], self._config, self._wanted(at))
        else:
            together = excerpts_of([(self._articles[one], self._wanted(one)) for one in members], self._config)
            self._held.update(zip(members, together, strict=True))
        made = self._held[at]
        while len(self._held) > self._most:
            self._held.popitem(last=False)
        return made
