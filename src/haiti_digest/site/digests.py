"""The files of a site with their SHA-256, in few bytes."""

from collections.abc import Iterator, Mapping, MutableMapping
from sys import intern
from typing import Self


class Digests(MutableMapping[str, str]):
    """SHA-256 as hexadecimal digits by the paths of files; what is held of each is half as long.

    Of several such lists, which mostly have the same files, a path is held once; a sum too, where the list is told of
    one that it is *like*.
    """

    def __init__(self, told: Mapping[str, str] | None = None, like: Self | None = None) -> None:
        self._held: dict[str, bytes] = {}
        self._like = like._held if like else {}
        self.update(told or {})

    def __getitem__(self, path: str) -> str:
        return self._held[path].hex()

    def __setitem__(self, path: str, digest: str) -> None:
        sums, before = bytes.fromhex(digest), self._like.get(path)
        self._held[intern(path)] = before if before == sums else sums

    def __delitem__(self, path: str) -> None:
        del self._held[path]

    def __contains__(self, path: object) -> bool:
        return path in self._held

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def sorted(self) -> Self:
        """The same by path."""
        found = type(self)()
        found._held = {path: self._held[path] for path in sorted(self._held)}
        return found
