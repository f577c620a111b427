"""What of an article's words the site shows, and any stretch of it cut into shown words and gaps.

Every page takes the words of an article from here and nowhere else, so that the copyright budget holds on all pages.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable

from haiti_digest.records import Seed
from haiti_digest.site.body_words import BodyWords
from haiti_digest.site.families import Family
from haiti_digest.site.pieces import CUT, Piece, Pieces, WordRange, begins, gap, has_blanks
from haiti_digest.spans import Span
from haiti_digest.text.controls import CONTROL, holds_control, number_of

CLAUSE_ENDS = frozenset(",;:.!?—–)")
BLANK = re.compile(r"\s")


class Excerpt:
    """The body's words, and which of them are shown.

    ``shown`` has one flag a word; ``limit`` is how many may be shown. In a family of copies and versions, words count
    as shown wherever the site shows them.
    """

    __slots__ = (
        "_bounds",
        "_count",
        "_ends",
        "_family",
        "_mark",
        "_number",
        "_plain",
        "_starts",
        "_words",
        "limit",
        "seed",
        "shown",
    )

    def __init__(self, seed: Seed, limit: int | None = None, counts: Iterable[int] | None = None) -> None:
        """*counts* are the words of each paragraph, where they are known."""
        self.seed = seed
        self._words = BodyWords(seed, counts)
        self._starts = self._words.starts
        self._ends = self._words.ends
        self._bounds = self._words.bounds
        self.shown = bytearray(len(self._starts))
        self.limit = len(self._starts) if limit is None else limit
        self._count = 0
        self._family: Family | None = None
        self._number = 0
        self._mark = f"{seed.sha256[:12]}:"
        self._plain = not seed.hidden and not holds_control(seed.text.encode("utf-8", "surrogatepass"))

    @classmethod
    def chosen(cls, seed: Seed, counts: Iterable[int], shown: bytearray, count: int) -> "Excerpt":
        """As it was chosen before: *counts* are the words of each paragraph, *shown* has a flag a word, *count* is how
        many the site shows."""
        made = cls(seed, counts=counts)
        made.shown = shown
        made._count = count
        return made

    @property
    def counts(self) -> tuple[int, ...]:
        """The words of each paragraph."""
        return self._words.counts

    @property
    def count(self) -> int:
        """How many of its words the site shows."""
        return self._family.counts[self._number] if self._family else self._count

    @property
    def total(self) -> int:
        """Words of the body."""
        return len(self.shown)

    def word_range(self, span: Span) -> range:
        """Indices of the words that lie in *span*, at least in part."""
        return range(*self._bounds(span))

    def starting_in(self, span: Span) -> int:
        """How many words start in *span*."""
        first, stop = self._bounds(span)
        return stop - first - (first < stop and self._starts[first] < span.start)

    def join(self, family: Family) -> None:
        """Counts its words together with those of *family* from now on."""
        text = self.seed.text
        words = [text[start:end].lower() for start, end in zip(self._starts, self._ends, strict=True)]
        self._number = family.join(words, self.limit)
        self._family = family

    def show_again(self) -> None:
        """Shows the words that the site shows with others of the family."""
        for at in self._family.shown(self._number) if self._family else ():
            self.shown[at] = 1

    def fits(self, several: Iterable[WordRange], ceiling: int) -> bool:
        """Whether the words of *several* ranges together may be shown without the count passing *ceiling*."""
        if self._family:
            words = {at for first, stop in several for at in range(first, stop)}
            return self._family.fits(self._number, words, ceiling)
        wanted = self.shown[:]
        for first, stop in several:
            wanted[first:stop] = b"\x01" * (stop - first)
        return self._count + wanted.count(1) - self.shown.count(1) <= ceiling

    def show(self, span: Span, ceiling: int | None = None) -> bool:
        """Shows all words of *span*, or none where the count would pass *ceiling* (the limit without it)."""
        return self.show_words(self._bounds(span), self.limit if ceiling is None else ceiling)

    def show_words(self, words: WordRange, ceiling: int) -> bool:
        """Shows all of *words*, or none where the count would pass *ceiling*."""
        first, stop = words
        fresh = self.shown.count(0, first, stop)
        if self._family:
            several = range(first, stop)
            if not self._family.fits(self._number, several, ceiling):
                return False
            self._family.show(self._number, several)
        elif self._count + fresh > ceiling:
            return False
        if fresh:
            self._count += fresh
            self.shown[first:stop] = b"\x01" * (stop - first)
        return True

    def close_gaps(self, span: Span, most: int) -> None:
        """Shows what is withheld of *span* where it is at most *most* words long and the limit leaves room for it."""
        first, stop = self._bounds(span)
        while (gap := self.shown.find(0, first, stop)) >= 0:
            end = self.shown.find(1, gap, stop)
            first = stop if end < 0 else end
            if first - gap <= most:
                self.show_words((gap, first), self.limit)

    def first_words(self, span: Span, most: int) -> Span:
        """*span* up to the end of its *most*-th word."""
        words = self.word_range(span)
        return span if len(words) <= most else Span(span.start, self._ends[words.start + most - 1])

    def words_of(self, span: Span) -> WordRange:
        """The numbers of the first word that lies in *span*, at least in part, and of the first behind it."""
        return self._bounds(span)

    def opening(self, words: WordRange, least: int, most: int) -> WordRange:
        """The first of *words*: up to the last comma or stop after *least* to *most* of them, else *most*."""
        first, stop = words
        if stop - first <= most + 2:
            return words
        text, ends = self.seed.text, self._ends
        for at in range(first + most - 1, first + least - 2, -1):
            if text[ends[at]] in CLAUSE_ENDS:
                return first, at + 1
        return first, first + most

    def show_around(self, span: Span, paragraph: Span, sizes: Iterable[int], ceiling: int) -> None:
        """Shows *span* with up to as many words around it as the first of *sizes* that has room, half of them before
        and half after, within its sentence."""
        outer, inner = self.word_range(paragraph), self._bounds(span)
        for most in sizes:
            if self.show(self._around(span, outer, most, inner), ceiling):
                break

    def _around(self, span: Span, outer: range, most: int, inner: tuple[int, int]) -> Span:
        first, end = inner
        ends = self._words.sentence_ends(outer)
        low, high = max(outer.start, first - most // 2), min(outer.stop, end + most // 2)
        if low < first:
            first = max(low, ends.rfind(1, low + 1, first + 1))
        if end < high:
            found = ends.find(1, end, high)
            end = high if found < 0 else found
        return Span(
            min(span.start, self._starts[first]) if first < inner[0] else span.start,
            max(span.end, self._ends[end - 1]) if end > inner[1] else span.end,
        )

    def in_context(self, span: Span, paragraph: Span, most: int) -> tuple[Pieces, Pieces, Pieces]:
        """*span* with up to *most* words around it in a *paragraph*: those before it, its own, and those after it;
        ``CUT`` where the sentence goes on there."""
        outer = self.word_range(paragraph)
        inner = self._bounds(span)
        wide = self._around(span, outer, most, inner)
        first, last = self._beside(span, *inner)
        before: Pieces = ()
        after: Pieces = ()
        if wide.start < span.start:
            begin = bisect_right(self._ends, wide.start)
            before = self._pieces(wide.start, span.start, begin, first)
            first = begin
        else:
            first = inner[0]
        if span.end < wide.end:
            stop = bisect_right(self._ends, wide.end)
            after = self._pieces(span.end, wide.end, last, stop)
            last = stop
        ends = self._words.sentence_ends(outer)
        if outer.start < first < outer.stop and not ends[first] and not begins(before, "gap"):
            before = (CUT, *before)
        if last < outer.stop and not ends[last] and not begins(after[::-1], "gap"):
            after = (*after, CUT)
        return before, self._pieces(span.start, span.end, *inner), after

    def _beside(self, span: Span, first: int, stop: int) -> tuple[int, int]:
        """Where the words before *span* stop and those after it begin; *first* and *stop* are its own, of which one
        that lies in it in part alone stands on either side too."""
        inside = first < len(self._starts) and self._starts[first] < span.start
        beyond = stop > 0 and self._ends[stop - 1] > span.end
        return first + inside, stop - beyond

    def shows(self, span: Span) -> bool | None:
        """Whether *span* is shown: all as it stands in the file, or none of its words; None in any other case."""
        first, stop = self._bounds(span)
        if first >= stop:
            return None
        if self.shown.find(1, first, stop) < 0:
            return False
        if self.shown.find(0, first, stop) >= 0 or CONTROL.search(self.seed.text, span.start, span.end):
            return None
        return None if any(hidden.overlaps(span) for hidden in self.seed.hidden) else True

    def pieces(self, span: Span) -> Pieces:
        """*span* as shown words and gaps, in order."""
        return self._pieces(span.start, span.end, *self._bounds(span))

    def _pieces(self, start: int, end: int, first: int, stop: int) -> Pieces:
        """The text from *start* to *end*, in which the words from *first* to *stop* lie."""
        if not self._plain:
            return self._pieces_without(Span(start, end))
        shown = self.shown
        if shown.find(0, first, stop) < 0:
            return (self._words_at(start, end),) if start < end else ()
        made = []
        while first < stop:
            here = shown[first]
            found = shown.find(1 - here, first, stop)
            at, cut = (stop, end) if found < 0 else (found, self._cut(found))
            made.append(self._words_at(start, cut) if here else gap(self._edges(start, cut, first, at), at - first))
            start, first = cut, at
        return tuple(made)

    def _pieces_without(self, span: Span) -> Pieces:
        """As ``pieces``, of a text with hidden marks or control characters."""
        made: list[Piece] = []
        for stretch, shown, count in self.stretches(span):
            if shown:
                made += self.visible_pieces(stretch)
            elif count:
                made.append(gap(self.blanks(stretch), count))
        return tuple(made)

    def stretches(self, span: Span) -> list[tuple[Span, bool, int]]:
        """*span* cut where shown words meet withheld ones: each part, whether it is shown, and its words."""
        words = self.word_range(span)
        if not words:
            return [(span, True, 0)] if len(span) else []
        shown = self.shown.count(1, words.start, words.stop)
        if shown in (0, len(words)):
            return [(span, shown > 0, len(words))]
        made: list[tuple[Span, bool, int]] = []
        start, first = span.start, words.start
        while first < words.stop:
            shown = self.shown[first]
            end = self.shown.find(1 - shown, first, words.stop)
            at = words.stop if end < 0 else end
            stop = span.end if end < 0 else self._cut(at)
            made.append((Span(start, stop), bool(shown), at - first))
            start, first = stop, at
        return made

    def shown_words(self, span: Span) -> list[str | int]:
        """The words of *span* as they stand in the file by turns with the number of those withheld; nothing where it
        has no word."""
        made: list[str | int] = []
        first, stop = self._bounds(span)
        if self.shown.find(1, first, stop) < 0:
            return [stop - first] if first < stop else []
        start = span.start
        while first < stop:
            shown = self.shown[first]
            end = self.shown.find(1 - shown, first, stop)
            if end < 0:
                made.append(self.seed.text[start : span.end] if shown else stop - first)
                break
            cut = self._cut(end)
            made.append(self.seed.text[start:cut] if shown else end - first)
            start, first = cut, end
        return made

    def _cut(self, at: int) -> int:
        """Where the words before word *at* end: closing marks stay with them, opening marks go with the next."""
        before, after = self._ends[at - 1], self._starts[at]
        if self.seed.text[before] == " ":
            return before
        blank = BLANK.search(self.seed.text, before, after)
        return blank.start() if blank else before

    def blanks(self, span: Span) -> str:
        """Where a withheld *span* has blanks before its first word (``<``) or after its last (``>``)."""
        words = self.word_range(span)
        if not words:
            return "<" * any(letter.isspace() for letter in span.of(self.seed.text))
        return self._edges(span.start, span.end, words.start, words.stop)

    def _edges(self, start: int, end: int, first: int, stop: int) -> str:
        text = self.seed.text
        before, after = text[start : max(start, self._starts[first])], text[min(end, self._ends[stop - 1]) : end]
        return "<" * (before != "" and has_blanks(before)) + ">" * (after != "" and has_blanks(after))

    def visible_pieces(self, span: Span) -> list[Piece]:
        """The words of *span* without hidden marks, bidi control characters made visible, each with its place."""
        if self._plain:
            return self._text(span)
        made: list[Piece] = []
        start = span.start
        for hidden in [h for h in self.seed.hidden if h.overlaps(span)]:
            made += self._without_controls(Span(start, max(start, hidden.start)))
            start = max(start, min(hidden.end, span.end))
        return made + self._without_controls(Span(start, span.end))

    def _without_controls(self, span: Span) -> list[Piece]:
        made: list[Piece] = []
        start = span.start
        for control in CONTROL.finditer(self.seed.text, span.start, span.end):
            made += self._text(Span(start, control.start()))
            made.append(Piece(kind="control", text=number_of(control[0])))
            start = control.end()
        return made + self._text(Span(start, span.end))

    def _text(self, span: Span) -> list[Piece]:
        return [self._words_at(span.start, span.end)] if span.start < span.end else []

    def _words_at(self, start: int, end: int) -> Piece:
        return Piece(kind="text", text=self.seed.text[start:end], source=f"{self._mark}{start}-{end}")
