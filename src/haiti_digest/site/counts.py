"""What the articles count: things with their figures, measures and sums."""

from collections.abc import Sequence
from functools import cached_property

from haiti_digest.records import Measured, Ref, Sum
from haiti_digest.site.cast import Cast
from haiti_digest.site.looks import EVERYTHING, near
from haiti_digest.site.things import Things


class Counts(Cast):
    """An edition that knows what its articles count."""

    @property
    def things(self) -> Things:
        """What the articles count, with its figures."""
        self.looks.at(EVERYTHING)
        return self.all_things

    @cached_property
    def all_things(self) -> Things:
        """What the articles count, with its figures."""
        with self.looks.unnoted():
            order = sorted(self._current, key=lambda at: self._lines[at].file)
            return Things(self.whole, self.columns, sorted(order, key=self.day, reverse=True))

    def thing_page(self, name: str) -> str | None:
        """The page of a thing counted, where it has one."""
        self.looks.at(f"thing {name}")
        return self.all_things.pages.get(name)

    def sums_of(self, name: str) -> Sequence[Sum]:
        """The sums that lead to a thing counted."""
        self.looks.at(f"sums {name}")
        return self.all_things.sums.get(name, ())

    def measures_of(self, name: str) -> Sequence[int]:
        """The numbers of the measures of a thing counted."""
        self.looks.at(f"measures {name}")
        return self.all_things.measures.get(name, ())

    def measured(self, ref: Ref) -> tuple[str, Measured] | None:
        """The page of the measure to which a figure belongs, and what became of the figure among the others."""
        self.looks.at(near("measure of", ref))
        found = self.all_things.measured.get(ref)
        return None if found is None else (self.all_things.measure_pages[found[0]], found[1])

    def measure_page(self, number: int) -> str:
        """The page of a measure."""
        self.looks.at(f"measure {self.whole.measures[number].id}")
        return self.all_things.measure_pages[number]

    def measure_page_of(self, ref: Ref) -> str | None:
        """The page on which a figure stands beside others, None where it stands alone."""
        self.looks.at(EVERYTHING)
        return self.all_things.page_of(ref)
