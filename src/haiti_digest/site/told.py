"""Words of several articles beside one another: what is told, where articles differ, and what they tell alike."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec.structs import replace

from haiti_digest.records import Passage, Record, Support, Tension, Thread
from haiti_digest.site.cards import Card, card
from haiti_digest.site.days import DaysCounted, days_counted
from haiti_digest.site.edition import Edition
from haiti_digest.site.lines import ArticleLine
from haiti_digest.site.pieces import Piece
from haiti_digest.site.wanted import MOST_ON_A_SIDE, MOST_TELLINGS
from haiti_digest.spans import Span

ORDER = ("number", "date", "overlap", "place", "credit", "wording", "name", "framing", "gap")
"""Kinds of tensions, those that a reader comes for first."""

MOST_LINKED = 20
"""Tellings of an agreement or passages of a tension that are linked, beside those shown."""
MOST_SUMS = 8


class Told(Record, frozen=True, kw_only=True, array_like=True):
    """Words of one article with their place: a record as its card, or else the narrator's ``words``."""

    card: Card | None
    words: tuple[Piece, ...]
    article: ArticleLine
    paragraph: int
    address: str


class Spot(Record, frozen=True, kw_only=True, array_like=True):
    """A place to link to."""

    article: ArticleLine
    paragraph: int
    address: str


class Difference(Record, frozen=True, kw_only=True):
    """A tension with both its sides; ``silent`` is the article that does not mention what the other tells.

    ``rest`` are passages that are only linked, ``more`` counts those beyond.
    """

    id: str
    kind: str
    wording: str
    rule: str
    one: tuple[Told, ...]
    two: tuple[Told, ...]
    rest: tuple[Spot, ...]
    more: int
    silent: ArticleLine | None
    sums: tuple[DaysCounted, ...]


class Telling(Record, frozen=True, kw_only=True):
    """One article's words in an agreement, and how they stand to the first's.

    ``told`` has the words that the first lacks marked; ``lacks`` are those of the first that are missing here.
    """

    how: str
    told: Told
    lacks: tuple[tuple[Piece, ...], ...] = ()
    language: str
    """Of the first."""


class Agreement(Record, frozen=True, kw_only=True):
    """A thread: the same words or the same fact, told in several articles, and what stands behind it.

    ``rest`` are tellings that are only linked, ``more`` counts those beyond.
    """

    id: str
    support: Support
    tellings: tuple[Telling, ...]
    rest: tuple[Spot, ...]
    more: int


def difference(edition: Edition, tension: Tension) -> Difference:
    """A tension, ready to show."""
    sums = (days_counted(edition, one) for one in tension.sums[:MOST_SUMS])
    rest = (*tension.one[MOST_ON_A_SIDE:], *tension.two[MOST_ON_A_SIDE:])
    return Difference(
        id=tension.id,
        kind=tension.kind,
        wording=edition.wording.pages["wordings"][tension.wording],
        rule=edition.wording.reason(tension.rule),
        one=tuple(told(edition, passage) for passage in tension.one[:MOST_ON_A_SIDE]),
        two=tuple(told(edition, passage) for passage in tension.two[:MOST_ON_A_SIDE]),
        rest=tuple(spot(edition, passage) for passage in rest[:MOST_LINKED]),
        more=len(rest[MOST_LINKED:]),
        silent=None if tension.silent is None else edition.lines[tension.silent],
        sums=tuple(one for one in sums if one),
    )


def agreement(edition: Edition, thread: Thread) -> Agreement:
    """A thread with its first tellings."""
    return Agreement(
        id=thread.id,
        support=thread.support,
        tellings=tuple(_telling(edition, thread, at) for at in range(min(MOST_TELLINGS, len(thread.variants)))),
        rest=tuple(spot(edition, variant.passage) for variant in thread.variants[MOST_TELLINGS:][:MOST_LINKED]),
        more=len(thread.variants[MOST_TELLINGS:][MOST_LINKED:]),
    )


def _telling(edition: Edition, thread: Thread, at: int) -> Telling:
    first, variant = thread.variants[0].passage.article, thread.variants[at]
    one = told(edition, variant.passage)
    if variant.adds:
        made = one.card and replace(one.card, words=marked(one.card.words, variant.adds))
        one = replace(one, card=made, words=marked(one.words, variant.adds))
    return Telling(
        how=edition.wording.pages["how"][variant.how],
        told=one,
        lacks=tuple(edition.excerpts[first].pieces(span) for span in variant.lacks),
        language=edition.lines[first].language,
    )


def marked(pieces: Iterable[Piece], spans: Sequence[Span]) -> tuple[Piece, ...]:
    """*pieces* cut where *spans* begin and end, the words in them marked."""
    made: list[Piece] = []
    for piece in pieces:
        if piece.kind != "text" or not piece.source:
            made.append(piece)
            continue
        digest, _, place = piece.source.partition(":")
        start, end = map(int, place.split("-"))
        edges = {start, end, *(edge for span in spans for edge in (span.start, span.end) if start < edge < end)}
        for first, last in pairwise(sorted(edges)):
            here = Span(first, last)
            made.append(
                Piece(
                    kind="text",
                    text=piece.text[first - start : last - start],
                    source=f"{digest}:{first}-{last}",
                    marked=any(span.covers(here) for span in spans),
                )
            )
    return tuple(made)


def spot(edition: Edition, passage: Passage) -> Spot:
    """Where a passage stands."""
    number = edition.paragraph(passage.article, passage.span)
    return Spot(article=edition.lines[passage.article], paragraph=number, address=place_told(edition, passage))


def place_told(edition: Edition, passage: Passage) -> str:
    """The address of a passage: of its record, or of the paragraph where the narrator speaks."""
    if passage.ref:
        return edition.record_address(passage.ref)
    return edition.paragraph_address(passage.article, edition.paragraph(passage.article, passage.span))


def told(edition: Edition, passage: Passage) -> Told:
    """A passage as its record's card, or as the narrator's words."""
    line = edition.lines[passage.article]
    if passage.ref:
        made = card(edition, passage.ref)
        return Told(card=made, words=(), article=line, paragraph=made.place.paragraph, address=made.place.address)
    number = edition.paragraph(passage.article, passage.span)
    return Told(
        card=None,
        words=edition.excerpts[passage.article].pieces(passage.span),
        article=line,
        paragraph=number,
        address=edition.paragraph_address(passage.article, number),
    )
