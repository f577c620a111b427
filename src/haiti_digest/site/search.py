"""The search: its page, and the scripts that hold what it finds, loaded when a search asks for them.

``search_files`` is the whole of it: it makes what articles give to the search where that is not kept, and the index
from it, anew or following the articles that changed.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple, Protocol

from msgspec import msgpack

from haiti_digest.records import Record
from haiti_digest.site import addresses
from haiti_digest.site.edition import Edition
from haiti_digest.site.page import Page
from haiti_digest.site.people import shown_speakers
from haiti_digest.site.search_article import BUCKET_BITS, Found, found_in, keys_of
from haiti_digest.site.search_index import EMPTY, PAIRS, TERMS, Growing, Made, Named, Sheet, followed, front, sum_of
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


class Shelf(Protocol):
    """Keeps what the search needs for the next build, by name."""

    def get(self, name: str) -> bytes | None:
        """What is kept under a name."""

    def put(self, rows: Iterable[tuple[str, bytes]], gone: Iterable[str] = ()) -> None:
        """Keeps these rows and takes others away, all or none."""

    def clear(self) -> None:
        """Takes everything away."""


class Memory(dict[str, bytes]):
    """A shelf for one build."""

    def put(self, rows: Iterable[tuple[str, bytes]], gone: Iterable[str] = ()) -> None:
        """Keeps these rows and takes others away."""
        for name in gone:
            self.pop(name, None)
        self.update(rows)


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


def search_files(edition: Edition, shelf: Shelf, version: bytes = b"") -> Iterator[SearchFile]:
    """Every script of the search; *version* sums up the program that made what is on the *shelf*."""
    before = _state(shelf, version)
    numbered = _numbered(edition)
    keys = dict(zip(numbered, keys_of(edition, numbered.values()), strict=True))
    people = list(names(edition))
    were = before.articles
    changed = {number for number in keys.keys() | were.keys() if keys.get(number) != were.get(number)}
    load = partial(_kept, shelf)
    make = partial(_found, edition, numbered, keys, frozenset(before.articles.values()), load)
    if before.terms.shards and len(changed) * FEW <= len(keys):
        fresh = _follow(before, keys, changed, people, make, shelf, load)
    else:
        fresh = _anew(before, keys, people, make, shelf)
    state = State(version=version, articles=keys, terms=fresh[0].sheet, pairs=fresh[1].sheet)
    _keep(shelf, before, state, fresh)
    yield from _files(state, load)


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


def _kept(shelf: Shelf, name: str) -> bytes:
    data = shelf.get(name)
    if data is None:
        raise KeyError(name)
    return data


def _name(key: bytes) -> str:
    return ARTICLE + key.hex()


def _found(
    edition: Edition,
    numbered: Mapping[int, int],
    keys: Mapping[int, bytes],
    known: frozenset[bytes],
    load: Callable[[str], bytes],
    number: int,
) -> tuple[Found, bytes | None]:
    """What an article gives, and the same encoded where it was made now."""
    if keys[number] in known:
        return msgpack.decode(load(_name(keys[number])), type=Found), None
    found = found_in(edition, numbered[number])
    return found, msgpack.encode(found)


def _anew(
    before: State,
    keys: Mapping[int, bytes],
    people: Iterable[Named],
    make: Callable[[int], tuple[Found, bytes | None]],
    shelf: Shelf,
) -> tuple[Made, Made]:
    """The index made from all articles; until it is there, nothing is known of one."""
    shelf.put((), [STATE])
    both = Growing(TERMS), Growing(PAIRS)
    rows: list[tuple[str, bytes]] = []
    for number in keys:
        found, encoded = make(number)
        both[0].add(number, found.places)
        both[1].add(number, _buckets(found))
        if encoded is not None:
            rows.append((_name(keys[number]), encoded))
        if len(rows) == TOGETHER:
            shelf.put(rows)
            rows.clear()
    shelf.put(rows)
    made = both[0].made(people), both[1].made()
    return _without_old(made[0], before.terms, TERMS.shards), _without_old(made[1], before.pairs, PAIRS.shards)


def _without_old(made: Made, before: Sheet, letter: str) -> Made:
    """Names as gone what the last index had and this one has not."""
    was = before.pages.keys() | {f"{letter}-{name}" for name in before.shards}
    now = made.sheet.pages.keys() | {f"{letter}-{name}" for name in made.sheet.shards}
    return Made(sheet=made.sheet, fresh=made.fresh, gone=was - now)


def _follow(
    before: State,
    keys: Mapping[int, bytes],
    changed: Iterable[int],
    people: Iterable[Named],
    make: Callable[[int], tuple[Found, bytes | None]],
    shelf: Shelf,
    load: Callable[[str], bytes],
) -> tuple[Made, Made]:
    """The index after some articles changed."""
    places: defaultdict[str, dict[int, bytes | None]] = defaultdict(dict)
    pairs: defaultdict[str, dict[int, bytes | None]] = defaultdict(dict)
    rows = []
    for number in sorted(changed):
        old = msgpack.decode(load(_name(before.articles[number])), type=Found) if number in before.articles else NOTHING
        new, encoded = make(number) if number in keys else (NOTHING, None)
        if encoded is not None:
            rows.append((_name(keys[number]), encoded))
        _change(places, number, old.places, new.places)
        _change(pairs, number, _buckets(old), _buckets(new))
    made = followed(TERMS, before.terms, places, people, load), followed(PAIRS, before.pairs, pairs, (), load)
    shelf.put(rows)
    return made


NOTHING = Found(told=b"", places={}, pairs=())


def _change(
    changes: dict[str, dict[int, bytes | None]], number: int, old: Mapping[str, bytes], new: Mapping[str, bytes]
) -> None:
    for key in old.keys() - new.keys():
        changes[key][number] = None
    for key, places in new.items():
        if old.get(key) != places:
            changes[key][number] = places


def _buckets(found: Found) -> dict[str, bytes]:
    return {f"{bucket:04x}": b"" for bucket in found.pairs}


def _keep(shelf: Shelf, before: State, state: State, fresh: tuple[Made, Made]) -> None:
    parts = [part for made in fresh for part in made.fresh.items()]
    unused = set(before.articles.values()).difference(state.articles.values())
    gone = [*fresh[0].gone, *fresh[1].gone, *map(_name, unused)]
    shelf.put([*parts, (STATE, msgpack.encode(state))], gone)


def _files(state: State, load: Callable[[str], bytes]) -> Iterator[SearchFile]:
    for number, key in state.articles.items():
        part = f"a-{base36(number)}"
        yield SearchFile(path_of(part), key + part.encode(), partial(_article_script, part, _name(key), load))
    for family, sheet in ((TERMS, state.terms), (PAIRS, state.pairs)):
        parts = [(f"{family.shards}-{name}", sums[1]) for name, sums in sheet.shards.items()]
        for part, total in (*parts, *sheet.pages.items()):
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
