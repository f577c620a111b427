"""The whole site as files, one after the other, nothing written."""

from collections.abc import Iterator
from pathlib import Path

from haiti_digest.config import Config
from haiti_digest.records import Digest
from haiti_digest.site.pages import pages, shared
from haiti_digest.site.render import environment, render, static_files


def site_files(digest: Digest, config: Config, templates: Path | None = None) -> Iterator[tuple[str, bytes]]:
    """Every file of the site with its path relative to the site's root, each drawn when it is asked for.

    *templates* are searched before ours.
    """
    drawn_with = environment(templates, shared(config), config.language)
    yield from static_files(templates).items()
    for page in pages(digest, config):
        yield page.path, render(page, drawn_with)
