"""Writes the site: the new tree beside the old one, then one swap, so that readers meet the old site or the new.

The one place that touches the output. A manifest in the output names what we wrote; by it a later build knows that
the folder is ours and which files to take away. Files that somebody else put there are carried over untouched.
"""

import contextlib
import ctypes
import filecmp
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Self

from haiti_digest.errors import UsageError

MANIFEST = ".haiti-digest.json"
FORMAT = 1
AT_FDCWD = -100
RENAME_EXCHANGE = 2


def write_site(files: Iterable[tuple[str, bytes]], out: Path) -> int:
    """Makes *out* hold exactly *files* (relative POSIX paths) and what others put there; gives how many changed.

    Files are written as they come, beside the old site. A file whose bytes stay the same keeps its modification time.
    UsageError where *out* is not ours, not a folder or cannot be written; then nothing has changed.
    """
    with NewSite(out) as site:
        for path, data in files:
            site.put(path, data)
        return site.publish()


class NewSite:
    """A site being written beside the one at *out*; leaving it before ``publish`` leaves the old site as it was.

    ``old`` is the manifest of the old site, ``digests`` that of the new one so far.
    """

    def __init__(self, out: Path) -> None:
        self.out = out
        self.beside = out.with_name(f".{out.name}.new")
        self.old = ours(out)
        self.digests: dict[str, str] = {}
        self.changed = 0
        self._growing: dict[str, GrowingFile] = {}

    def __enter__(self) -> Self:
        try:
            self.out.parent.mkdir(parents=True, exist_ok=True)
            if self.beside.exists():
                shutil.rmtree(self.beside)  # left by a build that was killed
            self.beside.mkdir()
        except OSError as error:
            raise self._unwritable(error) from None
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        for file in self._growing.values():
            with contextlib.suppress(OSError):  # a full disk says so once more
                file.close()
        shutil.rmtree(self.beside, ignore_errors=True)
        if isinstance(error, OSError):  # of another process, which draws pages for this one
            raise self._unwritable(error) from None

    def put(self, path: str, data: bytes) -> None:
        """Adds a file; where a path comes twice, the later one stands."""
        if path in self.digests:
            (self.beside / path).unlink()
        try:
            self.note(path, *place(self.beside, self.out, path, data, self.old.get(path)))
        except OSError as error:
            raise self._unwritable(error) from None

    def append(self, path: str, data: bytes) -> None:
        """Adds *data* to the end of a file that is begun with the first of them."""
        try:
            if path not in self._growing:
                self._growing[path] = GrowingFile(self.beside / path)
            self._growing[path].add(data)
        except OSError as error:
            raise self._unwritable(error) from None

    def keep(self, name: str, pieces: Iterable[bytes]) -> None:
        """Adds a file that later builds need and no reader does: the manifest does not list it."""
        try:
            with (self.beside / name).open("wb") as file:
                file.writelines(pieces)
        except OSError as error:
            raise self._unwritable(error) from None

    def note(self, path: str, digest: str, changed: bool) -> None:
        """Counts a file that ``place`` has put into the new site, in this process or another."""
        self.digests[path] = digest
        self.changed += changed

    def publish(self) -> int:
        """Swaps the sites; gives how many files changed, those taken away among them."""
        try:
            for path, file in self._growing.items():
                self.note(path, *file.done(self.out / path, self.old.get(path)))
            listed = {path: self.digests[path] for path in sorted(self.digests)}
            manifest = json.dumps({"generator": "haiti-digest", "format": FORMAT, "files": listed}, indent=0)
            (self.beside / MANIFEST).write_text(manifest + "\n", encoding="utf-8")
            _carry_over(self.beside, self.out, self.old)
            _swap(self.beside, self.out)
        except OSError as error:
            raise self._unwritable(error) from None
        return self.changed + sum(path not in self.digests for path in self.old)

    def _unwritable(self, error: OSError) -> UsageError:
        what = f"cannot write the site here: {error.strerror or error}"
        return UsageError(str(self.out), what, "name another folder with --out")


class GrowingFile:
    """A file of the new site that is written piece by piece, with the digest of what it holds."""

    def __init__(self, target: Path) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        self._target = target
        self._stream = target.open("wb")
        self._sha256 = hashlib.sha256()

    def add(self, data: bytes) -> None:
        """Writes *data* to its end."""
        self._stream.write(data)
        self._sha256.update(data)

    def close(self) -> None:
        """Lets the file go."""
        self._stream.close()

    def done(self, before: Path, digest: str | None) -> tuple[str, bool]:
        """Ends it: linked to the old file where that holds the same; gives its SHA-256, and if it changed."""
        self.close()
        now = self._sha256.hexdigest()
        if now == digest and filecmp.cmp(before, self._target, shallow=False) and not before.is_symlink():
            self._target.unlink()
            os.link(before, self._target)
            return now, False
        return now, True


def place(beside: Path, out: Path, path: str, data: bytes, before: str | None) -> tuple[str, bool]:
    """Puts a file into the new site: linked where the old one holds the same; gives its SHA-256, and if it changed."""
    digest = hashlib.sha256(data).hexdigest()
    target = beside / path
    if before == digest and _link_same(out / path, target, data):
        return digest, False
    try:
        target.write_bytes(data)
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return digest, True


def ours(out: Path) -> dict[str, str]:
    """The manifest of an earlier build at *out*: path to SHA-256; empty where there is nothing yet."""
    _restore(out)
    if not out.exists() and not out.is_symlink():
        return {}
    if not out.is_dir():
        raise UsageError(str(out), "is a file, not a folder", "name another folder with --out")
    manifest = out / MANIFEST
    try:
        listed = json.loads(manifest.read_bytes())["files"]
        return {str(path): str(digest) for path, digest in listed.items()}
    except FileNotFoundError:
        if not any(out.iterdir()):
            return {}
        raise UsageError(
            str(out), "is not empty and was not made by haiti-digest, so it is left alone", "name another with --out"
        ) from None
    except PermissionError:
        raise UsageError(str(out), "cannot be read: permission denied", "name another folder with --out") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UsageError(
            str(manifest), "is damaged, so the folder may hold files of others", "move the folder away and build again"
        ) from None


def _link_same(before: Path, target: Path, data: bytes) -> bool:
    """Links the file of the last build where it still holds *data*; an edited one is written anew."""
    try:
        if before.is_symlink() or before.read_bytes() != data:
            return False
        _link(before, target)
    except OSError:
        return False
    return True


def link_old(before: Path, target: Path) -> bool:
    """Puts the old file into the new site where it stands; False where it cannot be linked."""
    try:
        _link(before, target)
    except OSError:
        return False
    return True


def _link(before: Path, target: Path) -> None:
    try:
        os.link(before, target)
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        os.link(before, target)


def _carry_over(new: Path, out: Path, old: Mapping[str, str]) -> None:
    """Brings along what somebody else put into the output; where names clash, the site's page wins."""
    if not out.is_dir():
        return
    for folder, folders, names in os.walk(out):
        inside = Path(folder).relative_to(out)
        links = [name for name in folders if (Path(folder) / name).is_symlink()]
        for name in [*names, *links]:
            path = inside / name
            if path.as_posix() in old or path.as_posix() == MANIFEST or (new / path).exists():
                continue
            (new / inside).mkdir(parents=True, exist_ok=True)
            try:
                os.link(out / path, new / path, follow_symlinks=False)
            except OSError:
                shutil.copy2(out / path, new / path, follow_symlinks=False)
        for name in folders:
            if name not in links and not any((out / inside / name).iterdir()):
                (new / inside / name).mkdir(parents=True, exist_ok=True)


def _swap(new: Path, out: Path) -> None:
    if not out.exists():
        new.rename(out)
        return
    if not _exchange(new, out):
        aside = _aside(out)
        out.rename(aside)
        new.rename(out)
        new = aside
    shutil.rmtree(new, ignore_errors=True)


def _exchange(one: Path, two: Path) -> bool:
    """Swaps two folders in one step where the system can (Linux: renameat2)."""
    if not sys.platform.startswith("linux"):
        return False
    with contextlib.suppress(AttributeError, OSError):
        call = ctypes.CDLL(None, use_errno=True).renameat2
        return bool(call(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(two), RENAME_EXCHANGE) == 0)
    return False


def _aside(out: Path) -> Path:
    return out.with_name(f".{out.name}.old")


def _restore(out: Path) -> None:
    """Puts the old site back where a build was killed between the two renames of a swap."""
    aside = _aside(out)
    if aside.exists():
        if out.exists():
            shutil.rmtree(aside, ignore_errors=True)
        else:
            aside.rename(out)
