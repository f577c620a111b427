"""What the file system tells of files without opening them, and sums over it; imports nothing that takes time.

A file whose size, times and inode are as they were is taken to hold what it held. One that was changed a moment before
it was looked at may change again within the same tick of the clock; its stamp is None and it is read again.
"""

import hashlib
import os
import sys
import time
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

DEEPEST = 40
TICK = 50_000_000
COARSE_TICK = 2_000_000_000
"""Nanoseconds in which a change may go unseen: by the kernel's clock, and where a file system keeps whole seconds."""
COMPILED = frozenset({"__pycache__"})
PACKAGE = Path(__file__).parents[1]
NEEDED = ("dateutil", "jinja2", "lxml", "markdown_it", "markupsafe", "msgspec", "pypdf", "trafilatura", "yaml")
"""Packages whose change may change what is made."""


def stamp(status: os.stat_result, now: int | None = None) -> str | None:
    """Size, times and inode as one word; None where the file was changed too short a time before *now* (ns)."""
    changed = max(status.st_mtime_ns, status.st_ctime_ns)
    tick = TICK if status.st_mtime_ns % 1_000_000_000 else COARSE_TICK
    if now is not None and changed > now - tick:
        return None
    return f"{status.st_size}-{status.st_mtime_ns}-{status.st_ctime_ns}-{status.st_ino}"


@cache
def code_sum() -> bytes:
    """A sum over this program's code, word lists and measurements."""
    return sum_of_code(("",))


def sum_of_code(parts: Iterable[str]) -> bytes:
    """A sum over files of this program's code and word lists, by the beginnings of their paths."""
    wanted = tuple(parts)
    total = hashlib.blake2b(digest_size=16)
    for path, content in _code().items():
        if path.startswith(wanted):
            total.update(path.encode() + b"\0" + content)
    return total.digest()


@cache
def _code() -> dict[str, bytes]:
    """The files by path, each with a sum over its bytes; they do not change while the program runs."""
    found = {}
    for folder, folders, names in os.walk(PACKAGE):
        folders[:] = [name for name in folders if name not in COMPILED]
        inside = Path(folder).relative_to(PACKAGE).as_posix()
        for name in names:
            if name.endswith((".py", ".toml", ".json")):
                path = name if inside == "." else f"{inside}/{name}"
                found[path] = hashlib.blake2b(Path(folder, name).read_bytes(), digest_size=16).digest()
    return dict(sorted(found.items()))


def stamps(root: Path) -> Iterator[tuple[str, str | None]]:
    """Every file below *root*, or *root* itself, with its stamp; names with a dot in front are passed over."""
    now = time.time_ns()
    try:
        status = root.stat()
    except OSError:
        yield str(root), "none"
        return
    if root.is_dir():
        yield from _below(str(root), (), now)
    else:
        yield str(root), stamp(status, now)


def _below(folder: str, above: tuple[tuple[int, int], ...], now: int) -> Iterator[tuple[str, str | None]]:
    try:
        status = os.stat(folder)  # noqa: PTH116 - a Path for every file of ten thousand takes longer than the look
        key = (status.st_dev, status.st_ino)
        if key in above or len(above) > DEEPEST:
            return
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith(".") or entry.name in COMPILED:
                    continue
                if entry.is_dir():
                    yield from _below(entry.path, (*above, key), now)
                else:
                    yield entry.path, stamp(entry.stat(), now)
    except OSError as error:
        yield folder, f"error {error.errno}"


def sum_of(lines: Iterable[tuple[str, str | None]]) -> str | None:
    """One sum over paths and stamps, whatever their order; None where a stamp is."""
    rows = list(lines)
    if any(found is None for _, found in rows):
        return None
    together = "\n".join(f"{path}\t{found}" for path, found in sorted(rows))
    return hashlib.sha256(together.encode("utf-8", "surrogatepass")).hexdigest()


def program() -> Iterator[tuple[str, str | None]]:
    """The stamps of this program's files and of what it is made with; never None, an install is not edited."""
    yield "python", sys.version
    for path, found in stamps(PACKAGE):
        yield path, found or "new"
    for name in NEEDED:
        spec = find_spec(name)
        origin = spec.origin if spec else None
        yield name, _stamp_of(origin) if origin else "none"


def _stamp_of(path: str) -> str:
    try:
        return stamp(Path(path).stat()) or "new"
    except OSError:
        return "none"
