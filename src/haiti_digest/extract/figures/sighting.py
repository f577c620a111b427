"""A number met in a sentence, as the rules that turn numbers away see it."""

import msgspec

from haiti_digest.extract.figures.numerals import Numeral
from haiti_digest.extract.figures.passage import ELIDED, Passage


class Sighting(msgspec.Struct, frozen=True, gc=False):
    """A numeral *n* in its passage; *measured*: a unit or currency was read with it, *noun*: a counted noun follows.

    ``before`` and ``after`` are the tokens beside the number, in lower case; ``bare`` tells that neither unit nor noun
    goes with it. Each rule asks for them, so they are looked up once.
    """

    p: Passage
    n: Numeral
    measured: bool
    noun: bool
    before: str
    after: str
    bare: bool

    @classmethod
    def of(cls, p: Passage, n: Numeral, measured: bool, noun: bool) -> "Sighting":
        """The numeral with what stands beside it."""
        return cls(p, n, measured, noun, p.low(n.first - 1), p.low(n.end), not measured and not noun)

    def words(self, section: str, name: str) -> frozenset[str]:
        """A word list of the language's data."""
        return self.p.lex.sets[section][name]

    def digits_called(self) -> bool:
        """Whether it is the number of an emergency line: a 911 call, he called 911."""
        if self.n.digits not in self.words("names", "lines"):
            return False
        dialled = self.bare and self.before in self.words("names", "line_before")
        return dialled or self.after in self.words("names", "line_calls")

    def hedged(self) -> bool:
        """Whether a modifier stands before the number."""
        p, first = self.p, self.n.first
        if p.low(first).startswith(ELIDED) and p.backward(first, p.lex.before_elided)[0]:  # plus d'un tiers
            return True
        return bool(p.backward(first, p.lex.before)[0])
