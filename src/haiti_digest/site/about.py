"""About: what the tool does and does not do, how to read a card, how well it reads, what was not read."""

import hashlib
from functools import partial
from importlib.resources import files
from typing import Literal

import msgspec

from haiti_digest.records import Digest, Record
from haiti_digest.site import addresses
from haiti_digest.site.edition import Edition
from haiti_digest.site.page import Data, Page

MEASURED = "measured.json"


class MeasuredFigure(Record, frozen=True, kw_only=True):
    """One measured figure: a percentage, or a count out of so many that could be reached."""

    figure: str
    value: float
    unit: Literal["percent", "count"]
    of: int | None = None


class MeasuredSet(Record, frozen=True, kw_only=True):
    """What was measured on one set of marked articles."""

    name: str
    about: str
    seen: str
    documents: int
    figures: tuple[MeasuredFigure, ...]


class Measured(Record, frozen=True, kw_only=True):
    """The file that measuring writes; see docs/quality.md."""

    sets: tuple[MeasuredSet, ...] = ()


def about_page(edition: Edition) -> Page:
    """The page about the site."""
    return Page(path=addresses.ABOUT, template="about.html", data=partial(_about, edition))


def _about(edition: Edition) -> Data:
    digest = edition.digest
    shown = sum(excerpt.count for excerpt in edition.excerpts)
    total = sum(excerpt.total for excerpt in edition.excerpts)
    return {
        "problems": [str(problem) for problem in digest.problems],
        "shown": shown,
        "total": total,
        "share": round(100 * shown / total) if total else 0,
        "measured": measured(),
        "digest_of_input": input_digest(digest),
        "files_read": len({article.seed.path for article in digest.articles}),
        "files_skipped": len(digest.skipped_files()),
        "newest": edition.moment(newest(edition)),
    }


def input_digest(digest: Digest) -> str:
    """SHA-256 over the digests of all seeds, whatever their order."""
    together = "\n".join(sorted(article.seed.sha256 for article in digest.articles))
    return hashlib.sha256(together.encode()).hexdigest()


def newest(edition: Edition) -> str | None:
    """The day of the newest article, None where no file gives one."""
    days = [line.published.value[:10] for line in edition.lines if line.published and line.published.value]
    return max(days, default=None)


def measured() -> tuple[MeasuredSet, ...]:
    """The kept measurements of this version; those of sets in which nothing was found yet are left out."""
    file = files("haiti_digest").joinpath(MEASURED)
    if not file.is_file():
        return ()
    found = msgspec.json.decode(file.read_bytes(), type=Measured).sets
    return tuple(one for one in found if any(figure.value for figure in one.figures))
