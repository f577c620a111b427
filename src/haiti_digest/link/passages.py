"""The passages of an article that are compared with those of others: statements, and sentences of the narrator."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from haiti_digest.link.facts import NumberFacts, PassageFacts
from haiti_digest.link.library import Library
from haiti_digest.link.prose import Prose
from haiti_digest.link.shingles import sketch_of
from haiti_digest.records import Article, Passage, Ref, Speaker
from haiti_digest.spans import Span

NONE: frozenset[str] = frozenset()
PASSAGES = 1 << 20
"""More than an article has passages or tokens: the place of one is the number of its article times this, and its own
there."""
Voices = Mapping[tuple[int, int], Speaker]


class Telling(msgspec.Struct, eq=False, gc=False, kw_only=True):
    """A passage made ready: its tokens ``first:end`` in the view, its content words, who speaks and how.

    One is told from another by its ``place``. There are many, so that they hold little: words as tuples, places as
    numbers.
    """

    view: "View"
    first: int
    end: int
    start: int
    stop: int
    stems: tuple[str, ...]
    """Its content words, each once."""
    speaker: str | None
    quoted: bool
    statement: int | None = None
    capitals: tuple[str, ...] = ()
    """The stems of its words with a capital, dates and the first words of sentences left out."""
    days: tuple[str, ...] = ()
    """The days that it names, ISO 8601."""
    numbers: tuple[NumberFacts, ...] = ()
    """Its figures, ordinals left out."""
    negated: bool = False
    corrects: bool = False
    future: bool = False
    leans: bool = False
    weight: float | None = None
    """How much speaks for showing it on the first page."""
    entity: int | None = None
    """Its speaker within the article."""
    at: int = -1
    """Its place among the passages of its article; -1 where it is none of them."""
    graded: tuple[tuple[str, str], ...] = ()
    """Words that it calls possible or certain, or tells that there are none or few of, each with the grade."""
    credited: tuple[str, ...] = ()
    """Whom a statement of credit names."""
    kept: Passage | None = None

    @property
    def article(self) -> int:
        """The number of its article."""
        return self.view.number

    @property
    def place(self) -> int:
        """What tells it from the passages of all articles."""
        return self.view.number * PASSAGES + self.at

    @property
    def words(self) -> frozenset[str]:
        """Its content words; a set made anew, so ask once."""
        return frozenset(self.stems)

    @property
    def names(self) -> frozenset[str]:
        """The stems of its words with a capital."""
        return frozenset(self.capitals) if self.capitals else NONE

    @property
    def passage(self) -> Passage:
        """Its record."""
        if self.kept is None:
            self.kept = Passage(article=self.view.number, span=Span(self.start, self.stop), ref=self.ref)
        return self.kept

    @property
    def ref(self) -> Ref | None:
        """The statement that it is."""
        at = self.statement
        return None if at is None else Ref(article=self.view.number, kind="statement", index=at)

    @property
    def text(self) -> str:
        """Its words as written."""
        return self.view.library.texts(self.view.number)[self.at]


class View:
    """One article as the steps of linking see it: its facts, its passages with their speakers, its prose on demand.

    The passages are held as they are encoded: few articles are asked for them more than once.
    """

    __slots__ = (
        "_graded",
        "_most",
        "_numbers",
        "_passages",
        "_voices",
        "day",
        "facts",
        "library",
        "number",
        "size",
        "sketch",
        "stemmed",
    )

    def __init__(self, number: int, library: Library, voices: Voices) -> None:
        self.number = number
        self.library = library
        self.facts, prose, shingles = library.opened(number)
        self.sketch = sketch_of(shingles)
        self.day = ordinal(self.facts.published)
        self.stemmed = library.one_of_each(prose.words)
        self._passages, self._numbers = bytes(prose.passages), bytes(prose.numbers)
        self._voices = voices
        self.size = library.size(self._passages)
        self._most: float | None = None
        self._graded: tuple[int, ...] | None = None

    @property
    def passages(self) -> tuple[PassageFacts, ...]:
        """The facts of its passages, in the order of its text."""
        passages = self.library.passages(self._passages)
        if self._most is None:
            self._most = _most_telling(passages)
            self._graded = _graded(passages)
        return passages

    @property
    def most_telling(self) -> float:
        """The most that speaks for showing one of its statements."""
        return _most_telling(self.passages) if self._most is None else self._most

    @property
    def graded(self) -> Sequence[int]:
        """The passages that call something possible or certain, or tell that there are none or few."""
        return _graded(self.passages) if self._graded is None else self._graded

    @property
    def tellings(self) -> list[Telling]:
        """The passages of the article, made for each who asks."""
        return [self._telling(at, one) for at, one in enumerate(self.passages)]

    def telling(self, at: int) -> Telling:
        """A passage by its place among those of the article; made for each who asks."""
        return self._telling(at, self.passages[at])

    def passage(self, at: int) -> Passage:
        """The record of a passage by its place among those of the article."""
        one = self.passages[at]
        said = None if one.statement is None else Ref(article=self.number, kind="statement", index=one.statement)
        return Passage(article=self.number, span=one.span, ref=said)

    @property
    def article(self) -> Article:
        """The article itself, fetched; what the facts tell should be asked of them."""
        return self.library.articles[self.number]

    @property
    def prose(self) -> Prose:
        """The article's words, read again from its text; only for what the facts do not tell."""
        return self.library.prose(self.number)

    def _telling(self, at: int, one: PassageFacts) -> Telling:
        stems, library = self.stemmed, self.library
        numbers = library.numbers(self._numbers) if one.numbers else ()
        place, span = library.place, one.span
        return Telling(
            view=self,
            first=place(one.first),
            end=place(one.end),
            start=place(span.start),
            stop=place(span.end),
            stems=tuple([stems[place] for place in one.words]),
            speaker=self.voice(one.speaker),
            quoted=one.quoted,
            statement=one.statement,
            capitals=tuple([stems[place] for place in one.names]),
            days=library.one_of_each(one.days) if one.days else (),
            numbers=tuple([numbers[number] for number in one.numbers]) if one.numbers else (),
            negated=one.negated,
            corrects=one.corrects,
            future=one.future,
            leans=one.leans,
            weight=one.telling,
            entity=one.speaker,
            at=at,
            graded=tuple([library.pair(stems[place], grade) for place, grade in one.graded]) if one.graded else (),
            credited=tuple([stems[place] for place in one.credited]) if one.credited else (),
        )

    def stems_of(self, places: Sequence[int]) -> tuple[str, ...]:
        """Stems by their places in the article's list."""
        return tuple([self.stemmed[place] for place in places]) if places else ()

    def voice(self, entity: int | None) -> str | None:
        """The id across articles of an entity of this article; one who stands in it alone has the article in it."""
        if entity is None:
            return None
        speaker = self._voices.get((self.number, entity))
        return speaker.id if speaker else f"{self.number}:{entity}"

    @property
    def stems(self) -> list[str]:
        """The stem of each token."""
        return self.prose.stems

    def sentence_of(self, span: Span) -> Span:
        """The sentence in which *span* starts."""
        return self.prose.sentence_of(span)

    def lower(self, first: int, end: int) -> list[str]:
        """The words of a token range in lower case, marks left out."""
        return self.prose.lower(first, end)

    def token_at(self, offset: int) -> int:
        """Index of the first token that starts at *offset* or after it."""
        return self.prose.token_at(offset)


def _graded(passages: Sequence[PassageFacts]) -> tuple[int, ...]:
    return tuple([at for at, one in enumerate(passages) if one.graded])


def _most_telling(passages: Sequence[PassageFacts]) -> float:
    return max([one.telling or 0.0 for one in passages], default=0.0)


def sentence_of(telling: Telling) -> int:
    """What tells the sentence of a telling from those of all articles, by its first token."""
    return telling.view.number * PASSAGES + telling.first


def speaker_at(passages: Sequence[PassageFacts], token: int) -> int | None:
    """Who speaks in the passage that holds a token; None where it is the narrator's or not determined."""
    place = bisect_right(passages, token, key=lambda passage: passage.first) - 1
    if place < 0 or token >= passages[place].end:
        return None
    return passages[place].speaker


def ordinal(published: str | None) -> int:
    """The day of publication as a number; 0 where it is not given or not a day."""
    try:
        return date.fromisoformat(published[:10]).toordinal() if published else 0
    except ValueError:
        return 0
