"""Puts files into the folder of seeds so that nothing is ever half-written or written over."""

import contextlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

from haiti_digest.errors import UsageError

ORIGINALS = ".originals"
"""The folder within the seeds that keeps what articles were made from; the loader passes over names with a dot."""
MOST_NAMES = 1000


def keep(seeds: Path, name: str, article: bytes, original: tuple[str, bytes], story: Mapping[str, object]) -> Path:
    """Writes *article* as Markdown, its *original* (ending, bytes) and the *story* of how it came; gives its path.

    The article is written last, so that no seed is without its original. Where *name* is taken another is made of it.
    UsageError where nothing can be written; then nothing is left behind.
    """
    ending, data = original
    kept = seeds / ORIGINALS
    written: list[Path] = []
    try:
        kept.mkdir(parents=True, exist_ok=True)
        free = _free(seeds, kept, name)
        told = json.dumps({"original": f"{free}{ending}", **story}, ensure_ascii=False, indent=2) + "\n"
        for path, content in (
            (kept / f"{free}{ending}", data),
            (kept / f"{free}.json", told.encode()),
            (seeds / f"{free}.md", article),
        ):
            _write_new(path, content)
            written.append(path)
    except OSError as error:
        for path in written:
            with contextlib.suppress(OSError):
                path.unlink()
        raise UsageError(str(seeds), f"cannot be written: {error.strerror}", "look at its permissions") from None
    return written[-1]


def _free(seeds: Path, kept: Path, name: str) -> str:
    for number in range(1, MOST_NAMES):
        free = name if number == 1 else f"{name}-{number}"
        if not any(os.path.lexists(path) for path in (seeds / f"{free}.md", kept / f"{free}.json")):
            return free
    raise FileExistsError(0, "too many articles have this name")


def _write_new(path: Path, content: bytes) -> None:
    """Writes a file beside its place and links it there: whole or not at all, and never over another."""
    unfinished = path.with_name(f".{path.name}.new")
    try:
        with unfinished.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        try:
            os.link(unfinished, path)
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            if os.path.lexists(path):
                raise
            unfinished.rename(path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            unfinished.unlink()
