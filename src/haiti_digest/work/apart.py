"""Work in a copy of this process: what memory it takes is free again when it is done."""

import os
import pickle
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import TypeVar

from haiti_digest.errors import DigestError
from haiti_digest.work.crew import follow

Thing = TypeVar("Thing")


def apart(make: Callable[[], Iterable[Thing]], what: str) -> Iterator[Thing]:
    """Each thing that *make* gives, made by a process that is a copy of this one. What fails there fails here.

    DigestError where the process is ended before it is done; *what* it does is told then.
    """
    context = get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_give, args=(make, there, here, os.getpid()), daemon=True)
    process.start()
    there.close()
    try:
        while True:
            found, error = pickle.loads(here.recv_bytes())
            if error is not None:
                raise error
            if not found:
                return
            yield from found
    except EOFError:
        raise DigestError(what, "ended the process that does it", "look whether memory ran out") from None
    finally:
        here.close()
        process.kill()
        process.join()


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
