"""What our templates were compiled to, kept between runs where Python keeps what it compiled of our modules.

To compile them takes a third of a second, as long as to draw a hundred pages. They are kept in ``__pycache__``, where
whoever may write could change the program as well; and not in the cache of a site: that may have come with somebody's
folder, and what is in here is run.
"""

import hashlib
import os
import sys
from contextlib import ExitStack, suppress
from importlib.util import cache_from_source
from pathlib import Path
from tempfile import NamedTemporaryFile

import msgspec

SIZE = 32
"""Bytes of a sum."""


def kept(name: str, made_from: bytes) -> dict[str, bytes]:
    """What was kept under *name* and *made_from* the same; nothing where there is no such file or it is damaged."""
    place = _place(name)
    try:
        data = place.read_bytes() if place else b""
    except OSError:
        return {}
    total, packed = data[:SIZE], data[SIZE:]
    if total != _sum(made_from, packed):
        return {}
    return msgspec.msgpack.decode(packed, type=dict[str, bytes])


def keep(name: str, made_from: bytes, several: dict[str, bytes]) -> None:
    """Keeps *several* in place of what was there before; does nothing where it cannot be written."""
    place = _place(name)
    if place is None or sys.dont_write_bytecode:
        return
    packed = msgspec.msgpack.encode(several)
    with suppress(OSError), ExitStack() as last:
        place.parent.mkdir(parents=True, exist_ok=True)
        file = last.enter_context(NamedTemporaryFile(dir=place.parent, prefix=place.name, delete=False))
        last.callback(Path(file.name).unlink, missing_ok=True)  # half a file, where the disk is full
        file.write(_sum(made_from, packed) + packed)
        file.close()
        Path(file.name).chmod(Path(__file__).stat().st_mode & 0o666)
        os.replace(file.name, place)  # noqa: PTH105 - a name, not a Path


def _place(name: str) -> Path | None:
    """The file of a name; None where this Python keeps nothing that it compiles."""
    try:
        code = Path(cache_from_source(__file__))
    except NotImplementedError:
        return None
    return code.with_name(f"{name}.{sys.implementation.cache_tag}.templates")


def _sum(made_from: bytes, packed: bytes) -> bytes:
    return hashlib.blake2b(packed, digest_size=SIZE, key=hashlib.sha256(made_from).digest()).digest()
