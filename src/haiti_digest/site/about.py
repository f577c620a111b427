"""About: what the tool does and does not do, how to read a card, how well it reads, what was not read."""

from importlib.resources import files
from typing import Literal

import msgspec

from haiti_digest.records import Record
from haiti_digest.site import addresses
from haiti_digest.site.edition import Edition
from haiti_digest.site.page import Page

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
    shown = sum(excerpt.count for excerpt in edition.excerpts)
    total = sum(excerpt.total for excerpt in edition.excerpts)
    return Page(
        path=addresses.ABOUT,
        template="about.html",
        data={
            "problems": [str(problem) for problem in edition.digest.problems],
            "shown": shown,
            "total": total,
            "share": round(100 * shown / total) if total else 0,
            "measured": measured(),
        },
    )


def measured() -> tuple[MeasuredSet, ...]:
    """The kept measurements of this version; those of sets in which nothing was found yet are left out."""
    file = files("haiti_digest").joinpath(MEASURED)
    if not file.is_file():
        return ()
    found = msgspec.json.decode(file.read_bytes(), type=Measured).sets
    return tuple(one for one in found if any(figure.value for figure in one.figures))
