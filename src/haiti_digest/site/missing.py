"""The page that a host shows where there is none; written when the site's address is known."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from haiti_digest.site import addresses
from haiti_digest.site.edition import Edition
from haiti_digest.site.page import Page


def missing_pages(edition: Edition) -> Iterator[Page]:
    """The page for addresses that lead nowhere: a host serves it in any folder, so its links begin at the root."""
    if edition.config.base_url:
        root = urlsplit(edition.config.base_url).path
        yield Page(path=addresses.NOT_FOUND, template="404.html", data={}, root=root)
