"""The things that articles count, each with its figures, and the measures among them."""

from collections import defaultdict
from functools import partial

from haiti_digest.records import Digest, Ref, Sum
from haiti_digest.site import addresses
from haiti_digest.site.columns import Columns
from haiti_digest.site.in_measures import InMeasures
from haiti_digest.site.packed import Refs

FEWEST = 2
"""Figures that a thing needs for a page of its own."""


class Things:
    """By the thing counted: its figures, its page and the sums that lead to it; and the page of each measure.

    ``measured`` has each figure's place among those of its measure, with the number of this one.
    """

    def __init__(self, digest: Digest, columns: Columns, newest_first: list[int]) -> None:
        self._columns = columns
        self.figures: dict[str, Refs] = defaultdict(partial(Refs, "figure"))
        self.others: dict[str, Refs] = defaultdict(partial(Refs, "figure"))
        for at in newest_first:
            for index, (name, keyed) in enumerate(zip(columns.things.row(at), columns.keyed.row(at), strict=True)):
                kept = self.figures if keyed else self.others
                kept[name].add(at, index)
        several = [name for name, refs in self.figures.items() if len(refs) >= FEWEST]
        self.pages = addresses.thing_pages(several)
        self.measured = InMeasures(digest.measures)
        self.measure_pages: list[str] = []
        self.measures: dict[str, list[int]] = defaultdict(list)
        for number, measure in enumerate(digest.measures):
            name = self._name(measure.figures[0].figure)
            self.measure_pages.append(addresses.measure_page(name, measure.id))
            self.measures[name].append(number)
        self.sums: dict[str, list[Sum]] = defaultdict(list)
        for one in digest.sums:
            self.sums[self._thing_of_sum(one)].append(one)

    def page_of(self, ref: Ref) -> str | None:
        """The page on which a figure stands beside others: of its measure, or of the thing it counts."""
        found = self.measured.get(ref)
        if found:
            return self.measure_pages[found[0]]
        return self.pages.get(self._name(ref))

    def _thing_of_sum(self, one: Sum) -> str:
        if one.noun or one.unit:
            return one.noun or one.unit or ""
        return self._name(one.inputs[0]) if one.inputs and one.inputs[0].kind == "figure" else ""

    def _name(self, ref: Ref) -> str:
        return self._columns.things.at(ref.article, ref.index)
