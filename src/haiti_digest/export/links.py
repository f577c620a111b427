"""What the digest tells of single articles, found once for all rows; and a sum over all that an article's rows show.

Everything between articles stands with one of them: a speaker with the first article that has it, an event or a
difference with the first of its passages. So each row belongs to an article, and changes only with what it shows.
"""

import hashlib
from collections import Counter, defaultdict
from functools import cached_property

import msgspec

from haiti_digest.export.edition import Edition, article_id
from haiti_digest.records import Copy, Event, Passage, Speaker, Tension

SIZE = 16
"""Bytes of a sum."""
_encode = msgspec.msgpack.Encoder(order="deterministic").encode


class Links:
    """The links of all articles, by the articles' numbers.

    ``named`` are the speakers that an article names, ``speakers`` those by the numbers of article and entity; the other
    mappings give what stands with an article.
    """

    def __init__(self, edition: Edition) -> None:
        digest = edition.whole
        self.edition = edition
        self.newest = {older.article: one.newest for one in digest.versions for older in one.older}
        self.copies: dict[int, tuple[int, Copy]] = {
            copy.article: (one.first, copy) for one in digest.copies for copy in one.others
        }
        self.estimates = {one.article: one for one in digest.estimates}
        self.speakers: dict[tuple[int, int], Speaker] = {}
        self.named: dict[int, list[Speaker]] = defaultdict(list)
        self.first_named: dict[int, list[Speaker]] = defaultdict(list)
        self.events: dict[int, list[Event]] = defaultdict(list)
        self.tensions: dict[int, list[Tension]] = defaultdict(list)
        self._find_speakers()
        for event in digest.events:
            places = [passage.article for passage in event.passages] or [ref.article for ref in event.dates]
            self.events[next(iter(places), 0)].append(event)
        for tension in digest.tensions:
            sides = [passage.article for passage in (*tension.one, *tension.two)]
            self.tensions[next(iter(sides), tension.silent or 0)].append(tension)
        self._again = _repeated(edition)

    def _find_speakers(self) -> None:
        """Somebody without a name in files with the same bytes is one."""
        entities: dict[int, list[tuple[int, str]]] = defaultdict(list)
        told: set[str] = set()
        for speaker in self.edition.whole.speakers:
            articles = {voice.article for voice in speaker.voices}
            for voice in speaker.voices:
                self.speakers[voice.article, voice.entity] = speaker
                entities[voice.article].append((voice.entity, speaker.id))
            for at in articles:
                self.named[at].append(speaker)
            if speaker.id not in told and articles:
                told.add(speaker.id)
                self.first_named[min(articles)].append(speaker)
        self._entities = entities

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
        keys, pages = self.keys, list(self.edition.pages)
        return [
            hashlib.blake2b(key + _encode(self._linked(at, keys, pages)), digest_size=SIZE).digest()
            for at, key in enumerate(keys)
        ]

    def _linked(self, at: int, keys: list[bytes], pages: list[str]) -> list[object]:
        """What links tell of an article, without the numbers of others, which change when one is added."""
        newest, copy = self.newest.get(at), self.copies.get(at)
        estimate = self.estimates.get(at)
        return [
            [(entity, name, self.speakers[at, entity].name) for entity, name in self._entities.get(at, ())],
            [(one.id, one.kind, one.name, one.why) for one in self.first_named.get(at, ())],
            None if newest is None else pages[newest],
            None if copy is None else (pages[copy[0]], copy[1].how),
            None if estimate is None else (estimate.earliest, estimate.latest),
            [_of_event(one, keys) for one in self.events.get(at, ())],
            [_of_tension(one, keys, pages) for one in self.tensions.get(at, ())],
        ]

    def speaker_sum(self, articles: range) -> bytes:
        """A sum over the rows of the speakers that some articles name."""
        rows = [(one.id, one.kind, one.name, one.why) for one in self.speakers_of(articles)]
        return hashlib.blake2b(_encode(rows), digest_size=SIZE).digest()

    def speakers_of(self, articles: range) -> list[Speaker]:
        """The speakers that some articles name, in the order in which these do, each once."""
        found: dict[str, Speaker] = {}
        for at in articles:
            for speaker in self.named.get(at, ()):
                found.setdefault(speaker.id, speaker)
        return list(found.values())


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
