"""The reading view: an article's paragraphs with marks around their records, and a note for each in the margin."""

from collections.abc import Iterable, Mapping

from haiti_digest.records import Record
from haiti_digest.site.annotate import Stroke, marks_of, stretch_strokes
from haiti_digest.site.cards import Card
from haiti_digest.site.edition import Edition
from haiti_digest.site.leaves import Stretch


class MarginNote(Record, frozen=True, kw_only=True, array_like=True):
    """A record beside the paragraph it is found in: a link to its card."""

    href: str
    label: str
    kind: str
    who: str | None
    words: str | None


class ReadingParagraph(Record, frozen=True, kw_only=True, array_like=True):
    """A paragraph to draw, with its number and what was found in it; ``begun`` on another page where that is not None.

    ``begun`` is then the address of its beginning.
    """

    number: int
    kind: str
    strokes: list[Stroke]
    notes: list[MarginNote]
    begun: str | None


def reading_view(
    edition: Edition, at: int, stretches: Iterable[Stretch], cards: Iterable[Card], pages: Mapping[str, str]
) -> list[ReadingParagraph]:
    """*stretches* of an article's text with those of its *cards* that begin there.

    *pages* are where cards stand, by the ids of their records, if not on the article's page.
    """
    shown = list(stretches)
    paragraphs = edition.digest.articles[at].seed.paragraphs
    strokes = stretch_strokes(edition.excerpts[at], marks_of(edition.digest.articles[at]), [one.span for one in shown])
    notes: dict[int, list[MarginNote]] = {}
    for one in cards:
        notes.setdefault(one.place.paragraph, []).append(_note(one, pages.get(one.place.id, edition.pages[at])))
    return [
        ReadingParagraph(
            number=one.number,
            kind=paragraphs[one.number - 1].kind,
            strokes=drawn,
            notes=notes.get(one.number, []),
            begun=edition.paragraph_address(at, one.number)
            if one.span.start > paragraphs[one.number - 1].span.start
            else None,
        )
        for one, drawn in zip(shown, strokes, strict=True)
    ]


def _note(one: Card, page: str) -> MarginNote:
    words = (
        " ".join(piece.text for piece in one.words if piece.kind == "text") if one.kind in ("figure", "date") else ""
    )
    return MarginNote(
        href=f"{page}#c{one.place.id[1:]}",
        label=one.label,
        kind=one.kind,
        who=one.who.name if one.who else None,
        words=words or None,
    )
