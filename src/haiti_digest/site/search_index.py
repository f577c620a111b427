"""The index of the search: for each term, and for each two words side by side, in which articles they stand.

The list of each stands in the line of its key, cut into pages where it is long (``search_lists``); the lines are cut
into shards by their keys (``search_shards``). Every shard and page follows from the content alone. So an index can be
made anew or follow the articles that changed, and either way the same bytes come out; what does not change is not read.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import cast

from haiti_digest.records import Record
from haiti_digest.site.search_article import BUCKET_BITS
from haiti_digest.site.search_letters import base36
from haiti_digest.site.search_lists import (
    WHOLE,
    GrowingList,
    Loaded,
    Window,
    letters,
    line_of,
    read,
    recut,
    weight,
    windows_of,
)
from haiti_digest.site.search_shards import cut, directories, longest, read_script, script
from haiti_digest.site.search_terms import CHECKSUMS

TOGETHER = 1_000
"""Articles that are added to the lists in one go."""
LONGEST_NAME = 24
"""Letters of a key in the name of a page; a longer one is cut and ends in its checksum."""
MOST_NAMED = 24
"""People and bodies that stand with one word of their names, those in most articles."""

Changes = Mapping[str, Mapping[int, bytes | None]]
"""By key the new places of articles, None where an article lost it."""
Load = Callable[[str], bytes]
"""Gives a part as it was written, by its name."""


class Named(Record, frozen=True, kw_only=True):
    """A word of the name of a person or body that has a page; ``count`` is the number of articles."""

    term: str
    href: str
    name: str
    count: int


class Family(Record, frozen=True, kw_only=True):
    """One kind of keys: what begins the names of its shards and pages, and whether articles have places."""

    shards: str
    pages: str
    placed: bool


TERMS = Family(shards="t", pages="u", placed=True)
PAIRS = Family(shards="p", pages="q", placed=False)


class Sheet(Record, frozen=True, kw_only=True):
    """What is known of a family from its last build: the size of each line, a sum over what each shard holds and one
    over its bytes, and one over the bytes of each page."""

    sizes: dict[str, int]
    shards: dict[str, tuple[bytes, bytes]]
    pages: dict[str, bytes]


EMPTY = Sheet(sizes={}, shards={}, pages={})


class Made(Record, frozen=True, kw_only=True):
    """A family as it is now, with the bytes of the parts that are new and the names of those that are no more."""

    sheet: Sheet
    fresh: dict[str, bytes]
    gone: set[str]


class Growing:
    """A family as it is made anew: articles are added by ascending number, and nothing but their places is kept.

    The latest are kept as plain numbers and places, by key in turns, and put into letters some thousands at a time.
    """

    def __init__(self, family: Family) -> None:
        self._family = family
        self._lists: dict[str, GrowingList] = {}
        self._recent: defaultdict[str, list[int | bytes]] = defaultdict(list)
        self._pages: dict[str, bytes] = {}
        self._added = 0

    def add(self, number: int, keys: Mapping[str, bytes]) -> None:
        """Adds an article with the places of its keys; its number is higher than those before."""
        recent = self._recent
        for one in keys.items():
            recent[one[0]] += number, one[1]
        self._added += 1
        if self._added % TOGETHER == 0:
            self._settle()

    def made(self, people: Iterable[Named] = ()) -> Made:
        """The family of all that were added, with the names of *people* beside the terms they hold.

        What was added is let go list by list.
        """
        self._settle()
        lines: dict[str, str | None] = {}
        while self._lists:
            key, one = self._lists.popitem()
            line = one.whole()
            if line is None:
                self._page(key, one.end())
                line = line_of(one.windows)
            lines[key] = line
        return _shelved(self._family, EMPTY, lines, self._pages, set(), people, lambda _: "")

    def _settle(self) -> None:
        """Puts the latest articles on the lists of their keys."""
        for key, told in self._recent.items():
            self._extend(key, cast(list[int], told[::2]), cast(list[bytes], told[1::2]))
        self._recent.clear()

    def _extend(self, key: str, numbers: list[int], places: list[bytes]) -> None:
        one = self._lists.get(key)
        if one is None:
            one = self._lists[key] = GrowingList(self._family.placed)
        self._page(key, one.add(numbers, places))

    def _page(self, key: str, found: Iterable[Loaded]) -> None:
        for window, postings in found:
            name = page_name(self._family, key, window)
            self._pages[name] = script(name, letters(postings, window.first).decode())


class GrowingPairs(Growing):
    """The family of pairs as it is made anew: of each article its buckets are added."""

    def __init__(self) -> None:
        super().__init__(PAIRS)
        self._buckets: list[list[int]] = [[] for _ in range(2**BUCKET_BITS)]

    def add_buckets(self, number: int, buckets: Iterable[int]) -> None:
        """Adds an article with the buckets of its pairs; its number is higher than those before."""
        rows = self._buckets
        for bucket in buckets:
            rows[bucket].append(number)
        self._added += 1
        if self._added % TOGETHER == 0:
            self._settle()

    def _settle(self) -> None:
        super()._settle()
        for bucket, numbers in enumerate(self._buckets):
            if numbers:
                self._extend(pair_key(bucket), numbers, [b""] * len(numbers))
                numbers.clear()


def pair_key(bucket: int) -> str:
    """The key of a bucket of pairs."""
    return f"{bucket:04x}"


def followed(family: Family, before: Sheet, changes: Changes, people: Iterable[Named], load: Load) -> Made:
    """The family after *changes*; *load* gives the parts of the last build that are looked at."""
    old = _Old(family, before, load)
    lines: dict[str, str | None] = {}
    pages: dict[str, bytes] = {}
    gone: set[str] = set()
    for key, changed in changes.items():
        line = old.line(key)
        windows = windows_of(line)
        if not windows and line:
            postings = read(line.encode(), placed=family.placed)
            windows = [Window(WHOLE, 0, len(postings), weight(postings))]
        pieces = list(recut(windows, changed, lambda window, key=key, line=line: old.page(key, line, window)))  # type: ignore[misc]
        now: list[str] = []
        lines[key] = _line(family, key, pieces, pages, now) if pieces else None
        was = {page_name(family, key, window) for window in windows} & before.pages.keys()
        gone |= was.difference(now)
    return _shelved(family, before, lines, pages, gone, people, old.line)


class _Old:
    """The lines and pages of the last build."""

    def __init__(self, family: Family, sheet: Sheet, load: Load) -> None:
        self._family = family
        self._sheet = sheet
        self._load = load
        self._lines: dict[str, str] = {}
        self._read: set[str] = set()

    def line(self, key: str) -> str:
        """The line of *key*, empty where it had none."""
        if key not in self._sheet.sizes:
            return ""
        name = longest(key, self._sheet.shards)
        if name not in self._read:
            self._read.add(name)
            text = str(read_script(self._load(f"{self._family.shards}-{name}"))[1])
            for line in text.split("\n"):
                rest, _, told = line.partition(" ")
                self._lines[name + rest] = told
        return self._lines[key]

    def page(self, key: str, line: str, window: Window) -> list[tuple[int, bytes]]:
        """The postings of a page of *key*; of the whole list where the line holds it."""
        if not line.startswith("~"):
            return read(line.encode(), placed=self._family.placed)
        data = self._load(page_name(self._family, key, window))
        return read(str(read_script(data)[1]).encode(), window.first, placed=self._family.placed)


def _line(
    family: Family,
    key: str,
    pieces: Sequence[tuple[Window, Sequence[tuple[int, bytes]] | None]],
    pages: dict[str, bytes],
    named: list[str],
) -> str:
    """The line of *key*; what of its list stands on pages of its own is added to these and to their names."""
    if len(pieces) == 1 and pieces[0][0].bits == WHOLE:
        return letters(pieces[0][1] or ()).decode()
    for window, postings in pieces:
        name = page_name(family, key, window)
        named.append(name)
        if postings is not None:
            pages[name] = script(name, letters(postings, window.first).decode())
    return line_of([window for window, _ in pieces])


def page_name(family: Family, key: str, window: Window) -> str:
    """The name of the page of a list."""
    told = key if len(key) <= LONGEST_NAME else f"{key[:LONGEST_NAME]}{CHECKSUMS[key]:08x}"
    return f"{family.pages}-{base36(window.bits)}-{base36(window.prefix)}-{told}"


def _shelved(
    family: Family,
    before: Sheet,
    lines: dict[str, str | None],
    pages: Mapping[str, bytes],
    gone: set[str],
    people: Iterable[Named],
    old: Callable[[str], str],
) -> Made:
    """The family with changed *lines*, each let go when it is written, and *pages*; *old* gives those of the last
    build."""
    named = _by_term(people)
    sizes = {key: size for key, size in before.sizes.items() if key not in lines}
    sizes |= {key: len(key) + len(line) + 2 for key, line in lines.items() if line is not None}
    whole = dict(sizes)
    for term, several in named.items():
        whole[term] = sizes.get(term, len(term) + 2) + sum(map(_size, several))
    shards: dict[str, tuple[bytes, bytes]] = {}
    fresh: dict[str, bytes] = dict(pages)
    for name, keys in cut("", sorted(whole), whole):
        rows = [[n.term, n.href, n.name, n.count] for key in keys for n in named.get(key, ())]
        holds = blake2b(repr((keys, rows)).encode("utf-8", "replace"), digest_size=8).digest()
        known = before.shards.get(name)
        if known and known[0] == holds and not any(key in lines for key in keys):
            shards[name] = known
            continue
        told = ((key, lines.pop(key) if key in lines else old(key)) for key in keys)
        text = "\n".join([f"{key[len(name) :]} {line or ''}" for key, line in told])
        part = f"{family.shards}-{name}"
        fresh[part] = script(part, text, rows) if family.placed else script(part, text)
        shards[name] = holds, sum_of(fresh[part])
    gone = gone | {f"{family.shards}-{name}" for name in before.shards.keys() - shards.keys()}
    kept = {name: total for name, total in before.pages.items() if name not in gone}
    sheet = Sheet(sizes=sizes, shards=shards, pages=kept | {name: sum_of(data) for name, data in pages.items()})
    return Made(sheet=sheet, fresh=fresh, gone=gone)


def _by_term(people: Iterable[Named]) -> dict[str, list[Named]]:
    found: defaultdict[str, list[Named]] = defaultdict(list)
    for named in people:
        found[named.term].append(named)
    return {term: sorted(several, key=lambda n: (-n.count, n.href))[:MOST_NAMED] for term, several in found.items()}


def _size(named: Named) -> int:
    return len(named.term) + len(named.href) + len(named.name) + 12


def sum_of(data: bytes) -> bytes:
    """A sum over the bytes of a part."""
    return blake2b(data, digest_size=16).digest()


def front(families: Iterable[tuple[Family, Sheet]], bits: int) -> Iterator[tuple[str, bytes]]:
    """The part that is loaded first, and those that tell the names of many shards, each with its bytes."""
    about: dict[str, object] = {"bits": bits}
    for family, sheet in families:
        parts, about[family.shards] = directories(family.shards, list(sheet.shards))
        for name, text in parts:
            yield name, script(name, text)
    yield "index", script("index", about)
