"""A number met in a sentence, as the rules that turn numbers away see it."""

import msgspec

from haiti_digest.extract.figures.numerals import Numeral
from haiti_digest.extract.figures.passage import Passage


class Sighting(msgspec.Struct, frozen=True, gc=False):
    """A numeral *n* in its passage; *measured*: a unit or currency was read with it, *noun*: a counted noun follows."""

    p: Passage
    n: Numeral
    measured: bool
    noun: bool

    @property
    def before(self) -> str:
        """The token before the number, in lower case."""
        return self.p.low(self.n.first - 1)

    @property
    def after(self) -> str:
        """The token after the number, in lower case."""
        return self.p.low(self.n.end)

    @property
    def bare(self) -> bool:
        """Whether neither unit nor noun goes with it."""
        return not self.measured and not self.noun

    def words(self, section: str, name: str) -> frozenset[str]:
        """A word list of the language's data."""
        return self.p.lex.sets[section][name]

    def hedged(self) -> bool:
        """Whether a modifier stands before the number."""
        return bool(self.p.backward(self.n.first, self.p.lex.before)[0])
