"""A folder of this machine, or of one that is mounted here."""

import contextlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path


class Folder:
    """Files below a folder; each is written beside its place and renamed over it."""

    batch = 1

    def __init__(self, root: Path) -> None:
        self._root = root

    def read(self, path: str) -> bytes | None:
        """See ``Host``."""
        try:
            return (self._root / path).read_bytes()
        except FileNotFoundError:
            return None

    def taken(self, paths: Iterable[str]) -> list[str]:
        """See ``Host``."""
        return [path for path in paths if os.path.lexists(self._root / path)]

    def write(self, files: Mapping[str, bytes]) -> None:
        """See ``Host``."""
        for path, data in files.items():
            target = self._root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            unfinished = target.with_name(f".{target.name}.new")
            try:
                unfinished.write_bytes(data)
                unfinished.replace(target)
            finally:
                with contextlib.suppress(FileNotFoundError):
                    unfinished.unlink()

    def remove(self, path: str) -> None:
        """See ``Host``; folders that are empty then go too."""
        target = self._root / path
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            target.unlink()
        with contextlib.suppress(OSError):
            for folder in list(target.parents)[: path.count("/")]:
                folder.rmdir()
