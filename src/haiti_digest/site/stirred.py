"""What has changed, of all that pages may look at, since the pages were last drawn or found to stand.

Every thing has a sum. To make things plain that hold numbers of articles takes long; so beside the sum of the plain
thing that of the thing as it is stands too: where this is the same, and so are the addresses of the articles by number,
the other is.
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from struct import unpack
from typing import Any

import msgspec

from haiti_digest.on_demand import InParts
from haiti_digest.site.plain import encode
from haiti_digest.site.states import MARK, Kind, States, mark_of_key

SIZE = 8
"""Bytes of a sum, which is compared with that of one other thing alone."""
PART = 16
"""Bytes of a sum over a part, which is compared with those of all others."""


class Sums(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Of the things of a kind, by name: sums over what they are, and over what is plain of those with numbers.

    ``parts`` are sums over those in which they lie.
    """

    names: Sequence[str | None]
    found: bytes
    plain: bytes
    parts: frozenset[bytes] = frozenset()


class Told(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What all things came to, for a later build: with the program and settings of *version*.

    ``articles`` is how many there were, ``addresses`` a sum over their addresses, ``kinds`` the sums of each kind,
    encoded: those of one kind at a time are held otherwise.
    """

    version: bytes
    articles: int
    addresses: bytes
    kinds: dict[str, msgspec.Raw]


class Stirred:
    """What has changed since what was told by an earlier build; nothing is known to stand where *before* is None."""

    def __init__(self, states: States, version: bytes, before: bytes | None) -> None:
        last = _read(before, version)
        count = last.articles if last else 0
        self._same_numbers = last is not None and last.addresses == _sum(states.addresses[:count])
        self._known = last is not None
        self._marks: set[int] = set()
        self._states = states
        with states.unnoted():
            kinds = {one.kind: self._encoded(one, last.kinds.get(one.kind) if last else None) for one in states.kinds()}
        self.told = msgspec.msgpack.encode(Told(version, len(states.addresses), _sum(states.addresses), kinds))
        """What a later build needs to know."""

    def stands(self, marks: bytes) -> bool:
        """Whether nothing has changed that *marks* stand for."""
        return self._known and self._marks.isdisjoint(unpack(f">{len(marks) // MARK}I", marks))

    def _encoded(self, kind: Kind, last: msgspec.Raw | None) -> msgspec.Raw:
        before = None if last is None else msgspec.msgpack.decode(last, type=Sums)
        return msgspec.Raw(msgspec.msgpack.encode(self._told(kind, before)))

    def _told(self, kind: Kind, last: Sums | None) -> Sums:
        """What the things of a kind came to; notes which are not what they were."""
        if kind.beside and isinstance(kind.things, InParts) and len(set(kind.names)) == len(kind.names):
            return self._told_in_parts(kind, kind.things, last)
        names, before = _apart(kind.names), _Before(last)
        found, plain = bytearray(), bytearray()
        for name, thing in zip(names, kind.things, strict=True):
            told = kind.told(thing)
            now = _sum(told)
            found += now
            if kind.numbered:
                now = self._plain(before, name, now, told)
                plain += now
            self._note(kind.kind, name, before.last(name) == now)
        self._note_gone(kind.kind, before, names)
        return Sums([*names], bytes(found), bytes(plain))

    def _told_in_parts(self, kind: Kind, things: InParts, last: Sums | None) -> Sums:
        """The same of things that lie in parts: those of a part that is as it was are, where numbers are the same."""
        before = _Before(last)
        stand = last.parts if last and self._same_numbers else frozenset()
        found, plain = bytearray(), bytearray()
        parts: set[bytes] = set()
        for numbers, data in things.parts():
            sum_ = _sum_of_part(data, [kind.beside(number) for number in numbers] if kind.beside else [])
            parts.add(sum_)
            for name, number in zip(kind.names[numbers.start : numbers.stop], numbers, strict=True):
                if sum_ in stand:
                    found += before.found(name) or b""
                    plain += before.last(name) or b""
                    continue
                told = kind.told(kind.things[number])
                now = _sum(told)
                found += now
                now = self._plain(before, name, now, told)
                plain += now
                self._note(kind.kind, name, before.last(name) == now)
        self._note_gone(kind.kind, before, kind.names)
        return Sums([*kind.names], bytes(found), bytes(plain), frozenset(parts))

    def _plain(self, before: "_Before", name: str | None, found: bytes, told: Any) -> bytes:
        """The sum over what is plain of a thing, which is what it was where the thing is as it was, and the numbers."""
        last = before.last(name) if self._same_numbers and before.found(name) == found else None
        return last or _sum(self._states.plain(told))

    def _note(self, kind: str, name: str | None, same: bool) -> None:
        if self._known and not same:
            self._marks.add(mark_of_key(kind if name is None else f"{kind} {name.partition(AGAIN)[0]}"))

    def _note_gone(self, kind: str, before: "_Before", names: Iterable[str | None]) -> None:
        for name in before.names.keys() - names:
            self._note(kind, name, same=False)


class _Before:
    """The sums of the things of a kind as they were in an earlier build, by name."""

    def __init__(self, sums: Sums | None) -> None:
        self.names: Mapping[str | None, int] = {name: at for at, name in enumerate(sums.names)} if sums else {}
        self._found = sums.found if sums else b""
        self._plain = (sums.plain or sums.found) if sums else b""

    def found(self, name: str | None) -> bytes | None:
        """The sum over what a thing was."""
        at = self.names.get(name)
        return None if at is None else self._found[at * SIZE : at * SIZE + SIZE]

    def last(self, name: str | None) -> bytes | None:
        """That over what was plain of it, where it had numbers; else over what it was."""
        at = self.names.get(name)
        return None if at is None else self._plain[at * SIZE : at * SIZE + SIZE]


AGAIN = "\0"
"""Between a name that several things have and a number, as they are told apart."""


def _apart(names: Sequence[str | None]) -> Sequence[str | None]:
    """*names*, each once: where several things have one they are numbered."""
    if len(set(names)) == len(names):
        return names
    met: dict[str | None, int] = {}
    apart: list[str | None] = []
    for name in names:
        met[name] = met.get(name, 0) + 1
        apart.append(name if met[name] == 1 else f"{name}{AGAIN}{met[name]}")
    return apart


def _sum_of_part(data: bytes, beside: Sequence[Any]) -> bytes:
    return blake2b(encode(beside), digest_size=PART, key=blake2b(data, digest_size=PART).digest()).digest()


def _sum(value: Any) -> bytes:
    return blake2b(encode(value), digest_size=SIZE).digest()


def _read(before: bytes | None, version: bytes) -> Told | None:
    """What an earlier build told; None where that was another program or had other settings."""
    try:
        last = msgspec.msgpack.decode(before, type=Told) if before else None
    except msgspec.DecodeError:  # what another program kept may have another form
        return None
    return last if last and last.version == version else None
