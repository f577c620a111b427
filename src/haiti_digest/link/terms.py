"""The terms that may name a topic, one word or two in a row, with the passages that hold them.

How often each stands is kept, so that only articles that came or went are counted again.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import chain
from typing import TypeAlias

import msgspec

from haiti_digest.link.courses import Memory
from haiti_digest.link.facts import TermFacts
from haiti_digest.link.library import Library
from haiti_digest.link.passages import PASSAGES, View

STEP = "terms"
FEWEST = 3
"""Passages that a topic needs."""
THING = 0.3
"""The part of a term's places in which it must be told as a thing (*the transition*, not *called*)."""
PHRASE = 2.5
"""How much more two words in a row tell of a subject than one word alone."""
TERMS = 60
"""Of the most frequent stems, and of the terms that begin with one of these, those that are looked at."""
SPARE = 10
"""Further stems of which the terms are counted, so that the next run can do with another choice of them."""
BETWEEN = "\0"
"""Stands between the words of a term."""
Places: TypeAlias = "array[int]"


class Tally(msgspec.Struct, array_like=True, gc=False):
    """How often a term stands: in passages, in articles, at all, and told as a thing in which forms."""

    holders: int = 0
    articles: int = 0
    times: int = 0
    forms: dict[str, int] = {}

    def add(self, one: TermFacts, sign: int) -> None:
        """Adds what an article holds, or takes it away."""
        self.holders += sign * len(one.passages)
        self.articles += sign
        self.times += sign * one.times
        for form, count in one.forms:
            self.forms[form] = self.forms.get(form, 0) + sign * count
            if not self.forms[form]:
                del self.forms[form]

    def weight(self, term: str) -> float:
        """Passages, doubled where several articles have them; two words in a row say more than one."""
        return self.holders * (2.0 if self.articles > 1 else 1.0) * (PHRASE if BETWEEN in term else 1.0)

    @property
    def is_thing(self) -> bool:
        """Whether it is told as a thing often enough."""
        return sum(self.forms.values()) >= max(1, THING * self.times)


class Count(msgspec.Struct, array_like=True, gc=False):
    """What the articles with these keys hold: in how many passages each stem stands, the tally of each term.

    Terms begin with one of the stems ``counted``. ``holders`` are the passages of those looked at, each as a place with
    the number of its article among the keys, eight bytes each; a key is empty where there is no article any more.
    """

    keys: list[bytes]
    stems: dict[str, int]
    counted: frozenset[str]
    tallies: dict[str, Tally]
    holders: dict[str, bytes]


class Terms:
    """The terms that are looked at, those that tell most of a subject first, with their tallies and places."""

    def __init__(self, tallies: dict[str, Tally], frequent: Container[str]) -> None:
        self.tallies = tallies
        fitting = ((term, tally) for term, tally in tallies.items() if tally.is_thing)
        things = ((-tally.weight(term), term) for term, tally in fitting if term.partition(BETWEEN)[0] in frequent)
        self.ranked = [term for _, term in nsmallest(TERMS, things)]
        self.holders: dict[str, Places] = {}
        """The passages that hold each of them, as places with the slots of the articles."""
        self.numbers: Sequence[int] = ()
        """The number of the article of each slot."""
        self.now: Mapping[int, int] = {}
        """The number of each article by that of the last run."""
        self.came: set[int] = set()
        """The articles that the last run did not count."""


class Changes:
    """Which articles came and which went since *last* was counted, and in which slot each is counted now."""

    def __init__(self, views: Sequence[View], memory: Memory | None, last: Count) -> None:
        keys = [memory.keys[view.number] if memory else b"" for view in views]
        there, known = set(keys), set(last.keys)
        self.came = [view for key, view in zip(keys, views, strict=True) if not key or key not in known]
        gone = [key for key in last.keys if memory and key and key not in there]
        self.went = [View(0, Library((), (traits,)), {}) for key in gone if memory and (traits := memory.traits(key))]
        self.keys = [key if key in there else b"" for key in last.keys]
        self.freed = {slot for slot, (key, was) in enumerate(zip(self.keys, last.keys, strict=True)) if was and not key}
        taken = {key: slot for slot, key in enumerate(self.keys) if key}
        self.slots = {view.number: taken[key] for key, view in zip(keys, views, strict=True) if key in taken}
        free = [slot for slot, key in enumerate(self.keys) if not key]
        for view in self.came:
            if not free:
                free.append(len(self.keys))
                self.keys.append(b"")
            slot = self.slots[view.number] = free.pop()
            self.keys[slot] = memory.keys[view.number] if memory else b""


def find_terms(views: Sequence[View], memory: Memory | None = None) -> Terms:
    """The terms of all articles; what the last run counted is not counted again."""
    last = _last(memory)
    changes = Changes(views, memory, last)
    stems = Counter(last.stems)
    for view in changes.came:
        stems.update(_stems(view))
    for view in changes.went:
        stems.subtract(_stems(view))
    frequent = _frequent(stems, TERMS)
    if not last.counted.issuperset(frequent):
        last = _nothing(frozenset(_frequent(stems, TERMS + SPARE if memory else TERMS)))
        changes = Changes(views, memory, last)
    tallies, held, lost = _tallied(last, changes)
    found = Terms(tallies, frozenset(frequent))
    found.holders = _holders(found.ranked, views, last, changes, held, lost)
    found.came = {view.number for view in changes.came}
    found.numbers = array("q", [-1]) * len(changes.keys)
    for number, slot in changes.slots.items():
        found.numbers[slot] = number
    if memory:
        found.now = memory.now
        holders = {term: places.tobytes() for term, places in found.holders.items()}
        rest = {stem: count for stem, count in stems.items() if count}
        memory.made[STEP] = msgspec.msgpack.encode(Count(changes.keys, rest, last.counted, tallies, holders))
    return found


def _stems(view: View) -> Iterator[str]:
    """The stems of each passage of an article."""
    return map(view.stemmed.__getitem__, chain.from_iterable([one.words for one in view.passages]))


def _last(memory: Memory | None) -> Count:
    """What the last run counted; nothing where it cannot be told what went since."""
    data = memory.kept(STEP) if memory else None
    if memory is None or data is None:
        return _nothing()
    last = msgspec.msgpack.decode(data, type=Count)
    return last if memory.knows(last.keys) else _nothing()


def _nothing(counted: frozenset[str] = frozenset()) -> Count:
    return Count([], {}, counted, {}, {})


def _frequent(stems: Mapping[str, int], most: int) -> list[str]:
    """The stems that stand in the most passages; terms that begin with another one are not looked at."""
    ranked = nsmallest(most, ((-count, stem) for stem, count in stems.items() if count >= FEWEST))
    return [stem for _, stem in ranked]


def _tallied(last: Count, changes: Changes) -> tuple[dict[str, Tally], dict[str, Places], set[str]]:
    """The tally of each term, the places of those in articles that came, and the terms of those that went."""
    tallies = last.tallies
    held: dict[str, Places] = defaultdict(_places)
    lost: set[str] = set()
    for view in changes.came:
        base = changes.slots[view.number] * PASSAGES
        for term, one in _terms_of(view, last.counted):
            tally = tallies.get(term)
            if tally is None:
                tally = tallies[term] = Tally()
            tally.add(one, 1)
            held[term].extend([base + passage for passage in one.passages])
    for view in changes.went:
        for term, one in _terms_of(view, last.counted):
            lost.add(term)
            tallies[term].add(one, -1)
            if not tallies[term].articles:
                del tallies[term]
    return tallies, dict(held), lost


def _places(packed: bytes = b"") -> Places:
    """Places of passages, 8 bytes each: there are many."""
    return array("Q", packed)


def _terms_of(view: View, frequent: Container[str]) -> Iterator[tuple[str, TermFacts]]:
    """The terms of an article that begin with a frequent stem."""
    stems = view.stemmed
    wanted = {place for place, stem in enumerate(stems) if stem in frequent}
    for word, one in view.library.terms(view.number, wanted) if wanted else ():
        yield stems[word] if one.next is None else f"{stems[word]}{BETWEEN}{stems[one.next]}", one


def _holders(
    ranked: Sequence[str],
    views: Sequence[View],
    last: Count,
    changes: Changes,
    held: Mapping[str, Places],
    lost: Container[str],
) -> dict[str, Places]:
    """The places of each term that is looked at: as they were, and in articles that came; else looked for in all."""
    found: dict[str, Places] = {}
    for term in ranked:
        if term in last.holders:
            places = _places(last.holders[term])
            if term in lost:
                places = array("Q", [place for place in places if place // PASSAGES not in changes.freed])
            found[term] = places + held.get(term, _places())
        elif len(changes.came) == len(views):
            found[term] = held[term]
    missing = [term for term in ranked if term not in found]
    return found | _looked_for(missing, views, changes.slots)


def _looked_for(terms: Sequence[str], views: Sequence[View], slots: Mapping[int, int]) -> dict[str, Places]:
    found: dict[str, Places] = {term: _places() for term in terms}
    first = {term.split(BETWEEN)[0] for term in terms}
    for view in views if terms else ():
        for term, one in _terms_of(view, first):
            if term in found:
                found[term].extend([slots[view.number] * PASSAGES + passage for passage in one.passages])
    return found
