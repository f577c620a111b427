"""What the digest tells of single articles, found once for all rows; and a sum over all that an article's rows show.

Everything between articles stands with one of them: a speaker with the first article that has it, an event or a
difference with the first of its passages. So each row belongs to an article, and changes only with what it shows.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain

import msgspec

from haiti_digest.by_key import ByKey
from haiti_digest.export.edition import Edition, article_id
from haiti_digest.records import Copy, Event, Passage, Speaker, Tension

SIZE = 16
"""Bytes of a sum."""
_encode = msgspec.msgpack.Encoder(order="deterministic").encode


class Links:
    """The links of all articles, by the articles' numbers; what stands with an article is decoded when asked for."""

    def __init__(self, edition: Edition) -> None:
        digest = edition.whole
        self.edition = edition
        self.newest = {older.article: one.newest for one in digest.versions for older in one.older}
        self.copies: dict[int, tuple[int, Copy]] = {
            copy.article: (one.first, copy) for one in digest.copies for copy in one.others
        }
        self.estimates = {one.article: one for one in digest.estimates}
        self._named = _by_article(
            (at, number)
            for number, speaker in enumerate(digest.speakers)
            for at in {voice.article for voice in speaker.voices}
        )
        self._first_named = _by_article(_first_named(digest.speakers))
        self._events = _by_article((_of_an_event(one), number) for number, one in enumerate(digest.events))
        self._tensions = _by_article((_of_a_tension(one), number) for number, one in enumerate(digest.tensions))
        self._again = _repeated(edition)

    def speaker(self, at: int, entity: int | None) -> Speaker | None:
        """Who an entity of an article is across articles; None where it is known there alone."""
        return None if entity is None else self.edition.speakers.get((at, entity))

    def first_named(self, at: int) -> list[Speaker]:
        """The speakers whom an article is the first to name."""
        return [self.edition.whole.speakers[number] for number in self._first_named.all(at)]

    def events(self, at: int) -> list[Event]:
        """The events that stand with an article."""
        return [self.edition.whole.events[number] for number in self._events.all(at)]

    def tensions(self, at: int) -> list[Tension]:
        """The differences that stand with an article."""
        return [self.edition.whole.tensions[number] for number in self._tensions.all(at)]

    def key(self, at: int, record: str) -> str:
        """The id of a record of an article as a key: files with the same bytes have the same records."""
        return record + self._again.get(at, "")

    @cached_property
    def keys(self) -> list[bytes]:
        """For each article a sum over it, what may be shown of it and where; not over what links it with others."""
        again, edition = self._again, self.edition
        return [
            hashlib.blake2b(edition.shown_key(at) + f"{page}{again.get(at, '')}".encode(), digest_size=SIZE).digest()
            for at, page in enumerate(edition.pages)
        ]

    def sums(self) -> list[bytes]:
        """For each article a sum over all that its rows follow from; the settings and the program left aside."""
        keys, pages, whole = self.keys, list(self.edition.pages), self.edition.whole
        told = [bytearray() for _ in keys]
        for speaker in whole.speakers:
            for voice in speaker.voices:
                told[voice.article] += _encode((voice.entity, speaker.id, speaker.name))
        for event in whole.events:
            told[_of_an_event(event)] += _sum(_of_event(event, keys))
        for tension in whole.tensions:
            told[_of_a_tension(tension)] += _sum(_of_tension(tension, keys, pages))
        return [
            hashlib.blake2b(key + _encode(self._linked(at, pages)) + told[at], digest_size=SIZE).digest()
            for at, key in enumerate(keys)
        ]

    def _linked(self, at: int, pages: list[str]) -> list[object]:
        """What links tell of an article, without the numbers of others, which change when one is added; its speakers,
        events and differences left aside."""
        newest, copy = self.newest.get(at), self.copies.get(at)
        estimate = self.estimates.get(at)
        return [
            [(one.id, one.kind, one.name, one.why) for one in self.first_named(at)],
            None if newest is None else pages[newest],
            None if copy is None else (pages[copy[0]], copy[1].how),
            None if estimate is None else (estimate.earliest, estimate.latest),
        ]

    def speaker_sum(self, articles: range) -> bytes:
        """A sum over the rows of the speakers that some articles name."""
        rows = [(one.id, one.kind, one.name, one.why) for one in self.speakers_of(articles)]
        return hashlib.blake2b(_encode(rows), digest_size=SIZE).digest()

    def speakers_of(self, articles: range) -> list[Speaker]:
        """The speakers that some articles name, in the order in which these do, each once."""
        found: dict[str, Speaker] = {}
        for at in articles:
            for number in self._named.all(at):
                speaker = self.edition.whole.speakers[number]
                found.setdefault(speaker.id, speaker)
        return list(found.values())


def _by_article(told: Iterable[tuple[int, int]]) -> ByKey:
    """The numbers of what stands with each article, eight bytes for each."""
    return ByKey(told, "I")


def _first_named(speakers: Iterable[Speaker]) -> Iterator[tuple[int, int]]:
    """The first article of each speaker; somebody without a name in files with the same bytes is one."""
    told: set[str] = set()
    for number, speaker in enumerate(speakers):
        if speaker.id not in told and speaker.voices:
            told.add(speaker.id)
            yield min(voice.article for voice in speaker.voices), number


def _of_an_event(one: Event) -> int:
    """The article with which an event stands."""
    return next(chain((passage.article for passage in one.passages), (ref.article for ref in one.dates)), 0)


def _of_a_tension(one: Tension) -> int:
    """The article with which a difference stands."""
    return next((passage.article for passage in chain(one.one, one.two)), one.silent or 0)


def _sum(told: object) -> bytes:
    return hashlib.blake2b(_encode(told), digest_size=SIZE).digest()


def _of_event(one: Event, keys: list[bytes]) -> tuple[object, ...]:
    return (
        (one.id, one.value, one.precision, one.latest, one.ahead, one.support),
        _of_passages(one.passages, keys),
        [(keys[ref.article], ref.kind, ref.index) for ref in one.dates],
        [(keys[ref.article], ref.kind, ref.index) for ref in one.differs],
    )


def _of_tension(one: Tension, keys: list[bytes], pages: list[str]) -> tuple[object, ...]:
    silent = None if one.silent is None else article_id(pages[one.silent])
    return (
        (one.id, one.kind, one.wording, silent, one.rule),
        _of_passages(one.one, keys),
        _of_passages(one.two, keys),
    )


def _of_passages(passages: tuple[Passage, ...], keys: list[bytes]) -> list[object]:
    return [
        (keys[passage.article], passage.span, (ref := passage.ref) and (ref.kind, ref.index)) for passage in passages
    ]


def _repeated(edition: Edition) -> dict[int, str]:
    """What tells the records of an article from those of one before it that has the same bytes."""
    seen: Counter[str] = Counter()
    found: dict[int, str] = {}
    for at in range(len(edition.whole.articles)):
        sha256 = edition.columns.sha256(at)
        seen[sha256] += 1
        if seen[sha256] > 1:
            found[at] = f"-{seen[sha256]}"
    return found
