"""The index of the search: for each term in which articles and passages it stands, cut into shards.

Numbers are written in the letters of ``LETTERS``, five bits each, the lowest first, with a sixth bit where more follow.
Articles are numbered by day, so that newer ones have higher numbers and an added one moves no other.

A shard of terms holds all terms that begin alike (``t-con`` those in *con*) but for those that have a shard of their
own (``t-cont``). A term's line is the term, a blank, and for each article the difference to the number before, then
its places, each as the difference to the place before, doubled, plus one where more follow. Where a term stands in very
many articles, a ``~`` and the articles alone follow the blank. A shard of pairs holds, for words that stand side by
side, the number of their bucket, likewise as a difference, and the articles.
The layout follows from the content alone: an edited article changes only the shards of the terms it gained or lost.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from zlib import crc32

from haiti_digest.records import Record
from haiti_digest.site.search_terms import pairs, terms

LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
VALUES = {letter: value for value, letter in enumerate(LETTERS)}
FOLDER = "search"
SHARD = 10_000
"""Bytes of a shard of terms; more only where a single term needs them."""
OWN_SHARD = 3_000
WIDEST = 12_000
"""Bytes of a term's line above which only its articles are kept."""
PAIRS_A_SHARD = 3_000
BUCKET_BITS = 16
"""Two to this power are the buckets of pairs: enough to tell pairs apart in sixteen thousand articles."""


Voice = tuple[Iterable[str], str]
"""The words of a passage that can be found, and the name and role of who speaks."""


class Named(Record, frozen=True, kw_only=True):
    """A word of the name of a person or body that has a page; ``count`` is the number of articles."""

    term: str
    href: str
    name: str
    count: int


class Findable(Record, frozen=True, kw_only=True):
    """What the index needs of an article.

    ``places`` gives for each term where it stands, as ``written_places``: twice the number of the passage, plus one
    where it is in the name or role of who speaks. Passage 0 is the headline with outlet and authors, which count as
    names. ``pairs`` are the buckets of words that stand side by side, ascending.
    """

    places: dict[str, bytes]
    pairs: tuple[int, ...]


class _Line:
    """The line of a term or bucket as it grows, and the last article on it."""

    __slots__ = ("last", "letters")

    def __init__(self) -> None:
        self.letters = bytearray()
        self.last = 0


class Index:
    """The index as it grows; articles are added by ascending number, and nothing but their places is kept of them."""

    def __init__(self) -> None:
        self.articles = 0
        self._terms: defaultdict[str, _Line] = defaultdict(_Line)
        self._pairs: defaultdict[int, _Line] = defaultdict(_Line)
        self._pairs_found = 0

    def add(self, number: int, found: Findable) -> None:
        """Adds an article; its number is higher than those before."""
        self.articles += 1
        for term, places in found.places.items():
            line = self._terms[term]
            line.letters += written(number - line.last) + places
            line.last = number
        for bucket in found.pairs:
            line = self._pairs[bucket]
            line.letters += written(number - line.last)
            line.last = number
        self._pairs_found += len(found.pairs)

    def files(self, names: Iterable[Named]) -> Iterator[tuple[str, str]]:
        """The shards as scripts, each with its path; *names* stand in the shards of their terms."""
        people: dict[str, list[Named]] = {}
        for named in names:
            people.setdefault(named.term, []).append(named)
        lines = {term: _line(term, line.letters) for term, line in self._terms.items()}
        lines |= {term: f"{term} " for term in people if term not in lines}
        sizes = {term: len(line) + 1 + sum(map(_size, people.get(term, ()))) for term, line in lines.items()}
        shards = []
        for name, found in cut("", sorted(sizes), sizes):
            shards.append(name)
            told = [n for term in found for n in sorted(people.get(term, ()), key=lambda n: (-n.count, n.href))]
            text = "\n".join(lines[term] for term in found)
            yield shard_path("t", name), script(f"t-{name}", text, [[n.term, n.href, n.name, n.count] for n in told])
        bits = self._pair_file_bits()
        for number, text in self._pair_shards(bits):
            yield shard_path("p", str(number)), script(f"p-{number}", text)
        about = {"articles": self.articles, "terms": " ".join(sorted(shards)), "bits": [BUCKET_BITS, bits]}
        yield f"{FOLDER}/index.js", script("index", about)

    def _pair_file_bits(self) -> int:
        return min(BUCKET_BITS, max(0, self._pairs_found // PAIRS_A_SHARD).bit_length())

    def _pair_shards(self, bits: int) -> Iterator[tuple[int, str]]:
        """The number and text of each file of pairs, the empty ones too: what is asked for must be there."""
        inside = BUCKET_BITS - bits
        files = {number: list(group) for number, group in groupby(sorted(self._pairs), key=lambda b: b >> inside)}
        for number in range(2**bits):
            lines, before = [], number << inside
            for bucket in files.get(number, ()):
                lines.append((written(bucket - before) + self._pairs[bucket].letters).decode())
                before = bucket
            yield number, ".".join(lines)


def _size(named: Named) -> int:
    return len(named.term) + len(named.href) + len(named.name) + 12


def _line(term: str, places: bytes | bytearray) -> str:
    if len(places) <= WIDEST:
        return f"{term} {places.decode()}"
    before, articles = 0, bytearray()
    for number, _ in read_places(places):
        articles += written(number - before)
        before = number
    return f"{term} ~{articles.decode()}"


def cut(name: str, terms: Sequence[str], sizes: Mapping[str, int]) -> Iterator[tuple[str, list[str]]]:
    """The shards of *terms*, all beginning with *name*: each its name and its terms.

    What begins alike gets a shard of its own where it is large, and where the rest would else be too large.
    """
    rest = sum(sizes[term] for term in terms)
    if rest <= SHARD or len(terms) == 1:
        yield name, list(terms)
        return
    groups = {
        start: list(found)
        for start, found in groupby(terms, key=lambda t: t[: len(name) + 1])
        if len(start) > len(name)
    }
    weights = {start: sum(sizes[term] for term in found) for start, found in groups.items()}
    own = set()
    for start in sorted(weights, key=lambda start: (-weights[start], start)):
        if weights[start] > OWN_SHARD or rest > SHARD:
            own.add(start)
            rest -= weights[start]
    yield name, [term for term in terms if term[: len(name) + 1] not in own]
    for start in sorted(own):
        yield from cut(start, groups[start], sizes)


@lru_cache(maxsize=1 << 17)
def written(number: int) -> bytes:
    """*number* in letters."""
    letters = bytearray()
    while number > 31:
        letters.append(LETTERS[32 + number % 32])
        number //= 32
    letters.append(LETTERS[number])
    return bytes(letters)


@lru_cache(maxsize=1 << 16)
def written_places(places: tuple[int, ...]) -> bytes:
    """The places of a term in one article."""
    before, last = 0, len(places) - 1
    letters = bytearray()
    for index, place in enumerate(places):
        letters += written(2 * (place - before) + (index < last))
        before = place
    return bytes(letters)


def read_numbers(letters: bytes | bytearray) -> Iterator[int]:
    """The numbers that *letters* hold."""
    number, weight = 0, 1
    for letter in letters:
        value = VALUES[letter]
        number += value % 32 * weight
        if value < 32:
            yield number
            number, weight = 0, 1
        else:
            weight *= 32


def read_places(letters: bytes | bytearray) -> Iterator[tuple[int, tuple[int, ...]]]:
    """The articles of a term, each its number and its places."""
    numbers = read_numbers(letters)
    article = 0
    for step in numbers:
        article += step
        places, place, more = [], 0, 1
        while more:
            coded = next(numbers)
            place += coded // 2
            places.append(place)
            more = coded % 2
        yield article, tuple(places)


def findable(title: str, named: Iterable[str], voices: Iterable[Voice]) -> Findable:
    """What the index needs of an article: its *title*, outlet and authors, and the passages in their order."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    found = terms(title)
    buckets = set(pairs(found))
    for term in set(found):
        places[term].append(0)
    for place, texts in enumerate(_by_place(named, voices), 1):
        here: list[str] = []
        for text in texts:
            found = terms(text)
            here += found
            buckets.update(pairs(found))
        for term in set(here):
            places[term].append(place)
    return Findable(
        places={term: written_places(tuple(at)) for term, at in places.items()},
        pairs=tuple(sorted({pair >> (32 - BUCKET_BITS) for pair in buckets})),
    )


def _by_place(named: Iterable[str], voices: Iterable[Voice]) -> Iterator[Iterable[str]]:
    """The texts of places 1, 2 …"""
    yield named
    for words, name in voices:
        yield words
        yield (name,)


def article_numbers(days: Sequence[tuple[int, str]]) -> list[int]:
    """A number for each article, given its day (0 where it has none) and its address.

    Newer articles have higher numbers. Within a day the place follows from the address, so that others keep theirs
    when one is added, unless two addresses fall together or the day outgrows its room.
    """
    fullest = max((sum(1 for _ in group) for _, group in groupby(sorted(day for day, _ in days))), default=0)
    room = 6
    while 2**room < 2 * fullest:
        room += 2
    taken: set[int] = set()
    found = [0] * len(days)
    for mark, _, at in sorted((crc32(path.encode()), path, at) for at, (_, path) in enumerate(days)):
        place = mark
        while (number := days[at][0] * 2**room + place % 2**room) in taken:
            place += 1
        taken.add(number)
        found[at] = number
    return found


def script(name: str, *values: object) -> str:
    """A part of the index as a classic script, which a page from disk can load."""
    told = [json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in (name, *values)]
    return f"searchPart({','.join(told)});\n"


def shard_path(family: str, name: str) -> str:
    """Where a shard stands; a name of letters that not every file system takes becomes their numbers."""
    plain = name if not name or (name.isascii() and name.isalnum()) else name.encode("utf-8", "replace").hex() + "-"
    return f"{FOLDER}/{family}-{plain}.js"
