"""Composes the steps: files to seeds, articles, a digest and a site."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Protocol

from msgspec.structs import replace

from haiti_digest.config import Config
from haiti_digest.correct.article import corrected, unread
from haiti_digest.corrections import NONE, Corrections
from haiti_digest.errors import UsageError
from haiti_digest.export.files import pieces
from haiti_digest.export.lines import article_line
from haiti_digest.export.outline import article_outline
from haiti_digest.export.package import PATH as PACKAGE
from haiti_digest.export.package import Tally, encoded, package
from haiti_digest.extract.compose import extract
from haiti_digest.history.rounds import head_of, next_rounds
from haiti_digest.history.state import STATE, Before, state_line, write_state
from haiti_digest.link.digest import link
from haiti_digest.load.folder import load
from haiti_digest.load.options import options_of
from haiti_digest.records import Article, Digest, Problem, Record, Seed
from haiti_digest.resolve.article import resolve
from haiti_digest.site.edition import Edition
from haiti_digest.site.files import data_file, site_files
from haiti_digest.site.write import NewSite, ours
from haiti_digest.text.reading import Reading


class Report(Record, frozen=True, kw_only=True):
    """What a build did: the digest it drew, all problems, how many files it holds and how many of them changed."""

    digest: Digest
    problems: tuple[Problem, ...]
    files: int
    changed: int

    def summary(self) -> dict[str, int]:
        """The counts for the table that ends a build, in its order; earlier versions add nothing to what is found."""
        articles = [self.digest.articles[at] for at in self.digest.current()]
        statements = [said for article in articles for said in article.statements]
        return {
            "articles_read": len(self.digest.articles),
            "files_skipped": len(self.digest.skipped_files()),
            "copies_folded": sum(len(copies.others) for copies in self.digest.copies),
            "earlier_versions": sum(len(versions.older) for versions in self.digest.versions),
            "quotes": sum(said.statement.kind != "indirect" for said in statements),
            "reported_statements": sum(said.statement.kind == "indirect" for said in statements),
            "speakers_not_determined": sum(said.speaker is None for said in statements),
            "people_and_bodies_quoted": len({s.id for s in self.digest.quoted()}),
            "figures": sum(len(article.figures) for article in articles),
            "dates": sum(len(article.timexes) for article in articles),
            "differences": len(self.digest.tensions),
            "pages_and_files": self.files,
            "files_changed": self.changed,
        }


def make_article(seed: Seed) -> Article:
    """A seed read, extracted and resolved; pure, so that it can run in any process."""
    reading = Reading.of(seed)
    return resolve(seed, reading, extract(reading))


def read_articles(root: Path, config: Config, corrections: Corrections = NONE) -> Iterator[Article | Problem]:
    """Each article under *root* as soon as it is made and corrected, and a problem for what could not be read."""
    for item in load(root, options_of(config)):
        yield corrected(make_article(item), corrections, make_article) if isinstance(item, Seed) else item


def extract_lines(paths: Iterable[Path], config: Config) -> Iterator[bytes | Problem]:
    """Every article under *paths* as a line of JSON, and a problem for what could not be read."""
    return _each_drawn(paths, config, article_line)


def outlines(paths: Iterable[Path], config: Config) -> Iterator[bytes | Problem]:
    """Every article under *paths* as readable text in UTF-8, and a problem for what could not be read."""
    return _each_drawn(paths, config, lambda article: (article_outline(article) + "\n").encode())


def _each_drawn(paths: Iterable[Path], config: Config, draw: Callable[[Article], bytes]) -> Iterator[bytes | Problem]:
    """Each article drawn as soon as it is made, its own problems behind it, and what could not be read."""
    for path in paths:
        for item in read_articles(path, config):
            if isinstance(item, Article):
                yield draw(item)
                yield from item.problems
            else:
                yield item


class Site(Protocol):
    """Where the files of a site go, by their paths relative to its root."""

    def put(self, path: str, data: bytes) -> None:
        """Adds a whole file."""

    def append(self, path: str, data: bytes) -> None:
        """Adds to the end of a file."""


def draw_site(edition: Edition, site: Site, templates: Path | None = None) -> None:
    """Every file of the site: the pages, the exports, and last what describes the exports."""
    for path, data in site_files(edition, templates):
        site.put(path, data)
    tallies: dict[str, Tally] = {}
    for path, data in pieces(edition, tallies):
        site.append(path, data)
    described = package(edition.config, tallies)
    site.put(PACKAGE, encoded(described))
    site.put(*data_file(edition, described, templates))


def build_site(
    root: Path, out: Path, config: Config, templates: Path | None = None, corrections: Corrections = NONE
) -> Report:
    """Reads *root* and makes *out* the site of it; pages are written beside the old site as they are drawn.

    UsageError where there is nothing to read or the output cannot be written; then the old site stands.
    """
    if out.resolve() == root.resolve() or root.resolve().is_relative_to(out.resolve()):
        raise UsageError(str(out), "the output folder holds the articles themselves", "name another folder with --out")
    ours(out)
    found = list(read_articles(root, config, corrections))
    articles = [item for item in found if isinstance(item, Article)]
    problems = [item for item in found if isinstance(item, Problem)]
    if not articles:
        for_user = "\n".join(str(problem) for problem in problems)
        raise UsageError(str(root), "holds no article that could be read", for_user or "put articles into it")
    unused = unread(corrections, (article.seed.path for article in articles))
    digest = link(articles, problems, config.topics, config.people, config.bodies)
    lines = [state_line(article) for article in digest.articles]
    rounds = next_rounds(Before(out), lines)
    digest = replace(digest, rounds=rounds)
    with NewSite(out) as site:
        site.keep(STATE, write_state(head_of(rounds), lines))
        draw_site(Edition(digest, config), site, templates)
        changed, files = site.publish(), len(site.digests)
    return Report(
        digest=digest,
        problems=(*problems, *(problem for article in digest.articles for problem in article.problems), *unused),
        files=files,
        changed=changed,
    )
