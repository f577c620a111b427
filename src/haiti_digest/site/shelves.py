"""Long lists cut into pages: by month, by letter, by thing counted, and a group that is too long into several.

A short list stays on one page. The first shelf takes the list's own address; the others stand in a folder under the
name of their group, so that their addresses tell what is on them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from haiti_digest.records import Record

Item = TypeVar("Item")


class ShelfLink(Record, frozen=True, kw_only=True):
    """A page of a long list, to link to: its name, its address and how much is on it."""

    label: str
    path: str
    count: int


@dataclass(frozen=True, kw_only=True)
class Shelf(Generic[Item]):
    """What stands on one page; ``others`` are all pages of the list, empty where there is only this one."""

    label: str
    path: str
    items: tuple[Item, ...]
    others: tuple[ShelfLink, ...] = ()


def shelves(items: Sequence[Item], group: Callable[[Item], tuple[str, str]], path: str, most: int) -> list[Shelf[Item]]:
    """*items* in their order, at most *most* a page; *group* gives name for the address and label of an item's group.

    *path* is the list's own page (``quotes.html``); the others are called ``quotes/NAME.html``.
    """
    if len(items) <= most:
        return [Shelf(label="", path=path, items=tuple(items))]
    folder = path.removesuffix("/index.html").removesuffix(".html")
    cut = [piece for key, found in groupby(items, key=group) for piece in _pieces(key, tuple(found), most)]
    links = tuple(
        ShelfLink(label=label, path=f"{folder}/{name}.html" if number else path, count=len(found))
        for number, (name, label, found) in enumerate(cut)
    )
    return [
        Shelf(label=link.label, path=link.path, items=found, others=links)
        for link, (_, _, found) in zip(links, cut, strict=True)
    ]


def _pieces(key: tuple[str, str], found: tuple[Item, ...], most: int) -> Iterable[tuple[str, str, tuple[Item, ...]]]:
    name, label = key
    if len(found) <= most:
        return [(name, label, found)]
    parts = [found[start : start + most] for start in range(0, len(found), most)]
    return [
        (f"{name}-{number}", f"{label}, part {number} of {len(parts)}", part) for number, part in enumerate(parts, 1)
    ]
