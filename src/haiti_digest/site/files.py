"""The whole site as files, one after the other, nothing written."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from haiti_digest.site.data import data_page
from haiti_digest.site.edition import Edition
from haiti_digest.site.pages import pages, shared
from haiti_digest.site.render import environment, render, static_files
from haiti_digest.site.search import Memory, Search


def site_files(edition: Edition, templates: Path | None = None) -> Iterator[tuple[str, bytes]]:
    """The files of the pages with their paths relative to the site's root, each drawn when it is asked for.

    *templates* are searched before ours.
    """
    drawn_with = environment(templates, shared(edition.config), edition.config.language)
    yield from static_files(templates).items()
    for page in pages(edition):
        yield page.path, render(page, drawn_with)
    if "search" in edition.config.without:
        return
    for file in Search(edition, Memory()).files():
        yield file.path, file.data()


def data_file(edition: Edition, package: Mapping[str, Any], templates: Path | None = None) -> tuple[str, bytes]:
    """The page about the files for machines, drawn last: it tells their sizes and digests."""
    page = data_page(edition, package)
    return page.path, render(page, environment(templates, shared(edition.config), edition.config.language))
