"""Near-identical articles, folded under the earliest."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from haiti_digest.link.neighbours import Neighbours
from haiti_digest.link.passages import View
from haiti_digest.link.shingles import shared_part
from haiti_digest.records import Copies, Copy

How = Literal["identical", "near-identical", "shortened", "earlier version"]

LEAST = 3
"""Of them that two articles must share to be compared as a whole."""
NEAR = Decimal("0.8")
"""Part of the shorter article's shingles that the other must have too."""


class Families:
    """Which articles repeat which: ``first[n]`` is the article that article *n* is folded under, itself if none."""

    def __init__(self, views: Sequence[View]) -> None:
        self.first = {view.number: view.number for view in views}
        self._folded: dict[int, list[int]] = {}
        self._how: dict[int, Copy] = {}
        firsts: list[View] = []
        index = Neighbours(back=8)
        whole: dict[str, int] = {}
        for view in views:
            words = view.facts.text
            if not words:
                continue
            if words in whole:
                self._fold(view.number, whole[words], "identical", Decimal(1))
                continue
            whole[words] = self.first[view.number]
            sketch = view.sketch
            near = self._original(view, [firsts[n] for n in index.near(sketch, LEAST)])
            if near is not None:
                number, shared, how = near
                self._fold(view.number, number, how, shared)
                whole[words] = number
            else:
                index.add(len(firsts), sketch)
                firsts.append(view)

    def _fold(self, number: int, first: int, how: How, shared: Decimal) -> None:
        self.first[number] = first
        self._folded.setdefault(first, []).append(number)
        self._how[number] = Copy(article=number, how=how, shared=shared)

    def fold_under(self, number: int, first: int, shared: Decimal) -> None:
        """Folds an article, with those folded under it, as a copy of an earlier version of *first*."""
        for other in self._folded.pop(number, []):
            self.first[other] = first
            self._folded.setdefault(first, []).append(other)
        self._fold(number, first, "earlier version", shared)

    def _original(self, view: View, candidates: Sequence[View]) -> tuple[int, Decimal, How] | None:
        shingles = frozenset(shingles_of(view) if candidates else ())
        for candidate in candidates:
            other = shingles_of(candidate)
            part = shared_part(shingles, other)
            if part is not None and part >= NEAR:
                alike = len(shingles) >= NEAR * len(other) and len(other) >= NEAR * len(shingles)
                return candidate.number, part, "near-identical" if alike else "shortened"
        return None

    def identical(self, number: int) -> bool:
        """Whether the article has the same words as one before it."""
        return number in self._how and self._how[number].how == "identical"

    def records(self) -> tuple[Copies, ...]:
        """The families of more than one article, by their first."""
        return tuple(
            Copies(first=first, others=tuple(self._how[number] for number in sorted(others)))
            for first, others in sorted(self._folded.items())
        )

    def copies_of(self, articles: set[int]) -> tuple[int, ...]:
        """The articles that are folded under one of *articles* and are not among them."""
        folded = self._folded
        found = {number for first in articles if first in folded for number in folded[first]}
        return tuple(sorted(found - articles)) if found else ()


def shingles_of(view: View) -> Sequence[int]:
    """Every five words in a row of an article as one number, sorted; none of a short text."""
    return view.library.shingles(view.number)
