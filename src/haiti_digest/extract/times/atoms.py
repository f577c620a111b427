"""Atoms: the tokens of a sentence cut at hyphens, apostrophes and between digits and letters, with offsets.

``mid-1990s`` is ``mid``, ``-``, ``1990s``; ``Friday’s`` is ``Friday``, ``’``, ``s``. Rules work on atoms, so that a
span may lie inside a token.
"""

import re
from typing import NamedTuple

APOSTROPHES = str.maketrans("’‘ʼ‑–—", "'''---")
PIECE = re.compile(
    r"(\d{4}[-‑]\d\d[-‑]\d\d)(?!\d)"  # 2025-09-21
    r"|(\d+(?:[.,:]\d+)*)([^\W\d_]*)"  # 9:30  1990s  2nd  9pm
    r"|([^\W\d_][^\W_]*)"
    r"|[\s\S]"
)
NEEDS_CUT = re.compile(r"[-‑'’\u00ad]|\d[^\W\d_]")


class Piece(NamedTuple):
    """A part of a token: as written, folded (lower case, plain marks), and its offset in the token."""

    word: str
    folded: str
    offset: int


def folded(word: str) -> str:
    """Lower case, with plain apostrophes and hyphens."""
    return word.translate(APOSTROPHES).lower()


def cut(token: str, suffixes: frozenset[str]) -> list[Piece]:
    """The pieces of a token; letters of *suffixes* stay with the number before them (``2nd``, ``1990s``)."""
    if not NEEDS_CUT.search(token) or not token[0].isalnum() or len(token) > 60:
        return [Piece(token, folded(token), 0)]
    pieces: list[Piece] = []
    for found in PIECE.finditer(token):
        start = found.start()
        if found[2] and found[3] and found[3].lower() not in suffixes:
            pieces.append(Piece(found[2], found[2], start))
            pieces.append(Piece(found[3], folded(found[3]), found.start(3)))
        else:
            pieces.append(Piece(found[0], folded(found[0]), start))
    return pieces


class Atoms:
    """The atoms of one sentence as parallel lists; ``line`` has one code a atom, see the grammar.

    ``words`` as written, ``folded`` for look-ups, ``starts`` and ``ends`` as offsets into the text, ``tokens`` the
    index of the token that each atom is from.
    """

    __slots__ = ("ends", "folded", "line", "starts", "tokens", "words")

    def __init__(self, line: str) -> None:
        self.words: list[str] = []
        self.folded: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.tokens: list[int] = []
        self.line = line

    def glued(self, i: int) -> bool:
        """Whether atom *i* follows the one before it without a blank."""
        return 0 < i < len(self.words) and self.starts[i] == self.ends[i - 1]

    def cuts(self, i: int) -> bool:
        """Whether a break before atom *i* goes through letters and digits that are written as one."""
        return self.glued(i) and self.words[i][0].isalnum() and self.words[i - 1][-1].isalnum()

    def at(self, i: int) -> str:
        """Folded atom *i*; empty outside the sentence."""
        return self.folded[i] if 0 <= i < len(self.folded) else ""

    def written(self, i: int) -> str:
        """Atom *i* as written; empty outside the sentence."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def joined(self, first: int, end: int) -> str:
        """The folded atoms from *first* up to *end* with single blanks between them."""
        return " ".join(self.folded[first:end])
