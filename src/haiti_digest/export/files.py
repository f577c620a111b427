"""All export files as pieces to append, article by article, so that none of them is ever held as a whole."""

from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import groupby

from haiti_digest.config import Config
from haiti_digest.export.annotations import PATH as ANNOTATIONS
from haiti_digest.export.annotations import annotation_page
from haiti_digest.export.article_rows import Links, Row, article_rows
from haiti_digest.export.citations import BIBTEX, CSL, RIS, bibtex, cited, csl, ris
from haiti_digest.export.database import PATH as DATABASE
from haiti_digest.export.database import Database
from haiti_digest.export.edition import Edition
from haiti_digest.export.encode import csv_head, csv_lines, json_lines
from haiti_digest.export.entries import feeds
from haiti_digest.export.feed_files import feed_files
from haiti_digest.export.host import host_files
from haiti_digest.export.linked_rows import linked_rows
from haiti_digest.export.package import Tally, table_path
from haiti_digest.export.tables import BY_NAME, TABLES

CHECK = "check.py"
"""What a reader runs to compare the site with the articles: our module as it is, since it needs nothing but Python."""
ARTICLES = table_path("articles", "csv")
LINES_OF = {table_path(table.name, "jsonl"): table.name for table in TABLES}
Piece = tuple[str, bytes, int]
"""The path of a file in the site, bytes to append to it, and how many rows they hold."""


def beginnings() -> Iterator[Piece]:
    """What stands first in each file."""
    for table in TABLES:
        yield table_path(table.name, "csv"), csv_head(table), 0
    yield CSL, b"[\n", 0


def endings() -> Iterator[Piece]:
    """What stands last in each file."""
    yield CSL, b"\n]\n", 0


def article_pieces(edition: Edition, links: Links, at: int) -> Iterator[Piece]:
    """What one article adds: it depends on nothing but the article and what the digest tells of it."""
    rows = article_rows(edition, links, at)
    for name, made in rows.items():
        yield from _table_pieces(name, made)
    yield ANNOTATIONS, json_lines([annotation_page(rows, edition.digest.articles[at].seed.text)]), 0
    line = edition.lines[at]
    entry = cited(rows, line.title if line.titled else f"{line.title}…")
    yield BIBTEX, bibtex(entry), 0
    yield RIS, ris(entry), 0
    yield CSL, (b",\n" if at else b"") + csl(entry), 0


def linked_pieces(edition: Edition, links: Links) -> Iterator[Piece]:
    """What stands between articles."""
    for name, rows in groupby(linked_rows(edition, links), key=lambda named: named[0]):
        yield from _table_pieces(name, [row for _, row in rows])


def is_made(path: str, config: Config) -> bool:
    """Whether the settings want the file; the list of articles is always made in one form, as the check needs it."""
    chosen = config.data
    if path == ARTICLES and "jsonl" not in chosen:
        return True
    form = {DATABASE: "sqlite", ANNOTATIONS: "annotations", BIBTEX: "citations", RIS: "citations", CSL: "citations"}
    return form.get(path, path.rpartition(".")[2]) in chosen


def pieces(edition: Edition, tallies: dict[str, Tally]) -> Iterator[tuple[str, bytes]]:
    """Everything to append, in order, counted in *tallies* by path; the database, filled on the way, comes last."""
    links, config = Links(edition), edition.config
    with Database() as database:
        for path, data, rows in _all_pieces(edition, links):
            if path in LINES_OF and is_made(DATABASE, config):
                database.add(LINES_OF[path], data)
            if is_made(path, config):
                tallies.setdefault(path, Tally()).add(data, rows)
                yield path, data
        if is_made(DATABASE, config):
            tally = tallies[DATABASE] = Tally()
            for data in database.blocks():
                tally.add(data)
                yield DATABASE, data


def whole_files(edition: Edition, pages: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The files that stay small: feeds, the check and those for the host."""
    for feed in feeds(edition) if "feeds" in edition.config.data else ():
        yield from feed_files(feed, edition.config)
    yield CHECK, files("haiti_digest.export").joinpath("site_check.py").read_bytes()
    yield from host_files(edition.config, pages)


def _all_pieces(edition: Edition, links: Links) -> Iterator[Piece]:
    yield from beginnings()
    for at in range(len(edition.pages)):
        yield from article_pieces(edition, links, at)
    yield from linked_pieces(edition, links)
    yield from endings()


def _table_pieces(name: str, rows: list[Row]) -> Iterator[Piece]:
    if rows:
        yield table_path(name, "csv"), csv_lines(BY_NAME[name], rows), len(rows)
        yield table_path(name, "jsonl"), json_lines(rows), len(rows)
