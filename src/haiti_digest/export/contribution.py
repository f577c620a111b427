"""What one article adds to the files for machines: rows of tables, and its piece of each file."""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from haiti_digest.export.annotations import annotation_page
from haiti_digest.export.article_rows import Row, article_rows
from haiti_digest.export.citations import Cited, bibtex, cited, csl, ris
from haiti_digest.export.database import values
from haiti_digest.export.encode import csv_lines, json_lines, json_rows
from haiti_digest.export.forms import ANNOTATIONS, Form
from haiti_digest.export.linked_rows import linked_rows
from haiti_digest.export.links import Links
from haiti_digest.export.tables import BY_NAME, TABLES, Table

CITED = {"bib": bibtex, "ris": ris, "json": csl}
Cells = Sequence[tuple[object, ...]]
"""Rows in the order of a table's columns."""


class Contribution(NamedTuple):
    """The piece of each form, in their order, and the rows of each table as a database has them, in theirs.

    A table that no form and no database wants has none.
    """

    pieces: tuple[bytes, ...]
    rows: tuple[Cells, ...]


def contribution(links: Links, at: int, forms: Sequence[Form], *, database: bool) -> Contribution:
    """What an article adds to *forms*, and with *database* to one; a pure function of what ``Links.sums`` sums up."""
    told = _Told(links, at)
    pieces = tuple([told.piece(form) for form in forms])
    return Contribution(pieces, tuple([told.cells(table) if database else told.made(table) for table in TABLES]))


class _Told(dict[str, list[Row]]):
    """The rows of an article by table, each made when it is first asked for."""

    def __init__(self, links: Links, at: int) -> None:
        self._edition = links.edition
        self._at = at
        self._makers = {**article_rows(links.edition, links, at), **linked_rows(links.edition, links, at)}
        self._cells: dict[str, Cells] = {}

    def __missing__(self, table: str) -> list[Row]:
        rows = self[table] = self._makers[table]()
        return rows

    def cells(self, table: Table) -> Cells:
        """The rows of a table, in the order of its columns."""
        if table.name not in self._cells:
            self._cells[table.name] = values(table, self[table.name])
        return self._cells[table.name]

    def made(self, table: Table) -> Cells:
        """The same as far as they have been asked for."""
        return self._cells.get(table.name, ())

    def piece(self, form: Form) -> bytes:
        """What the article adds to a form."""
        if form.table:
            table = BY_NAME[form.stem]
            return (csv_lines if form.ending == "csv" else json_rows)(table, self.cells(table))
        if form.stem == ANNOTATIONS:
            return json_lines([annotation_page(self, self._edition.whole.articles[self._at].seed.text)])
        return CITED[form.ending](self._entry)

    @cached_property
    def _entry(self) -> Cited:
        line = self._edition.lines[self._at]
        return cited(self, line.title if line.titled else f"{line.title}…")
