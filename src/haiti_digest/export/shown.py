"""The words of a record as the site shows them, where they stand, and a digest of all of them.

The copyright budget holds here too: words that no page shows are a gap in the text; only their digest is given, so that
whoever has the articles can check the place. Words that are shown as they are speak for themselves: they have none.
"""

import hashlib
from collections.abc import Sequence
from typing import Any

from haiti_digest.export.edition import Excerpt, Piece
from haiti_digest.spans import Span

BREAK = " … "
DIGEST_LENGTH = 16


def words_shown(excerpt: Excerpt, spans: Sequence[Span]) -> dict[str, Any]:
    """The fields ``text``, ``shown`` and ``digest`` of a record that stands at *spans*.

    Of words that are all shown as they are only ``text`` is given, of words of which none is shown only ``digest``.
    """
    source = excerpt.seed.text
    state = _shows(excerpt, spans)
    if state is False:
        return {"text": None, "shown": None, "digest": digest_of(source, spans)}
    if state:
        return {"text": BREAK.join([source[one.start : one.end] for one in spans]), "shown": None, "digest": None}
    found = [excerpt.pieces(span) for span in spans]
    if all(_is_whole(pieces, source[span.start : span.end]) for pieces, span in zip(found, spans, strict=True)):
        return {"text": BREAK.join([pieces[0].text for pieces in found]), "shown": None, "digest": None}
    shown = [piece.source.partition(":")[2] for pieces in found for piece in pieces if piece.kind == "text"]
    text = BREAK.join(["".join(map(piece_text, pieces)) for pieces in found]) if shown else None
    return {"text": text, "shown": ";".join(shown) or None, "digest": digest_of(source, spans)}


def _shows(excerpt: Excerpt, spans: Sequence[Span]) -> bool | None:
    """Whether all of *spans* are shown, or none; None in any other case."""
    first = excerpt.shows(spans[0])
    if len(spans) == 1:
        return first
    return first if all(excerpt.shows(span) is first for span in spans[1:]) else None


def _is_whole(pieces: Sequence[Piece], words: str) -> bool:
    return len(pieces) == 1 and pieces[0].kind == "text" and pieces[0].text == words


def digest_of(text: str, spans: Sequence[Span]) -> str:
    """Sixteen hex digits of the SHA-256 of the words at *spans*, UTF-8, several parted by a line break."""
    words = "\n".join([text[span.start : span.end] for span in spans])
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:DIGEST_LENGTH]


def places(spans: Sequence[Span]) -> str:
    """Spans in one cell: ``12-40;60-71``."""
    return ";".join([f"{span.start}-{span.end}" for span in spans])


def piece_text(piece: Piece) -> str:
    """A piece in plain text, as the pages write it."""
    if piece.kind == "text":
        return piece.text
    if piece.kind == "gap":
        before, after = " " * ("<" in piece.text), " " * (">" in piece.text)
        return f"{before}[… {piece.words:,} {'word' if piece.words == 1 else 'words'}]{after}"
    return f"[{piece.text}]" if piece.kind == "control" else BREAK
