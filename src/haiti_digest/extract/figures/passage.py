"""One sentence as the figure rules see it: parallel lists of tokens and the bounds they may look at."""

import msgspec

from haiti_digest.extract.figures.lexicon import Lexicon, Phrases
from haiti_digest.extract.figures.plurals import unelided

ELIDED = ("d'", "d’")


class Passage(msgspec.Struct, frozen=True, gc=False):
    """Tokens ``lo`` to ``hi`` of a text; the lists are those of the whole text, index them with token numbers."""

    text: str
    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    lo: int
    hi: int
    lex: Lexicon

    def low(self, i: int) -> str:
        """Token *i* in lower case; empty outside the sentence."""
        return self.lower[i] if self.lo <= i < self.hi else ""

    def word(self, i: int) -> str:
        """Token *i* as written; empty outside the sentence."""
        return self.words[i] if self.lo <= i < self.hi else ""

    def glued(self, i: int) -> bool:
        """Whether token *i* follows the token before it without a blank."""
        return self.lo < i < self.hi and self.starts[i] == self.ends[i - 1]

    def forward(self, i: int, phrases: Phrases) -> tuple[str, int]:
        """The meaning of the longest phrase that starts at token *i*, and the token after it; ``("", i)`` if none."""
        for phrase, meaning in phrases.get(self.low(i), ()):
            end = i + len(phrase)
            if end <= self.hi and (len(phrase) == 1 or tuple(self.lower[i:end]) == phrase):
                return meaning, end
        return "", i

    def backward(self, end: int, phrases: Phrases) -> tuple[str, int]:
        """The meaning of the longest phrase that ends before token *end*, and its first token; ``("", end)``."""
        for phrase, meaning in phrases.get(self.unelided(end - 1), ()):
            start = end - len(phrase)
            if start >= self.lo and (
                len(phrase) == 1 or (self.unelided(start), *self.lower[start + 1 : end]) == phrase
            ):
                return meaning, start
        return "", end

    def start(self, i: int) -> int:
        """Where token *i* begins, an elided word left out: ``d’[une] centaine``, ``qu’[au] moins dix``."""
        return self.ends[i] - len(unelided(self.lower[i], self.lex))

    def unelided(self, i: int) -> str:
        """Token *i* in lower case without an elided word before it; empty outside the sentence."""
        return unelided(self.low(i), self.lex)
