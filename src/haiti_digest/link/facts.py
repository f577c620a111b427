"""What linking needs to know of one article, compact and without its text; made by ``traits``, kept in bytes.

Words are stems, told by their place in ``Traits.words``; ``first`` and ``end`` are tokens of the article's ``Prose``;
entities, statements, figures and dates are told by their index in the article.
"""

from decimal import Decimal

import msgspec

from haiti_digest.records import Edit, EntityKind, Precision
from haiti_digest.spans import Span

Words = tuple[int, ...]


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
    """None in the narrator's own words."""
    speaker: int | None
    quoted: bool
    words: Words
    names: Words = ()
    days: tuple[str, ...] = ()
    """The days that it names, ISO 8601."""
    numbers: tuple[int, ...] = ()
    """Of ``Traits.numbers`` those that lie in it, ordinals left out."""
    negated: bool = False
    """Holds an odd number of words that turn it into its opposite."""
    corrects: bool = False
    """Is a correction: what it repeats, it takes back."""
    future: bool = False
    """Tells what will or may be."""
    telling: float | None = None
    """How much speaks for showing the statement on the first page; None where it is not to be shown there."""
    leans: bool = False
    """Begins with a word that needs the sentence before it."""
    graded: tuple[tuple[int, str], ...] = ()
    """Words that it calls possible or certain, or tells that there are none or few of, each with the grade."""
    credited: Words = ()
    """Whom a statement of credit names."""


class HeldFacts(Facts, frozen=True):
    """Every figure and every date in a passage."""

    figures: tuple[int, ...]
    dates: tuple[int, ...]


class EntityFacts(Facts, frozen=True):
    """A person, body, place or described unknown; ``names`` are its names as written, each once, with a place."""

    kind: EntityKind
    name: str
    forms: tuple[str, ...]
    roles: tuple[str, ...]
    gender: str | None
    plural: bool
    first: Span | None
    """Its first mention."""
    names: tuple[tuple[str, Span], ...]


class NoticeFacts(Facts, frozen=True):
    """What a notice of correction takes back: a value, and the stems of the notice's words."""

    value: Decimal
    words: tuple[str, ...]


class ValueFacts(Facts, frozen=True):
    """A figure as far as it is compared and ranked; its fields are those of ``Figure``."""

    span: Span
    value: Decimal
    upper: Decimal | None
    kind: str
    unit: str | None
    noun: str | None
    modifier: str | None
    role: str | None
    key: bool


class FigureFacts(Facts, frozen=True):
    """A figure that can be compared with those of other articles, in its sentence."""

    index: int
    figure: ValueFacts
    sentence: Span
    counts: tuple[str, str, str]
    context: Words
    names: Words
    speaker: int | None
    part: bool
    taken_back: bool
    as_of: str | None
    """A day that its sentence states it for, ISO 8601."""
    days: tuple[str, ...]
    """The days that its sentence names."""
    kinds: tuple[str, ...]
    """The stems that tell which of their kind are counted."""
    whole: bool
    """The words behind it name a whole that it is a part of."""
    total: bool
    """Is told as a total."""
    completes: bool
    """It and the next count of its sentence make a whole."""
    behind: Words
    """The names behind a ratio: what it is a ratio to."""


class LengthFacts(Facts, frozen=True):
    """A length of time among the key figures."""

    index: int
    figure: ValueFacts
    answered: bool


class EventFacts(Facts, frozen=True):
    """An event that the article dates: the sentence that tells it, without its dates."""

    timex: int
    value: str | None
    precision: Precision
    ahead: bool
    span: Span
    sentence: Span
    first: int
    end: int
    words: Words
    names: Words
    speaker: int | None


class DateFacts(Facts, frozen=True):
    """A day that lies ahead, or a count of days without a day to count from; ``before`` are the stems before it."""

    index: int
    day: str | None
    value: str | None
    anchor: str | None
    counted: int | None
    """The days that it counts."""
    before: tuple[str, ...]
    sentence: Span


class UndatedFacts(Facts, frozen=True):
    """An act or a first without a day: the passage that tells it by its number, and the words to show."""

    passage: int
    span: Span


class BirthFacts(Facts, frozen=True):
    """A date of birth: the persons named right before *born*, and all of the sentence."""

    index: int
    span: Span
    value: str
    near: tuple[int, ...]
    inside: tuple[int, ...]


class AgeFacts(Facts, frozen=True):
    """An age, with the persons named beside it and the tokens between."""

    index: int
    span: Span
    value: Decimal
    near: tuple[tuple[int, int], ...]


class TermFacts(Facts, frozen=True):
    """A word, alone or with the next, by the passages that hold it, with the forms in which it is told as a thing."""

    next: int | None
    passages: tuple[int, ...]
    times: int
    forms: tuple[tuple[str, int], ...]


class ArticleFacts(Facts, frozen=True):
    """What every step may ask of an article: when and by whom it was told, and what it holds but for its passages."""

    path: str
    id: str
    sha256: str
    locale: str
    """The language with its regional tag."""
    published: str | None
    outlets: tuple[str, ...]
    """The outlet and the agency behind it, in small letters."""
    body: Span
    order: str
    """A sum of the body's words, by which the reports of one day are sorted: copies are neighbours."""
    text: str
    """A sum of its words in small letters without marks; empty where there are none."""
    address: str | None
    headline: str
    dateline: tuple[str, Span] | None
    compounds: tuple[tuple[str, str, Span], ...]
    """Compounds of a name and a word, with their stem."""
    notices: tuple[NoticeFacts, ...]
    dates: tuple[DateFacts, ...]
    undated: tuple[UndatedFacts, ...]
    births: tuple[BirthFacts, ...]
    ages: tuple[AgeFacts, ...]

    @property
    def language(self) -> str:
        """The language without its regional tag."""
        return self.locale.split("-")[0]


class NameFacts(Facts, frozen=True):
    """Who is named in an article, and what a person said of them by hand."""

    sha256: str
    locale: str
    entities: tuple[EntityFacts, ...]
    edits: tuple[Edit, ...]


class ProseFacts(Facts, frozen=True):
    """The passages of an article; ``words`` is every stem of the article once."""

    words: tuple[str, ...]
    numbers: tuple[NumberFacts, ...]
    passages: tuple[PassageFacts, ...]


class PackedProse(Facts, frozen=True):
    """The same with its passages still encoded, and the numbers in them."""

    words: tuple[str, ...]
    numbers: msgspec.Raw
    passages: msgspec.Raw


class AsideFacts(Facts, frozen=True):
    """A statement too short to be a passage, by its number: the words as written, and what they hold."""

    statement: int
    text: str
    held: HeldFacts


class Traits(Facts, frozen=True):
    """All facts of one article: a pure function of the article and the language data.

    Each part is encoded by itself, so that a step decodes what it asks for and holds nothing else.
    """

    path: str
    id: str
    article: bytes
    names: bytes
    prose: bytes
    figures: bytes
    """The figures that can be compared."""
    lengths: bytes
    """The lengths of time among the key figures."""
    values: bytes
    """The values of all figures, each once."""
    events: bytes
    terms: bytes
    """Pairs of a word and the terms that begin with it."""
    held: bytes
    """What each passage holds."""
    texts: bytes
    """The words of each passage as written."""
    asides: bytes
    shingles: bytes
    """Every five words of the article in a row as one number of 32 bits, sorted."""
