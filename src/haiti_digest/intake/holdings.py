"""What a folder of seeds holds, told from an index, so that to add one article does not read ten thousand.

Of each file the index has the stamp with which it was read and, of each article in it, a digest of its words and its
address. A file with another stamp is read again, so the index may be old, damaged or gone: that costs time alone.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from haiti_digest.cache.stats import stamp
from haiti_digest.cache.store import FOLDER
from haiti_digest.intake.known import Holding, holding_of
from haiti_digest.load.folder import FoundFile, list_files, load_file
from haiti_digest.load.options import LoadOptions
from haiti_digest.records import Seed
from haiti_digest.work.articles import version_of

FEW = 1 << 20
"""Bytes of seeds that are read as fast as an index of them."""


class Kept(NamedTuple):
    """What the index has of a file: its stamp, and of each article the digest of its words and its address."""

    stamp: str
    articles: list[tuple[bytes, str | None]]


class Index(msgspec.Struct, frozen=True):
    """The file of the index; *version* tells by what program and settings the seeds were read."""

    version: str
    files: dict[str, Kept]


def holdings(
    seeds: Path, options: LoadOptions, progress: Callable[[int, int], object] = lambda *_: None, few: int = FEW
) -> Iterator[Holding]:
    """Every article under *seeds*; *progress* is told how many of how many files are known.

    A folder of no more than *few* bytes has no index.

    UsageError where there is nothing in it to read.
    """
    files = [item for item in list_files(seeds) if isinstance(item, FoundFile)]
    place = seeds.absolute().parent / FOLDER / f"{seeds.absolute().name}.known"
    if sum(file.size for file in files) <= few:
        for file in files:
            yield from _read(file, options)
        return
    version = version_of(options)
    before, now = _index(place, version), dict[str, Kept]()
    try:
        for number, file in enumerate(files):
            kept = _kept(file, before.get(file.path), options)
            now[file.path] = kept
            yield from (Holding(file.path, *one) for one in kept.articles)
            progress(number + 1, len(files))
        before = {path: kept for path, kept in before.items() if path in now}
    finally:  # also where the same article was found before the last file
        known = before | {path: kept for path, kept in now.items() if kept.stamp}
        if known != before:
            _keep(place, Index(version, known))


def _kept(file: FoundFile, before: Kept | None, options: LoadOptions) -> Kept:
    """What the index has of a file, or what it holds now where that is not known; without a stamp it may yet change."""
    now = _stamp(file)
    if before and now and before.stamp == now:
        return before
    return Kept(now or "", [(one.words, one.address) for one in _read(file, options)])


def _read(file: FoundFile, options: LoadOptions) -> Iterator[Holding]:
    for item in load_file(file, options):
        if isinstance(item, Seed):
            yield holding_of(item)


def _stamp(file: FoundFile) -> str | None:
    with suppress(OSError):
        if isinstance(file.where, Path):
            return stamp(file.where.stat(), time.time_ns())
    return None


def _index(place: Path, version: str) -> dict[str, Kept]:
    try:
        found = msgspec.msgpack.decode(place.read_bytes(), type=Index)
    except (OSError, msgspec.MsgspecError):
        return {}
    return found.files if found.version == version else {}


def _keep(place: Path, index: Index) -> None:
    """Writes the index in one step; where it cannot be written there is none."""
    beside = place.with_name(f".{place.name}.{os.getpid()}")
    with suppress(OSError):
        place.parent.mkdir(exist_ok=True)
        try:
            beside.write_bytes(msgspec.msgpack.encode(index))
            beside.replace(place)
        finally:
            beside.unlink(missing_ok=True)
