"""Work in copies of this process: what memory it takes is free again when it is done."""

import os
import pickle
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Generic, Self, TypeVar

from haiti_digest.errors import DigestError
from haiti_digest.work.crew import follow

Thing = TypeVar("Thing")


class Copy(Generic[Thing]):
    """A copy of this process that has begun to make things; it is ended with the block that it is used in.

    It may begin copies of itself, which a process that Python calls a daemon may not.
    """

    def __init__(self, make: Callable[[], Iterable[Thing]], what: str) -> None:
        context = get_context("fork")
        self._what = what
        self._here, there = context.Pipe(duplex=False)
        self._process = context.Process(target=_give, args=(make, there, self._here, os.getpid()), daemon=False)
        try:
            self._process.start()
            there.close()
        except BaseException:
            self._end()
            raise

    def given(self) -> Iterator[Thing]:
        """Each thing that it makes; DigestError where it is ended before it is done."""
        while True:
            found, error = pickle.loads(self._next())
            if error is not None:
                raise error
            if not found:
                return
            yield from found

    def _next(self) -> bytes:
        try:
            return self._here.recv_bytes()
        except (EOFError, OSError):  # it ended between two messages, or within one
            raise DigestError(self._what, "ended the process that does it", "look whether memory ran out") from None

    def _end(self) -> None:
        self._here.close()
        if self._process.pid is not None:
            self._process.kill()
            self._process.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends it, whether it is done or not."""
        self._end()


def _give(make: Callable[[], Iterable[object]], there: Connection, here: Connection, parent: int) -> None:
    """Sends each thing in a list of its own, at last an empty one; or what failed."""
    here.close()
    follow(parent)
    try:
        for thing in make():
            there.send_bytes(pickle.dumps(([thing], None), pickle.HIGHEST_PROTOCOL))
        there.send_bytes(pickle.dumps(([], None)))
    except BrokenPipeError:
        pass
    except Exception as error:
        there.send_bytes(pickle.dumps(([], error)))
    there.close()
