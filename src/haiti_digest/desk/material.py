"""Reads what the desk works on: the articles under a folder, corrected and linked."""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from haiti_digest.cache.store import Store
from haiti_digest.config import Config
from haiti_digest.correct.article import corrected
from haiti_digest.corrections import NONE, Corrections
from haiti_digest.errors import UsageError
from haiti_digest.link.digest import link
from haiti_digest.load.folder import Root, load
from haiti_digest.load.options import options_of
from haiti_digest.records import Digest, Problem, Seed
from haiti_digest.work.articles import How, gathered_before, make_article
from haiti_digest.work.linking import linked_before
from haiti_digest.work.stored import StoredArticles


def read_digest(root: Root, config: Config, corrections: Corrections = NONE, last: Path | None = None) -> Digest:
    """The digest of the articles under *root*; UsageError where there is no article.

    It is that of the last build with the cache in the folder *last*, where nothing that it follows from has changed.
    """
    kept = _kept(root, config, corrections, last) if last else None
    if kept:
        return kept
    items = list(load(root, options_of(config)))
    articles = [corrected(make_article(item), corrections, make_article) for item in items if isinstance(item, Seed)]
    if not articles:
        raise UsageError(str(root), "holds no article that could be read", "put articles into it")
    problems = [item for item in items if isinstance(item, Problem)]
    return link(articles, problems, config.topics, config.people, config.bodies)


def _kept(root: Root, config: Config, corrections: Corrections, folder: Path) -> Digest | None:
    try:
        store = Store.as_it_stands(folder)
        if store is None:
            return None
        found = gathered_before(root, How(options_of(config), corrections), store)
        return linked_before(StoredArticles(store, found.articles), found, config, store) if found else None
    except (sqlite3.DatabaseError, msgspec.DecodeError):  # the next build tells it and mends it
        return None


def read_seeds(root: Root, paths: Iterable[str], config: Config) -> Iterator[Seed]:
    """The seeds in those files under *root* that are still there."""
    if not isinstance(root, Path):
        yield from (item for item in load(root, options_of(config), frozenset(paths)) if isinstance(item, Seed))
        return
    for path in sorted(paths):
        file = root / path
        if file.is_file():
            yield from (item for item in load(file, options_of(config)) if isinstance(item, Seed))
