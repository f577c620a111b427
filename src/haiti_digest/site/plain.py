"""Values in a form that stays the same when articles are numbered anew: with their addresses, to be summed up.

Numbers of articles shift when one is added. What holds none, by the types of its fields, is left as it is: to walk over
every span of every link would take longer than to draw the pages that changed.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import blake2b
from itertools import compress
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar, cast, get_args, get_origin, get_type_hints

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
from haiti_digest.site.packed import Packed, Refs, bare
from haiti_digest.site.pairing import Pair
from haiti_digest.site.shelves import Shelf, ShelfLink

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
NOTHING = type(None)
ARTICLE, KIND, INDEX = attrgetter("article"), attrgetter("kind"), attrgetter("index")
PLAIN = (str, int, float, bool, bytes, NOTHING)

encode = msgspec.msgpack.Encoder(order="deterministic", enc_hook=bare).encode


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
        return _maker(cast(Hashable, type(value)))(self, value)

    def address(self, number: int | Sequence[int] | None) -> Any:
        """What stands for the numbers of articles."""
        if number is None or isinstance(number, int):
            return None if number is None else self._tags[number]
        return [self._tags[one] for one in number]

    def bare(self, value: Any) -> Any:
        """What holds no numbers of articles, as it is."""
        return value

    def numbered(self, one: Numbered) -> str:
        """The id of what is known by its number."""
        return self._ids[one.kind][one.number]

    def ref(self, ref: Ref) -> str:
        """A reference to a record."""
        return f"{self._tags[ref.article]}{ref.kind}{ref.index}"

    def refs(self, refs: Sequence[Ref]) -> tuple[Any, ...]:
        """References to records."""
        kinds, numbers = list(map(KIND, refs)), list(map(INDEX, refs))
        tags = "".join(map(self._tags.__getitem__, map(ARTICLE, refs)))
        return kinds if len(set(kinds)) > 1 else kinds[:1], numbers, tags

    def packed(self, refs: Refs) -> tuple[Any, ...]:
        """References to records of one kind, as ``refs`` has them."""
        tags = "".join(map(self._tags.__getitem__, refs.articles))
        return [refs.kind], refs.numbers.tolist(), tags

    def passage(self, passage: Passage) -> tuple[Any, ...]:
        """A place in an article."""
        return self._tags[passage.article], passage.span, passage.ref and self.ref(passage.ref)

    def passages(self, passages: Sequence[Passage]) -> list[Any]:
        """Places in articles."""
        return [self.passage(one) for one in passages]

    def variants(self, variants: Sequence[Variant]) -> list[Any]:
        """The variants of a thread."""
        return [(self.passage(one.passage), one.how, one.adds, one.lacks) for one in variants]

    def voices(self, voices: Sequence[Voice]) -> list[Any]:
        """The places of a speaker."""
        return [(self._tags[one.article], one.entity) for one in voices]

    def table(self, table: Mapping[Any, Any]) -> list[Any]:
        """Names and what they stand for."""
        return [[self(name), self(one)] for name, one in table.items()]

    def several(self, values: Sequence[Any]) -> Any:
        """Values of one kind or of many, some of them None."""
        kinds = set(map(type, values))
        if len(kinds) == 1:
            return _together(kinds.pop())(self, values)
        if len(kinds) == 2 and NOTHING in kinds:
            (kind,) = kinds - {NOTHING}
            there = [one is not None for one in values]
            return [bytes(there), _together(kind)(self, list(compress(values, there)))]
        return [self(one) for one in values]

    def several_numbered(self, values: Sequence[Numbered]) -> list[str]:
        """The ids of what is known by its number."""
        return [self._ids[one.kind][one.number] for one in values]

    def addresses(self, numbers: Iterable[int | Sequence[int] | None]) -> list[Any]:
        """What stands for the numbers of articles, of several fields."""
        return [self.address(one) for one in numbers]

    def shelf(self, shelf: Shelf[Any]) -> tuple[Any, ...]:
        """What stands on one page of a list; links hold no numbers, but those to groups are many and shared."""
        items, groups = self(shelf.items), self._of_links(shelf.groups) if shelf.groups else None
        at = shelf.label, shelf.path, shelf.total, shelf.first, shelf.number, shelf.of, shelf.key
        return items, groups, at, shelf.parts

    def _of_links(self, links: tuple[ShelfLink, ...]) -> bytes:
        """A sum over the links that all pages of a list share."""
        kept = self._shared.get(id(links))
        if kept is None or kept[0] is not links:
            made = encode(links)
            kept = self._shared[id(links)] = (links, blake2b(made, digest_size=SIZE).digest())
        return kept[1]


Maker = Callable[[Plain, Any], Any]
TOGETHER: dict[Any, Maker] = {
    **dict.fromkeys((*PLAIN, ShelfLink), Plain.bare),
    Numbered: Plain.several_numbered,
    Passage: Plain.passages,
    Ref: Plain.refs,
    Variant: Plain.variants,
    Voice: Plain.voices,
}
"""How several values of a kind are made plain together."""
MAKERS: dict[Any, Maker] = {
    **dict.fromkeys(PLAIN, Plain.bare),
    tuple: Plain.several,
    list: Plain.several,
    dict: Plain.table,
    Numbered: Plain.numbered,
    Shelf: Plain.shelf,
    ShelfLink: Plain.bare,
    Ref: Plain.ref,
    Refs: Plain.packed,
    Passage: Plain.passage,
}


@cache
def _maker(kind: Any) -> Maker:
    """How values of a kind are made plain."""
    if kind in MAKERS:
        return MAKERS[kind]
    names = _names(kind)
    if names is not None:
        return _record_maker(kind, names)
    if issubclass(kind, Packed):
        return lambda plain, value: plain.several(tuple(value))
    if issubclass(kind, Iterable):
        return lambda plain, value: [plain(one) for one in value]
    return lambda _, value: str(value)


@cache
def _together(kind: Any) -> Maker:
    """How several values of a kind are made plain: records field by field, each field of all of them at once."""
    if kind in TOGETHER:
        return TOGETHER[kind]
    names = None if kind in MAKERS else _names(kind)
    if names is None:
        make = _maker(kind)
        return lambda plain, values: [make(plain, one) for one in values]
    fields = _parts_of(kind, names)
    makers: list[tuple[Callable[[Any], Any], Maker]] = [(attrgetter(name), Plain.addresses) for name in fields.numbers]
    makers += [(attrgetter(name), TOGETHER.get(hint, Plain.several)) for name, hint in fields.others]
    makers += [(attrgetter(*fields.rest), Plain.bare)] if fields.rest else []
    return lambda plain, values: [make(plain, [*map(get, values)]) for get, make in makers]


class _Fields(NamedTuple):
    """The fields of a record: those with numbers of articles, those that may hold some, with their types, the rest."""

    numbers: list[str]
    others: list[tuple[str, Any]]
    rest: list[str]


def _parts_of(kind: Any, names: Sequence[str]) -> _Fields:
    hints = get_type_hints(kind)
    numbers = [name for name in names if name in NUMBERS.get(kind, ())]
    others = [name for name in names if name not in numbers and _numbered(hints.get(name, Any))]
    rest = [name for name in names if name not in numbers and name not in others]
    return _Fields(numbers, [(name, hints.get(name, Any)) for name in others], rest)


def _record_maker(kind: Any, names: Sequence[str]) -> Maker:
    """How a record is made plain: field by field where it may hold numbers of articles, all others at once."""
    fields = _parts_of(kind, names)
    makers: list[tuple[Callable[[Any], Any], Maker]] = [(attrgetter(name), Plain.address) for name in fields.numbers]
    makers += [(attrgetter(name), _field_maker(hint)) for name, hint in fields.others]
    makers += [(attrgetter(*fields.rest), Plain.bare)] if fields.rest else []
    return lambda plain, value: [make(plain, get(value)) for get, make in makers]


def _field_maker(hint: Any) -> Maker:
    """How a field is made plain: where its type tells what it holds, without looking at each value."""
    of = get_args(hint)
    if get_origin(hint) is tuple and len(of) == 2 and of[1] is Ellipsis and of[0] in (Passage, Ref, Variant, Voice):
        return TOGETHER[of[0]]
    return MAKERS[hint] if hint in (Ref, Passage) else Plain.__call__


def _names(kind: Any) -> tuple[str, ...] | None:
    if is_dataclass(kind):
        return tuple(field.name for field in fields(kind))
    return getattr(kind, "__struct_fields__", None) or getattr(kind, "_fields", None)


@cache
def _numbered(hint: Any) -> bool:
    """Whether values of a type may hold numbers of articles: in any case where the type does not tell."""
    if hint in NUMBERS or hint in (Numbered, Refs, Any, object) or isinstance(hint, TypeVar):
        return True
    if any(map(_numbered, get_args(hint))):
        return True
    return isinstance(hint, type) and _names(hint) is not None and any(map(_numbered, get_type_hints(hint).values()))
