"""Tokens: words, numbers and single marks, with their offsets."""

import re
from collections.abc import Iterable

from haiti_digest.spans import Span

TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.  a.m.  J.K.
    r"|\d+(?:[.,:]\d+)*[^\W\d_]*(?:[-‑][^\W_]+)*"  # 5,500  80th  3:30  40pc  23-year-old
    r"|[^\W\d_][^\W_]*(?:['’\-‑\u00ad][^\W_]+)*"  # Kenyan-led  Kenya’s  M50
    r"|[^\w\s]|_"
)


class Tokens:
    """Parallel lists over the tokens of a text, in order; index them together.

    ``words`` as written, ``lower`` in lower case, ``starts`` and ``ends`` as offsets into the text.
    """

    __slots__ = ("ends", "lower", "starts", "words")

    def __init__(self, text: str, stretches: Iterable[Span]) -> None:
        matches = [m for s in stretches for m in TOKEN.finditer(text, s.start, s.end)]
        self.words = [m[0] for m in matches]
        self.lower = [word.lower() for word in self.words]
        self.starts = [m.start() for m in matches]
        self.ends = [m.end() for m in matches]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, end: int) -> Span:
        """From token *first* to the token before *end*."""
        return Span(self.starts[first], self.ends[end - 1])
