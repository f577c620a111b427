"""Finds the files of a folder; a file that cannot be read becomes a problem, and the others go on."""

import os
import stat
from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from haiti_digest.errors import UsageError
from haiti_digest.load.given import InputFile
from haiti_digest.load.options import DEFAULT, MEGABYTE, LoadOptions
from haiti_digest.load.read import COLLECTIONS, READERS, ending_of, read_file, unread
from haiti_digest.load.remote import Carried, Remote, RemoteFile, brought
from haiti_digest.records import Problem, Seed

BESIDE = frozenset({"digest.yml", "digest.yaml", "corrections.yml", "corrections.yaml", "README.md", "README.txt"})
"""Files at the top of the folder that are no articles: the settings, and a note on the folder."""
TOGETHER = 64
"""Files that are brought from elsewhere at a time, unless they have more bytes than ``MOST`` together."""
MOST = 64 << 20
DEEPEST = 40
"""Folders within folders; more is a loop or a mistake."""

Root = Path | Remote
"""Where articles are: a folder or a file of this machine, or at an address."""


class FoundFile(NamedTuple):
    """A file that will be read: ``path`` relative to the folder, ``place`` for messages, ``where`` to read it."""

    path: str
    place: str
    where: Path | RemoteFile | Carried
    size: int
    """In bytes."""


def load(root: Root, options: LoadOptions = DEFAULT, only: Container[str] | None = None) -> Iterator[Seed | Problem]:
    """Every seed under *root* (a folder or one file) in the order of paths, and a problem for what cannot be read.

    *only* are the paths to read, None for all. One file of a disk is held in memory at a time, a few from elsewhere.
    UsageError where there is no such folder or nothing in it to read.
    """
    listed = [item for item in list_files(root) if only is None or (isinstance(item, FoundFile) and item.path in only)]
    near = brought_near((item for item in listed if isinstance(item, FoundFile)), options)
    for item in listed:
        if isinstance(item, Problem):
            yield item
        else:
            yield from load_file(next(near), options)


def list_files(root: Root) -> list[FoundFile | Problem]:
    """The files under *root* in the order of their paths, and a problem for each that will not be read.

    Names that begin with a dot, and files beside the articles, are passed over. Links are followed, but never in a
    circle. UsageError where there is no such folder or file, or where the folder holds nothing.
    """
    if isinstance(root, Remote):
        return _worth_reading(root, sorted(_elsewhere(root), key=_order))
    if root.is_dir():
        return _worth_reading(root, sorted(_walk(root, root.name or str(root), "", ()), key=_order))
    try:
        status = root.stat()
    except OSError as error:
        why = "does not exist" if isinstance(error, FileNotFoundError) else f"cannot be read ({error.strerror})"
        raise UsageError(str(root), why, "name a folder of articles, or one article") from None
    if not stat.S_ISREG(status.st_mode):
        raise UsageError(str(root), "is neither a file nor a folder", "name a folder of articles, or one article")
    return [FoundFile(root.name, root.name, root, status.st_size)]


def _worth_reading(root: Root, items: list[FoundFile | Problem]) -> list[FoundFile | Problem]:
    """*items*; UsageError where none of them can be read because of its kind."""
    if not items:
        raise UsageError(str(root), "holds no files to read", "put articles into it, as .txt files for a start")
    if not any(isinstance(item, FoundFile) for item in items) and all(_is_unread(item) for item in items):
        raise UsageError(str(root), "holds no file of a kind that is read", "see docs/formats.md for what is read")
    return items


def _elsewhere(root: Remote) -> Iterator[FoundFile | Problem]:
    """The files at an address, named as they would be in a folder of this machine."""
    for path, size, file in root.files():
        place, relative = (f"{root.name}/{path}", path) if path else (root.name, root.name)
        if path in BESIDE:
            continue
        if ending_of(relative) not in READERS:
            yield unread(place)
        else:
            yield FoundFile(relative, place, file, size)


def brought_near(files: Iterable[FoundFile], options: LoadOptions = DEFAULT) -> Iterator[FoundFile]:
    """The same files in the same order, those from elsewhere with their bytes, brought many at a time.

    What is too large to be read is not brought. DigestError where the place answers no more.
    """
    together: list[FoundFile] = []
    for file in files:
        if together and (len(together) == TOGETHER or sum(one.size for one in together) + file.size > MOST):
            yield from _brought(together, options)
            together = []
        together.append(file)
        if not isinstance(file.where, RemoteFile):
            yield from _brought(together, options)
            together = []
    yield from _brought(together, options)


def _brought(files: list[FoundFile], options: LoadOptions) -> Iterator[FoundFile]:
    far = [(one.where, one.size <= _limit(one, options)) for one in files if isinstance(one.where, RemoteFile)]
    near = {one.place: one for one in brought(where for where, fits in far if fits)}
    for file in files:
        where = file.where
        if isinstance(where, RemoteFile):
            where = near.get(where.place) or Carried(where.place, where.stamp, b"", "has too many bytes")
        yield file._replace(where=where)


def _limit(file: FoundFile, options: LoadOptions) -> int:
    """The most bytes that a file of this kind may have."""
    return options.limits.collection if ending_of(file.path) in COLLECTIONS else options.limits.article


def load_file(found: FoundFile, options: LoadOptions = DEFAULT) -> Iterator[Seed | Problem]:
    """The seeds of one listed file, and a problem for what in it cannot be read."""
    limit = _limit(found, options)
    if found.size > limit:
        yield _problem(
            found.place, f"has {found.size // MEGABYTE} MB; more than {limit // MEGABYTE} MB is not read", "split it"
        )
        return
    try:
        data = found.where.read_bytes()
    except OSError as error:
        yield _problem(found.place, f"cannot be opened ({error.strerror})", "look at its permissions")
        return
    yield from read_file(InputFile(found.path, found.place, data, options))


def _order(item: FoundFile | Problem) -> str:
    return item.place


def _is_unread(item: FoundFile | Problem) -> bool:
    return isinstance(item, Problem) and item.severity == "warning"


def _problem(place: str, what: str, fix: str = "") -> Problem:
    return Problem(place=place, severity="error", what=what, fix=fix)


def _walk(folder: Path, place: str, prefix: str, above: tuple[tuple[int, int], ...]) -> Iterator[FoundFile | Problem]:
    """Everything below *folder*; *above* are the folders it lies in, so that a link back is known."""
    try:
        status = folder.stat()
        entries = list(os.scandir(folder))
    except OSError as error:
        yield _problem(place, f"cannot be opened ({error.strerror})", "look at its permissions")
        return
    key = (status.st_dev, status.st_ino)
    if key in above or len(above) > DEEPEST:
        yield _problem(place, "links back to a folder that it lies in", "remove the link")
        return
    for entry in entries:
        if not entry.name.startswith("."):
            yield from _entry(entry, f"{place}/{entry.name}", prefix, (*above, key))


def _entry(
    entry: os.DirEntry[str], place: str, prefix: str, above: tuple[tuple[int, int], ...]
) -> Iterator[FoundFile | Problem]:
    place = place.encode("utf-8", "replace").decode("utf-8")
    try:
        if entry.is_dir():
            yield from _walk(Path(entry.path), place, f"{prefix}{entry.name}/", above)
            return
        status = entry.stat()
    except OSError as error:
        yield _problem(place, f"cannot be opened ({error.strerror})", "if it is a link, what it points to is gone")
        return
    if not stat.S_ISREG(status.st_mode):
        yield _problem(place, "is no regular file", "remove it")
    elif entry.name in BESIDE and not prefix:
        return
    elif ending_of(entry.name) not in READERS:
        yield unread(place)
    else:
        path = (prefix + entry.name).encode("utf-8", "replace").decode("utf-8")
        yield FoundFile(path, place, Path(entry.path), status.st_size)
