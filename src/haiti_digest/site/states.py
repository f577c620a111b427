"""Sums over what a page may have looked at: a page that looked at things with the same sums comes out the same.

The numbers of articles change when one is added; so everything is summed up with the articles' addresses instead.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import blake2b
from typing import Any, cast
from zlib import crc32

import msgspec

from haiti_digest.records import (
    Copies,
    Copy,
    EstimatedDate,
    Event,
    Measure,
    Passage,
    Ref,
    Speaker,
    Tension,
    Thread,
    Topic,
    Version,
    Versions,
    Voice,
)
from haiti_digest.site.edition import Edition
from haiti_digest.site.heard import Heard
from haiti_digest.site.looks import EVERYTHING, Key, Numbered
from haiti_digest.site.pairing import Pair
from haiti_digest.site.shelves import ShelfLink

SIZE = 16
"""Bytes of a sum."""
MARK = 4
"""Bytes of a mark."""
NUMBERS = {
    Copies: {"first"},
    Copy: {"article"},
    Heard: {"articles"},
    EstimatedDate: {"article"},
    Pair: {"one", "two"},
    Passage: {"article"},
    Ref: {"article"},
    Tension: {"silent"},
    Thread: {"copies"},
    Topic: {"articles"},
    Version: {"article"},
    Versions: {"newest"},
    Voice: {"article"},
}
"""The fields that hold numbers of articles."""
PLAIN = (str, int, float, bool, bytes, type(None))

_encode = msgspec.msgpack.Encoder(order="deterministic").encode


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
        self._ids = {kind: [one.id for one in found] for kind, found in several.items()}
        self._made: dict[int, bytes] = {}
        self._shared: dict[int, tuple[object, bytes]] = {}
        self._things: dict[str, list[Any]] = defaultdict(list)
        for key, thing in self._all_things():
            self._things[key].append(thing)
        self._keys: dict[int, list[str]] = defaultdict(list)
        for key in self._things:
            self._keys[_mark(key)].append(key)
        self._speakers: dict[int, list[tuple[int, Speaker]]] = defaultdict(list)
        for speaker in edition.whole.speakers:
            for voice in speaker.voices:
                self._speakers[voice.article].append((voice.entity, speaker))
        self._links = self._links_by_article()

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
        made, parts = self._made, []
        for at in range(0, len(marks), MARK):
            mark = int.from_bytes(marks[at : at + MARK], "big")
            state = made.get(mark)
            if state is None:
                with self._edition.looks.unnoted():
                    state = made[mark] = self._state(mark)
            parts.append(state)
        return b"".join(parts)

    def plain(self, value: Any) -> Any:
        """*value* with addresses in place of the numbers of articles, in types that can be encoded."""
        kind = type(value)
        if kind in PLAIN:
            return value
        if kind is tuple and value and type(value[0]) is ShelfLink:
            return self._of_links(value)
        if kind is tuple or kind is list:
            return [self.plain(one) for one in value]
        if kind is Numbered:
            return self._ids[value.kind][value.number]
        if kind is Ref:
            return [self._addresses[value.article], value.kind, value.index]
        if kind is dict:
            return [[self.plain(name), self.plain(one)] for name, one in value.items()]
        names = _fields(cast(Hashable, kind))
        if names is None:
            return str(value) if not isinstance(value, Iterable) else [self.plain(one) for one in value]
        numbers = NUMBERS.get(kind)
        return [
            self._address(getattr(value, name)) if numbers and name in numbers else self.plain(getattr(value, name))
            for name in names
        ]

    def _of_links(self, links: tuple[Any, ...]) -> bytes:
        """A sum over the links that all pages of a list share."""
        kept = self._shared.get(id(links))
        if kept is None or kept[0] is not links:
            made = _encode([self.plain(link) for link in links])
            kept = self._shared[id(links)] = (links, blake2b(made, digest_size=SIZE).digest())
        return kept[1]

    def _address(self, number: int | Sequence[int] | None) -> Any:
        if number is None or isinstance(number, int):
            return None if number is None else self._addresses[number]
        return [self._addresses[one] for one in number]

    def _state(self, mark: int) -> bytes:
        made = [(key, [self._parts(key, one) for one in self._things[key]]) for key in self._keys.get(mark, ())]
        return blake2b(_encode(made), digest_size=SIZE).digest() if made else b""

    def _all_things(self) -> Iterator[tuple[str, Any]]:
        """All that pages may look at by a key."""
        edition, digest = self._edition, self._edition.whole
        for at, address in enumerate(self._addresses):
            yield f"article {address}", at
            yield f"line {address}", at
            yield f"pairs {address}", at
        yield from ((f"thread {one.id}", one) for one in digest.threads)
        yield from ((f"tension {one.id}", one) for one in digest.tensions)
        yield from ((f"event {one.id}", one) for one in digest.events)
        yield from ((f"measure {one.id}", number) for number, one in enumerate(digest.measures))
        for speaker in digest.speakers:
            yield f"who {speaker.id}", speaker
            yield f"speaker {speaker.id}", speaker
        things = edition.all_things
        yield from ((f"thing {name}", page) for name, page in things.pages.items())
        yield from ((f"sums {name}", name) for name in things.sums)
        yield from ((f"measures {name}", name) for name in things.measures)
        yield from ((f"pair {page}", pair) for page, pair in edition.pairs_by_page.items())
        yield from ((f"topic {one.id}", one) for one in digest.topics)
        yield "topics", None
        yield "newest", None

    def _parts(self, key: str, thing: Any) -> Any:
        """What a thing is made of, as far as pages show it."""
        edition = self._edition
        match key.partition(" ")[0]:
            case "article":
                return self._article(thing)
            case "line":
                return self.plain(edition.lines[thing])
            case "pairs":
                return [self._pair(pair) for pair in edition.pairs_with(thing)]
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
                return [edition.whole.measures[number].id for number in edition.measures_of(thing)]
            case "sums":
                return self.plain(edition.sums_of(thing))
            case "topics":
                return [(one.id, one.label, edition.topic_pages[one.id], one.origin) for one in edition.topics]
            case "newest":
                return edition.newest
        return self.plain(thing)

    def _article(self, at: int) -> Any:
        edition = self._edition
        linked = self._links.get(at, ())
        alone = edition.shown_key(at), self._addresses[at], at in edition.current
        folded = edition.versions(at), edition.copies(at), edition.estimate(at)
        first = edition.copy_of(at)
        who = [(entity, self._who(speaker)) for entity, speaker in self._speakers.get(at, ())]
        return [*alone, self.plain(folded), self._address(first), who, linked]

    def _links_by_article(self) -> dict[int, list[Any]]:
        """Of each article's records, the threads, topics, measures and differing days they belong to."""
        edition, digest = self._edition, self._edition.whole
        found: dict[int, list[Any]] = defaultdict(list)
        for ref, number in edition.thread_of.items():
            found[ref.article].append((ref.kind, ref.index, digest.threads[number].id))
        for ref, numbers in edition.topics_by_ref.items():
            topics = [
                (topic.id, topic.label, edition.topic_pages[topic.id])
                for topic in map(digest.topics.__getitem__, numbers)
            ]
            found[ref.article].append((ref.kind, ref.index, topics))
        for ref, (number, one) in edition.all_things.measured.items():
            told = edition.all_things.measure_pages[number], one.as_of, one.stated, one.status
            found[ref.article].append((ref.kind, ref.index, told))
        for refs, what in ((edition.days_that_differ, "differs"), (edition.in_short, "in short")):
            for ref in refs:
                found[ref.article].append((ref.kind, ref.index, what))
        return {at: sorted(links, key=repr) for at, links in found.items()}

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


@cache
def _fields(kind: Hashable) -> tuple[str, ...] | None:
    """The names of a record's fields; None for what is none."""
    if is_dataclass(kind):
        return tuple(field.name for field in fields(kind))
    return getattr(kind, "__struct_fields__", None) or getattr(kind, "_fields", None)
