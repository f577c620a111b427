"""What tells a thing that a page may have looked at from what it was in another build.

The numbers of articles change when one is added; so whatever holds numbers is made plain before it is kept for later
builds: with the articles' addresses instead.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import cached_property
from typing import Any, NamedTuple
from zlib import crc32

from haiti_digest.on_demand import InParts
from haiti_digest.records import Ref, Speaker, Thread, Topic
from haiti_digest.site.edition import Edition
from haiti_digest.site.looks import EVERYTHING, TOGETHER, Key
from haiti_digest.site.pairing import Pair
from haiti_digest.site.plain import Plain

MARK = 4
"""Bytes of a mark."""


class Kind(NamedTuple):
    """Things of one kind that pages may look at by a key, which is made of the kind and the thing's name.

    ``told`` gives what of a thing pages show; ``numbered`` whether that holds numbers of articles; ``beside`` what it
    shows of things that lie in parts beside what lies there, by their numbers.
    """

    kind: str
    names: Sequence[str | None]
    things: Sequence[Any]
    told: Callable[[Any], Any]
    numbered: bool = False
    beside: Callable[[int], Any] | None = None


class States:
    """All that pages of an edition may look at. The edition must know its articles' keys."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        with edition.looks.unnoted():
            self.addresses: Sequence[str] = list(edition.pages)
        digest = edition.whole
        several: dict[str, Sequence[Any]] = {
            "thread": digest.threads,
            "tension": digest.tensions,
            "measure": digest.measures,
            "event": digest.events,
        }
        self._ids = {kind: _ids(found) for kind, found in several.items()}
        self.plain = Plain(self.addresses, self._ids)

    def unnoted(self) -> AbstractContextManager[None]:
        """Nothing is noted inside: for looking at all things."""
        return self._edition.looks.unnoted()

    def marks(self, keys: Iterable[Key]) -> bytes | None:
        """The marks of *keys* for a later build; None where a page looked at everything."""
        several = set(keys)
        named = {self._named(key) for key in several if not isinstance(key, int) or key >= 0 or ~key not in several}
        if EVERYTHING in named:
            return None
        return b"".join(mark.to_bytes(MARK, "big") for mark in sorted(set(map(mark_of_key, named))))

    def _named(self, key: Key) -> str:
        """A key with the address of its article; what tells an article tells its line."""
        if isinstance(key, str):
            return key
        if isinstance(key, tuple):
            return self._near(*key)
        return f"article {self.addresses[key]}" if key >= 0 else f"line {self.addresses[~key]}"

    def _near(self, kind: str, at: int, part: int) -> str:
        """What is known of the links of a few records."""
        return f"{kind} {self._near_of(at, part)}"

    def _near_of(self, at: int, part: int) -> str:
        return f"{self.plain.address(at)} {part}"

    def kinds(self) -> Iterable[Kind]:
        """All that pages may look at by a key, one kind after the other: what only one needs is let go behind it."""
        edition, digest, things = self._edition, self._edition.whole, self._edition.all_things
        articles = range(len(self.addresses))
        yield Kind("article", self.addresses, articles, self._article)
        vars(self).pop("_speaking", None)
        for kind, told in self._links():
            yield Kind(kind, [self._near_of(*one) for one in told], [*told.values()], sorted)
        yield Kind("in short", (None,), (None,), lambda _: self.plain(digest.short))
        yield Kind("line", self.addresses, articles, edition.lines.__getitem__)
        yield Kind("pairs", self.addresses, articles, self._pairs)
        yield Kind("file", [*edition.by_file], [*edition.by_file.values()], self.plain.address)
        ids, pages = self._ids, things.measure_pages
        agreed = [edition.agreements.get(one) for one in ids["thread"]]
        yield Kind("thread", ids["thread"], digest.threads, self._thread, numbered=True, beside=agreed.__getitem__)
        yield Kind("tension", ids["tension"], digest.tensions, _itself, numbered=True, beside=_nothing)
        yield Kind("event", ids["event"], digest.events, _itself, numbered=True, beside=_nothing)
        page_of = dict(zip(ids["measure"], pages, strict=True))
        yield Kind(
            "measure",
            ids["measure"],
            digest.measures,
            lambda one: (one, page_of[one.id]),
            numbered=True,
            beside=pages.__getitem__,
        )
        yield Kind("topic", _ids(digest.topics), digest.topics, _itself, numbered=True)
        yield Kind("who", _ids(digest.speakers), digest.speakers, lambda one: self._who[one.id])
        vars(self).pop("_who", None)
        yield Kind("speaker", _ids(digest.speakers), digest.speakers, self._speaker, numbered=True)
        yield Kind("thing", [*things.pages], [*things.pages.items()], _itself)
        yield Kind("sums", [*things.sums], [*things.sums.values()], self.plain)
        yield Kind("measures", [*things.measures], [*things.measures], self._measures)
        yield Kind("pair", [*edition.pairs_by_page], [*edition.pairs_by_page.values()], self._pair)
        yield Kind("topics", (None,), (None,), self._topics)
        yield Kind("newest", (None,), (None,), lambda _: edition.newest)

    def _thread(self, one: Thread) -> Any:
        return one, self._edition.agreements.get(one.id)

    def _speaker(self, one: Speaker) -> Any:
        return one, self._edition.voices(one), self._edition.heard(one.id)

    def _measures(self, name: str) -> list[str]:
        measures = self._ids["measure"]
        return [measures[number] for number in self._edition.measures_of(name)]

    def _topics(self, _: None) -> Any:
        return [(one.id, one.label, self._edition.topic_pages[one.id], one.origin) for one in self._edition.topics]

    def _article(self, at: int) -> Any:
        edition = self._edition
        folded = edition.versions(at), edition.copies(at), edition.estimate(at)
        first = self.plain.address(edition.copy_of(at))
        who = [(entity, self._who[speaker]) for entity, speaker in self._speaking.get(at, ())]
        return edition.shown_key(at), at in edition.current, any(folded) and self.plain(folded), first, who

    @cached_property
    def _speaking(self) -> dict[int, list[tuple[int, str]]]:
        """The entities of each article that are known across articles, and the ids by which they are."""
        found: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for speaker in self._edition.whole.speakers:
            for voice in speaker.voices:
                found[voice.article].append((voice.entity, speaker.id))
        return found

    @cached_property
    def _who(self) -> dict[str, tuple[str, str, str | None, str]]:
        """What is shown of each speaker's name, by the speaker's id."""
        return {one.id: (one.id, who.name, who.href, one.kind) for one, who in self._edition.speaker_names()}

    def _links(self) -> Iterator[tuple[str, dict[tuple[int, int], list[str]]]]:
        """The threads, topics, measures and differing days that records belong to, by kind and few records each."""
        edition, digest, things = self._edition, self._edition.whole, self._edition.all_things
        threads, stands = self._ids["thread"], edition.thread_of
        yield "thread of", _by_part((ref, threads[stands.last(ref) or 0]) for ref in stands.refs())
        topics = [self._topic(one) for one in digest.topics]
        of = edition.topics_by_ref
        yield "topics of", _by_part((ref, " ".join([topics[number] for number in of.all(ref)])) for ref in of.refs())
        yield (
            "measure of",
            _by_part(
                (ref, f"{things.measure_pages[number]} {one.as_of} {one.stated} {one.status}")
                for ref, (number, one) in things.measured.items()
            ),
        )
        yield "differing", _by_part((ref, "") for ref in edition.days_that_differ)

    def _topic(self, topic: Topic) -> str:
        """What a statement's card tells of a topic."""
        return f"{topic.id} {self._edition.topic_pages[topic.id]} {topic.label!r}"

    def _pairs(self, at: int) -> list[Any]:
        return [self._pair(pair) for pair in self._edition.pairs_with(at)]

    def _pair(self, pair: Pair) -> Any:
        threads = [self._ids["thread"][number] for number in pair.threads]
        tensions = [self._ids["tension"][number] for number in pair.tensions]
        return self.addresses[pair.one], self.addresses[pair.two], threads, tensions


def _by_part(told: Iterable[tuple[Ref, str]]) -> dict[tuple[int, int], list[str]]:
    """What is told of records, by article and by the few of it that have one key."""
    found: dict[tuple[int, int], list[str]] = defaultdict(list)
    for ref, what in told:
        found[ref.article, ref.index // TOGETHER].append(f"{ref.kind} {ref.index} {what}")
    return found


def mark_of_key(key: str) -> int:
    """The mark of a key, which stands for it in few bytes: of two keys with the same mark both change with either."""
    return crc32(key.encode("utf-8", "surrogatepass"))


def _ids(found: Sequence[Any]) -> Sequence[str]:
    return found.ids() if isinstance(found, InParts) else [one.id for one in found]


def _nothing(_: int) -> None:
    return None


def _itself(thing: Any) -> Any:
    return thing
