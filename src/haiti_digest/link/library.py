"""The articles of one run by number, and those parts of their facts that are decoded when a step asks for them."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

import msgspec

from haiti_digest.link.facts import (
    ArticleFacts,
    AsideFacts,
    EventFacts,
    FigureFacts,
    HeldFacts,
    LengthFacts,
    NameFacts,
    NumberFacts,
    PackedProse,
    PassageFacts,
    TermFacts,
    Traits,
)
from haiti_digest.link.prose import Prose
from haiti_digest.link.shingles import unpacked
from haiti_digest.records import Article

PLACES = 1 << 14
KEPT = 64
"""Articles of which a part is kept ready; what looks at one looks at its neighbours soon after."""

_article = msgspec.msgpack.Decoder(ArticleFacts).decode
_names = msgspec.msgpack.Decoder(NameFacts).decode
_prose = msgspec.msgpack.Decoder(PackedProse).decode
_passages = msgspec.msgpack.Decoder(tuple[PassageFacts, ...]).decode
_each = msgspec.msgpack.Decoder(list[msgspec.Raw]).decode
_numbers = msgspec.msgpack.Decoder(tuple[NumberFacts, ...]).decode
_figures = msgspec.msgpack.Decoder(tuple[FigureFacts, ...]).decode
_lengths = msgspec.msgpack.Decoder(tuple[LengthFacts, ...]).decode
_held = msgspec.msgpack.Decoder(tuple[HeldFacts, ...]).decode
_values = msgspec.msgpack.Decoder(frozenset[Decimal]).decode
_events = msgspec.msgpack.Decoder(tuple[EventFacts, ...]).decode
_terms_by_word = msgspec.msgpack.Decoder(tuple[tuple[int, msgspec.Raw], ...]).decode
_terms = msgspec.msgpack.Decoder(tuple[TermFacts, ...]).decode
_asides = msgspec.msgpack.Decoder(tuple[AsideFacts, ...]).decode
_texts = msgspec.msgpack.Decoder(tuple[str, ...]).decode


class Library:
    """Articles and traits, each fetched by its number; ``facts`` of all articles are held."""

    def __init__(self, articles: Sequence[Article], traits: Sequence[Traits]) -> None:
        self.articles = articles
        self.traits: Callable[[int], Traits] = lru_cache(1)(traits.__getitem__)
        """The traits of an article; what one step asks of it one after the other is fetched once."""
        self._stems: dict[str, str] = {}
        self._counted: dict[tuple[str, str, str], tuple[str, str, str]] = {}
        self._places = list(range(PLACES))
        self.passages: Callable[[bytes], tuple[PassageFacts, ...]] = lru_cache(4 * KEPT)(_passages)
        """The passages of an article, decoded."""
        self.numbers: Callable[[bytes], list[NumberFacts]] = lru_cache(KEPT)(self._numbers)
        """The numbers in the passages of an article, decoded, with strings that all articles share."""
        self.prose: Callable[[int], Prose] = lru_cache(KEPT)(lambda number: Prose(articles[number]))
        """The words of an article, read again from its text; only for what the facts do not tell."""
        self.names: Callable[[int], NameFacts] = lru_cache(KEPT)(lambda number: _names(traits[number].names))
        """Who is named in an article."""
        self.texts: Callable[[int], tuple[str, ...]] = lru_cache(4 * KEPT)(lambda number: _texts(traits[number].texts))
        """The words of an article's passages."""
        self.values: Callable[[int], frozenset[Decimal]] = lru_cache(4 * KEPT)(lambda at: _values(traits[at].values))
        """The values of all figures of an article."""
        self.events: Callable[[int], tuple[EventFacts, ...]] = lru_cache(KEPT)(lambda at: _events(traits[at].events))
        """The events that an article dates."""
        self.shingles: Callable[[int], Sequence[int]] = lru_cache(4 * KEPT)(lambda at: unpacked(traits[at].shingles))
        """Every five words in a row of an article as one number, sorted."""

    def opened(self, number: int) -> tuple[ArticleFacts, PackedProse, bytes]:
        """The facts that are held of an article, its words and passages, and its shingles."""
        one = self.traits(number)
        return _article(one.article), _prose(one.prose), one.shingles

    def size(self, packed: bytes) -> int:
        """How many passages these are."""
        return len(_each(packed))

    def figures(self, number: int) -> tuple[FigureFacts, ...]:
        """The figures of an article that can be compared."""
        return _figures(self.traits(number).figures)

    def lengths(self, number: int) -> tuple[LengthFacts, ...]:
        """The lengths of time among the key figures of an article."""
        return _lengths(self.traits(number).lengths)

    def held(self, number: int) -> tuple[HeldFacts, ...]:
        """The figures and dates in each passage of an article."""
        return _held(self.traits(number).held)

    def asides(self, number: int) -> tuple[AsideFacts, ...]:
        """The statements of an article that are too short to be passages."""
        return _asides(self.traits(number).asides)

    def terms(self, number: int, wanted: Container[int]) -> Iterator[tuple[int, TermFacts]]:
        """The words of an article that may name a topic, those that begin with one of *wanted*."""
        for word, terms in _terms_by_word(self.traits(number).terms):
            if word in wanted:
                yield from ((word, one) for one in _terms(terms))

    def one(self, word: str) -> str:
        """The same string, as the one that all articles share."""
        return self._stems.setdefault(word, word)

    def counted(self, counts: tuple[str, str, str]) -> tuple[str, str, str]:
        """The same triple, as the one that all articles share."""
        return self._counted.setdefault(counts, counts)

    def _numbers(self, packed: bytes) -> list[NumberFacts]:
        return [
            NumberFacts(self.counted(one.counts), one.value, one.upper, one.modifier and self.one(one.modifier))
            for one in _numbers(packed)
        ]

    def place(self, offset: int) -> int:
        """The same number, as the one that all articles share; of places far behind in a text there are few."""
        return self._places[offset] if offset < PLACES else offset

    def one_of_each(self, stems: Iterable[str]) -> tuple[str, ...]:
        """The same stems, each as the one string that all articles share."""
        known = self._stems
        return tuple([known.setdefault(stem, stem) for stem in stems])


def names_of(traits: Traits) -> NameFacts:
    """Who is named in an article."""
    return _names(traits.names)
