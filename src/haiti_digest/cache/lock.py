"""One build at a time in a folder: a second one waits for the first."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = "lock"


@contextmanager
def alone(folder: Path, tell: Callable[[str], object]) -> Iterator[None]:
    """Holds the folder's lock, which the system lets go when a build ends in whatever way; *tell* says if it waits."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("ab") as stream:
        _take(stream.fileno(), tell)
        yield


def _take(file: int, tell: Callable[[str], object]) -> None:
    try:
        import fcntl
    except ImportError:  # Windows: its own kind of lock, on the first byte
        import msvcrt

        while True:
            try:
                msvcrt.locking(file, msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined,unused-ignore]
                return
            except OSError:
                tell("another build is at work here; waiting for it")
    else:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            tell("another build is at work here; waiting for it to end")
            fcntl.flock(file, fcntl.LOCK_EX)
