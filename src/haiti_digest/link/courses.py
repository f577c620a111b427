"""What each step came to, article by article, in the last run: where nothing that counts has changed it is taken over.

Strands, gauges and events are made alike: the items of all articles (passages, figures, dates) come in the order of the
days; each looks at the latest holders of its keys (``Neighbours``), joins groups that earlier items began, or begins
one, and is then found under its keys. So an item comes to the same again if its article and the latest holders of all
its keys are the same. Keys of which one of these holders came, went or changed are *stirred*, until so many others
came behind it that nobody looks at it.

An article that was edited stands for its former self where no other came between: items that are what they were, by
their *prints*, are the same holders; only what the edit changed stirs its keys.
"""

import hashlib
from array import array
from collections.abc import Callable, Collection, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

import msgspec

from haiti_digest.link.facts import Traits
from haiti_digest.link.library import Library
from haiti_digest.link.neighbours import BACK
from haiti_digest.link.passages import View
from haiti_digest.records import Speaker

ITEMS = 1 << 20
"""More than an article has items: a group is told by the place of the article whose item began it times this, and that
item's number."""
SUM = 16
PRINT = 8
"""Bytes of a sum over an item, which is compared with those of one article before its edit."""
NONE: frozenset[int] = frozenset()
STANDING = "articles"

Keys = Collection[Hashable]
Prints = Callable[[], Iterable[tuple[int, bytes]]]
"""Gives the items of an article, each with a sum over all that it is compared by."""
R = TypeVar("R")


class Outcome(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What an item came to: whether it began a group, and the groups that it joined."""

    item: int
    began: bool
    joined: tuple[int, ...]


class Course(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What the items of an article came to; those that only began a group are left out.

    ``key`` tells the article from all others, ``sum`` stands for all else that its items are compared by, ``around``
    for what else decides who is compared with them. ``prints`` are sums over all that each item is compared by, in the
    order of the items; empty where edited articles are taken as new.
    """

    key: bytes
    sum: bytes
    around: bytes
    outcomes: list[Outcome]
    prints: bytes = b""


class Records(Protocol):
    """Gives the records of a field of a digest."""

    def __call__(self, field: str, kind: type[R]) -> Sequence[R]:
        """The records, each of a *kind*."""


class Memory:
    """What the steps of the last run came to, and what those of this one come to.

    *keys* tells each article, by number, from all others that ever were, *names* from the others of one run, however
    it is edited; *kept* gives what the last run ``made`` in a step; *gone* gives the traits of an article that is no
    longer there, by its key, None where they are lost; *last* gives the records of a field of the last run's digest.
    """

    def __init__(
        self,
        keys: Sequence[bytes],
        names: Sequence[str],
        traits: Sequence[Traits],
        kept: Callable[[str], bytes | None],
        gone: Callable[[bytes], Traits | None],
        last: Records,
    ) -> None:
        self.keys = keys
        self.names = names
        self.kept = kept
        self.last = last
        self.made: dict[str, bytes] = {}
        self.finished: dict[str, Courses] = {}
        """The steps of this run that have gone through all articles."""
        self.signs: list[bytes] = []
        """A sum over each article's speakers and the articles it is folded with."""
        self.same = [False] * len(keys)
        """Of each article whether it was there with the same copies and speakers."""
        self.now: dict[int, int] = {}
        """The number of each article by that of the last run."""
        self._traits = traits
        self._numbers = {key: number for number, key in enumerate(keys)}
        self._gone = gone

    def went(self, key: bytes) -> bool:
        """Whether an article of the last run is no longer there as it was."""
        return key not in self._numbers

    def traits(self, key: bytes) -> Traits | None:
        """The traits of an article of this run or the last."""
        number = self._numbers.get(key)
        return self._gone(key) if number is None else self._traits[number]

    def former(self, keys: Sequence[bytes]) -> dict[str, int]:
        """Of articles of the last run, the places of those that are no longer there as they were, by their names."""
        found = {}
        for place, key in enumerate(keys):
            traits = None if key in self._numbers else self._gone(key)
            if traits is not None:
                found[name_of(traits.path, traits.id)] = place
        return found

    def knows(self, keys: Iterable[bytes]) -> bool:
        """Whether most of these articles are still there, and what is needed of the others too."""
        every = list(keys)
        gone = [key for key in every if key not in self._numbers]
        return 2 * len(gone) <= len(every) and all(self._gone(key) is not None for key in gone)

    def look(
        self, speakers: Iterable[Speaker], first: Mapping[int, int], copies: Callable[[set[int]], Iterable[int]]
    ) -> None:
        """Notes which articles are as they were, for the records that tell of them.

        *first* is the article that each is folded under, *copies* gives those folded under some.
        """
        keys = self.keys
        told: list[list[str]] = [[] for _ in keys]
        for speaker in speakers:
            for voice in speaker.voices:
                told[voice.article].append(f"{voice.entity} {speaker.id}")
        signs = {}
        for number, key in enumerate(keys):
            under = first.get(number)
            folded = (number if under is None else under, *copies({number, number if under is None else under}))
            signs[key] = sum_of([*told[number], str(under is None), *(keys[one].hex() for one in folded)])
        data = self.kept(STANDING)
        before = msgspec.msgpack.decode(data, type=dict[bytes, bytes]) if data else {}
        self.signs = list(signs.values())
        self.same = [before.get(key) == sign for key, sign in signs.items()]
        self.now = {was: self._numbers[key] for was, key in enumerate(before) if key in self._numbers}
        self.made[STANDING] = msgspec.msgpack.encode(signs)

    def courses(self, step: str, keys_of: Callable[[View], Iterable[tuple[int, Keys]]]) -> "Courses":
        """What the articles came to in a step; *keys_of* gives the items of an article with their keys."""
        data = self.kept(step)
        return Courses(self, msgspec.msgpack.decode(data, type=tuple[Course, ...]) if data else (), keys_of)

    def keep(self, step: str, courses: "Courses") -> None:
        """Keeps what the articles came to in a step."""
        courses.end()
        self.made[step] = msgspec.msgpack.encode(courses.made)
        courses.made.clear()
        self.finished[step] = courses


class Courses:
    """Goes through the articles of one step in their order, beside what they came to in the last run."""

    def __init__(
        self, memory: Memory, kept: Sequence[Course], keys_of: Callable[[View], Iterable[tuple[int, Keys]]]
    ) -> None:
        self._kept = kept if memory.knows(course.key for course in kept) else ()
        self._memory = memory
        self._keys_of = keys_of
        self._places = {course.key: place for place, course in enumerate(self._kept)}
        self._former = memory.former([course.key for course in self._kept])
        self._shared = {group for course in self._kept for one in course.outcomes for group in one.joined}
        self._next = 0
        self._place = -1
        self._groups: dict[int, int] = {}
        self._now: dict[int, int] = {}
        self._changed: set[int] = set()
        self._began = array("Q")
        self._left: dict[Hashable, int] = {}
        self._outcomes: list[Outcome] = []
        self._before: dict[int, Outcome] = {}
        self._same = self._known = self._edited = self._doubted = False
        self._was_item: Mapping[int, int] = {}
        self._lost: list[Keys] = []
        self._number = 0
        self.made: list[Course] = []
        self._gone: set[bytes] = set()
        self.moved: set[int] = set()
        """The articles, by number, that are not what they were or came to something else."""

    def open(self, number: int, told: bytes, around: bytes = b"", prints: Prints | None = None) -> bool:
        """Turns to the next article; *told* and *around* are the sums of its course. Whether it is as it was.

        *prints* gives its items with their prints, asked for where it is not; then some of them may be (``stands``).
        """
        self._close()
        self._number, self._place = number, self._place_of(number, edited=prints is not None)
        course = None
        if self._place >= 0:
            for passed in self._kept[self._next : self._place]:
                self._lose(passed)
            self._next = self._place + 1
            course = self._kept[self._place]
        self._now[number] = len(self.made)
        self._edited = edited = course is not None and course.key != self._memory.keys[number]
        self._known = course is not None and not edited and course.sum == told
        self._same = self._known and course is not None and course.around == around
        self._before = {one.item: one for one in course.outcomes} if course and not edited else {}
        self._was_item = {}
        if not self._known:
            self.moved.add(number)
        items = [] if self._known or prints is None else list(prints())
        if edited and course:
            self._match(course, items)
        self._doubted = course is None or course.around != around
        self._outcomes = []
        known = course.prints if course and self._known else b"".join([sum_ for _, sum_ in items])
        self.made.append(Course(self._memory.keys[number], told, around, self._outcomes, known))
        return self._same

    def _place_of(self, number: int, *, edited: bool) -> int:
        """The place that an article had in the last run, as it is or, where no other came between, before its edit.

        -1 where it had none, or one before those that have been passed.
        """
        place = self._places.get(self._memory.keys[number], -1)
        if place < 0 and edited and self._former:
            place = self._former.get(self._memory.names[number], -1)
            if not all(self._memory.went(passed.key) for passed in self._kept[self._next : max(place, 0)]):
                return -1
        return place if place >= self._next else -1

    def _match(self, course: Course, items: Sequence[tuple[int, bytes]]) -> None:
        """Finds the items of an edited article that are what they were, in their order; the others of it are lost."""
        prints = [course.prints[at : at + PRINT] for at in range(0, len(course.prints), PRINT)]
        former = [item for item, _ in self._keys_of(self._former_view(course))]
        found: dict[int, int] = {}
        start = 0
        for item, sum_ in items if len(prints) == len(former) else ():
            at = next((at for at in range(start, len(prints)) if prints[at] == sum_), None)
            if at is not None:
                found[item] = former[at]
                start = at + 1
        outcomes = {one.item: one for one in course.outcomes}
        self._was_item = found
        self._before = {
            item: Outcome(item, one.began, one.joined) for item, was in found.items() if (one := outcomes.get(was))
        }
        stand = set(found.values())
        self._changed.update(*(one.joined for one in course.outcomes if one.item not in stand))
        self._lost = list(self._keys_of_gone(course, stand))
        for keys in self._lost:
            self._stir(keys)

    def _close(self) -> None:
        """Stirs again what an edit took away: who stands before it in the article is no holder behind it."""
        for keys in self._lost:
            self._stir(keys)
        self._lost = []

    def doubt(self) -> None:
        """Takes nothing over for the article: what it is compared with may have changed."""
        self._same, self._doubted = False, True

    def stands(self, item: int) -> bool:
        """Whether an item is what it was, but for the holders of its keys."""
        return self._same or (not self._doubted and item in self._was_item)

    def end(self) -> None:
        """Ends the last article: those of the last run that stood behind it have no place in this step any more."""
        self._close()
        for passed in self._kept[self._next :]:
            self._lose(passed)
        self._kept, self._next = (), 0
        self._groups.clear()
        self._shared.clear()
        self._before.clear()

    def key(self, number: int) -> bytes:
        """What tells an article from all others."""
        return self._memory.keys[number]

    def sum_of_names(self, numbers: Iterable[int]) -> bytes:
        """A sum over articles, by their names."""
        names = self._memory.names
        return sum_of([names[number] for number in numbers])

    def now(self, number: int, item: int) -> int:
        """The group that an item began."""
        return self._now[number] * ITEMS + item

    def before(self, number: int, item: int) -> int | None:
        """The group of the last run that an item began, if its members are the same; its ``now`` was told then."""
        key = self.key(number)
        place = self._places.get(key)
        group = None if place is None or key in self._gone else place * ITEMS + item
        return None if group in self._changed else group

    @property
    def blank(self) -> bool:
        """Whether nothing is known of the last run: then there is nothing to compare with."""
        return not self._kept

    @property
    def calm(self) -> bool:
        """Whether no keys are stirred."""
        return not self._left

    def stirred(self, stems: Sequence[str]) -> frozenset[int]:
        """The places of those of an article's *stems* that are stirred."""
        left = self._left
        if not left or left.keys().isdisjoint(stems):
            return NONE
        return frozenset([place for place, stem in enumerate(stems) if stem in left])

    def settled(self, keys: Keys) -> bool:
        """Whether the latest holders of all *keys* are those of the last run."""
        return not self._left or self._left.keys().isdisjoint(keys)

    def again(self, item: int) -> tuple[list[int], bool] | None:
        """The groups that an item joined and whether it began one; None where a group is no more."""
        before = self._before.get(item)
        if before is None:
            return [], True
        groups = [self._groups[one] for one in before.joined if one in self._groups]
        return (groups, before.began) if len(groups) == len(before.joined) else None

    def came(self, item: int, joined: Sequence[int], *, began: bool) -> None:
        """Notes what an item came to; it begins the next group."""
        if joined or not began:
            self._note(item, joined, began=began)
        if began:
            self.begun((item,))

    def told(self, number: int) -> bytes:
        """A sum over who speaks in an article, and what it is folded under."""
        return self._memory.signs[number]

    def begun(self, items: Sequence[int]) -> None:
        """Notes that items began groups, one after the other."""
        here, first = (len(self.made) - 1) * ITEMS, len(self._began)
        if self._place >= 0:
            before, shared, was = self._place * ITEMS, self._shared, self._was_item
            for at, item in enumerate(items):
                group = before + was.get(item, item) if self._existed(item) else -1
                if group in shared:
                    self._groups[group] = first + at
        self._began.extend([here + item for item in items])

    def _existed(self, item: int) -> bool:
        """Whether the article had this item in the last run."""
        return self._place >= 0 and (not self._edited or item in self._was_item)

    def was_joined(self, item: int) -> bool:
        """Whether the group that an item of the article began in the last run was joined by others."""
        return self._place * ITEMS + item in self._shared

    def taken_over(self, items: Sequence[int]) -> dict[int, tuple[list[int], bool]] | None:
        """What ``again`` gives for those *items* of an article that joined groups, noted for all of them.

        The others began groups of their own. None where a group is no more: then each item is to be asked for.
        """
        own, groups = self._place, self._groups
        joined = {group for one in self._before.values() for group in one.joined}
        if not all(group in groups or group // ITEMS == own for group in joined):
            return None
        self.begun([item for item in items if (one := self._before.get(item)) is None or one.began])
        found = {item: ([groups[group] for group in one.joined], one.began) for item, one in self._before.items()}
        for item, (into, began) in found.items():
            self._note(item, into, began=began)
        return found

    def _note(self, item: int, joined: Sequence[int], *, began: bool) -> None:
        """Notes an outcome, as the one of the last run where it is the same: there are many."""
        outcome, groups = self._before.get(item), tuple([self._began[group] for group in joined])
        if outcome is None or outcome.began != began or outcome.joined != groups:
            outcome = Outcome(item, began, groups)
        self._outcomes.append(outcome)

    def _was(self, group: int) -> int:
        """The group of the last run that the item began which began a group of this run."""
        place, item = divmod(self._began[group], ITEMS)
        return self._places.get(self.made[place].key, -1) * ITEMS + item

    def compare(self, item: int, keys: Keys, joined: Sequence[int], *, began: bool) -> None:
        """Stirs the keys of an item that was not taken over, if it is no holder of them as it was."""
        if self.blank:
            return
        before = self._before.get(item)
        had = self._existed(item) and (before is None or before.began)
        once = before.joined if before else ()
        known = self._known or item in self._was_item
        if not known or began != had or joined != [self._groups.get(one) for one in once]:
            self.moved.add(self._number)
            self._changed.update(once, map(self._was, joined), [self._place * ITEMS + self._was_item.get(item, item)])
        if known and began and had:
            self._settle(keys)
        elif began or had:
            self._stir(keys)

    def _settle(self, keys: Keys) -> None:
        """Counts a holder of *keys* that is as it was."""
        for key in self._left.keys() & keys:
            self._left[key] -= 1
            if not self._left[key]:
                del self._left[key]

    def _stir(self, keys: Keys) -> None:
        if self._kept:
            self._left.update(dict.fromkeys(keys, BACK))

    def _lose(self, course: Course) -> None:
        """Stirs the keys of an article that has no place in this step any more."""
        self._changed.update(*(one.joined for one in course.outcomes))
        self._gone.add(course.key)
        for keys in self._keys_of_gone(course, ()):
            self._stir(keys)

    def _keys_of_gone(self, course: Course, stand: Container[int]) -> Iterator[Keys]:
        """The keys under which those items of an article were found that do not *stand*."""
        began = {one.item: one.began for one in course.outcomes}
        for item, keys in self._keys_of(self._former_view(course)):
            if item not in stand and began.get(item, True):
                yield keys

    def _former_view(self, course: Course) -> View:
        traits = self._memory.traits(course.key)
        assert traits is not None
        return View(0, Library((), (traits,)), {})


def name_of(path: str, name: str) -> str:
    """What tells an article from the others of its run: its file and its id there."""
    return f"{path}\0{name}"


def sum_of(parts: Iterable[str]) -> bytes:
    """A sum over words."""
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=SUM).digest()
