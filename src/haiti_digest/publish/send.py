"""Brings files to a host so that a broken connection costs little: what has arrived is not sent again."""

import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from haiti_digest.errors import DigestError
from haiti_digest.publish.host import Host
from haiti_digest.publish.plan import Plan, manifest, on_the_way
from haiti_digest.site.write import MANIFEST

WAITS = (0.5, 2.0)
"""Seconds before a step that failed is tried again; after the last it is given up."""
NOTED = 200
"""After so many files the host's manifest says that they arrived."""
Result = TypeVar("Result")


class Sending:
    """One publication under way to *host*, of the site at *out* with the digests *files*."""

    def __init__(self, host: Host, place: str, out: Path, files: dict[str, str], there: dict[str, str]) -> None:
        self._host = host
        self._place = place
        self._out = out
        self._files = files
        self._there = there
        self._arrived: dict[str, str] = {}

    def run(self, todo: Plan, waits: Sequence[float] = WAITS) -> None:
        """Sends, then takes away, then writes the final manifest; DigestError where the connection stays broken.

        The manifest comes before the first file too: what is begun is known to be ours, even if all breaks off.
        """
        try:
            self._note(waits)
            for paths in _batches(todo.send, self._host.batch):
                data = {path: (self._out / path).read_bytes() for path in paths}
                tried(partial(self._host.write, data), waits)
                before = len(self._arrived) // NOTED
                self._arrived |= {path: self._files[path] for path in paths}
                if len(self._arrived) // NOTED > before:
                    self._note(waits)
            for path in todo.remove:
                tried(partial(self._host.remove, path), waits)
            tried(lambda: self._host.write({MANIFEST: manifest(self._files)}), waits)
        except OSError as error:
            self._leave()
            raise DigestError(
                self._place,
                f"broke off after {len(self._arrived)} of {len(todo.send)} files ({error.strerror or error})",
                "run it again; what has arrived is not sent again",
            ) from None

    def _note(self, waits: Sequence[float]) -> None:
        data = on_the_way(self._files, self._there, self._arrived)
        tried(lambda: self._host.write({MANIFEST: data}), waits)

    def _leave(self) -> None:
        """Notes what has arrived, if the host can still be reached."""
        try:
            if self._arrived:
                self._note(())
        except OSError:
            return


def _batches(paths: Sequence[str], size: int) -> Iterator[list[str]]:
    """Paths in runs of at most *size*; pages never travel beside what they need, nor the front page beside others."""
    run: list[str] = []
    for path in paths:
        if run and (len(run) == size or _stage(path) != _stage(run[-1])):
            yield run
            run = []
        run.append(path)
    if run:
        yield run


def _stage(path: str) -> int:
    return 2 if path == "index.html" else int(path.endswith(".html"))


def tried(step: Callable[[], Result], waits: Sequence[float] = WAITS) -> Result:
    """What *step* gives, tried again after each of *waits*; the last OSError where it never does."""
    for wait in waits:
        try:
            return step()
        except OSError:
            time.sleep(wait)
    return step()
