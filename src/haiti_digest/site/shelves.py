"""Long lists cut into pages: by month, by letter, by thing counted, and a group that is too long into several.

A short list stays on one page. The first shelf takes the list's own address; the others stand in a folder under the
name of their group, so that their addresses tell what is on them. Where a long group is cut follows from what stands
there, not from how much stands before: so an item more or less moves no others than those near it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Generic, TypeVar
from zlib import crc32

from haiti_digest.records import Record

Item = TypeVar("Item")
Mark = Callable[[Item], int]
FULL = 0.7
"""Of what a page may hold, so much it holds before it is looked for a good place to cut."""
NEAR = 5
"""Parts of a group that are linked before and after the one shown, beside the first and the last."""


class ShelfLink(Record, frozen=True, kw_only=True):
    """A page of a long list, to link to: its name, its address and how much is in its whole group; 0 for not told."""

    label: str
    path: str
    count: int = 0


@dataclass(frozen=True, kw_only=True)
class Shelf(Generic[Item]):
    """What stands on one page of a list.

    ``total`` is how much there is to tell of: on the list's ``first`` page the whole list, on others what stands there,
    so that they stay as they are when the list grows elsewhere. ``groups`` lead to the first page of each group, on the
    list's first page with their counts; ``parts`` are pages of this group, those near this one where they are many,
    None where some are left out. Both are empty where there is no other page.
    """

    label: str
    path: str
    items: tuple[Item, ...]
    total: int
    first: bool = True
    number: int = 1
    of: int = 1
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
) -> list[Shelf[Item]]:
    """*items* in their order, at most *most* a page; *group* gives name for the address and label of an item's group.

    *room* is what an item takes of *most*, 1 where it is not given. A group is cut before the item with the least
    *mark* of those that may begin a page, a number that follows from the item alone; without marks each page is as
    full as can be. *path* is the list's own page (``quotes.html``); the others are called ``quotes/NAME.html``.
    """
    rooms = [room(item) for item in items] if room else [1.0] * len(items)
    if sum(rooms) <= most:
        return [Shelf(label="", path=path, items=tuple(items), total=len(items))]
    folder = path.removesuffix("/index.html").removesuffix(".html")
    named = zip(map(group, items), zip(items, rooms, strict=True), strict=True)
    cut = [
        (name, label, _parts([pair for _, pair in found], most, mark))
        for (name, label), found in groupby(named, key=itemgetter(0))
    ]
    places = [_paths(f"{folder}/{name}", len(parts)) for name, _, parts in cut]
    places[0][0] = path
    groups = tuple(
        ShelfLink(label=label, path=paths[0], count=sum(map(len, parts)))
        for (_, label, parts), paths in zip(cut, places, strict=True)
    )
    bare = tuple(ShelfLink(label=one.label, path=one.path) for one in groups)
    return [
        Shelf(
            label=label,
            path=paths[at],
            items=part,
            total=len(items) if paths[at] == path else len(part),
            first=paths[at] == path,
            number=at + 1,
            of=len(parts),
            groups=groups if paths[at] == path else bare,
            parts=_near(at, paths),
        )
        for (_, label, parts), paths in zip(cut, places, strict=True)
        for at, part in enumerate(parts)
    ]


def _paths(name: str, parts: int) -> list[str]:
    return [f"{name}.html"] if parts == 1 else [f"{name}-{number}.html" for number in range(1, parts + 1)]


def _parts(found: Sequence[tuple[Item, float]], most: float, mark: Mark[Item] | None) -> list[tuple[Item, ...]]:
    """A group in parts that have room on a page."""
    parts: list[tuple[Item, ...]] = []
    start = 0
    while start < len(found):
        end = _end(found, start, most, mark)
        parts.append(tuple(item for item, _ in found[start:end]))
        start = end
    return parts


def _end(found: Sequence[tuple[Item, float]], start: int, most: float, mark: Mark[Item] | None) -> int:
    """Where the part ends that begins at *start*."""
    filled = found[start][1]
    first = None
    for at in range(start + 1, len(found)):
        if first is None and filled >= FULL * most:
            first = at
        filled += found[at][1]
        if filled > most:
            several = range(at if first is None else first, at + 1)
            return at if mark is None else min(several, key=lambda one: mark(found[one][0]))
    return len(found)


def _near(here: int, paths: Sequence[str]) -> tuple[ShelfLink | None, ...]:
    if len(paths) == 1:
        return ()
    shown = [at for at in range(len(paths)) if at in (0, len(paths) - 1) or abs(at - here) <= NEAR]
    links: list[ShelfLink | None] = []
    for before, at in zip([-1, *shown], shown, strict=False):
        links += [None] if at > before + 1 else []
        links.append(ShelfLink(label=str(at + 1), path=paths[at]))
    return tuple(links)
