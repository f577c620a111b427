"""Rows as bytes: JSON Lines and CSV."""

import csv
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from io import StringIO
from typing import Any

import msgspec

from haiti_digest.export.article_rows import Row
from haiti_digest.export.tables import Table

FORMULA = frozenset("=+-@\t\r\n＝＋－＠'")
"""What makes a spreadsheet take a cell for a formula; and the mark that guards against it, so that it can be undone."""
GUARD = "'"
_encoder = msgspec.json.Encoder(decimal_format="number")


def json_lines(rows: Iterable[Row]) -> bytes:
    """One object a line, UTF-8, fields without a value left out; numbers with all their digits."""
    return _encoder.encode_lines([{name: value for name, value in row.items() if value is not None} for row in rows])


def csv_head(table: Table) -> bytes:
    """The first line: the names of the columns."""
    return _lines([table.columns])


def csv_lines(table: Table, rows: Sequence[Sequence[Any]]) -> bytes:
    """One row a line, as RFC 4180 has it; text that a spreadsheet would take for a formula begins with ``'``."""
    columns = zip(*rows, strict=True)
    cells = [CELLS.get(field.type, list)(column) for field, column in zip(table.fields, columns, strict=False)]
    return _lines(zip(*cells, strict=True)) if cells else b""


def _lines(rows: Iterable[Sequence[object]]) -> bytes:
    made = StringIO(newline="")
    csv.writer(made).writerows(rows)
    return made.getvalue().encode("utf-8", "replace")


def _texts(column: Iterable[str | None]) -> list[str | None]:
    return [GUARD + text if text and text[0] in FORMULA else text for text in column]


def _truths(column: Iterable[bool | None]) -> list[str | None]:
    return [None if truth is None else "true" if truth else "false" for truth in column]


def _numbers(column: Iterable[Decimal | int | None]) -> list[str | int | None]:
    return [format(number, "f") if isinstance(number, Decimal) else number for number in column]


CELLS: dict[str, Callable[[Iterable[Any]], list[Any]]] = {"string": _texts, "boolean": _truths, "number": _numbers}
"""A column as the writer shall have it, by type; it writes None as nothing and whole numbers as they are."""
