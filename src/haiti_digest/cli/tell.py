"""What a command says to its caller: exit codes, lines on standard error, records on standard output."""

import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from haiti_digest.records import Problem

FINE, MATERIAL, USAGE, STOPPED = 0, 1, 2, 130
"""Exit codes: fine; something wrong in the material; wrong usage; stopped by Ctrl-C, as a shell counts it."""


def tell(line: str) -> None:
    """Says *line* on standard error, where it can be said."""
    with suppress(OSError):
        print(line, file=sys.stderr)


def print_all(items: "Iterable[bytes | Problem]", write: Callable[[bytes], object]) -> int:
    """Writes what was made and tells the problems; gives the exit code."""
    code = FINE
    for item in items:
        if isinstance(item, bytes):
            write(item)
        else:
            tell(str(item))
            code = MATERIAL if item.severity == "error" else code
    sys.stdout.flush()
    return code
