"""The files for machines that stay small: the check and those for the host."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from haiti_digest.export.edition import Edition
from haiti_digest.export.host import host_files

CHECK = "check.py"
"""What a reader runs to compare the site with the articles: our module as it is, since it needs nothing but Python."""


def whole_files(edition: Edition, pages: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The files, with their paths in the site; *pages* are those of the pages."""
    yield CHECK, Path(__file__).with_name("site_check.py").read_bytes()
    yield from host_files(edition.config, pages)
