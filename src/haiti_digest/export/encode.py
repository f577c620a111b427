"""Rows as bytes: JSON Lines and CSV."""

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

import msgspec

from haiti_digest.export.article_rows import Row
from haiti_digest.export.tables import Table

FORMULA = frozenset("=+-@\t\r\n＝＋－＠'")
"""What makes a spreadsheet take a cell for a formula; and the mark that guards against it, so that it can be undone."""
GUARD = "'"
QUOTED = re.compile(r'[",\r\n]')
"""What makes quotation marks needed around a cell."""
_encoder = msgspec.json.Encoder(decimal_format="number")


def json_lines(rows: Iterable[Row]) -> bytes:
    """One object a line, UTF-8, fields without a value left out; numbers with all their digits."""
    return _encoder.encode_lines([{name: value for name, value in row.items() if value is not None} for row in rows])


def json_rows(table: Table, rows: Sequence[Sequence[Any]]) -> bytes:
    """The same of rows that are tuples in the order of the columns."""
    made = _object(table)
    return _encoder.encode_lines([made(*row) for row in rows])


@cache
def _object(table: Table) -> Callable[..., msgspec.Struct]:
    """What makes an object of a row of *table*; a field without a value is not written."""
    fields: list[tuple[str, Any, Any]] = [(name, Any, None) for name in table.columns]
    return msgspec.defstruct(table.name, fields, omit_defaults=True, gc=False)


def csv_head(table: Table) -> bytes:
    """The first line: the names of the columns."""
    return _lines([table.columns])


def csv_lines(table: Table, rows: Sequence[Sequence[Any]]) -> bytes:
    """One row a line, as RFC 4180 has it; text that a spreadsheet would take for a formula begins with ``'``."""
    columns = zip(*rows, strict=True)
    cells = [CELLS[field.type](column) for field, column in zip(table.fields, columns, strict=False)]
    return _lines(zip(*cells, strict=True)) if cells else b""


def _lines(rows: Iterable[Sequence[str]]) -> bytes:
    return "".join([f"{','.join(row)}\r\n" for row in rows]).encode("utf-8", "replace")


def _texts(column: Iterable[str | None]) -> list[str]:
    """Most columns have words of ours alone, in which nothing is quoted: to look at all of them at once is enough."""
    cells = [(GUARD + text if text[0] in FORMULA else text) if text else "" for text in column]
    if QUOTED.search("\0".join(cells)):
        return [_quoted(text) if QUOTED.search(text) else text for text in cells]
    return cells


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _truths(column: Iterable[bool | None]) -> list[str]:
    return ["" if truth is None else "true" if truth else "false" for truth in column]


def _numbers(column: Iterable[Decimal | int | None]) -> list[str]:
    return [
        "" if number is None else format(number, "f") if isinstance(number, Decimal) else str(number)
        for number in column
    ]


CELLS: dict[str, Callable[[Iterable[Any]], list[str]]] = {
    "string": _texts,
    "boolean": _truths,
    "number": _numbers,
    "integer": _numbers,
}
"""The cells of a column, by type; nothing where there is no value."""
