"""The whole site as files, nothing written."""

from pathlib import Path

from haiti_digest.config import Config
from haiti_digest.records import Digest
from haiti_digest.site.pages import pages
from haiti_digest.site.render import environment, render, static_files


def site_files(digest: Digest, config: Config, templates: Path | None = None) -> dict[str, bytes]:
    """Every file of the site, by its path relative to the site's root; *templates* are searched before ours."""
    drawn_with = environment(templates)
    files = static_files(templates)
    for page in pages(digest, config):
        files[page.path] = render(page, drawn_with)
    return files
