"""The passages of an article that are compared with those of others: statements, and sentences of the narrator."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain

from haiti_digest.link.facts import NumberFacts, PassageFacts
from haiti_digest.link.library import Library
from haiti_digest.link.prose import Prose
from haiti_digest.link.shingles import sketch_of
from haiti_digest.records import Article, Passage, Ref, Speaker
from haiti_digest.spans import Span

NONE: frozenset[str] = frozenset()
UNASKED = ""
USUAL = 20
"""Passages of an article."""
PASSAGES = 1 << 20
"""More than an article has passages or tokens: the place of one is the number of its article times this, and its own
there."""
Voices = Mapping[tuple[int, int], Speaker]


class Telling:
    """A passage made ready: its tokens ``first:end`` in the view, its content words, who speaks and how.

    One is told from another by its ``place``. There are many, of which most are asked for little: what follows from its
    *facts* is worked out when it is asked for.
    """

    __slots__ = ("_kept", "_speaker", "_stems", "at", "facts", "view")

    def __init__(self, view: "View", at: int, facts: PassageFacts) -> None:
        self.view = view
        self.at = at
        """Its place among the passages of its article; -1 where it is none of them."""
        self.facts = facts
        self._stems: tuple[str, ...] | None = None
        self._speaker: str | None = UNASKED
        self._kept: Passage | None = None

    @property
    def stems(self) -> tuple[str, ...]:
        """Its content words, each once."""
        found = self._stems
        if found is None:
            found = self._stems = self.view.stems_of(self.facts.words)
        return found

    @property
    def speaker(self) -> str | None:
        """Who speaks; None for the narrator, and where it is not determined."""
        if self._speaker == UNASKED:
            self._speaker = self.view.voice(self.facts.speaker)
        return self._speaker

    @property
    def first(self) -> int:
        """Its first token."""
        return self.facts.first

    @property
    def end(self) -> int:
        """The token behind it."""
        return self.facts.end

    @property
    def span(self) -> Span:
        """Its characters."""
        return self.facts.span

    @property
    def quoted(self) -> bool:
        """Whether it stands in quotation marks."""
        return self.facts.quoted

    @property
    def statement(self) -> int | None:
        """The statement that it is; None in the narrator's own words."""
        return self.facts.statement

    @property
    def capitals(self) -> tuple[str, ...]:
        """The stems of its words with a capital, dates and the first words of sentences left out."""
        return self.view.stems_of(self.facts.names)

    @property
    def days(self) -> tuple[str, ...]:
        """The days that it names, ISO 8601."""
        return self.facts.days

    @property
    def numbers(self) -> tuple[NumberFacts, ...]:
        """Its figures, ordinals left out."""
        places = self.facts.numbers
        return self.view.numbers(places) if places else ()

    @property
    def negated(self) -> bool:
        """Whether it holds an odd number of words that turn it into its opposite."""
        return self.facts.negated

    @property
    def corrects(self) -> bool:
        """Whether it is a correction."""
        return self.facts.corrects

    @property
    def future(self) -> bool:
        """Whether it tells what will or may be."""
        return self.facts.future

    @property
    def leans(self) -> bool:
        """Whether it begins with a word that needs the sentence before it."""
        return self.facts.leans

    @property
    def graded(self) -> tuple[tuple[str, str], ...]:
        """Words that it calls possible or certain, or tells that there are none or few of, each with the grade."""
        found = self.facts.graded
        return tuple([(self.view.stemmed[place], grade) for place, grade in found]) if found else ()

    @property
    def credited(self) -> tuple[str, ...]:
        """Whom a statement of credit names."""
        return self.view.stems_of(self.facts.credited)

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

    def spread(self, stems: Iterable[str]) -> dict[str, float]:
        """In how many passages of its article each of some of its content words stands; of a long one, as if it had as
        many as most have."""
        places = dict(zip(self.stems, self.facts.words, strict=True))
        passages = self.view.passages
        holders, long = holders_of(passages), max(1.0, len(passages) / USUAL)
        return {stem: max(1.0, holders[places[stem]] / long) for stem in stems}

    @property
    def names(self) -> frozenset[str]:
        """The stems of its words with a capital."""
        return frozenset(self.capitals) or NONE

    @property
    def passage(self) -> Passage:
        """Its record."""
        if self._kept is None:
            self._kept = Passage(article=self.view.number, span=self.span, ref=self.ref)
        return self._kept

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
        return [Telling(self, at, one) for at, one in enumerate(self.passages)]

    def telling(self, at: int) -> Telling:
        """A passage by its place among those of the article; made for each who asks."""
        return Telling(self, at, self.passages[at])

    def numbers(self, places: Sequence[int]) -> tuple[NumberFacts, ...]:
        """Figures of the passages, by their places in their list."""
        numbers = self.library.numbers(self._numbers)
        return tuple([numbers[place] for place in places])

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


def holders_of(passages: Sequence[PassageFacts]) -> Counter[int]:
    """In how many passages each word stands, by its place in the article's list."""
    return Counter(chain.from_iterable([one.words for one in passages]))


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
