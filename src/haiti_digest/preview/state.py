"""What the preview shows at the moment, shared between the builder and the requests."""

import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple


class Shown(NamedTuple):
    """What a page shows: the number of its build, what is amiss, and why the last build made no site.

    Numbers grow. A page is to be loaded anew when there is a greater one than its own.
    """

    number: int = 0
    problems: tuple[str, ...] = ()
    failure: str | None = None


class State:
    """The latest ``Shown``, and what was drawn of the build under way; requests may wait for the next.

    *first* is a number that no page of an earlier preview has.
    """

    def __init__(self, first: int = 0) -> None:
        self._changed = threading.Condition()
        self._shown = Shown(first)
        self._ahead: Mapping[str, bytes] = {}
        self._looked_at: Counter[str] = Counter()

    @property
    def shown(self) -> Shown:
        """What is shown now."""
        return self._shown

    def show(self, problems: tuple[str, ...], failure: str | None) -> None:
        """Shows the outcome of a build to everyone who waits.

        Pages that were shown ahead of it are those of the build: they are loaded anew only where there is more to tell.
        """
        with self._changed:
            as_told = bool(self._ahead) and (problems, failure) == self._shown[1:]
            fresh = 1 if as_told or not self._ahead else 2
            self._shown, self._ahead = Shown(self._shown.number + fresh, problems, failure), {}
            self._changed.notify_all()

    def show_ahead(self, files: Mapping[str, bytes]) -> None:
        """Shows some files of a build that is still under way, and all others as they were."""
        with self._changed:
            self._shown, self._ahead = Shown(self._shown.number + 1, self._shown.problems), files
            self._changed.notify_all()

    def ahead(self, path: str) -> tuple[bytes | None, Shown]:
        """The file at *path* where it was drawn ahead, with what a page there shows; else None with what others do."""
        with self._changed:
            data, shown = self._ahead.get(path), self._shown
        return data, shown if data is None else shown._replace(number=shown.number + 1)

    def after(self, number: int, seconds: float) -> Shown | None:
        """What is shown once it is newer than *number*; None where nothing came in so many *seconds*."""
        with self._changed:
            if self._changed.wait_for(lambda: self._shown.number > number, seconds):
                return self._shown
        return None

    @contextmanager
    def looking_at(self, *paths: str) -> Iterator[None]:
        """Meanwhile somebody has the pages at *paths* open."""
        with self._changed:
            self._looked_at += Counter(paths)
        try:
            yield
        finally:
            with self._changed:
                self._looked_at -= Counter(paths)

    @property
    def looked_at(self) -> frozenset[str]:
        """The paths of the pages that are open."""
        with self._changed:
            return frozenset(self._looked_at)
