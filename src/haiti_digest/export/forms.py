"""The files for machines that the settings want, each written as a head, a piece for every article, and an end.

A file of many articles is cut into parts of bounded size (``parts``), each with head and end.
"""

from typing import NamedTuple

from haiti_digest.config import Config
from haiti_digest.export.encode import csv_head
from haiti_digest.export.tables import TABLES

FOLDER = "data/"
DATABASE = "digest"
ANNOTATIONS = "annotations"
CITATIONS = "citations"
TABULAR = ("csv", "jsonl")
DIGITS = 3


class Form(NamedTuple):
    """A file by its stem and ending; *table* tells that its pieces are rows of the table of that name."""

    stem: str
    ending: str
    table: bool
    head: bytes = b""
    between: bytes = b""
    tail: bytes = b""

    def path(self, part: int | None = None) -> str:
        """Where a part of it stands in the site, counted from 1; the whole where it has one only."""
        return path_of(self.stem, self.ending, part)

    def joined(self, pieces: list[bytes]) -> bytes:
        """A file of these pieces; empty ones take no place."""
        return self.head + self.between.join([piece for piece in pieces if piece]) + self.tail


def path_of(stem: str, ending: str, part: int | None = None) -> str:
    """Where a file or a part of it, counted from 1, stands in the site."""
    return f"{FOLDER}{stem}.{ending}" if part is None else f"{FOLDER}{stem}-{part:0{DIGITS}}.{ending}"


def forms(config: Config) -> tuple[Form, ...]:
    """What is made; the list of articles always is in one form, as a site is checked with it."""
    chosen = config.data
    made = []
    for table in TABLES:
        if "csv" in chosen or (table.name == "articles" and "jsonl" not in chosen):
            made.append(Form(table.name, "csv", True, csv_head(table)))
    if "jsonl" in chosen:
        made += [Form(table.name, "jsonl", True) for table in TABLES]
    if "annotations" in chosen:
        made.append(Form(ANNOTATIONS, "jsonl", False))
    if "citations" in chosen:
        made += [Form(CITATIONS, "bib", False), Form(CITATIONS, "ris", False)]
        made.append(Form(CITATIONS, "json", False, b"[\n", b",\n", b"\n]\n"))
    return tuple(made)
