"""Near-identical articles, folded under the earliest."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal

from haiti_digest.link.courses import Courses, Memory
from haiti_digest.link.neighbours import Neighbours
from haiti_digest.link.passages import View
from haiti_digest.link.shingles import shared_part
from haiti_digest.records import Copies, Copy

How = Literal["identical", "near-identical", "shortened", "earlier version"]

STEP = "copies"
BACK = 8
"""How many of the latest articles with a shingle are looked at."""
LEAST = 3
"""Of them that two articles must share to be compared as a whole."""
NEAR = Decimal("0.8")
"""Part of the shorter article's shingles that the other must have too."""


class Families:
    """Which articles repeat which: ``first[n]`` is the article that article *n* is folded under, itself if none."""

    def __init__(self, views: Sequence[View], memory: Memory | None = None, step: str = STEP) -> None:
        self.first = {view.number: view.number for view in views}
        self._folded: dict[int, list[int]] = {}
        self._how: dict[int, Copy] = {}
        self._firsts: list[View] = []
        self._index = Neighbours(back=BACK)
        courses = memory.courses(step, _keys) if memory else None
        whole: dict[str, int] = {}
        for view in views:
            words = view.facts.text
            if not words:
                continue
            if words in whole:
                self._fold(view.number, whole[words], "identical", Decimal(1))
            else:
                whole[words] = self._placed(view, courses)
        if memory and courses:
            memory.keep(step, courses)
        del self._firsts, self._index

    def _placed(self, view: View, courses: Courses | None) -> int:
        """Folds an article under the one that it repeats, or lets others be folded under it: the number of that one.

        What *courses* tell from the last run is not looked for again.
        """
        known = (
            courses.again(0) if courses and courses.open(view.number, b"") and courses.settled(view.sketch) else None
        )
        candidates = known[0] if known else self._index.near(view.sketch, LEAST)
        near = self._original(view, candidates)
        joined = [] if near is None else [near[0]]
        if courses and known is None:
            courses.compare(0, view.sketch, joined, began=not joined)
        if courses:
            courses.came(0, joined, began=not joined)
        if near is None:
            self._index.add_later(len(self._firsts), range(len(view.sketch)), view.sketch)
            self._firsts.append(view)
            return view.number
        first = self._firsts[near[0]].number
        self._fold(view.number, first, near[2], near[1])
        return first

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

    def _original(self, view: View, candidates: Sequence[int]) -> tuple[int, Decimal, How] | None:
        """The first of *candidates*, by their places among the firsts, that the article repeats, and how."""
        shingles = frozenset(shingles_of(view) if candidates else ())
        for candidate in candidates:
            other = shingles_of(self._firsts[candidate])
            part = shared_part(shingles, other)
            if part is not None and part >= NEAR:
                alike = len(shingles) >= NEAR * len(other) and len(other) >= NEAR * len(shingles)
                return candidate, part, "near-identical" if alike else "shortened"
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


def _keys(view: View) -> Iterator[tuple[int, Sequence[int]]]:
    """What an article is found under."""
    yield 0, view.sketch
