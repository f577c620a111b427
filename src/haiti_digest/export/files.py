"""All export files as pieces to append, article by article, so that none of them is ever held as a whole."""

from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from itertools import groupby

from haiti_digest.export.article_rows import Links, Row, article_rows
from haiti_digest.export.edition import Edition
from haiti_digest.export.encode import csv_head, csv_lines, json_lines
from haiti_digest.export.entries import Entry, feeds
from haiti_digest.export.feed_files import feed_files
from haiti_digest.export.host import host_files
from haiti_digest.export.linked_rows import linked_rows
from haiti_digest.export.package import Tally, table_path
from haiti_digest.export.tables import BY_NAME, TABLES

CHECK = "check.py"
"""What a reader runs to compare the site with the articles: our module as it is, since it needs nothing but Python."""
Piece = tuple[str, bytes, int]
"""The path of a file in the site, bytes to append to it, and how many rows they hold."""


def beginnings() -> Iterator[Piece]:
    """What stands first in each file."""
    for table in TABLES:
        yield table_path(table.name, "csv"), csv_head(table), 0


def article_pieces(edition: Edition, links: Links, at: int) -> Iterator[Piece]:
    """What one article adds: it depends on nothing but the article and what the digest tells of it."""
    for name, rows in article_rows(edition, links, at).items():
        yield from _table_pieces(name, rows)


def linked_pieces(edition: Edition) -> Iterator[Piece]:
    """What stands between articles."""
    for name, rows in groupby(linked_rows(edition), key=lambda named: named[0]):
        yield from _table_pieces(name, [row for _, row in rows])


def pieces(edition: Edition, tallies: dict[str, Tally]) -> Iterator[tuple[str, bytes]]:
    """Everything to append, in order, counted in *tallies* by path."""
    links = Links(edition)
    for path, data, rows in _all_pieces(edition, links):
        tallies.setdefault(path, Tally()).add(data, rows)
        yield path, data


def whole_files(edition: Edition, pages: Iterable[str], changes: Sequence[Entry] = ()) -> Iterator[tuple[str, bytes]]:
    """The files that stay small: feeds, the check and those for the host; *changes* go into the site's feed."""
    for feed in feeds(edition, changes):
        yield from feed_files(feed, edition.config)
    yield CHECK, files("haiti_digest.export").joinpath("site_check.py").read_bytes()
    yield from host_files(edition.config, pages)


def _all_pieces(edition: Edition, links: Links) -> Iterator[Piece]:
    yield from beginnings()
    for at in range(len(edition.pages)):
        yield from article_pieces(edition, links, at)
    yield from linked_pieces(edition)


def _table_pieces(name: str, rows: list[Row]) -> Iterator[Piece]:
    if rows:
        yield table_path(name, "csv"), csv_lines(BY_NAME[name], rows), len(rows)
        yield table_path(name, "jsonl"), json_lines(rows), len(rows)
