"""What all pages of one build share: the digest, the settings, the addresses and what may be shown of each article."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from haiti_digest.config import Config
from haiti_digest.on_demand import OnDemand
from haiti_digest.records import Digest, Ref, Seed, Topic
from haiti_digest.site import addresses
from haiti_digest.site.by_ref import ByRef
from haiti_digest.site.counts import Counts
from haiti_digest.site.ground import Given
from haiti_digest.site.looks import EVERYTHING, Numbered, near
from haiti_digest.site.outline import Outline
from haiti_digest.site.pairing import Pair, pairs_of
from haiti_digest.site.shelves import Shelf, shelves


class _Agreed(NamedTuple):
    """A thread of several articles by its id: the mark that lists are cut by, and its independent sources and newest
    day, by which it comes sooner or later."""

    id: str
    mark: int
    rank: tuple[int, str]


class Edition(Counts):
    """One digest with one configuration, ready to be laid out.

    ``keys`` are sums over what each article was made from, where they are known. What pages look at is noted in
    ``looks``: methods that answer for an article note its number, what names a thread, measure … notes that; whatever
    walks over many things notes everything.
    """

    def __init__(
        self,
        digest: Digest,
        config: Config,
        keys: Sequence[bytes] | None = None,
        outlines: OnDemand[Outline] | None = None,
        seeds: Sequence[Seed] | None = None,
    ) -> None:
        super().__init__(Given(digest, config, keys, outlines, seeds))
        self.topic_pages = addresses.topic_pages(digest.topics)
        self.topics_by_ref = ByRef((ref, number) for number, one in enumerate(digest.topics) for ref in one.statements)
        agreed: dict[int, _Agreed] = {}
        self.thread_of = ByRef(self._threads(agreed))
        self._agreed = sorted(agreed, key=lambda number: agreed[number].rank, reverse=True)
        self.agreement_shelves = self._shelved({number: one.mark for number, one in agreed.items()})
        self.agreements = {
            agreed[one.number].id: f"{shelf.path}#{agreed[one.number].id}"
            for shelf in self.agreement_shelves
            for one in shelf.items
        } or {one.id: f"{addresses.COMPARE}#{one.id}" for one in agreed.values()}
        self.days_that_differ = {ref for day in digest.ahead if day.differs for ref in (*day.dates, *day.differs)}
        self._in_short = frozenset(digest.short)

    def _threads(self, agreed: dict[int, _Agreed]) -> Iterator[tuple[Ref, int]]:
        """The records that stand in threads, with their numbers; those of several articles go into *agreed*."""
        for number, thread in enumerate(self.whole.threads):
            yield from ((one.passage.ref, number) for one in thread.variants if one.passage.ref)
            if thread.support.articles > 1:
                newest = max(self.days[one.passage.article] for one in thread.variants)
                mark = self.mark_of_passages([thread.variants[0].passage])
                agreed[number] = _Agreed(thread.id, mark, (thread.support.sources, newest))

    def _shelved(self, marks: Mapping[int, int]) -> list[Shelf[Numbered]]:
        """What several articles tell, on pages of its own; none where all has room on the page of comparison."""
        name = self.wording.pages["compare"]["alike"]
        if not addresses.compares_on_several(len(self._agreed), len(self.whole.tensions)):
            return []
        agreed = [Numbered("thread", at) for at in marks]
        path, most = addresses.AGREEMENTS, addresses.MOST_AGREEMENTS
        mark = _mark_of(marks)
        return shelves(agreed, lambda _: ("agreements", name), path, most, mark=mark) if agreed else []

    @property
    def newest(self) -> str:
        """The day of the newest article, ISO 8601; empty where none is dated."""
        self.looks.at("newest")
        return self._newest

    @cached_property
    def _newest(self) -> str:
        with self.looks.unnoted():
            return max((self.day(at) for at in self._current), default="")

    @property
    def agreed(self) -> list[int]:
        """The threads that several articles tell: those of most independent sources first, then the newest."""
        self.looks.at(EVERYTHING)
        return self._agreed

    @property
    def topics(self) -> Sequence[Topic]:
        """The topics by id, label and page; what belongs to each is asked for one by one."""
        self.looks.at("topics")
        return self.whole.topics

    def topic(self, topic_id: str) -> Topic:
        """A topic by id."""
        self.looks.at(f"topic {topic_id}")
        return next(one for one in self.whole.topics if one.id == topic_id)

    def topics_of(self, ref: Ref) -> tuple[Topic, ...]:
        """The topics that a statement speaks of, in the digest's order."""
        self.looks.at(near("topics of", ref))
        return tuple([self.whole.topics[number] for number in self.topics_by_ref.all(ref)])

    def thread_with(self, ref: Ref) -> int | None:
        """The number of the thread in which a statement stands; None where it stands in none."""
        self.looks.at(near("thread of", ref))
        return self.thread_of.last(ref)

    def differs(self, ref: Ref) -> bool:
        """Whether articles give another day for a date."""
        self.looks.at(near("differing", ref))
        return ref in self.days_that_differ

    @property
    def in_short(self) -> frozenset[Ref]:
        """The statements that tell the story."""
        self.looks.at("in short")
        return self._in_short

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """The pairs of articles that have a page."""
        self.looks.at(EVERYTHING)
        return self._pairs

    @cached_property
    def _pairs(self) -> tuple[Pair, ...]:
        return pairs_of(self.whole)

    def pair_page(self, pair: Pair) -> str:
        """The page of a pair."""
        return addresses.pair_page(self.pages[pair.one], self.pages[pair.two])

    def pair_at(self, page: str) -> Pair:
        """The pair that stands on *page*."""
        self.looks.at(f"pair {page}")
        return self.pairs_by_page[page]

    @cached_property
    def pairs_by_page(self) -> dict[str, Pair]:
        """The pairs by their pages."""
        with self.looks.unnoted():
            return {self.pair_page(pair): pair for pair in self._pairs}

    def pairs_with(self, at: int) -> list[Pair]:
        """The pairs in which an article stands."""
        self.looks.at(f"pairs {self.pages[at]}")
        return self.pairs_by_article.get(at, [])

    @cached_property
    def pairs_by_article(self) -> dict[int, list[Pair]]:
        """The pairs in which each article stands."""
        found: dict[int, list[Pair]] = defaultdict(list)
        for pair in self._pairs:
            found[pair.one].append(pair)
            found[pair.two].append(pair)
        return found


def _mark_of(marks: Mapping[int, int]) -> Callable[[Numbered], int]:
    """Looks up the mark of what is known by its number."""
    return lambda one: marks[one.number]
