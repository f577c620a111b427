"""Reads what the desk works on: the articles under a folder, corrected and linked."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from haiti_digest.config import Config
from haiti_digest.correct.article import corrected
from haiti_digest.corrections import NONE, Corrections
from haiti_digest.errors import UsageError
from haiti_digest.link.digest import link
from haiti_digest.load.folder import Root, load
from haiti_digest.load.options import options_of
from haiti_digest.records import Digest, Problem, Seed
from haiti_digest.work.articles import make_article


def read_digest(root: Root, config: Config, corrections: Corrections = NONE) -> Digest:
    """The digest of the articles under *root*; UsageError where there is no article."""
    items = list(load(root, options_of(config)))
    articles = [corrected(make_article(item), corrections, make_article) for item in items if isinstance(item, Seed)]
    if not articles:
        raise UsageError(str(root), "holds no article that could be read", "put articles into it")
    problems = [item for item in items if isinstance(item, Problem)]
    return link(articles, problems, config.topics, config.people, config.bodies)


def read_seeds(root: Root, paths: Iterable[str], config: Config) -> Iterator[Seed]:
    """The seeds in those files under *root* that are still there."""
    if not isinstance(root, Path):
        yield from (item for item in load(root, options_of(config), frozenset(paths)) if isinstance(item, Seed))
        return
    for path in sorted(paths):
        file = root / path
        if file.is_file():
            yield from (item for item in load(file, options_of(config)) if isinstance(item, Seed))
