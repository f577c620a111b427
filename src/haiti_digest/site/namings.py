"""Where an article names its people, bodies and places, and what it calls them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from haiti_digest.records import Article, Entity, EntityKind
from haiti_digest.site.pieces import place_of
from haiti_digest.spans import Span


class Called(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A role or a form of a name as an article writes it; ``source`` is where, as in ``Piece.source``."""

    text: str
    source: str


class Naming(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What an article calls one of its entities, and the paragraphs that speak of it, and those that have its name.

    Paragraphs are counted from 1, each once.
    """

    kind: EntityKind
    name: str
    roles: tuple[Called, ...]
    forms: tuple[Called, ...]
    paragraphs: tuple[int, ...]
    named: tuple[int, ...]


decoded = msgspec.msgpack.Decoder(tuple[Naming, ...]).decode
"""The namings of an article that were encoded, in their order."""


def namings_of(article: Article) -> list[Naming]:
    """What an article calls its entities, in their order."""
    starts = [one.span.start for one in article.seed.paragraphs]
    return [_naming(article, starts, entity) for entity in article.entities]


def _naming(article: Article, starts: Sequence[int], entity: Entity) -> Naming:
    mentions = [article.mentions[number] for number in entity.mentions]
    paragraphs = [max(1, bisect_right(starts, one.span.start)) for one in mentions]
    named = [at for at, one in zip(paragraphs, mentions, strict=True) if one.form == "name"]
    return Naming(
        kind=entity.kind,
        name=entity.name,
        roles=tuple(Called(one.text, place_of(article.seed, one.span, one.text)) for one in entity.roles),
        forms=tuple(_forms(article, [one.span for one in mentions], entity.forms)),
        paragraphs=tuple(dict.fromkeys(paragraphs)),
        named=tuple(dict.fromkeys(named)),
    )


def _forms(article: Article, spans: Sequence[Span], forms: Sequence[str]) -> Iterator[Called]:
    """The forms of a name, each with the place of the first of *spans* that has it."""
    written = [(span.start, span.of(article.seed.text)) for span in spans] if forms else []
    for form in forms:
        found = next((start + by for start, words in written if (by := words.find(form)) >= 0), None)
        place = None if found is None else Span(found, found + len(form))
        yield Called(form, place_of(article.seed, place, form))


class Namings:
    """The names in an article, in the order of the text, each with the number of its entity."""

    def __init__(self, article: Article) -> None:
        self._found = sorted(
            (article.mentions[number].span, number_of)
            for number_of, entity in enumerate(article.entities)
            for number in entity.mentions
            if article.mentions[number].form == "name"
        )
        self._starts = [span.start for span, _ in self._found]

    def inside(self, content: tuple[Span, ...]) -> tuple[int, ...]:
        """Those named in *content*, each once."""
        found: dict[int, None] = {}
        for piece in content:
            for at in range(bisect_left(self._starts, piece.start), bisect_left(self._starts, piece.end)):
                span, entity = self._found[at]
                if span.end <= piece.end:
                    found[entity] = None
        return tuple(found)
