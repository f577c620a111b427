"""Draws the pages that somebody looks at before the others, so that they are seen before the whole site is built."""

from collections.abc import Set
from itertools import islice
from pathlib import Path

from haiti_digest.site import addresses
from haiti_digest.site.edition import Edition
from haiti_digest.site.pages import pages, shared
from haiti_digest.site.render import Environment, compile_all, environment, render, static_files

MOST = 8
"""Pages that are drawn ahead of the others."""
WITH_DATA = frozenset({addresses.SEARCH, addresses.DATA})
"""Pages that load or tell of files which are written last."""


def drawn_ahead(edition: Edition, wanted: Set[str], templates: Path | None) -> dict[str, bytes]:
    """The pages of *edition* at the paths that are *wanted*, and the files that all pages load.

    Nothing where there is no such page. DigestError where a template fails.
    """
    paths = wanted - WITH_DATA
    if not paths:
        return {}
    drawn_with = _environment(edition, templates)
    found = islice((page for page in pages(edition) if page.path in paths), min(MOST, len(paths)))
    drawn = {page.path: render(page, drawn_with) for page in found}
    return static_files(templates) | drawn if drawn else {}


def make_ready(edition: Edition, templates: Path | None) -> None:
    """Compiles what has changed of the templates here, so that no process that draws pages has to do it again."""
    compile_all(_environment(edition, templates))


def _environment(edition: Edition, templates: Path | None) -> Environment:
    return environment(templates, shared(edition.config), edition.config.language)
