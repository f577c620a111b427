"""What articles add to the files for machines, held in few bytes until it is written."""

import marshal
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from haiti_digest.export.contribution import Contribution
from haiti_digest.export.database import cells
from haiti_digest.export.forms import Form
from haiti_digest.export.tables import TABLES


class Added(NamedTuple):
    """What one article adds: its piece of each form, and of each table how many rows, and these as plain bytes."""

    pieces: tuple[bytes, ...]
    counts: list[int]
    rows: tuple[bytes, ...]

    def rows_of(self, table: int) -> Iterator[Sequence[object]]:
        """The rows of the table of that number."""
        rows: list[Sequence[object]] = marshal.loads(self.rows[table])
        return iter(rows)


def added(made: Contribution) -> Added:
    """The same in few bytes."""
    rows = zip(TABLES, made.rows, strict=True)
    held = tuple(marshal.dumps([tuple(row) for row in cells(table, found)]) for table, found in rows)
    return Added(made.pieces, [len(found) for found in made.rows], held)


class Growing:
    """A file of a *form* that is written piece by piece at *path*."""

    def __init__(self, form: Form, path: Path) -> None:
        self.path = path
        self._form = form
        self._between = b""

    def __enter__(self) -> Self:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.unlink(missing_ok=True)
        self._file = self.path.open("wb")
        self._file.write(self._form.head)
        return self

    def add(self, piece: bytes) -> None:
        """Adds a piece; an empty one takes no place."""
        if piece:
            self._file.write(self._between)
            self._file.write(piece)
            self._between = self._form.between

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._file.write(self._form.tail)
        self._file.close()
