"""Composes the steps: files to seeds to articles to a digest to a site."""

from collections.abc import Iterator
from pathlib import Path

from haiti_digest.extract.compose import extract
from haiti_digest.load.folder import load
from haiti_digest.records import Article, Problem, Seed
from haiti_digest.resolve.article import resolve
from haiti_digest.text.reading import Reading


def make_article(seed: Seed) -> Article:
    """A seed read, extracted and resolved; pure, so that it can run in any process."""
    reading = Reading.of(seed)
    return resolve(seed, reading, extract(reading))


def read_articles(root: Path) -> Iterator[Article | Problem]:
    """Each article under *root* as soon as it is made, and a problem for what could not be read."""
    for item in load(root):
        yield make_article(item) if isinstance(item, Seed) else item
