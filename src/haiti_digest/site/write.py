"""Writes the site: the new tree beside the old one, then one swap, so that readers meet the old site or the new.

The one place that touches the output. A manifest in the output names what we wrote; by it a later build knows that
the folder is ours and which files to take away. Files that somebody else put there are carried over untouched.
"""

import contextlib
import ctypes
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from stat import S_ISREG
from typing import Self

from haiti_digest.errors import UsageError
from haiti_digest.site.digests import Digests
from haiti_digest.site.twin import Held, Twin, link, stamp_of, take_away

MANIFEST = ".haiti-digest.json"
FORMAT = 1
AT_FDCWD = -100
RENAME_EXCHANGE = 2
CHUNK = 1 << 18
NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
READABLE = 0o666
"""For whom the process lets read."""


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

    ``old`` is the manifest of the old site, ``digests`` that of the new one so far. With a *twin* of the old site only
    what differs is written.
    """

    def __init__(self, out: Path, twin: Twin | None = None) -> None:
        self.out = out
        self.twin = twin
        self.beside = twin.folder if twin else out.with_name(f".{out.name}.new")
        self._top, self._old_top = os.fspath(self.beside), os.fspath(out)  # to join a Path takes longer than to look
        self.old = Digests(ours(out))
        self.digests = Digests(like=self.old)
        self._changed: set[str] = set()
        self._kept: list[str] = []

    def __enter__(self) -> Self:
        try:
            self.out.parent.mkdir(parents=True, exist_ok=True)
            if self.twin:
                self.twin.take(self.old)
            else:
                if self.beside.exists():
                    shutil.rmtree(self.beside)  # left by a build that was killed
                self.beside.mkdir()
        except OSError as error:
            raise self._unwritable(error) from None
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if self.twin is None or isinstance(error, Exception):  # after Ctrl-C the next build does it: now somebody waits
            shutil.rmtree(self.beside, ignore_errors=True)
        if isinstance(error, OSError):  # of another process, which draws pages for this one
            raise self._unwritable(error) from None

    def put(self, path: str, data: bytes) -> None:
        """Adds a file; where a path comes twice, the later one stands."""
        try:
            self.note(path, *self.place(path, data))
        except OSError as error:
            raise self._unwritable(error) from None

    def place(self, path: str, data: bytes) -> tuple[str, bool]:
        """Puts a file there without counting it: linked where the old site holds the same. Gives its SHA-256, and if it
        changed; OSError where it cannot be written."""
        digest = hashlib.sha256(data).hexdigest()
        before = self.old.get(path)
        if self.twin and self.twin.held.get(path) == digest and _holds(f"{self._top}/{path}", data):
            return digest, before != digest
        if before == digest and _holds(f"{self._old_top}/{path}", data):
            with contextlib.suppress(OSError):
                self._link_old(path)
                return digest, False
        _write(f"{self._top}/{path}", data)
        return digest, True

    def place_file(self, path: str, file: Path) -> tuple[str, bool]:
        """As ``place``, for a *file* that lies in the new site under another name, which it loses; never read whole."""
        with file.open("rb") as data:
            digest = hashlib.file_digest(data, "sha256").hexdigest()
        before = self.old.get(path)
        if self.twin and self.twin.held.get(path) == digest and _same(self.beside / path, file):
            file.unlink()
            return digest, before != digest
        if before == digest and _same(self.out / path, file):
            with contextlib.suppress(OSError):
                self._link_old(path)
                file.unlink()
                return digest, False
        (self.beside / path).unlink(missing_ok=True)
        file.rename(self.beside / path)
        return digest, True

    def stamp(self, path: str) -> bytes:
        """The stamp of a file of the new site."""
        return stamp_of(f"{self._top}/{path}")

    def has(self, path: str) -> bool:
        """Whether the old site or its twin has a file."""
        return path in self.old or (self.twin is not None and path in self.twin.held)

    def keep_file(self, path: str, stamp: bytes) -> str | None:
        """Keeps a file of the old site that still has a *stamp*, without counting it; gives its SHA-256.

        None where there is none such.
        """
        if self.twin and path in self.twin.held and stamp_of(f"{self._top}/{path}") == stamp:
            return self.twin.held[path]
        if path in self.old and stamp_of(f"{self._old_top}/{path}") == stamp:
            with contextlib.suppress(OSError):
                self._link_old(path)
                return self.old[path]
        return None

    def _link_old(self, path: str) -> None:
        """Puts the file of the old site into the new one."""
        before, target = self.out / path, self.beside / path
        if self.twin and stamp_of(target) == stamp_of(before):
            return
        target.unlink(missing_ok=True)
        link(before, target)

    def keep(self, name: str, pieces: Iterable[bytes]) -> None:
        """Adds a file that later builds need and no reader does: the manifest does not list it."""
        try:
            (self.beside / name).unlink(missing_ok=True)
            with (self.beside / name).open("wb") as file:
                file.writelines(pieces)
            self._kept.append(name)
        except OSError as error:
            raise self._unwritable(error) from None

    def note(self, path: str, digest: str, changed: bool) -> None:
        """Counts a file that was put into the new site, by this process or another."""
        self.digests[path] = digest
        (self._changed.add if changed else self._changed.discard)(path)

    def publish(self) -> int:
        """Swaps the sites; gives how many files changed, those taken away among them."""
        try:
            held = self.twin.held if self.twin else Digests()
            gone = [*dict.fromkeys(path for path in chain(held, self.old) if path not in self.digests)]
            take_away(self.beside, [path for path in gone if path in held])
            listed = self.digests.sorted()
            (self.beside / MANIFEST).unlink(missing_ok=True)
            with (self.beside / MANIFEST).open("wb") as file:
                file.writelines(_manifest(listed))
            carried = _carry_over(self.beside, self.out, self.old)
            _swap(self.beside, self.out, keep=self.twin is not None)
            if self.twin:
                held_now = Held(files=listed, notes=[MANIFEST, *self._kept], others=carried)
                self.twin.follow(self.out, held_now, {*self._changed, *gone})
        except OSError as error:
            raise self._unwritable(error) from None
        return len(self._changed) + sum(path not in self.digests for path in self.old)

    def _unwritable(self, error: OSError) -> UsageError:
        what = f"cannot write the site here: {error.strerror or error}"
        return UsageError(str(self.out), what, "name another folder with --out")


def _manifest(listed: Mapping[str, str]) -> Iterator[bytes]:
    """The files of a site as JSON, a line each; the standard encoder takes ten times as long to break lines."""
    quoted = json.encoder.encode_basestring_ascii
    yield f'{{\n"generator": "haiti-digest",\n"format": {FORMAT},\n"files": {{'.encode()
    before = "\n"
    for path, digest in listed.items():
        yield f"{before}{quoted(path)}: {quoted(digest)}".encode()
        before = ",\n"
    yield b"\n}\n}\n" if listed else b"}\n}\n"


def _write(target: str, data: bytes) -> None:
    """A new file: what stood there may be linked elsewhere and stays as it is."""
    try:
        file = os.open(target, NEW, READABLE)
    except FileExistsError:
        Path(target).unlink()
        file = os.open(target, NEW, READABLE)
    except FileNotFoundError:
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        file = os.open(target, NEW, READABLE)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(file, left) :]
    finally:
        os.close(file)


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


def _holds(path: str, data: bytes) -> bool:
    """Whether a file of the last build still holds *data*; an edited one is written anew."""
    try:
        status = os.lstat(path)
        return S_ISREG(status.st_mode) and status.st_size == len(data) and Path(path).read_bytes() == data
    except OSError:
        return False


def _same(path: Path, file: Path) -> bool:
    """Whether a file of the last build still holds what *file* does."""
    try:
        if path.is_symlink() or path.stat().st_size != file.stat().st_size:
            return False
        with path.open("rb") as one, file.open("rb") as other:
            while part := one.read(CHUNK):
                if part != other.read(CHUNK):
                    return False
        return True
    except OSError:
        return False


def _carry_over(new: Path, out: Path, old: Mapping[str, str]) -> list[str]:
    """Brings along what somebody else put into the output, and tells what; where names clash, the site's page wins."""
    carried: list[str] = []
    top = os.fspath(out)
    for folder, folders, names in os.walk(top, onerror=_raised) if out.is_dir() else ():
        inside = folder[len(top) + 1 :].replace(os.sep, "/")
        prefix = f"{inside}/" if inside else ""
        links = [name for name in folders if os.path.islink(f"{folder}/{name}")]  # noqa: PTH114 - a Path costs more
        foreign = [path for name in [*names, *links] if (path := prefix + name) not in old and path != MANIFEST]
        carried += [path for path in foreign if _brought(out / path, new / path)]
        if inside and not names and not folders:
            (new / inside).mkdir(parents=True, exist_ok=True)
    return carried


def _brought(there: Path, here: Path) -> bool:
    """Brings somebody's file along, where nothing has its name."""
    if here.exists():
        return False
    here.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(there, here, follow_symlinks=False)
    except OSError:
        shutil.copy2(there, here, follow_symlinks=False)
    return True


def _raised(error: OSError) -> None:
    """What cannot be looked into would be lost by going on."""
    raise error


def _swap(new: Path, out: Path, keep: bool) -> None:
    """Puts the new site where the old one is; the old one goes, or is kept where the new one was."""
    if not out.exists():
        new.rename(out)
        return
    if not _exchange(new, out):
        aside = _aside(out)
        out.rename(aside)
        new.rename(out)
        if keep:
            aside.rename(new)
        else:
            new = aside
    if not keep:
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
