"""Finds the files of a folder; a file that cannot be read becomes a problem, and the others go on."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from haiti_digest.errors import UsageError
from haiti_digest.load.given import InputFile
from haiti_digest.load.options import DEFAULT, MEGABYTE, LoadOptions
from haiti_digest.load.read import COLLECTIONS, READERS, ending_of, read_file, unread
from haiti_digest.records import Problem, Seed

BESIDE = frozenset({"digest.yml", "digest.yaml", "corrections.yml", "corrections.yaml", "README.md", "README.txt"})
"""Files at the top of the folder that are no articles: the settings, and a note on the folder."""
DEEPEST = 40
"""Folders within folders; more is a loop or a mistake."""


class FoundFile(NamedTuple):
    """A file that will be read: ``path`` relative to the folder, ``place`` for messages, ``where`` on the disk.

    ``size`` in bytes and ``modified`` in nanoseconds tell a cache whether the file may have changed.
    """

    path: str
    place: str
    where: Path
    size: int
    modified: int


def load(root: Path, options: LoadOptions = DEFAULT) -> Iterator[Seed | Problem]:
    """Every seed under *root* (a folder or one file) in the order of paths, and a problem for what cannot be read.

    One file is held in memory at a time. UsageError where there is no such folder or nothing in it to read.
    """
    for found in list_files(root):
        if isinstance(found, Problem):
            yield found
        else:
            yield from load_file(found, options)


def list_files(root: Path) -> list[FoundFile | Problem]:
    """The files under *root* in the order of their paths, and a problem for each that will not be read.

    Names that begin with a dot, and files beside the articles, are passed over. Links are followed, but never in a
    circle. UsageError where there is no such folder or file, or where the folder holds nothing.
    """
    if root.is_dir():
        items = sorted(_walk(root, root.name or str(root), "", ()), key=_order)
        if not items:
            raise UsageError(str(root), "holds no files to read", "put articles into it, as .txt files for a start")
        if not any(isinstance(item, FoundFile) for item in items) and all(_is_unread(item) for item in items):
            raise UsageError(str(root), "holds no file of a kind that is read", "see docs/formats.md for what is read")
        return items
    try:
        status = root.stat()
    except OSError as error:
        why = "does not exist" if isinstance(error, FileNotFoundError) else f"cannot be read ({error.strerror})"
        raise UsageError(str(root), why, "name a folder of articles, or one article") from None
    if not stat.S_ISREG(status.st_mode):
        raise UsageError(str(root), "is neither a file nor a folder", "name a folder of articles, or one article")
    return [FoundFile(root.name, root.name, root, status.st_size, status.st_mtime_ns)]


def load_file(found: FoundFile, options: LoadOptions = DEFAULT) -> Iterator[Seed | Problem]:
    """The seeds of one listed file, and a problem for what in it cannot be read."""
    limit = options.limits.collection if ending_of(found.path) in COLLECTIONS else options.limits.article
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
        yield FoundFile(path, place, Path(entry.path), status.st_size, status.st_mtime_ns)
