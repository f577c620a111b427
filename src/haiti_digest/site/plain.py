"""Values in a form that stays the same when articles are numbered anew: with their addresses, to be summed up.

Numbers of articles shift when one is added. What holds none, by the types of its fields, is left as it is: to walk over
every span of every link would take longer than to draw the pages that changed.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import blake2b
from typing import Any, TypeVar, cast, get_args, get_type_hints

import msgspec

from haiti_digest.records import (
    Copies,
    Copy,
    EstimatedDate,
    Passage,
    Ref,
    Tension,
    Thread,
    Topic,
    Version,
    Versions,
    Voice,
)
from haiti_digest.site.heard import Heard
from haiti_digest.site.looks import Numbered
from haiti_digest.site.pairing import Pair
from haiti_digest.site.shelves import ShelfLink

SIZE = 16
"""Bytes of a sum."""
TAG = 6
"""Bytes that stand for an address within a sum."""
NUMBERS = {
    Copies: {"first"},
    Copy: {"article"},
    Heard: {"articles"},
    EstimatedDate: {"article"},
    Pair: {"one", "two"},
    Passage: {"article"},
    Ref: {"article"},
    Tension: {"silent"},
    Thread: {"copies"},
    Topic: {"articles"},
    Version: {"article"},
    Versions: {"newest"},
    Voice: {"article"},
}
"""The fields that hold numbers of articles."""
PLAIN = (str, int, float, bool, bytes, type(None))

encode = msgspec.msgpack.Encoder(order="deterministic").encode


class Plain:
    """Makes values plain: *addresses* are those of the articles, *ids* those of what links them, by kind."""

    def __init__(self, addresses: Sequence[str], ids: Mapping[str, Sequence[str]]) -> None:
        self._tags = [
            blake2b(address.encode("utf-8", "surrogatepass"), digest_size=TAG).hexdigest() for address in addresses
        ]
        self._ids = ids
        self._shared: dict[int, tuple[object, bytes]] = {}

    def __call__(self, value: Any) -> Any:
        """*value* with addresses in place of the numbers of articles, in types that can be encoded."""
        kind = type(value)
        if kind in PLAIN:
            return value
        if kind is tuple or kind is list:
            return self._several(value)
        if kind is Numbered:
            return self._ids[value.kind][value.number]
        if kind is Ref:
            return f"{self._tags[value.article]} {value.kind} {value.index}"
        if kind is dict:
            return [[self(name), self(one)] for name, one in value.items()]
        held = _fields(cast(Hashable, kind))
        if held is None:
            return str(value) if not isinstance(value, Iterable) else [self(one) for one in value]
        return [self._field(getattr(value, name), how) for name, how in held]

    def address(self, number: int | Sequence[int] | None) -> Any:
        """What stands for the numbers of articles."""
        if number is None or isinstance(number, int):
            return None if number is None else self._tags[number]
        return [self._tags[one] for one in number]

    def _field(self, value: Any, how: str) -> Any:
        return value if how == "as it is" else self.address(value) if how == "number" else self(value)

    def _several(self, value: Sequence[Any]) -> Any:
        first = type(value[0]) if value else None
        if first is Ref and all(type(one) is Ref for one in value):
            tags = self._tags
            return " ".join([f"{tags[one.article]}{one.kind}{one.index}" for one in value])
        if first is Passage and all(type(one) is Passage for one in value):
            return [(self._tags[one.article], one.span, one.ref and self(one.ref)) for one in value]
        if first is ShelfLink and type(value) is tuple:
            return self._of_links(value)
        return [self(one) for one in value]

    def _of_links(self, links: tuple[Any, ...]) -> bytes:
        """A sum over the links that all pages of a list share."""
        kept = self._shared.get(id(links))
        if kept is None or kept[0] is not links:
            made = encode([self(link) for link in links])
            kept = self._shared[id(links)] = (links, blake2b(made, digest_size=SIZE).digest())
        return kept[1]


@cache
def _fields(kind: Any) -> tuple[tuple[str, str], ...] | None:
    """The names of a record's fields, and how each is made plain; None for what is none."""
    names = _names(kind)
    if names is None:
        return None
    hints = get_type_hints(kind)
    numbers = NUMBERS.get(kind, ())
    return tuple(
        (name, "number" if name in numbers else "plain" if _numbered(hints.get(name, Any)) else "as it is")
        for name in names
    )


def _names(kind: Any) -> tuple[str, ...] | None:
    if is_dataclass(kind):
        return tuple(field.name for field in fields(kind))
    return getattr(kind, "__struct_fields__", None) or getattr(kind, "_fields", None)


@cache
def _numbered(hint: Any) -> bool:
    """Whether values of a type may hold numbers of articles: in any case where the type does not tell."""
    if hint in NUMBERS or hint is Numbered or hint is Any or hint is object or isinstance(hint, TypeVar):
        return True
    if any(map(_numbered, get_args(hint))):
        return True
    return isinstance(hint, type) and _names(hint) is not None and any(map(_numbered, get_type_hints(hint).values()))
