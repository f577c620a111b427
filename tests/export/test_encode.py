"""Cells that a spreadsheet cannot take for a formula, and numbers with all their digits."""

import csv
import io
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.export.encode import FORMULA, csv_lines, json_lines, json_rows
from haiti_digest.export.tables import BY_NAME, Field, Table

TEXT = Table(name="any", fields=(Field(name="words"), Field(name="value", type="number")), key=("words",))


def cells(words: str | None, value: Decimal | int | None = None) -> list[str]:
    line = csv_lines(TEXT, [(words, value)]).decode()
    (row,) = csv.reader(io.StringIO(line, newline=""))
    return row


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_text_that_looks_like_a_formula_is_guarded(words: str) -> None:
    assert cells(words)[0] == f"'{words}"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_the_guard_can_be_undone(words: str) -> None:
    cell = cells(words)[0]
    assert not cell.startswith(tuple(FORMULA - {"'"}))
    assert cell.removeprefix("'") == words


@given(st.lists(st.tuples(st.none() | st.text(), st.none() | st.integers() | st.decimals(allow_nan=False))))
def test_lines_are_as_the_standard_library_writes_them(rows: list[tuple[str | None, Decimal | int | None]]) -> None:
    written = io.StringIO(newline="")
    csv.writer(written).writerows(
        [f"'{words}" if words and words[0] in FORMULA else words, None if value is None else format(value, "f")]
        for words, value in [(words, value if value is None else Decimal(value)) for words, value in rows]
    )
    assert csv_lines(TEXT, rows) == written.getvalue().encode("utf-8", "replace")


@given(st.lists(st.tuples(st.none() | st.text(st.characters(exclude_categories=["Cs"])), st.none() | st.integers())))
def test_rows_and_their_objects_are_the_same_lines(rows: list[tuple[str | None, int | None]]) -> None:
    assert json_rows(TEXT, rows) == json_lines([{"words": words, "value": value} for words, value in rows])


def test_numbers_are_never_guarded() -> None:
    assert cells("words", Decimal("-0.5"))[1] == "-0.5"
    assert cells("words", -3)[1] == "-3"


def test_numbers_keep_their_digits() -> None:
    exact = Decimal("1234567890123456789.000000001")
    assert cells("words", exact)[1] == str(exact)
    assert str(exact).encode() in json_lines([{"value": exact}])
    assert json.loads(json_lines([{"value": Decimal("1E+3")}])) == {"value": 1000}


def test_what_is_not_told_is_an_empty_cell_and_no_field() -> None:
    assert cells(None) == ["", ""]
    assert json.loads(json_lines([{"words": None, "rule": "name"}])) == {"rule": "name"}


def test_every_table_has_its_key_among_its_fields() -> None:
    for table in BY_NAME.values():
        assert set(table.key) <= set(table.columns)
        assert {field.to for field in table.fields if field.to} <= set(BY_NAME)
