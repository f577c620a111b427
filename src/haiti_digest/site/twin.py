"""A twin of the site as it was built, by hard links: what is kept of it needs no disk and costs nothing to keep.

A new site is made in the twin by changing only what differs, and swapped with the old one, which becomes the twin.
While it is worked on, nothing tells what it holds, so that one that a killed build has left is made anew. A page that
somebody edits in place changes in the twin too: whoever keeps a file from it looks at its stamp first.
"""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import chain
from pathlib import Path
from sys import intern
from typing import NamedTuple

import msgspec

from haiti_digest.site.digests import Digests

LISTED = "twin.json"
FOLDER = "twin"


class Held(NamedTuple):
    """What lies in a site's folder: its files with their SHA-256, what we keep there for later builds, and what others
    put there."""

    files: Mapping[str, str]
    notes: list[str]
    others: list[str]


class _Head(msgspec.Struct):
    """The first line of the list of a twin: how many lines follow, and what others put there."""

    lines: int
    others: list[str]


class _Line(msgspec.Struct, array_like=True, gc=False):
    """A file with its SHA-256, empty for a note, and its stamp as we wrote it."""

    path: str
    digest: str
    stamp: str


class Twin:
    """The twin in a *folder* of its own.

    ``held`` are the files in it with their SHA-256; it is empty where nothing is known of the folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder / FOLDER
        self._list = folder / LISTED
        self.held = Digests()
        self._stamps: dict[str, bytes] = {}

    def take(self, like: Digests | None = None) -> None:
        """Begins to work on it: files that are not the site's own go; most sums are *like* those of a site.

        OSError where it cannot be written.
        """
        self.held = Digests(like=like)
        others = self._read()
        self._list.unlink(missing_ok=True)
        if others is None:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir(parents=True, exist_ok=True)
            return
        take_away(self.folder, [*(path for path in self._stamps if path not in self.held), *others])

    def _read(self) -> list[str] | None:
        """Learns what the twin holds and gives what others put there; None where nothing is known of it."""
        try:
            with self._list.open("rb") as listed:
                head = msgspec.json.decode(next(listed, b""), type=_Head)
                for line in _lines(listed, head.lines):
                    self._stamps[intern(line.path)] = line.stamp.encode()
                    if line.digest:
                        self.held[line.path] = line.digest
        except (OSError, ValueError):
            self.held, self._stamps = Digests(), {}
            return None
        return head.others if self.folder.is_dir() else None

    def follow(self, out: Path, held: Held, touched: Iterable[str]) -> None:
        """Makes the folder hold what *out* holds, and says so; of the site’s own files those *touched* may differ."""
        others = [*held.notes, *held.others]
        try:
            if self.folder.is_dir():
                take_away(self.folder, [*touched, *others])
                linked = [*(path for path in touched if path in held.files), *others]
            else:
                linked, self._stamps = [*held.files, *others], {}
            there, here = os.fspath(out), os.fspath(self.folder)
            for path in linked:
                link(f"{there}/{path}", f"{here}/{path}")
                self._stamps.pop(path, None)
            with self._list.open("wb") as file:
                file.writelines(self._told(out, held))
        except OSError:  # a twin is a help, not a promise
            shutil.rmtree(self.folder, ignore_errors=True)

    def _told(self, out: Path, held: Held) -> Iterator[bytes]:
        """The list of what the folder holds, line by line."""
        encode = msgspec.json.Encoder().encode
        yield encode(_Head(len(held.files) + len(held.notes), held.others)) + b"\n"
        for path, digest in chain(held.files.items(), ((note, "") for note in held.notes)):
            stamp = self._stamps.get(path) or stamp_of(f"{out}/{path}")
            yield encode(_Line(path, digest, stamp.decode())) + b"\n"

    def restore(self, out: Path) -> bool:
        """Makes *out*, which is gone, from the twin, without the files of others.

        False where there is no whole one, or somebody has edited a page.
        """
        if out.exists():
            return False
        new = out.with_name(f".{out.name}.new")
        try:
            shutil.rmtree(new, ignore_errors=True)
            there, here = os.fspath(self.folder), os.fspath(new)
            with self._list.open("rb") as listed:
                head = msgspec.json.decode(next(listed, b""), type=_Head)
                for line in _lines(listed, head.lines):
                    if stamp_of(f"{there}/{line.path}").decode() != line.stamp:
                        raise FileNotFoundError(line.path)
                    link(f"{there}/{line.path}", f"{here}/{line.path}")
            new.rename(out)
        except (OSError, ValueError):
            shutil.rmtree(new, ignore_errors=True)
            return False
        return True


def _lines(listed: Iterable[bytes], number: int) -> Iterator[_Line]:
    """So many lines of the list of a twin; ValueError where there are others."""
    decode = msgspec.json.Decoder(_Line).decode
    read = 0
    for line in listed:
        yield decode(line)
        read += 1
    if read != number:
        raise ValueError("the list was not written to its end")


def stamp_of(path: Path | str) -> bytes:
    """Size, time and inode of a file as it was written; a link keeps them, an edit does not. Empty where it is gone."""
    try:
        status = os.lstat(path)
    except OSError:
        return b""
    return b"%d-%d-%d" % (status.st_size, status.st_mtime_ns, status.st_ino)


def link(before: Path | str, target: Path | str) -> None:
    """A hard link, with the folders it needs. OSError where it cannot be made."""
    try:
        os.link(before, target, follow_symlinks=False)
    except FileNotFoundError:
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        os.link(before, target, follow_symlinks=False)


def take_away(folder: Path, paths: Iterable[str]) -> None:
    """Takes files away, and the folders that are empty then."""
    above = set()
    for path in paths:
        with suppress(FileNotFoundError):
            (folder / path).unlink()
        above.add(path.rpartition("/")[0])
    for inside in sorted(above, key=len, reverse=True):
        while inside:
            try:
                (folder / inside).rmdir()
            except OSError:
                break
            inside = inside.rpartition("/")[0]
