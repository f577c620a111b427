"""Articles as a terminal or a program reads them, one by one as they are made, with what was changed by hand."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from haiti_digest.config import Config
from haiti_digest.correct.article import corrected
from haiti_digest.corrections import NONE, Corrections
from haiti_digest.export.lines import article_line
from haiti_digest.export.outline import article_outline
from haiti_digest.load.folder import Root, load
from haiti_digest.load.options import options_of
from haiti_digest.load.remote import Remote
from haiti_digest.records import Article, Problem, Seed
from haiti_digest.work.articles import make_article


def as_lines(
    paths: Iterable[Root], config: Config, corrections: Corrections = NONE, seeds: Root = Path("seeds")
) -> Iterator[bytes | Problem]:
    """Every article under *paths* as a line of JSON; see ``_each``."""
    return _each(article_line, paths, config, corrections, seeds)


def as_outlines(
    paths: Iterable[Root], config: Config, corrections: Corrections = NONE, seeds: Root = Path("seeds")
) -> Iterator[bytes | Problem]:
    """Every article under *paths* as readable text in UTF-8; see ``_each``."""
    return _each(lambda article: (article_outline(article) + "\n").encode(), paths, config, corrections, seeds)


def _each(
    draw: Callable[[Article], bytes], paths: Iterable[Root], config: Config, corrections: Corrections, seeds: Root
) -> Iterator[bytes | Problem]:
    """Each article as soon as it is made and corrected, its problems behind it, and what could not be read.

    *seeds* is the folder that the corrections are written for. UsageError where there is nothing to read.
    """
    for path in paths:
        of_path = corrections_below(corrections, path, seeds)
        for item in load(path, options_of(config)):
            if isinstance(item, Seed):
                article = corrected(make_article(item), of_path, make_article)
                yield draw(article)
                yield from article.problems
            else:
                yield item


def corrections_below(corrections: Corrections, path: Root, seeds: Root) -> Corrections:
    """The entries for what is read from *path* alone, by the names that it has then.

    Within the folder *seeds* the names of articles begin there; another folder is taken for one of articles itself,
    as a build would; a file elsewhere is of no digest, and nobody has corrected it.
    """
    is_folder = path.is_dir()
    if isinstance(path, Remote) or isinstance(seeds, Remote):
        inside = f"{path}/".startswith(f"{seeds}/")
        parts = tuple(part for part in str(path).removeprefix(str(seeds)).split("/") if part)
    else:
        home, place = seeds.resolve(), path.resolve()
        inside = place.is_relative_to(home)
        parts = place.relative_to(home).parts if inside else ()
    if not inside:
        return corrections if is_folder else NONE
    prefix = "".join(f"{part}/" for part in (parts if is_folder else parts[:-1]))
    found = corrections.by_file.items()
    return Corrections(by_file={file.removeprefix(prefix): of for file, of in found if file.startswith(prefix)})
