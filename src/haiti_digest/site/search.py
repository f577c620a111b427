"""The search: its page, and the scripts that hold what it finds, loaded when a search asks for them.

``Search`` is the whole of it: it knows of which articles what they give to the search is not kept, and makes the index
from that of all, anew or following the articles that changed.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple, Protocol, TypeAlias

from msgspec import msgpack
from msgspec.structs import replace

from haiti_digest.records import Record
from haiti_digest.site import addresses
from haiti_digest.site.edition import Edition
from haiti_digest.site.page import Page
from haiti_digest.site.people import shown_speakers
from haiti_digest.site.search_article import BUCKET_BITS, Found, found_in, keys_of
from haiti_digest.site.search_index import (
    EMPTY,
    PAIRS,
    TERMS,
    Family,
    Growing,
    GrowingPairs,
    Made,
    Named,
    Sheet,
    followed,
    front,
    pair_key,
    sum_of,
)
from haiti_digest.site.search_letters import base36
from haiti_digest.site.search_numbers import article_numbers, day_number
from haiti_digest.site.search_shards import path_of
from haiti_digest.site.search_terms import terms

STATE = "state"
ARTICLE = "article "
TOGETHER = 500
"""Articles that are kept in one go."""
FEW = 4
"""An index follows changes where at most one article in so many changed."""


Making: TypeAlias = Callable[[], Made]
"""Makes a family of the index."""
Begin: TypeAlias = Callable[[Making], Making]
"""Has a family made beside what goes on; what it gives waits until it is there."""


def at_once(make: Making) -> Making:
    """Has a family made when it is asked for, by this process."""
    return make


class Shelf(Protocol):
    """Keeps what the search needs for the next build, by name."""

    def get(self, name: str) -> bytes | None:
        """What is kept under a name."""

    def put(self, rows: Iterable[tuple[str, bytes]], gone: Iterable[str] = ()) -> None:
        """Keeps these rows and takes others away, all or none."""

    def clear(self) -> None:
        """Takes everything away."""

    def names(self) -> Iterable[str]:
        """The names under which something is kept."""


class Memory(dict[str, bytes]):
    """A shelf for one build."""

    def put(self, rows: Iterable[tuple[str, bytes]], gone: Iterable[str] = ()) -> None:
        """Keeps these rows and takes others away."""
        for name in gone:
            self.pop(name, None)
        self.update(rows)

    def names(self) -> Iterable[str]:
        """The names under which something is kept."""
        return self.keys()


class SearchFile(NamedTuple):
    """A file of the search: its bytes follow from *sum*, and are made or fetched when they are asked for."""

    path: str
    sum: bytes
    data: Callable[[], bytes]


class State(Record, frozen=True, kw_only=True):
    """What the last build knew: the key of each article by its number, and the sheets of the index."""

    version: bytes
    articles: dict[int, bytes]
    terms: Sheet
    pairs: Sheet


def search_page(edition: Edition) -> Page:
    """The page with the search box."""
    words = {**edition.wording.kinds, **edition.wording.pages["search"]}
    return Page(path=addresses.SEARCH, template="search.html", data={"words": words})


class Search:
    """The scripts of the search of an edition, on a *shelf* that keeps what it needs; *version* sums up the program.

    ``wanted`` are the articles of which what they give is not on the shelf, each with its name there. Whoever draws
    their pages may bring it, by ``take``, before ``files`` is asked for, which else makes it.
    """

    def __init__(self, edition: Edition, shelf: Shelf, version: bytes = b"") -> None:
        self._edition = edition
        self._shelf = shelf
        self._before = _state(shelf, version)
        self._numbered = _numbered(edition)
        keys = keys_of(edition, self._numbered.values())
        self._keys = dict(zip(self._numbered, keys, strict=True))
        known = set(self._before.articles.values())
        self._taken: list[tuple[str, bytes]] = []
        self.wanted = {self._numbered[number]: _name(key) for number, key in self._keys.items() if key not in known}

    def take(self, at: int, given: bytes) -> None:
        """Keeps what a wanted article gives, as ``given_by`` made it."""
        self._taken.append((self.wanted[at], given))
        if len(self._taken) >= TOGETHER:
            self._keep_taken()

    def _keep_taken(self) -> None:
        self._shelf.put(self._taken)
        self._taken.clear()

    def files(self, begin: Begin = at_once) -> Iterator[SearchFile]:
        """Every script of the search; where the index is made anew, *begin* has a part of it made."""
        self._keep_taken()
        before, after = self._before.articles, self._keys
        changed = {number for number in after.keys() | before.keys() if after.get(number) != before.get(number)}
        people = list(names(self._edition))
        if self._before.terms.shards and len(changed) * FEW <= len(after):
            made = self._followed(changed, people)
        else:
            made = self._anew(people, begin)
        state = State(version=self._before.version, articles=after, terms=made[0].sheet, pairs=made[1].sheet)
        self._keep(state, made)
        yield from _files(state, self._load)

    def _anew(self, people: Iterable[Named], begin: Begin) -> tuple[Made, Made]:
        """The index made from all articles, its families beside each other or one after the other, so that no process
        holds two; until it is there, nothing is known of one."""
        self._shelf.put((), [STATE])
        self._bring()
        pairs = begin(self._pairs)
        return self._laid_by(self._terms(people)), self._laid_by(pairs())

    def _bring(self) -> None:
        """Makes what articles give that nobody brought."""
        there = set(self._shelf.names())
        for number, key in self._keys.items():
            if _name(key) not in there:
                self._found(number)
        self._keep_taken()

    def _terms(self, people: Iterable[Named]) -> Made:
        growing = Growing(TERMS)
        for number in self._keys:
            growing.add(number, self._found(number).places)
        return growing.made(people)

    def _pairs(self) -> Made:
        growing = GrowingPairs()
        for number in self._keys:
            growing.add_buckets(number, self._found(number).pairs)
        return growing.made()

    def _laid_by(self, made: Made) -> Made:
        """A family whose new parts are on the shelf, and held no more."""
        self._shelf.put(made.fresh.items())
        return replace(made, fresh={})

    def _followed(self, changed: Iterable[int], people: Iterable[Named]) -> tuple[Made, Made]:
        """The index after some articles changed."""
        places: defaultdict[str, dict[int, bytes | None]] = defaultdict(dict)
        pairs: defaultdict[str, dict[int, bytes | None]] = defaultdict(dict)
        for number in sorted(changed):
            key = self._before.articles.get(number)
            old = msgpack.decode(self._load(_name(key)), type=Found) if key else NOTHING
            new = self._found(number) if number in self._keys else NOTHING
            _change(places, number, old.places, new.places)
            _change(pairs, number, _buckets(old), _buckets(new))
        self._keep_taken()
        return (
            followed(TERMS, self._before.terms, places, people, self._load),
            followed(PAIRS, self._before.pairs, pairs, (), self._load),
        )

    def _found(self, number: int) -> Found:
        """What an article gives; made now where nobody brought it."""
        name = _name(self._keys[number])
        encoded = self._shelf.get(name)
        if encoded is None:
            at = self._numbered[number]
            encoded = given_by(self._edition, at)
            self.take(at, encoded)
        return msgpack.decode(encoded, type=Found)

    def _keep(self, state: State, made: tuple[Made, Made]) -> None:
        used = {STATE, *map(_name, state.articles.values()), *_parts(TERMS, state.terms), *_parts(PAIRS, state.pairs)}
        fresh = [part for one in made for part in one.fresh.items()]
        self._shelf.put([*fresh, (STATE, msgpack.encode(state))], set(self._shelf.names()) - used)

    def _load(self, name: str) -> bytes:
        data = self._shelf.get(name)
        if data is None:
            raise KeyError(name)
        return data


NOTHING = Found(told=b"", places={}, pairs=())


def given_by(edition: Edition, at: int) -> bytes:
    """What the article of that number gives to the search, encoded."""
    return msgpack.encode(found_in(edition, at))


def _state(shelf: Shelf, version: bytes) -> State:
    kept = shelf.get(STATE)
    state = msgpack.decode(kept, type=State) if kept else None
    if state and state.version == version:
        return state
    shelf.clear()
    return State(version=version, articles={}, terms=EMPTY, pairs=EMPTY)


def _numbered(edition: Edition) -> dict[int, int]:
    """The numbers of the articles by ascending number of the search, with theirs of the edition."""
    current = [at for at in range(len(edition.pages)) if at in edition.current]
    numbers = article_numbers([(day_number(edition.day(at)), edition.pages[at]) for at in current])
    return dict(sorted(zip(numbers, current, strict=True)))


def _name(key: bytes) -> str:
    return ARTICLE + key.hex()


def _change(
    changes: dict[str, dict[int, bytes | None]], number: int, old: Mapping[str, bytes], new: Mapping[str, bytes]
) -> None:
    for key in old.keys() - new.keys():
        changes[key][number] = None
    for key, places in new.items():
        if old.get(key) != places:
            changes[key][number] = places


def _buckets(found: Found) -> dict[str, bytes]:
    return dict.fromkeys(map(pair_key, found.pairs), b"")


def _parts(family: Family, sheet: Sheet) -> dict[str, bytes]:
    """The shards and pages of a family, with the sums over them."""
    return {f"{family.shards}-{name}": sums[1] for name, sums in sheet.shards.items()} | sheet.pages


def _files(state: State, load: Callable[[str], bytes]) -> Iterator[SearchFile]:
    for number, key in state.articles.items():
        part = f"a-{base36(number)}"
        yield SearchFile(path_of(part), key, partial(_article_script, part, _name(key), load))
    for part, total in (_parts(TERMS, state.terms) | _parts(PAIRS, state.pairs)).items():
        yield SearchFile(path_of(part), total, partial(load, part))
    for part, data in front([(TERMS, state.terms), (PAIRS, state.pairs)], BUCKET_BITS):
        yield SearchFile(path_of(part), sum_of(data), partial(bytes, data))


def _article_script(part: str, name: str, load: Callable[[str], bytes]) -> bytes:
    """What the search shows of an article: its headline, outlet and date, then its passages."""
    told = msgpack.decode(load(name), type=Found).told
    return b'searchPart("' + part.encode() + b'",' + told + b");\n"


def names(edition: Edition) -> Iterator[Named]:
    """The people and bodies that have a page, under each word of their names."""
    for speaker in shown_speakers(edition):
        if speaker.id in edition.portrayed:
            articles = len({voice.article for voice in edition.voices(speaker)})
            for term in dict.fromkeys(terms(speaker.name)):
                yield Named(term=term, href=edition.home(speaker), name=speaker.name, count=articles)
