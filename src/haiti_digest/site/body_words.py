"""The words of an article's body by number: where each starts and ends, looked for as far as they are asked for.

Most pages show a few words of an article; to look for all words of its text would take longer than all else they ask.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate, chain, repeat

from haiti_digest.records import Seed
from haiti_digest.spans import Span

WORD = re.compile(r"\w+(?:[’'\-‑.,:/]\w+)*")
SENTENCE_END = re.compile(r"[.!?\n\r]")
START, END = re.Match.start, re.Match.end


class BodyWords:
    """``starts`` and ``ends`` of all words: those of a paragraph that nobody asked for yet stand at its edges.

    ``counts`` are the words of each paragraph; where they are known before, paragraphs are looked through one by one.
    """

    __slots__ = ("_behind", "_edges", "_firsts", "_left", "_seed", "_stops", "counts", "ends", "starts")

    def __init__(self, seed: Seed, counts: Iterable[int] | None = None) -> None:
        self._seed = seed
        self._left: set[int] = set()
        self._edges: list[int] = []
        if counts is None:
            found = [_words(seed, number) for number in range(len(seed.paragraphs))]
            self.counts = tuple([len(words) for words in found])
            self.starts = array("I", map(START, chain.from_iterable(found)))
            self.ends = array("I", map(END, chain.from_iterable(found)))
        else:
            self.counts = tuple(counts)
            self._lay_out()
        self._behind: set[tuple[int, int]] = set()
        self._stops = bytearray(len(self.starts))

    def _lay_out(self) -> None:
        """Room for all words, at the edges of their paragraphs."""
        spans = [one.span for one in self._seed.paragraphs]
        self._edges = [span.end for span in spans]
        self.starts = array("I", chain.from_iterable(map(repeat, [span.start for span in spans], self.counts)))
        self.ends = array("I", chain.from_iterable(map(repeat, self._edges, self.counts)))
        self._firsts = [0, *accumulate(self.counts)]
        self._left = {number for number, count in enumerate(self.counts) if count}

    def bounds(self, span: Span) -> tuple[int, int]:
        """The number of the first word that lies in *span*, at least in part, and of the first behind it."""
        start, end = span.start, span.end
        if self._left:
            number = bisect_right(self._edges, start)
            if number in self._left or (number < len(self._edges) and end > self._edges[number]):
                self._look(number, end)
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def _look(self, first: int, end: int) -> None:
        """Looks for the words of the paragraphs from the *first* up to the offset *end*."""
        paragraphs = self._seed.paragraphs
        for number in range(first, len(paragraphs)):
            if paragraphs[number].span.start >= end:
                break
            if number in self._left:
                self._left.remove(number)
                found = _words(self._seed, number)
                here = slice(self._firsts[number], self._firsts[number + 1])
                self.starts[here], self.ends[here] = array("I", map(START, found)), array("I", map(END, found))

    def sentence_ends(self, words: range) -> bytearray:
        """Whether a stop and a blank stand before each of *words* but the first, which nobody asks; *Mr.* counts too,
        so that too few words are shown."""
        edges = words.start, words.stop
        if edges not in self._behind:
            self._behind.add(edges)
            if len(words) > 1:
                self._find_stops(*edges)
        return self._stops

    def _find_stops(self, first: int, stop: int) -> None:
        """Marks those of the words behind the *first* before which a sentence ends."""
        for found in SENTENCE_END.finditer(self._seed.text, self.ends[first], self.starts[stop - 1]):
            place = found.start()
            at = bisect_right(self.starts, place, first, stop)
            if self.ends[at - 1] <= place:
                self._stops[at] = 1


def _words(seed: Seed, number: int) -> list[re.Match[str]]:
    span = seed.paragraphs[number].span
    return list(WORD.finditer(seed.text, span.start, span.end))
