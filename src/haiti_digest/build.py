"""Composes the steps: files to seeds, articles, a digest and a site."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, Protocol

from msgspec.structs import replace

from haiti_digest.cache import last
from haiti_digest.cache.lock import alone
from haiti_digest.cache.store import FILE, Store, cache_folder, is_unwritable, remove
from haiti_digest.collection import paused, put_aside, seldom, set_aside
from haiti_digest.config import Config
from haiti_digest.correct.article import corrected, unread
from haiti_digest.corrections import NONE, Corrections
from haiti_digest.errors import UsageError
from haiti_digest.export.files import whole_files
from haiti_digest.export.links import Links
from haiti_digest.export.package import PATH as PACKAGE
from haiti_digest.export.package import Made, encoded, package
from haiti_digest.history.rounds import head_of, next_rounds
from haiti_digest.history.state import STATE, Before, write_state
from haiti_digest.load.folder import Root, load
from haiti_digest.load.options import options_of
from haiti_digest.records import Article, Problem, Record, Seed
from haiti_digest.site.edition import Edition
from haiti_digest.site.files import data_file, site_files
from haiti_digest.site.twin import Twin
from haiti_digest.site.write import MANIFEST, NewSite, ours
from haiti_digest.work.articles import How, gather
from haiti_digest.work.articles import make_article as make_article
from haiti_digest.work.choosing import choose
from haiti_digest.work.cluster import Cluster
from haiti_digest.work.crew import Crew, crew_of
from haiti_digest.work.data import DataFiles
from haiti_digest.work.drawing import can_share, draw_pages
from haiti_digest.work.exporting import draw_exports
from haiti_digest.work.feeding import put_feeds
from haiti_digest.work.linking import linked
from haiti_digest.work.searching import put_search, search_of
from haiti_digest.work.stored import StateLines, StoredArticles
from haiti_digest.work.studio import studio_of
from haiti_digest.work.tally import tally

FEW_FILES = 64
"""So many files are read in this process: to start others takes as long."""
FEW_PAGES = 256
"""So many pages are drawn in this process."""
FEW_PAGES_OF_MANY = 16
"""So many where articles are many: what a page shows of them takes longer, and so do the files for machines."""
FEW_ARTICLES = 256
"""So many articles are linked in this process."""


class Report(Record, frozen=True, kw_only=True):
    """What a build did: the counts for the table that ends it, in its order, and all problems."""

    counts: dict[str, int]
    problems: tuple[Problem, ...]

    def summary(self) -> dict[str, int]:
        """The counts; earlier versions of articles add nothing to what is found."""
        return dict(self.counts)


def read_articles(root: Root, config: Config, corrections: Corrections = NONE) -> Iterator[Article | Problem]:
    """Each article under *root* as soon as it is made and corrected, and a problem for what could not be read."""
    for item in load(root, options_of(config)):
        yield corrected(make_article(item), corrections, make_article) if isinstance(item, Seed) else item


class Site(Protocol):
    """Where the files of a site go, by their paths relative to its root."""

    def put(self, path: str, data: bytes) -> None:
        """Adds a whole file."""


def draw_site(edition: Edition, site: Site, templates: Path | None = None) -> None:
    """Every file of the site: the pages, the exports, and last what describes the exports."""
    drawn: list[str] = []
    for path, data in site_files(edition, templates):
        site.put(path, data)
        drawn.append(path)
    with TemporaryDirectory(prefix="haiti-digest-") as folder, NewSite(Path(folder, "site")) as beside:
        links = Links(edition)
        exported = draw_exports(links, beside, None, lambda _: Crew())
        for path, _, _ in (*exported.files, *put_feeds(links, beside, None)):
            site.put(path, (beside.beside / path).read_bytes())
    describe_data(edition, site, drawn, exported.made, templates)


def describe_data(
    edition: Edition, site: Site, drawn: Sequence[str], made: Sequence[Made], templates: Path | None = None
) -> None:
    """What tells of the exports that were *made*, and the files that stay small."""
    described = package(edition.config, made)
    site.put(PACKAGE, encoded(described))
    data_page = data_file(edition, described, templates)
    site.put(*data_page)
    for path, data in whole_files(edition, [*drawn, data_page[0]]):
        site.put(path, data)


class Options(NamedTuple):
    """How to build, whatever is built.

    *cache* is its folder (None: beside the output), *keep* whether there is one, *workers* how many processes (None:
    one for each processor where there is enough to do), *inputs* a sum over all that is read, kept with the report,
    *scheduler* the address of a Dask cluster that reads the articles and draws the pages; *tell* is given lines,
    *progress* what is done, and how many of how many; *ready* is given the edition before any page of it is drawn.
    """

    cache: Path | None = None
    keep: bool = True
    workers: int | None = None
    inputs: str | None = None
    scheduler: str | None = None
    tell: Callable[[str], object] = lambda _: None
    progress: Callable[[str, int, int], object] = lambda *_: None
    ready: Callable[[Edition], object] = lambda _: None


DEFAULT = Options()


def build_site(
    root: Root,
    out: Path,
    config: Config,
    templates: Path | None = None,
    corrections: Corrections = NONE,
    options: Options = DEFAULT,
) -> Report:
    """Reads *root* and makes *out* the site of it; pages are written beside the old site as they are drawn.

    UsageError where there is nothing to read or the output cannot be written; then the old site stands.
    """
    if isinstance(root, Path) and root.resolve().is_relative_to(out.resolve()):
        raise UsageError(str(out), "the output folder holds the articles themselves", "name another folder with --out")
    ours(out)
    plan = Plan(root, out, config, templates, corrections, options)
    with ExitStack() as stack:
        stack.enter_context(seldom())
        folder = _cache(plan, stack)
        try:
            return _with_store(folder, plan)
        except sqlite3.DatabaseError as error:
            if is_unwritable(error):
                raise _no_cache(folder, error) from None
            options.tell(f"{folder / FILE}: is damaged and was begun anew; every article is read again")
            remove(folder)
        try:
            return _with_store(folder, plan)
        except sqlite3.DatabaseError as error:
            raise _no_cache(folder, error) from None


def _no_cache(folder: Path, error: Exception) -> UsageError:
    return UsageError(str(folder), f"cannot hold the cache: {error}", "name another folder with --cache")


class Plan(NamedTuple):
    """What to build, from what, and how."""

    root: Root
    out: Path
    config: Config
    templates: Path | None
    corrections: Corrections
    options: Options


def _with_store(folder: Path, plan: Plan) -> Report:
    try:
        store = Store(folder, plan.options.tell)
    except OSError as error:
        raise _no_cache(folder, error) from None
    try:
        return _built(plan, store)
    finally:
        store.close()


def _cache(plan: Plan, stack: ExitStack) -> Path:
    """The folder of the cache, for this build alone; a temporary one where none is kept."""
    options, out = plan.options, plan.out
    if not options.keep:
        return Path(stack.enter_context(TemporaryDirectory(prefix="haiti-digest-")))
    folder = options.cache or cache_folder(out)
    try:
        stack.enter_context(alone(folder, options.tell))
    except OSError as error:
        if options.cache:
            raise UsageError(str(folder), f"cannot hold the cache: {error.strerror}", "name another folder") from None
        raise UsageError(str(out), f"cannot write the site here: {error.strerror}", "name another folder") from None
    return folder


def _built(plan: Plan, store: Store) -> Report:
    with set_aside():  # until all that was made is let go: to look through it for cycles once more finds none
        return _made(plan, store)


def _made(plan: Plan, store: Store) -> Report:
    config, options = plan.config, plan.options
    found = gather(
        plan.root,
        How(options_of(config), plan.corrections),
        store,
        lambda files: _readers(options, files),
        partial(options.progress, "reading"),
    )
    if not found.articles:
        for_user = "\n".join(str(problem) for problem in found.problems)
        raise UsageError(str(plan.root), "holds no article that could be read", for_user or "put articles into it")
    articles = StoredArticles(store, found.articles)
    briefs = articles.briefs()
    aside = _aside(options, len(articles))
    digest = linked(articles, found, config, store, aside=aside)
    lines = StateLines(briefs)
    before = Before(plan.out)
    if before.trouble:
        options.tell(f"{before.path}: {before.trouble}; this build is compared with none before it")
    rounds = next_rounds(before, lines)
    digest = replace(digest, rounds=rounds)
    put_aside()
    with NewSite(plan.out, _twin(plan)) as site:
        site.keep(STATE, write_state(head_of(rounds), lines, (one.id for one in digest.tensions)))
        with paused(aside=True):
            keys = [one.key for one in found.articles]
            edition = Edition(digest, config, keys, articles.outlines(), articles.seeds())
        options.ready(edition)
        studio = choose(edition, store, partial(_exporters, options), partial(studio_of, edition, plan.templates))
        told = partial(options.progress, "drawing")
        search = None if "search" in config.without else search_of(edition, store)
        data = DataFiles(edition, site, store, partial(_exporters, options))
        drawers = partial(_drawers, options, data, len(articles))
        drawn = draw_pages(studio, site, plan.templates, store, drawers, told, search)
        del studio  # the plans of all pages take as much memory as the index of the search
        drawn += put_search(search, site, store, aside=aside) if search else []
        describe_data(edition, site, drawn, data.finish().made, plan.templates)
        changed, files = site.publish(), site.digests
    unused = unread(plan.corrections, ((one.path, one.name) for one in found.articles))
    told_of = tally(edition, briefs, len(files), changed)
    own = (problem for at in told_of.troubled for problem in articles[at].problems)
    report = Report(counts=told_of.counts, problems=(*found.problems, *own, *unused))
    if options.inputs:
        problems = [(str(problem), problem.severity) for problem in report.problems]
        kept = {"counts": {**report.counts, "files_changed": 0}, "problems": problems}
        store.keep(last.NAME, last.written(options.inputs, plan.out, MANIFEST, files, kept))
    return report


def _twin(plan: Plan) -> Twin | None:
    """Where the twin of the site is kept: beside the cache, where links to the site can be made."""
    folder = plan.options.cache or cache_folder(plan.out)
    there = next(path for path in (plan.out.absolute(), *plan.out.absolute().parents) if path.exists())
    return Twin(folder) if plan.options.keep and folder.stat().st_dev == there.stat().st_dev else None


def _readers(options: Options, number: int) -> Crew:
    if options.scheduler and number > FEW_FILES:
        return Cluster(options.scheduler)
    return crew_of(options.workers, number, FEW_FILES)


def _exporters(options: Options, number: int) -> Crew:
    return crew_of(options.workers, number, FEW_FILES) if can_share() else Crew()


def _aside(options: Options, number: int) -> bool:
    """Whether copies of this process link so many articles, and make what all of them give to the search."""
    return can_share() and crew_of(options.workers, number, FEW_ARTICLES).workers > 1


def _drawers(options: Options, data: DataFiles, articles: int, number: int) -> Crew:
    """Who draws so many pages of so many *articles*: processes make the files for machines too."""
    if options.scheduler and number > FEW_PAGES:
        return Cluster(options.scheduler)
    few = FEW_PAGES if articles <= FEW_ARTICLES else FEW_PAGES_OF_MANY
    return data.along(crew_of(options.workers, number, few)) if can_share() else Crew()
