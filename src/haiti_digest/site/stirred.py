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

from haiti_digest.site.plain import encode
from haiti_digest.site.states import MARK, Kind, States, mark_of_key

SIZE = 8
"""Bytes of a sum, which is compared with that of one other thing alone."""


class Sums(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Of the things of a kind, by name: sums over what they are, and over what is plain of those with numbers."""

    names: Sequence[str | None]
    found: bytes
    plain: bytes


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


def _sum(value: Any) -> bytes:
    return blake2b(encode(value), digest_size=SIZE).digest()


def _read(before: bytes | None, version: bytes) -> Told | None:
    """What an earlier build told; None where that was another program or had other settings."""
    try:
        last = msgspec.msgpack.decode(before, type=Told) if before else None
    except msgspec.DecodeError:  # what another program kept may have another form
        return None
    return last if last and last.version == version else None
