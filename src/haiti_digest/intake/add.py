"""Adds one article: reads it as the build will read it, looks whether it is known, keeps it with its original."""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from haiti_digest.config import Config
from haiti_digest.errors import DigestError, UsageError
from haiti_digest.export.markdown import markdown_article, with_front_matter
from haiti_digest.intake.holdings import holdings
from haiti_digest.intake.keep import keep
from haiti_digest.intake.known import Holding, holding_of, known_as, words_of
from haiti_digest.intake.read import Arrival, read_arrival
from haiti_digest.load.given import InputFile
from haiti_digest.load.options import LoadOptions, options_of
from haiti_digest.load.read import read_file
from haiti_digest.records import Problem, Seed
from haiti_digest.site.addresses import slug

TELLING = frozenset({"dateline", "credit", "correction", "update"})
"""Left-out parts that say something of the article; the others are clutter."""


class Added(NamedTuple):
    """An article that was added: its file, what it is called, and what may be amiss with it."""

    path: Path
    seed: Seed
    problems: tuple[Problem, ...]


def add_article(
    arrival: Arrival,
    seeds: Path,
    config: Config,
    at: str,
    again: bool = False,
    progress: Callable[[int, int], object] = lambda *_: None,
) -> Added:
    """Puts the article into *seeds*; *at* is the time in ISO 8601, *again* adds also what is known already.

    *progress* is told how many of how many seeds were compared with it.

    DigestError where it is no article or is known; UsageError where it cannot be written. Then nothing has changed.
    """
    if seeds.exists() and not seeds.is_dir():
        raise UsageError(str(seeds), "is a file, not a folder", "name a folder with --seeds")
    options = options_of(config)
    seed, ending = read_arrival(arrival, options)
    if not again and seeds.is_dir() and any(seeds.iterdir()):
        _refuse_known(arrival, seed, seeds, holdings(seeds, options, progress))
    text = _as_markdown(arrival, seed, ending, options, at)
    path = keep(seeds, slug(_name(seed)) or "article", text.encode(), (ending, arrival.data), _story(arrival, at))
    return Added(path, seed, seed.problems)


def _name(seed: Seed) -> str:
    return seed.headline.value if seed.headline else seed.id


def _refuse_known(arrival: Arrival, seed: Seed, seeds: Path, held: Iterable[Holding]) -> None:
    try:
        known = known_as(holding_of(seed), held)
    except UsageError:  # a folder that holds nothing to read yet
        return
    if known:
        how = "word for word" if known.same_text else "from the same address, in other words"
        raise DigestError(arrival.place, f"is there already as {seeds / known.path}, {how}", "add --again to keep both")


def _as_markdown(arrival: Arrival, seed: Seed, ending: str, options: LoadOptions, at: str) -> str:
    """The Markdown that reads back as *seed*: with all its text, else without the clutter."""
    accessed = at if arrival.page else None
    if ending in (".md", ".markdown"):
        text = arrival.data.decode("utf-8-sig", "strict") if _is_utf8(arrival.data) else seed.text
        return text if text.startswith("---") else with_front_matter(seed, text, accessed)
    telling = tuple(part for part in seed.left_out if part.what in TELLING)
    plain = Seed(**{**{name: getattr(seed, name) for name in Seed.__struct_fields__}, "left_out": telling})
    for version in (seed, plain):
        text = markdown_article(version, accessed)
        if _same(seed, text, options):
            return text
    raise DigestError(arrival.place, "cannot be written as Markdown unchanged", "put the file itself into the seeds")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _same(seed: Seed, text: str, options: LoadOptions) -> bool:
    """Whether *text* reads back to the same words and metadata."""
    read = list(read_file(InputFile("article.md", "article.md", text.encode("utf-8", "surrogatepass"), options)))
    return len(read) == 1 and isinstance(read[0], Seed) and facts_of(read[0]) == facts_of(seed)


def facts_of(seed: Seed) -> tuple[object, ...]:
    """What a seed says, whatever the form it was read from: its words and the values of its metadata."""
    single = (seed.headline, seed.outlet, seed.agency, seed.url, seed.published, seed.updated)
    line = seed.dateline
    return (
        words_of(seed),
        [paragraph.kind for paragraph in seed.paragraphs],
        [value and value.value for value in single],
        [name.value for name in seed.bylines],
        seed.language.value,
        line and (line.place, line.agency, line.date),
    )


def _story(arrival: Arrival, at: str) -> dict[str, object]:
    """How an article came, as it is kept beside the original."""
    digest = hashlib.sha256(arrival.data).hexdigest()
    size = len(arrival.data)
    if arrival.page is None:
        return {"from": arrival.name or "standard input", "added": at, "sha256": digest, "bytes": size}
    page = arrival.page
    return {
        "asked": page.asked,
        "address": page.address,
        "retrieved": at,
        "sha256": digest,
        "bytes": size,
        "type": page.kind,
        "charset": page.charset,
        "headers": page.headers,
    }
