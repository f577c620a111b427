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

    ``articles`` is how many there were, ``addresses`` a sum over their addresses.
    """

    version: bytes
    articles: int
    addresses: bytes
    kinds: dict[str, Sums]


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
            kinds = {one.kind: self._told(one, last.kinds.get(one.kind) if last else None) for one in states.kinds()}
        self.told = msgspec.msgpack.encode(Told(version, len(states.addresses), _sum(states.addresses), kinds))
        """What a later build needs to know."""

    def stands(self, marks: bytes) -> bool:
        """Whether nothing has changed that *marks* stand for."""
        return self._known and self._marks.isdisjoint(unpack(f">{len(marks) // MARK}I", marks))

    def _told(self, kind: Kind, last: Sums | None) -> Sums:
        """What the things of a kind came to; notes which are not what they were."""
        if kind.beside and isinstance(kind.things, InParts) and len(set(kind.names)) == len(kind.names):
            return self._told_in_parts(kind, kind.things, last)
        names = _apart(kind.names)
        told = kind.told
        found = [_sum(told(thing)) for thing in kind.things]
        before = _by_name(last.names, last.found) if last else {}
        if not kind.numbered:
            self._note(kind.kind, dict(zip(names, found, strict=True)), before)
            return Sums(names, b"".join(found), b"")
        plain_before = _by_name(last.names, last.plain) if last else {}
        stand = before if self._same_numbers else {}
        plain = [
            plain_before[name] if stand.get(name) == now else _sum(self._states.plain(told(thing)))
            for name, now, thing in zip(names, found, kind.things, strict=True)
        ]
        self._note(kind.kind, dict(zip(names, plain, strict=True)), plain_before)
        return Sums(names, b"".join(found), b"".join(plain))

    def _told_in_parts(self, kind: Kind, things: InParts, last: Sums | None) -> Sums:
        """The same of things that lie in parts: those of a part that is as it was are, where numbers are the same."""
        before = _by_name(last.names, last.found) if last else {}
        plain_before = _by_name(last.names, last.plain) if last else {}
        stand = last.parts if last and self._same_numbers else frozenset()
        now: dict[str | None, tuple[bytes, bytes]] = {}
        parts: set[bytes] = set()
        for numbers, data in things.parts():
            sum_ = _sum_of_part(data, [kind.beside(number) for number in numbers] if kind.beside else [])
            parts.add(sum_)
            names = kind.names[numbers.start : numbers.stop]
            if sum_ in stand:
                now.update((name, (before[name], plain_before[name])) for name in names)
                continue
            for name, thing in zip(names, [kind.things[number] for number in numbers], strict=True):
                told = kind.told(thing)
                found = _sum(told)
                same = self._same_numbers and before.get(name) == found
                now[name] = found, plain_before[name] if same else _sum(self._states.plain(told))
        self._note(kind.kind, {name: plain for name, (_, plain) in now.items()}, plain_before)
        found_, plain_ = (b"".join([one[at] for one in now.values()]) for at in (0, 1))
        return Sums(kind.names, found_, plain_, frozenset(parts))

    def _note(self, kind: str, now: Mapping[str | None, bytes], before: Mapping[str | None, bytes]) -> None:
        for name in {name for name, _ in now.items() ^ before.items()}:
            self._marks.add(mark_of_key(kind if name is None else f"{kind} {name.partition(AGAIN)[0]}"))


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


def _by_name(names: Iterable[str | None], sums: bytes) -> dict[str | None, bytes]:
    return dict(zip(names, [sums[at : at + SIZE] for at in range(0, len(sums), SIZE)], strict=True))


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
