"""What the preview shows at the moment, shared between the builder and the requests."""

import threading
from typing import NamedTuple


class Shown(NamedTuple):
    """The number of the build, which grows with each; what is amiss, and why the last build made no site."""

    number: int = 0
    problems: tuple[str, ...] = ()
    failure: str | None = None


class State:
    """The latest ``Shown``; requests may wait for the next."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._shown = Shown()

    @property
    def shown(self) -> Shown:
        """What is shown now."""
        return self._shown

    def show(self, problems: tuple[str, ...], failure: str | None) -> None:
        """Shows the outcome of a build to everyone who waits."""
        with self._changed:
            self._shown = Shown(self._shown.number + 1, problems, failure)
            self._changed.notify_all()

    def after(self, number: int, seconds: float) -> Shown | None:
        """What is shown after build *number*; None where nothing came in so many *seconds*."""
        with self._changed:
            if self._changed.wait_for(lambda: self._shown.number != number, seconds):
                return self._shown
        return None
