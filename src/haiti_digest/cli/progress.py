"""What a long build is at: a bar with rate and time left on a terminal, a line now and then elsewhere."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Never

from haiti_digest.cli.tell import tell

if TYPE_CHECKING:
    from tqdm import tqdm

PATIENCE = 1.0
"""Seconds before anything is shown."""
UNITS = {"reading": " files", "drawing": " pages"}
BETWEEN = 15.0
"""Seconds between two lines where there is no terminal."""


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """Something to tell what is done, how many of how many."""
    shown = Bar() if sys.stderr.isatty() else Lines()
    try:
        yield shown.show
    finally:
        shown.close()


class Lines:
    """A line now and then."""

    def __init__(self) -> None:
        self._start = self._last = time.monotonic()

    def show(self, what: str, done: int, total: int) -> None:
        """Tells how many of how many are done."""
        now = time.monotonic()
        if now - self._last >= BETWEEN:
            self._last = now
            tell(f"{what}: {done:,} of {total:,}, {now - self._start:.0f} s so far")

    def close(self) -> None:
        """Nothing is left to do."""


class Bar:
    """A bar for each step that takes its time."""

    def __init__(self) -> None:
        self._what = ""
        self._start = 0.0
        self._bar: tqdm[Never] | None = None

    def show(self, what: str, done: int, total: int) -> None:
        """Tells how many of how many are done."""
        if what != self._what:
            self.close()
            self._what, self._start = what, time.monotonic()
        if self._bar is None and time.monotonic() - self._start > PATIENCE:
            from tqdm import tqdm  # late: most builds end before it would be shown

            tqdm.monitor_interval = 0
            unit = UNITS.get(what, "")
            self._bar = tqdm(total=total, initial=done, desc=what, leave=False, unit=unit, file=sys.stderr)
        if self._bar is not None:
            self._bar.update(done - self._bar.n)

    def close(self) -> None:
        """Takes the bar away."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None
