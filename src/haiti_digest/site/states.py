"""Sums over what a page may have looked at: a page that looked at things with the same sums comes out the same.

The numbers of articles change when one is added; so everything is summed up with the articles' addresses instead.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from operator import itemgetter
from struct import unpack
from typing import Any
from zlib import crc32

from haiti_digest.records import Event, Measure, Speaker, Tension, Thread, Topic
from haiti_digest.site.edition import Edition
from haiti_digest.site.looks import EVERYTHING, Key
from haiti_digest.site.pairing import Pair
from haiti_digest.site.plain import SIZE, Plain, encode

MARK = 4
"""Bytes of a mark."""


class Made(dict[int, bytes]):
    """Values by mark, each *made* when it is first asked for."""

    def __init__(self, make: Callable[[int], bytes]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, mark: int) -> bytes:
        made = self[mark] = self._make(mark)
        return made


class Marked:
    """What pages may look at, by the mark of its key; held as numbers in the order of their marks, for it is much."""

    def __init__(self, found: Iterable[tuple[str, str | None, Any]]) -> None:
        several = [(_mark(kind if name is None else f"{kind} {name}"), kind, thing) for kind, name, thing in found]
        several.sort(key=itemgetter(0))
        self._marks = array("I", [mark for mark, _, _ in several])
        self._kinds = [kind for _, kind, _ in several]
        self._things = [thing for _, _, thing in several]

    def at(self, mark: int) -> Iterator[tuple[str, Any]]:
        """Kind and thing of each that has this mark: one as a rule."""
        first = bisect_left(self._marks, mark)
        for number in range(first, bisect_right(self._marks, mark, first)):
            yield self._kinds[number], self._things[number]


class States:
    """The state of all that pages of an edition may look at, each summed up when it is asked for.

    A mark stands for a key in few bytes; two keys with the same mark have one state together. The edition must know
    its articles' keys.
    """

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        with edition.looks.unnoted():
            self._addresses = list(edition.pages)
        digest = edition.whole
        several: dict[str, Sequence[Thread | Tension | Measure | Event]] = {
            "thread": digest.threads,
            "tension": digest.tensions,
            "measure": digest.measures,
            "event": digest.events,
        }
        self.plain = Plain(self._addresses, {kind: [one.id for one in found] for kind, found in several.items()})
        self._made = Made(self._state)
        self._things = Marked(self._all_things())
        self._speakers: dict[int, list[tuple[int, Speaker]]] = defaultdict(list)
        for speaker in edition.whole.speakers:
            for voice in speaker.voices:
                self._speakers[voice.article].append((voice.entity, speaker))
        self._links = {at: _sum(links) for at, links in self._links_by_article().items()}

    def marks(self, keys: Iterable[Key]) -> bytes | None:
        """The marks of *keys* for a later build; None where a page looked at everything."""
        several = set(keys)
        named = {self._named(key) for key in several if not isinstance(key, int) or key >= 0 or ~key not in several}
        if EVERYTHING in named:
            return None
        return b"".join(mark.to_bytes(MARK, "big") for mark in sorted({_mark(key) for key in named}))

    def _named(self, key: Key) -> str:
        """A key with the address of its article; what tells an article tells its line."""
        if isinstance(key, str):
            return key
        return f"article {self._addresses[key]}" if key >= 0 else f"line {self._addresses[~key]}"

    def together(self, marks: bytes) -> bytes:
        """The states of all that *marks* stand for, one after the other; what is no more has an empty one."""
        with self._edition.looks.unnoted():
            return b"".join(map(self._made.__getitem__, unpack(f">{len(marks) // MARK}I", marks)))

    def _state(self, mark: int) -> bytes:
        made = [(kind, self._parts(kind, thing)) for kind, thing in self._things.at(mark)]
        return _sum(made) if made else b""

    def _all_things(self) -> Iterator[tuple[str, str | None, Any]]:
        """All that pages may look at by a key: the kind and the name of which the key is made, and what it is."""
        edition, digest = self._edition, self._edition.whole
        for at, address in enumerate(self._addresses):
            yield "article", address, at
            yield "line", address, at
            yield "pairs", address, at
        yield from (("file", path, numbers) for path, numbers in edition.by_file.items())
        yield from (("thread", one.id, one) for one in digest.threads)
        yield from (("tension", one.id, one) for one in digest.tensions)
        yield from (("event", one.id, one) for one in digest.events)
        yield from (("measure", one.id, number) for number, one in enumerate(digest.measures))
        for speaker in digest.speakers:
            yield "who", speaker.id, speaker
            yield "speaker", speaker.id, speaker
        things = edition.all_things
        yield from (("thing", name, (name, page)) for name, page in things.pages.items())
        yield from (("sums", name, name) for name in things.sums)
        yield from (("measures", name, name) for name in things.measures)
        yield from (("pair", page, pair) for page, pair in edition.pairs_by_page.items())
        yield from (("topic", one.id, one) for one in digest.topics)
        yield "topics", None, None
        yield "newest", None, None

    def _parts(self, kind: str, thing: Any) -> Any:
        """What a thing is made of, as far as pages show it."""
        edition = self._edition
        match kind:
            case "article":
                return self._article(thing)
            case "file":
                return [self._addresses[at] for at in thing]
            case "line":
                return self.plain(edition.lines[thing])
            case "pairs":
                return [self._addresses[thing], *(self._pair(pair) for pair in edition.pairs_with(thing))]
            case "pair":
                return self._pair(thing)
            case "thread":
                return [self.plain(thing), edition.agreements.get(thing.id)]
            case "measure":
                return [self.plain(edition.whole.measures[thing]), edition.measure_page(thing)]
            case "who":
                return self._who(thing)
            case "speaker":
                return [self.plain(part) for part in (thing, edition.voices(thing), edition.heard(thing.id))]
            case "measures":
                return [thing, *(edition.whole.measures[number].id for number in edition.measures_of(thing))]
            case "sums":
                return [thing, self.plain(edition.sums_of(thing))]
            case "topics":
                return [(one.id, one.label, edition.topic_pages[one.id], one.origin) for one in edition.topics]
            case "newest":
                return edition.newest
        return self.plain(thing)

    def _article(self, at: int) -> Any:
        edition = self._edition
        linked = self._links.get(at)
        alone = edition.shown_key(at), self._addresses[at], at in edition.current
        folded = edition.versions(at), edition.copies(at), edition.estimate(at)
        first = edition.copy_of(at)
        who = [(entity, self._who(speaker)) for entity, speaker in self._speakers.get(at, ())]
        return [*alone, self.plain(folded), self.plain.address(first), who, linked]

    def _links_by_article(self) -> dict[int, list[Any]]:
        """Of each article's records, the threads, topics, measures and differing days they belong to."""
        edition, digest = self._edition, self._edition.whole
        found: dict[int, list[Any]] = defaultdict(list)
        for ref, number in edition.thread_of.items():
            found[ref.article].append((ref.kind, ref.index, digest.threads[number].id))
        topics = [self._topic(one) for one in digest.topics]
        for ref, numbers in edition.topics_by_ref.items():
            found[ref.article].append((ref.kind, ref.index, [topics[number] for number in numbers]))
        for ref, (number, one) in edition.all_things.measured.items():
            told = edition.all_things.measure_pages[number], one.as_of, one.stated, one.status
            found[ref.article].append((ref.kind, ref.index, told))
        for refs, what in ((edition.days_that_differ, "differs"), (edition.in_short, "in short")):
            for ref in refs:
                found[ref.article].append((ref.kind, ref.index, what))
        for links in found.values():
            links.sort(key=itemgetter(0, 1))  # of one record, each kind of link comes once, in the order above
        return found

    def _topic(self, topic: Topic) -> bytes:
        """A sum over what a statement's card tells of a topic."""
        return _sum((topic.id, topic.label, self._edition.topic_pages[topic.id]))

    def _who(self, speaker: Speaker) -> list[str | None]:
        who = self._edition.speaker_name(speaker)
        return [who.id, who.name, who.href, speaker.kind]

    def _pair(self, pair: Pair) -> Any:
        digest = self._edition.whole
        threads = [digest.threads[number].id for number in pair.threads]
        tensions = [digest.tensions[number].id for number in pair.tensions]
        return [self._addresses[pair.one], self._addresses[pair.two], threads, tensions]


def _mark(key: str) -> int:
    return crc32(key.encode("utf-8", "surrogatepass"))


def _sum(value: Any) -> bytes:
    return blake2b(encode(value), digest_size=SIZE).digest()
