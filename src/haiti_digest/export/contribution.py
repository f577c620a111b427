"""What one article adds to the files for machines: rows of tables, and its piece of each file."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from haiti_digest.export.annotations import annotation_page
from haiti_digest.export.article_rows import Row, article_rows
from haiti_digest.export.citations import bibtex, cited, csl, ris
from haiti_digest.export.database import values
from haiti_digest.export.encode import csv_lines, json_lines, json_rows
from haiti_digest.export.forms import ANNOTATIONS, Form
from haiti_digest.export.linked_rows import linked_rows
from haiti_digest.export.links import Links
from haiti_digest.export.tables import BY_NAME, TABLES

Rows = Mapping[str, Sequence[Row]]
CITED = {"bib": bibtex, "ris": ris, "json": csl}


class Contribution(NamedTuple):
    """The piece of each form, in their order, and the rows of each table as a database has them, in theirs."""

    pieces: tuple[bytes, ...]
    rows: tuple[Sequence[tuple[object, ...]], ...]


def contribution(links: Links, at: int, forms: Sequence[Form]) -> Contribution:
    """What an article adds; a pure function of what ``Links.sums`` sums up for it."""
    edition = links.edition
    rows = {**article_rows(edition, links, at), **linked_rows(edition, links, at)}
    cells = {table.name: values(table, rows[table.name]) for table in TABLES}
    line = edition.lines[at]
    entry = cited(rows, line.title if line.titled else f"{line.title}…")
    pieces = []
    for form in forms:
        if form.table:
            table = BY_NAME[form.stem]
            made = (csv_lines if form.ending == "csv" else json_rows)(table, cells[form.stem])
        elif form.stem == ANNOTATIONS:
            made = json_lines([annotation_page(rows, edition.whole.articles[at].seed.text)])
        else:
            made = CITED[form.ending](entry)
        pieces.append(made)
    return Contribution(tuple(pieces), tuple(cells[table.name] for table in TABLES))
