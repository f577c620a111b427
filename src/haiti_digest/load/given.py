"""What is known of a seed beside its text: who it is, and metadata from front matter, a page's head or a collection."""

from haiti_digest.records import LeftOut, Metadatum, Origin, Paragraph, Precision, Problem, Record
from haiti_digest.spans import Span


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


class Identity(Record, frozen=True, kw_only=True):
    """Which input a seed is: see the fields of the same names in ``Seed``."""

    path: str
    id: str
    sha256: str
    encoding: str


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
    whole: bool = False
