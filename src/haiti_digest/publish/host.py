"""What publishing needs of a place that holds files; each kind of place is a module of its own."""

from collections.abc import Iterable, Mapping
from typing import Protocol


class Host(Protocol):
    """A place of files by relative POSIX path. What goes wrong with it is an OSError, whatever library is below."""

    batch: int
    """So many files are best sent at once."""

    def read(self, path: str) -> bytes | None:
        """The bytes of a file; None where there is none."""

    def taken(self, paths: Iterable[str]) -> list[str]:
        """Those of *paths* at which there is something."""

    def write(self, files: Mapping[str, bytes]) -> None:
        """Puts files there, each whole or not at all."""

    def remove(self, path: str) -> None:
        """Takes a file away; nothing where there is none."""
