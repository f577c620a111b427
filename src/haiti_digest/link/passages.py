"""The passages of an article that are compared with those of others: statements, and sentences of the narrator."""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from haiti_digest.link.facts import NumberFacts, PassageFacts, Traits
from haiti_digest.link.prose import Prose
from haiti_digest.records import Article, Passage, Ref, Speaker
from haiti_digest.spans import Span

KEPT = 64
"""Articles whose prose is kept ready; what looks at a text looks at its neighbours soon after."""

NONE: frozenset[str] = frozenset()
Voices = Mapping[tuple[int, int], Speaker]


class Telling(msgspec.Struct, eq=False, gc=False, kw_only=True):
    """A passage made ready: its tokens ``first:end`` in the view, its content words, who speaks and how.

    One is told from another by identity; there are many of them, so that they are made as cheaply as can be.
    """

    view: "View"
    passage: Passage
    first: int
    end: int
    words: frozenset[str]
    speaker: str | None
    quoted: bool
    names: frozenset[str] = NONE
    """The stems of its words with a capital, dates and the first words of sentences left out."""
    days: frozenset[str] = NONE
    """The days that it names, ISO 8601."""
    numbers: tuple[NumberFacts, ...] = ()
    """Its figures, ordinals left out."""
    negated: bool = False
    corrects: bool = False
    future: bool = False
    at: int = -1
    """Its place among the passages of its article; -1 where it is none of them."""

    @property
    def article(self) -> int:
        """The number of its article."""
        return self.passage.article

    @property
    def text(self) -> str:
        """Its words as written."""
        return self.view.traits.texts[self.at]


class Library:
    """The articles of one run by number, and the prose of the last ones that were looked at."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = articles
        self._prose: OrderedDict[int, Prose] = OrderedDict()
        self._stems: dict[str, str] = {}

    def prose(self, number: int) -> Prose:
        """The words of an article; made anew where it was not looked at for long."""
        found = self._prose.pop(number, None) or Prose(self.articles[number])
        self._prose[number] = found
        if len(self._prose) > KEPT:
            self._prose.popitem(last=False)
        return found

    def one_of_each(self, stems: Iterable[str]) -> list[str]:
        """The same stems, each as the one string that all articles share."""
        return [self._stems.setdefault(stem, stem) for stem in stems]


class View:
    """One article as the steps of linking see it: its facts, its passages with their speakers, its prose on demand."""

    __slots__ = ("day", "library", "number", "stemmed", "tellings", "traits")

    def __init__(self, number: int, traits: Traits, library: Library, voices: Voices) -> None:
        self.number = number
        self.traits = traits
        self.library = library
        self.day = ordinal(traits.published)
        self.stemmed = library.one_of_each(traits.words)
        self.tellings = tuple(self._telling(at, one, voices) for at, one in enumerate(traits.passages))

    @property
    def article(self) -> Article:
        """The article itself, fetched; what the facts tell should be asked of them."""
        return self.library.articles[self.number]

    @property
    def prose(self) -> Prose:
        """The article's words, read again from its text; only for what the facts do not tell."""
        return self.library.prose(self.number)

    def _telling(self, at: int, one: PassageFacts, voices: Voices) -> Telling:
        ref = None if one.statement is None else Ref(article=self.number, kind="statement", index=one.statement)
        return Telling(
            view=self,
            passage=Passage(article=self.number, span=one.span, ref=ref),
            first=one.first,
            end=one.end,
            words=self.stems_at(one.words),
            speaker=self.voice(one.speaker, voices),
            quoted=one.quoted,
            names=self.stems_at(one.names),
            days=frozenset(one.days) if one.days else NONE,
            numbers=tuple([self.traits.numbers[number] for number in one.numbers]) if one.numbers else (),
            negated=one.negated,
            corrects=one.corrects,
            future=one.future,
            at=at,
        )

    def stems_at(self, places: Sequence[int]) -> frozenset[str]:
        """Stems by their places in the article's list."""
        return frozenset([self.stemmed[place] for place in places]) if places else NONE

    def voice(self, entity: int | None, voices: Voices) -> str | None:
        """The id across articles of an entity of this article; one who stands in it alone has the article in it."""
        if entity is None:
            return None
        speaker = voices.get((self.number, entity))
        return speaker.id if speaker else f"{self.number}:{entity}"

    @property
    def words(self) -> list[str]:
        """The article's tokens as written."""
        return self.prose.words

    @property
    def low(self) -> list[str]:
        """The article's tokens in lower case."""
        return self.prose.low

    @property
    def stems(self) -> list[str]:
        """The stem of each token."""
        return self.prose.stems

    @property
    def named(self) -> list[int]:
        """The tokens written with a capital inside a sentence, dates left out."""
        return self.prose.named

    @property
    def dated(self) -> frozenset[int]:
        """The tokens that belong to a date."""
        return self.prose.dated

    @property
    def sentences(self) -> list[tuple[int, int]]:
        """The sentences as ranges of tokens."""
        return self.prose.sentences

    def span(self, first: int, end: int) -> Span:
        """From token *first* to the token before *end*."""
        return self.prose.span(first, end)

    def sentence_of(self, span: Span) -> Span:
        """The sentence in which *span* starts."""
        return self.prose.sentence_of(span)

    def names_in(self, first: int, end: int) -> frozenset[str]:
        """The stems of the words with a capital in a token range, dates and the first words of sentences left out."""
        return self.prose.names_in(first, end)

    def listed(self, *path: str) -> frozenset[str]:
        """The words of the list at *path* of the language's link table."""
        return self.prose.listed(*path)

    def places(self, *path: str) -> list[int]:
        """The tokens that are a word of the list at *path* of the language's link table, in order."""
        return self.prose.places(*path)

    def places_in(self, first: int, end: int, *path: str) -> list[int]:
        """Those of them that lie in a token range."""
        return self.prose.places_in(first, end, *path)

    def lower(self, first: int, end: int) -> list[str]:
        """The words of a token range in lower case, marks left out."""
        return self.prose.lower(first, end)

    def token_at(self, offset: int) -> int:
        """Index of the first token that starts at *offset* or after it."""
        return self.prose.token_at(offset)


def speaker_at(passages: Sequence[PassageFacts], token: int) -> int | None:
    """Who speaks in the passage that holds a token; None where it is the narrator's or not determined."""
    place = bisect_right(passages, token, key=lambda passage: passage.first) - 1
    return passages[place].speaker if place >= 0 and token < passages[place].end else None


def ordinal(published: str | None) -> int:
    """The day of publication as a number; 0 where it is not given or not a day."""
    try:
        return date.fromisoformat(published[:10]).toordinal() if published else 0
    except ValueError:
        return 0
