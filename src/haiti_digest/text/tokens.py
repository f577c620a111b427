"""Tokens: words, numbers and single marks, with their offsets."""

import re
from collections.abc import Container, Iterable
from itertools import accumulate

from haiti_digest.spans import Span

TOKEN = re.compile(
    r"([A-Za-z]++(?=[ ,])"  # most words: the same as the next form finds, sooner
    r"|[^\W\d_](?:(?:\.[^\W\d_])+\.|[^\W_]*(?:['’\-‑\u00ad][^\W_]+)*)"  # U.S.  a.m. or Kenyan-led  Kenya’s  M50
    r"|[^\w\s]"
    r"|\d+(?:[.,:]\d+)*[^\W\d_]*(?:[-‑][^\W_]+)*"  # 5,500  80th  3:30  40pc  23-year-old
    r"|_)"
)
"""One group around the whole, so that splitting a text gives gaps and tokens by turns."""

MOST_WORDS = 1 << 13
"""Words that are remembered in lower case."""
LONGEST = 32
"""Letters of such a word at most."""


def places_of(words: list[str], wanted: Container[str]) -> list[int]:
    """The indices of those *words* that are *wanted*, in order."""
    return [i for i, word in enumerate(words) if word in wanted]


class _Lower(dict[str, str]):
    """Words in lower case, each made once; the memory for them is bounded."""

    def __missing__(self, word: str) -> str:
        lower = word.lower()
        if len(word) > LONGEST:
            return lower
        if len(self) > MOST_WORDS:
            self.clear()
        self[word] = found = word if lower == word else lower
        return found


_lower = _Lower()


class Tokens:
    """Parallel lists over the tokens of a text, in order; index them together.

    ``words`` as written, ``lower`` in lower case (but as written where a name is a small word too, see `namesakes`),
    ``starts`` and ``ends`` as offsets into the text.
    """

    __slots__ = ("ends", "lower", "starts", "words")

    def __init__(self, text: str, stretches: Iterable[Span]) -> None:
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for stretch in stretches:
            parts = TOKEN.split(stretch.of(text))
            bounds = list(accumulate(map(len, parts), initial=stretch.start))
            self.words += parts[1::2]
            self.starts += bounds[1:-1:2]
            self.ends += bounds[2::2]
        self.lower = list(map(_lower.__getitem__, self.words))

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, end: int) -> Span:
        """From token *first* to the token before *end*."""
        return Span(self.starts[first], self.ends[end - 1])
