"""Lays a digest out as pages."""

import hashlib
from collections.abc import Iterator

from haiti_digest.config import Config
from haiti_digest.records import Digest
from haiti_digest.site import addresses
from haiti_digest.site.about import about_page
from haiti_digest.site.articles import article_page, articles_pages
from haiti_digest.site.compare import compare_page
from haiti_digest.site.edition import Edition
from haiti_digest.site.figures import figures_pages
from haiti_digest.site.front import front_page
from haiti_digest.site.page import Page
from haiti_digest.site.people import people_pages, person_page, shown_speakers
from haiti_digest.site.quotes import quotes_pages
from haiti_digest.site.timeline import timeline_pages

NAVIGATION = (
    ("Digest", addresses.DIGEST),
    ("Quotes", addresses.QUOTES),
    ("People", addresses.PEOPLE),
    ("Figures", addresses.FIGURES),
    ("Timeline", addresses.TIMELINE),
    ("Compare", addresses.COMPARE),
    ("Articles", addresses.ARTICLES),
    ("About", addresses.ABOUT),
)


def pages(digest: Digest, config: Config) -> Iterator[Page]:
    """Every page of the site of *digest*, each with what all pages share: title, navigation, footer."""
    edition = Edition(digest, config)
    shared = {
        "site": config,
        "navigation": NAVIGATION,
        "digest_of_input": input_digest(digest),
        "files_read": len({article.seed.path for article in digest.articles}),
        "files_skipped": len(digest.skipped_files()),
        "newest": edition.moment(newest(edition)),
    }
    for page in _own_pages(edition):
        yield Page(path=page.path, template=page.template, data={**shared, **page.data})


def _own_pages(edition: Edition) -> Iterator[Page]:
    yield front_page(edition)
    yield from quotes_pages(edition)
    yield from people_pages(edition)
    for speaker in shown_speakers(edition):
        yield person_page(edition, speaker)
    yield from figures_pages(edition)
    yield from timeline_pages(edition)
    yield compare_page(edition)
    yield from articles_pages(edition)
    for at in range(len(edition.digest.articles)):
        yield article_page(edition, at)
    yield about_page(edition)


def input_digest(digest: Digest) -> str:
    """SHA-256 over the digests of all seeds, whatever their order."""
    together = "\n".join(sorted(article.seed.sha256 for article in digest.articles))
    return hashlib.sha256(together.encode()).hexdigest()


def newest(edition: Edition) -> str | None:
    """The day of the newest article, None where no file gives one."""
    days = [line.published.value[:10] for line in edition.lines if line.published and line.published.value]
    return max(days, default=None)
