"""Rows as bytes: JSON Lines and CSV."""

import csv
from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import StringIO

import msgspec

from haiti_digest.export.article_rows import Row
from haiti_digest.export.tables import Table

FORMULA = frozenset("=+-@\t\r\n＝＋－＠'")
"""What makes a spreadsheet take a cell for a formula; and the mark that guards against it, so that it can be undone."""
GUARD = "'"
_encoder = msgspec.json.Encoder(decimal_format="number")


def json_lines(rows: Iterable[Row]) -> bytes:
    """One object a line, UTF-8, fields without a value left out; numbers with all their digits."""
    return b"".join([_encoder.encode(_given(row)) + b"\n" for row in rows])


def _given(row: Row) -> Row:
    return {name: value for name, value in row.items() if value is not None}


def csv_head(table: Table) -> bytes:
    """The first line: the names of the columns."""
    return _lines([table.columns])


def csv_lines(rows: Iterable[Sequence[object]]) -> bytes:
    """One row a line, as RFC 4180 has it; text that a spreadsheet would take for a formula begins with ``'``."""
    return _lines([[_cell(value) for value in row] for row in rows])


def _lines(rows: Iterable[Sequence[object]]) -> bytes:
    made = StringIO(newline="")
    csv.writer(made).writerows(rows)
    return made.getvalue().encode("utf-8", "replace")


def _cell(value: object) -> object:
    """*value* as the writer shall have it; it writes None as nothing and whole numbers as they are."""
    kind = value.__class__
    if kind is str:
        return f"{GUARD}{value}" if str(value)[:1] in FORMULA else value
    if kind is bool:
        return "true" if value else "false"
    return format(value, "f") if isinstance(value, Decimal) else value
