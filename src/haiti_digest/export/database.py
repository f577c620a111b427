"""All tables as one SQLite database with their keys; it opens in Datasette or any other reader of SQLite.

Only keys have an index: to read a table through takes too little time to be worth more bytes. It is filled on disk, so
that its size is no matter, and always in the same order, whether a row is made or copied from an older database: the
same rows give the same bytes with the same version of SQLite. The rows of an article follow one another in each table.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from decimal import Decimal
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

from haiti_digest.export.article_rows import Row
from haiti_digest.export.tables import TABLES, Field, Table

LARGEST = 2**63 - 1
CACHE = 32 << 10
"""KiB: with less, keys in no order make it write and read the same pages again and again."""
MOST_ATTACHED = 8
"""Older databases that one can copy from at a time."""
TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "NUMERIC", "boolean": "INTEGER"}
Values = Sequence[tuple[object, ...]]


def values(table: Table, rows: Sequence[Row]) -> list[tuple[Any, ...]]:
    """The rows as tuples, in the order of the columns."""
    found = itemgetter(*table.columns)
    return [found(row) for row in rows]


class Database:
    """A database being filled at *file*, which must not be there; rows may be copied from *older* ones, by number."""

    def __init__(self, file: Path, older: Sequence[Path] = ()) -> None:
        self._connection = sqlite3.connect(file, isolation_level=None, uri=True)
        for setting in (
            "page_size=4096",
            "journal_mode=OFF",
            "synchronous=OFF",
            "locking_mode=EXCLUSIVE",
            f"cache_size={-CACHE}",
            "foreign_keys=OFF",
        ):
            self._connection.execute(f"PRAGMA {setting}")
        for number, path in enumerate(older):
            self._connection.execute(f"ATTACH 'file:{quote(str(path.absolute()))}?immutable=1' AS old{number}")
        self._connection.execute("BEGIN")
        for table in TABLES:
            self._connection.execute(_create(table))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._connection.execute("COMMIT")
        self._connection.close()

    def add(self, table: Table, rows: Iterable[Sequence[object]]) -> None:
        """Adds *rows* to the end of a table."""
        places = ", ".join("?" * len(table.fields))
        self._connection.executemany(f"INSERT INTO {table.name} VALUES ({places})", cells(table, rows))

    def copy(self, table: Table, older: int, rows: range) -> None:
        """Adds rows of an older database, by their numbers from 0, to the end of a table."""
        if rows:
            self._connection.execute(
                f"INSERT INTO main.{table.name} SELECT * FROM old{older}.{table.name} "
                "WHERE rowid BETWEEN ? AND ? ORDER BY rowid",
                (rows.start + 1, rows.stop),
            )


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


def cells(table: Table, rows: Iterable[Sequence[object]]) -> Iterable[Sequence[object]]:
    """*Rows* with what SQLite can hold."""
    numbers = table.numbers
    return (_with_cells(row, numbers) for row in rows) if numbers else rows


def _with_cells(row: Sequence[object], numbers: Sequence[int]) -> Sequence[object]:
    made = list(row)
    for column in numbers:
        made[column] = _cell(made[column])
    return made


def _cell(value: object) -> object:
    """Whole numbers that are too large for SQLite go in as digits, which it takes for a real number."""
    if isinstance(value, Decimal):
        return float(value)
    return str(value) if isinstance(value, int) and abs(value) > LARGEST else value
