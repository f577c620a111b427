"""A twin of the site as it was built, by hard links: what is kept of it needs no disk and costs nothing to keep.

A new site is made in the twin by changing only what differs, and swapped with the old one, which becomes the twin.
While it is worked on, nothing tells what it holds, so that one that a killed build has left is made anew. A page that
somebody edits in place changes in the twin too: whoever keeps a file from it looks at its stamp first.
"""

import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from sys import intern

import msgspec

LISTED = "twin.json"
FOLDER = "twin"


class Held(msgspec.Struct):
    """What lies in a site's folder: its files with their SHA-256, what we keep there for later builds, what others put
    there, and the stamps of the files and notes as we wrote them."""

    files: dict[str, str]
    notes: list[str]
    others: list[str]
    stamps: dict[str, str] = {}


class Twin:
    """The twin in a *folder* of its own.

    ``held`` are the files in it with their SHA-256; it is empty where nothing is known of the folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder / FOLDER
        self._list = folder / LISTED
        self.held: dict[str, str] = {}
        self._stamps: dict[str, str] = {}

    def take(self, old: Mapping[str, str]) -> None:
        """Begins to work on it: files that are not the site's own go. OSError where it cannot be written.

        Most is as in the *old* site: that is held once.
        """
        listed = self._listed()
        self._list.unlink(missing_ok=True)
        if listed is None:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir(parents=True, exist_ok=True)
            return
        self._stamps = {intern(path): stamp for path, stamp in listed.stamps.items()}
        for path, digest in listed.files.items():
            before = old.get(path)
            self.held[intern(path)] = before if before is not None and before == digest else digest
        take_away(self.folder, [*listed.notes, *listed.others])

    def follow(self, out: Path, held: Held, touched: Iterable[str]) -> None:
        """Makes the folder hold what *out* holds, and says so; of the site’s own files those *touched* may differ."""
        others = [*held.notes, *held.others]
        try:
            if self.folder.is_dir():
                take_away(self.folder, [*touched, *others])
                linked = [*(path for path in touched if path in held.files), *others]
            else:
                linked, self._stamps = [*held.files, *others], {}
            for path in linked:
                link(out / path, self.folder / path)
            known = {path: self._stamps[path] for path in self._stamps.keys() - linked}
            held.stamps = {
                path: known.get(path) or stamp_of(f"{out}/{path}").decode() for path in (*held.files, *held.notes)
            }
            self._list.write_bytes(msgspec.json.encode(held))
        except OSError:  # a twin is a help, not a promise
            shutil.rmtree(self.folder, ignore_errors=True)

    def restore(self, out: Path) -> bool:
        """Makes *out*, which is gone, from the twin, without the files of others.

        False where there is no whole one, or somebody has edited a page.
        """
        listed = self._listed()
        if listed is None or out.exists():
            return False
        new = out.with_name(f".{out.name}.new")
        try:
            shutil.rmtree(new, ignore_errors=True)
            for path in (*listed.files, *listed.notes):
                if stamp_of(self.folder / path).decode() != listed.stamps.get(path):
                    raise FileNotFoundError(path)
                link(self.folder / path, new / path)
            new.rename(out)
        except OSError:
            shutil.rmtree(new, ignore_errors=True)
            return False
        return True

    def _listed(self) -> Held | None:
        try:
            listed = msgspec.json.decode(self._list.read_bytes(), type=Held)
        except (OSError, ValueError):
            return None
        return listed if self.folder.is_dir() else None


def stamp_of(path: Path | str) -> bytes:
    """Size, time and inode of a file as it was written; a link keeps them, an edit does not. Empty where it is gone."""
    try:
        status = os.lstat(path)
    except OSError:
        return b""
    return b"%d-%d-%d" % (status.st_size, status.st_mtime_ns, status.st_ino)


def link(before: Path, target: Path) -> None:
    """A hard link, with the folders it needs. OSError where it cannot be made."""
    try:
        os.link(before, target, follow_symlinks=False)
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
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
