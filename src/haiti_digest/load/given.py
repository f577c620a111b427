"""What is known of a seed beside its text: who it is, and metadata from front matter, a page's head or a collection."""

import hashlib
from typing import NamedTuple

from haiti_digest.load.options import DEFAULT, LoadOptions
from haiti_digest.records import LeftOut, Metadatum, Origin, Paragraph, Precision, Problem, Record
from haiti_digest.spans import Span


class InputFile(NamedTuple):
    """One file as bytes: ``path`` relative to the folder of seeds, ``place`` as the user would write it."""

    path: str
    place: str
    data: bytes
    options: LoadOptions = DEFAULT

    @property
    def stem(self) -> str:
        """The file's name without its folder and its ending."""
        return self.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]

    def error(self, what: str, fix: str = "", line: int | None = None) -> Problem:
        """Why this file, or what stands on that line of it, could not be read."""
        return Problem(place=self._at(line), severity="error", what=_one_line(what), fix=fix)

    def warning(self, what: str, fix: str = "", line: int | None = None) -> Problem:
        """What was not read of this file, though the file was."""
        return Problem(place=self._at(line), severity="warning", what=_one_line(what), fix=fix)

    def _at(self, line: int | None) -> str:
        place = _one_line(self.place)
        return place if line is None else f"{place}:{line}"

    def identity(self, encoding: str, id: str | None = None, data: bytes | None = None) -> "Identity":
        """Who the seed of this file is, or that of one record in it, whose bytes are *data*."""
        digest = hashlib.sha256(self.data if data is None else data).hexdigest()
        return Identity(path=self.path, id=id or self.stem, sha256=digest, encoding=encoding, place=self.place)


def _one_line(words: str) -> str:
    """Words that may come from a damaged file, on one line and without what a terminal would not show."""
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())


class Identity(Record, frozen=True, kw_only=True):
    """Which input a seed is: see the fields of the same names in ``Seed``; ``place`` is for messages to the user."""

    path: str
    id: str
    sha256: str
    encoding: str
    place: str


class DateSaid(Record, frozen=True, kw_only=True):
    """A date that some place gives for publication; ``readings`` where day and month may be either."""

    value: str | None
    precision: Precision
    origin: Origin
    reason: str
    span: Span | None = None
    readings: tuple[str, ...] = ()
    month: int = 0
    day: int = 0


class Given(Record, frozen=True, kw_only=True):
    """Metadata from outside the text, the more trusted ones first.

    ``paragraphs`` are given where a grammar has found them (Markdown, a saved page); ``whole`` keeps everything that
    is not plain clutter in the body, headlines too, as a researcher's collection needs it.
    """

    headline: Metadatum | None = None
    bylines: tuple[Metadatum, ...] = ()
    outlet: Metadatum | None = None
    agency: Metadatum | None = None
    url: Metadatum | None = None
    language: Metadatum | None = None
    published: tuple[DateSaid, ...] = ()
    updated: tuple[DateSaid, ...] = ()
    paragraphs: tuple[Paragraph, ...] | None = None
    hidden: tuple[Span, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    problems: tuple[Problem, ...] = ()
    options: LoadOptions = DEFAULT
    whole: bool = False
