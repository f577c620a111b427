"""Long lists cut into pages: by month, by letter, by thing counted, and a group that is too long into several.

A short list stays on one page. The first shelf takes the list's own address; the others stand in a folder under the
name of their group, so that their addresses tell what is on them. Where a long group is cut follows from what stands
there, not from how much stands before: so an item more or less moves no others than those near it. The parts of a
group are numbered; of a very long one they are called by what begins them, as one part more would number all anew.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import accumulate, compress, islice
from operator import ne
from typing import Generic, TypeVar
from zlib import crc32

from haiti_digest.records import Record
from haiti_digest.site.packed import packed

Item = TypeVar("Item")
Mark = Callable[[Item], int]
FULL = 0.6
"""Of what a page may hold, so much it holds before it is looked for a good place to cut."""
NEAR = 5
"""Parts of a group that are linked before and after the one shown, beside the first and the last."""
COUNTED = 24
"""The parts of a group of more are not numbered."""
KEY = 6
"""Hexadecimal digits by which such a part is called, as long as no other is called so."""


class ShelfLink(Record, frozen=True, kw_only=True):
    """A page of a long list, to link to: its name, its address and how much is in its whole group; 0 for not told."""

    label: str
    path: str
    count: int = 0


class Shelf(Record, Generic[Item], frozen=True, kw_only=True):
    """What stands on one page of a list.

    ``total`` is how much there is to tell of: on the list's ``first`` page the whole list, on others what stands there,
    so that they stay as they are when the list grows elsewhere. ``groups`` lead to the first page of each group, on the
    list's first page with their counts; ``parts`` are pages of this group, those near this one where they are many,
    None where some are left out. Both are empty where there is no other page. Where parts are not numbered, ``number``
    and ``of`` are 0 and the part is called ``key``; the labels of its ``parts`` are *first*, *before*, *after*, *last*.
    """

    label: str
    path: str
    items: Sequence[Item]
    total: int
    first: bool = True
    number: int = 1
    of: int = 1
    key: str = ""
    groups: tuple[ShelfLink, ...] = ()
    parts: tuple[ShelfLink | None, ...] = ()


def mark_of(name: str) -> int:
    """The mark of what has a name of its own."""
    return crc32(name.encode("utf-8", "surrogatepass"))


def shelves(
    items: Sequence[Item],
    group: Callable[[Item], tuple[str, str]],
    path: str,
    most: float,
    room: Callable[[Item], float] | None = None,
    mark: Mark[Item] | None = None,
    pack: Callable[[Sequence[Item]], Sequence[Item]] = packed,
) -> list[Shelf[Item]]:
    """*items* in their order, at most *most* a page; *group* gives name for the address and label of an item's group.

    *room* is what an item takes of *most*, 1 where it is not given. A group is cut before the item with the least
    *mark* of those that may begin a page, a number that follows from the item alone; without marks each page is as
    full as can be. *pack* makes what stands on a page small. *path* is the list's own page (``quotes.html``); the
    others are called ``quotes/NAME.html``.
    """
    rooms = array("d", map(room, items)) if room else array("d", [1.0]) * len(items)
    if sum(rooms) <= most:
        return [Shelf(label="", path=path, items=pack(items), total=len(items))]
    folder = path.removesuffix("/index.html").removesuffix(".html")
    groups_of = list(map(group, items))
    cut = [
        (*groups_of[start], _parts(items[start:end], rooms[start:end], most, mark))
        for start, end in _runs([name for name, _ in groups_of])
    ]
    keys = [_keys(parts, mark) for _, _, parts in cut]
    places = [_paths(f"{folder}/{name}", of) for (name, _, _), of in zip(cut, keys, strict=True)]
    places[0][0] = path
    groups = tuple(
        ShelfLink(label=label, path=paths[0], count=sum(map(len, parts)))
        for (_, label, parts), paths in zip(cut, places, strict=True)
    )
    links = [[ShelfLink(label=str(at), path=one) for at, one in enumerate(paths, start=1)] for paths in places]
    bare = tuple(ShelfLink(label=one.label, path=one.path) for one in groups)
    return [
        Shelf(
            label=label,
            path=paths[at],
            items=pack(part),
            total=len(items) if paths[at] == path else len(part),
            first=paths[at] == path,
            number=0 if several[0] else at + 1,
            of=0 if several[0] else len(parts),
            key=several[at],
            groups=groups if paths[at] == path else bare,
            parts=_beside(at, paths) if several[0] else _near(at, near),
        )
        for (_, label, parts), paths, several, near in zip(cut, places, keys, links, strict=True)
        for at, part in enumerate(parts)
    ]


def _keys(parts: Sequence[tuple[Item, ...]], mark: Mark[Item] | None) -> list[str]:
    """What the parts of a group are called by where they are too many to be numbered; else empty."""
    if len(parts) <= COUNTED or mark is None:
        return [""] * len(parts)
    marks = [f"{mark(part[0]):08x}" for part in parts]
    met = Counter(one[:KEY] for one in marks)
    keys = [one[:KEY] if met[one[:KEY]] == 1 else one for one in marks]
    met = Counter(keys)
    return [key if met[key] == 1 else f"{key}-{at}" for at, key in enumerate(keys)]


def _paths(name: str, keys: Sequence[str]) -> list[str]:
    """The pages of a group; all of many link to the first and the last, so that these are told by no key."""
    if len(keys) == 1:
        return [f"{name}.html"]
    if not keys[0]:
        return [f"{name}-{number}.html" for number in range(1, len(keys) + 1)]
    return [f"{name}-{called}.html" for called in ("first", *keys[1:-1], "last")]


def _runs(names: Sequence[str]) -> list[tuple[int, int]]:
    """Where names that follow one another are the same."""
    starts = [0, *compress(range(1, len(names)), map(ne, islice(names, 1, None), names))]
    return list(zip(starts, [*starts[1:], len(names)], strict=True))


def _parts(
    items: Sequence[Item], rooms: Sequence[float], most: float, mark: Mark[Item] | None
) -> list[tuple[Item, ...]]:
    """A group in parts that have room on a page."""
    parts: list[tuple[Item, ...]] = []
    start = 0
    while start < len(items):
        end = _end(items, rooms, start, most, mark)
        parts.append(tuple(items[start:end]))
        start = end
    return parts


def _end(items: Sequence[Item], rooms: Sequence[float], start: int, most: float, mark: Mark[Item] | None) -> int:
    """Where the part ends that begins at *start*."""
    many = int(most) + 2  # enough unless items take less room than usual
    filled = list(accumulate(rooms[start : start + many]))
    while filled[-1] <= most and start + len(filled) < len(items):
        many *= 2
        filled = list(accumulate(rooms[start : start + many]))
    over = max(1, bisect_right(filled, most))
    if over >= len(filled):
        return len(items)
    first = min(over, bisect_left(filled, FULL * most) + 1)
    if mark is None:
        return start + over
    marks = list(map(mark, items[start + first : start + over + 1]))
    return start + first + marks.index(min(marks))


def _beside(here: int, paths: Sequence[str]) -> tuple[ShelfLink | None, ...]:
    """The pages that a reader turns to from one of many."""
    last = len(paths) - 1
    several = [("first", 0), ("before", here - 1), ("after", here + 1), ("last", last)]
    return tuple(ShelfLink(label=name, path=paths[at]) for name, at in several if 0 <= at <= last and at != here)


def _near(here: int, links: Sequence[ShelfLink]) -> tuple[ShelfLink | None, ...]:
    if len(links) == 1:
        return ()
    shown = [at for at in range(len(links)) if at in (0, len(links) - 1) or abs(at - here) <= NEAR]
    found: list[ShelfLink | None] = []
    for before, at in zip([-1, *shown], shown, strict=False):
        found += [None] if at > before + 1 else []
        found.append(links[at])
    return tuple(found)
