"""What a stretch of an article is shown as: pieces of text, gaps of so many words, breaks between two places."""

import re
from functools import lru_cache
from typing import Literal

from haiti_digest.records import Record, Seed
from haiti_digest.spans import Span

BLANK = re.compile(r"\s")


class Piece(Record, frozen=True, kw_only=True, array_like=True):
    """A stretch of an article: words as text, a ``gap`` of so many words, a ``break`` between two places, or a bidi
    ``control`` character by its number, which would otherwise turn the words around it unseen.

    A gap's ``text`` tells where it had blanks at its edges: ``<`` before it, ``>`` after it.
    """

    kind: Literal["text", "gap", "break", "control"]
    text: str = ""
    words: int = 0
    source: str = ""
    """Where the text stands, so that it can be checked: ``DIGEST:START-END``, see ``haiti_digest.check``."""
    marked: bool = False
    """Whether another article that tells the same lacks these words."""


def place_of(seed: Seed, span: Span | None, text: str) -> str:
    """Where *text* stands that labels a record, as ``Piece.source`` has it; empty where it is not as in the file."""
    if span is None or span.of(seed.text) != text:
        return ""
    return f"{seed.sha256[:12]}:{span.start}-{span.end}"


BREAK = Piece(kind="break")
CUT = Piece(kind="gap")
"""Where a sentence goes on beyond the words around a record."""
Pieces = tuple[Piece, ...]
WordRange = tuple[int, int]
"""Words of a body by number: the first, and the first behind them."""


@lru_cache(maxsize=1024)
def gap(blanks: str, words: int) -> Piece:
    """A gap of so many *words*; *blanks* tell its edges."""
    return Piece(kind="gap", text=blanks, words=words)


def begins(pieces: Pieces, kind: str) -> bool:
    """Whether the first of *pieces* is of a *kind*."""
    return bool(pieces) and pieces[0].kind == kind


def has_blanks(words: str) -> bool:
    """Whether blanks stand in *words*."""
    return words == " " or any(map(str.isspace, words))
