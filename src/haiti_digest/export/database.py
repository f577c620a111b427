"""All tables as one SQLite database with their keys; it opens in Datasette or any other reader of SQLite.

Only keys have an index: to read a table through takes too little time to be worth more bytes. It is filled from lines
of JSON as they are made, on disk, so that its size is no matter; the same lines in the same order give the same bytes
with the same version of SQLite.
"""

import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from haiti_digest.export.tables import BY_NAME, TABLES, Field, Table

PATH = "data/digest.sqlite"
BLOCK = 1 << 20
LARGEST = 2**63 - 1
TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "NUMERIC", "boolean": "INTEGER"}


class Database:
    """A database being filled in a folder of its own, which goes when it is left."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="haiti-digest-")
        self._file = Path(self._folder.name) / "digest.sqlite"
        self._connection = sqlite3.connect(self._file, isolation_level=None)
        for setting in ("page_size=4096", "journal_mode=OFF", "synchronous=OFF", "foreign_keys=OFF"):
            self._connection.execute(f"PRAGMA {setting}")
        self._connection.execute("BEGIN")
        for table in TABLES:
            self._connection.execute(_create(table))
        self._insert = {table.name: _insert(table) for table in TABLES}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()
        self._folder.cleanup()

    def add(self, table: str, lines: bytes) -> None:
        """Adds the rows that *lines* (JSON Lines of that table) hold."""
        columns = BY_NAME[table].columns
        found = [msgspec.json.decode(line) for line in lines.split(b"\n") if line]
        rows = [[row.get(name) for name in columns] for row in found]
        if BY_NAME[table].has_numbers:
            rows = [[_cell(value) for value in row] for row in rows]
        self._connection.executemany(self._insert[table], rows)

    def blocks(self) -> Iterator[bytes]:
        """The finished database in blocks; nothing can be added after it."""
        self._connection.execute("COMMIT")
        self._connection.close()
        with self._file.open("rb") as stream:
            while block := stream.read(BLOCK):
                yield block


def _create(table: Table) -> str:
    columns = [_column(field, table) for field in table.fields]
    if len(table.key) > 1:
        columns.append(f"PRIMARY KEY ({', '.join(table.key)})")
    return f"CREATE TABLE {table.name} ({', '.join(columns)})"


def _column(field: Field, table: Table) -> str:
    words = [f'"{field.name}"', TYPES[field.type]]
    if table.key == (field.name,):
        words.append("PRIMARY KEY")
    if field.required:
        words.append("NOT NULL")
    if field.to:
        words.append(f"REFERENCES {field.to}(id)")
    return " ".join(words)


def _insert(table: Table) -> str:
    return f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(table.fields))})"


def _cell(value: object) -> object:
    """Whole numbers that are too large for SQLite go in as digits, which it takes for a real number."""
    return str(value) if isinstance(value, int) and abs(value) > LARGEST else value
