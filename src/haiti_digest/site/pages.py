"""Lays a digest out as pages."""

from collections.abc import Iterator

from haiti_digest.config import Config
from haiti_digest.site import addresses
from haiti_digest.site.about import about_page
from haiti_digest.site.article import article_pages
from haiti_digest.site.articles import articles_pages
from haiti_digest.site.changes import changes_pages
from haiti_digest.site.compare import compare_pages
from haiti_digest.site.edition import Edition
from haiti_digest.site.figures import figures_pages
from haiti_digest.site.front import front_page
from haiti_digest.site.missing import missing_pages
from haiti_digest.site.page import Page
from haiti_digest.site.people import people_pages, person_pages, shown_speakers
from haiti_digest.site.quotes import quotes_pages
from haiti_digest.site.search import search_page
from haiti_digest.site.timeline import timeline_pages
from haiti_digest.site.topics import topics_pages
from haiti_digest.site.wording import wording

NAVIGATION = {
    "digest": addresses.DIGEST,
    "quotes": addresses.QUOTES,
    "people": addresses.PEOPLE,
    "figures": addresses.FIGURES,
    "timeline": addresses.TIMELINE,
    "topics": addresses.TOPICS,
    "compare": addresses.COMPARE,
    "articles": addresses.ARTICLES,
    "about": addresses.ABOUT,
    "search": addresses.SEARCH,
}
"""The pages that every page may link, with the names of their words in ``[pages.nav]``; settings choose among them."""


def shared(config: Config) -> dict[str, object]:
    """What every page shows: nothing that changes with the articles, so that a page changes only with what is on it."""
    names = wording(config.language).pages["nav"]
    linked = [name for name in ("digest", *config.pages) if name not in config.without]
    return {"site": config, "navigation": [(names[name], NAVIGATION[name]) for name in linked]}


def pages(edition: Edition) -> Iterator[Page]:
    """Every page of the site but the one about the files for machines, which tells what these hold."""
    without, every = edition.config.without, _of_all_sections(edition)
    return (page for page in every if addresses.section(page.path) not in without) if without else every


def _of_all_sections(edition: Edition) -> Iterator[Page]:
    yield front_page(edition)
    yield from quotes_pages(edition)
    yield from people_pages(edition)
    for speaker in shown_speakers(edition):
        if speaker.id in edition.portrayed:
            yield from person_pages(edition, speaker)
    yield from figures_pages(edition)
    yield from timeline_pages(edition)
    yield from topics_pages(edition)
    yield from compare_pages(edition)
    yield from articles_pages(edition)
    for address in edition.pages:
        yield from article_pages(edition, address)
    yield from changes_pages(edition)
    yield about_page(edition)
    yield search_page(edition)
    yield from missing_pages(edition)
