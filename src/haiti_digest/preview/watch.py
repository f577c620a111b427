"""Tells when something that the site is made from has changed."""

import threading
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

TICK = 0.2
"""Seconds between two looks at single files; and at all files where the system's own notices cannot be had."""
QUIET = 0.05
"""Seconds without a change after which several changes are one: an editor saves in several steps."""

Sight = tuple[tuple[str, int, int], ...]


def changes(folders: Sequence[Path], files: Sequence[Path], stop: threading.Event) -> Iterator[None]:
    """Yields once it watches, and then after every change of *files* or in *folders*, until *stop* is set.

    So nothing that changes from the first yield on, while the site is built or later, is missed.
    Names that begin with a dot or end in ``~`` are passed over. Files and folders may come and go. With watchfiles the
    system tells of changes in the folders; without, all files are looked at again and again.
    """
    look = _told if find_spec("watchfiles") else _looked
    yield from look(folders, files, stop)


def _told(folders: Sequence[Path], files: Sequence[Path], stop: threading.Event) -> Iterator[None]:
    singles = _sight(files)
    while not stop.is_set():
        places, fresh = _sight(folders), True
        for found in _notices([folder for folder in folders if folder.is_dir()], stop):
            if _sight(folders) != places:
                break  # a folder came, went or was replaced: the notices are of the old one
            now = _sight(files)
            if fresh or found or now != singles:
                singles, fresh = now, False
                yield


def _notices(folders: Sequence[Path], stop: threading.Event) -> Iterator[bool]:
    """Every ``TICK`` whether something in *folders* has changed."""
    if not folders:
        while not stop.wait(TICK):
            yield False
        return
    from watchfiles import watch

    for found in watch(
        *folders,
        watch_filter=lambda _, path: not _is_passed_over(path),
        step=int(QUIET * 1000),
        rust_timeout=int(TICK * 1000),
        yield_on_timeout=True,
        stop_event=stop,
        raise_interrupt=False,
    ):
        yield bool(found)


def _looked(folders: Sequence[Path], files: Sequence[Path], stop: threading.Event) -> Iterator[None]:
    before = _whole_sight(folders, files)
    yield
    while not stop.wait(TICK):
        now = _whole_sight(folders, files)
        if now == before:
            continue
        while not stop.wait(QUIET) and (later := _whole_sight(folders, files)) != now:
            now = later
        before = now
        yield


def _is_passed_over(path: str) -> bool:
    name = Path(path).name
    return name.startswith(".") or name.endswith("~") or ".originals" in Path(path).parts


def _whole_sight(folders: Sequence[Path], files: Sequence[Path]) -> Sight:
    inside = [
        path
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if not any(_is_passed_over(part) for part in path.relative_to(folder).parts)
    ]
    return _sight([*files, *folders, *inside])


def _sight(paths: Sequence[Path]) -> Sight:
    """Each of *paths* with what tells that it was replaced, and that it was written to; noughts where there is none."""
    return tuple((str(path), *_marks(path)) for path in paths)


def _marks(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_ino, 0 if path.is_dir() else found.st_mtime_ns ^ found.st_size
