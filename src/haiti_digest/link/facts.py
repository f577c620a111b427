"""What linking needs to know of one article, compact and without its text; made by ``traits``, kept in bytes.

Words are stems, told by their place in ``Traits.words``; ``first`` and ``end`` are tokens of the article's ``Prose``.
"""

from decimal import Decimal

import msgspec

from haiti_digest.spans import Span


class Facts(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Base of all facts: frozen, and encoded without the names of their fields."""


class NumberFacts(Facts, frozen=True):
    """A figure by what it counts (kind, unit, stem of the noun), with its value and hedge."""

    counts: tuple[str, str, str]
    value: Decimal
    upper: Decimal | None
    modifier: str | None


class PassageFacts(Facts, frozen=True):
    """A statement, or a sentence of the narrator's, as it is compared with others."""

    first: int
    end: int
    span: Span
    statement: int | None
    """Index into ``Article.statements``; None in the narrator's own words."""
    speaker: int | None
    """Index into ``Article.entities``."""
    quoted: bool
    words: tuple[int, ...]
    names: tuple[int, ...] = ()
    days: tuple[str, ...] = ()
    """The days that it names, ISO 8601."""
    numbers: tuple[int, ...] = ()
    """Of ``Traits.numbers`` those that lie in it."""
    negated: bool = False
    """Holds an odd number of words that turn it into its opposite."""
    corrects: bool = False
    """Is a correction: what it repeats, it takes back."""


class Traits(Facts, frozen=True):
    """All facts of one article: a pure function of the article and the language data."""

    path: str
    id: str
    sha256: str
    language: str
    """Without a regional tag."""
    published: str | None
    outlets: tuple[str, ...]
    """The outlet and the agency behind it, in small letters."""
    body: Span
    order: str
    """A sum of the body's words, by which the reports of one day are sorted: copies are neighbours."""
    words: tuple[str, ...]
    """Every stem of the article once."""
    numbers: tuple[NumberFacts, ...]
    passages: tuple[PassageFacts, ...]
