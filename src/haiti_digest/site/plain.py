"""Values in a form that stays the same when articles are numbered anew: with their addresses, to be summed up.

Numbers of articles shift when one is added. What holds none, by the types of its fields, is left as it is: to walk over
every span of every link would take longer than to draw the pages that changed.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar, cast, get_args, get_type_hints

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
    Variant,
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
            return self._ref(value)
        if kind is Passage:
            return self._passage(value)
        if kind is dict:
            return [[self(name), self(one)] for name, one in value.items()]
        held = _fields(cast(Hashable, kind))
        if held is None:
            return str(value) if not isinstance(value, Iterable) else [self(one) for one in value]
        made = [self.address(getattr(value, name)) for name in held.numbers]
        made += [self(getattr(value, name)) for name in held.others]
        made.append(held.bare(value))
        return made

    def address(self, number: int | Sequence[int] | None) -> Any:
        """What stands for the numbers of articles."""
        if number is None or isinstance(number, int):
            return None if number is None else self._tags[number]
        return [self._tags[one] for one in number]

    def _ref(self, ref: Ref) -> str:
        return f"{self._tags[ref.article]}{ref.kind}{ref.index}"

    def _passage(self, passage: Passage) -> tuple[Any, ...]:
        return self._tags[passage.article], passage.span, passage.ref and self._ref(passage.ref)

    def _several(self, value: Sequence[Any]) -> Any:
        kinds = set(map(type, value))
        if len(kinds) == 1:
            (kind,) = kinds
            if kind in PLAIN:
                return value
            if kind is Ref:
                return " ".join(map(self._ref, value))
            if kind is Variant:
                return [(*self._passage(one.passage), one.how, one.adds, one.lacks) for one in value]
            if kind is Voice:
                return [(self._tags[one.article], one.entity) for one in value]
            if kind is ShelfLink and type(value) is tuple:
                return self._of_links(value)
        return [self(one) for one in value]

    def _of_links(self, links: tuple[Any, ...]) -> bytes:
        """A sum over the links that all pages of a list share."""
        kept = self._shared.get(id(links))
        if kept is None or kept[0] is not links:
            made = encode([self(link) for link in links])
            kept = self._shared[id(links)] = (links, blake2b(made, digest_size=SIZE).digest())
        return kept[1]


class Fields(NamedTuple):
    """The fields of a record: those that are numbers of articles, those that may hold some, and all others at once."""

    numbers: tuple[str, ...]
    others: tuple[str, ...]
    bare: Callable[[Any], Any]


@cache
def _fields(kind: Any) -> Fields | None:
    """The fields of a record, by how they are made plain; None for what is none."""
    names = _names(kind)
    if names is None:
        return None
    hints = get_type_hints(kind)
    numbers = tuple(name for name in names if name in NUMBERS.get(kind, ()))
    others = tuple(name for name in names if name not in numbers and _numbered(hints.get(name, Any)))
    bare = [name for name in names if name not in numbers and name not in others]
    return Fields(numbers, others, attrgetter(*bare) if bare else lambda _: None)


def _names(kind: Any) -> tuple[str, ...] | None:
    if is_dataclass(kind):
        return tuple(field.name for field in fields(kind))
    return getattr(kind, "__struct_fields__", None) or getattr(kind, "_fields", None)


@cache
def _numbered(hint: Any) -> bool:
    """Whether values of a type may hold numbers of articles: in any case where the type does not tell.

    Links that pages of a list share hold none, but are summed up once for all of them.
    """
    if hint in NUMBERS or hint in (Numbered, ShelfLink, Any, object) or isinstance(hint, TypeVar):
        return True
    if any(map(_numbered, get_args(hint))):
        return True
    return isinstance(hint, type) and _names(hint) is not None and any(map(_numbered, get_type_hints(hint).values()))
