"""The list of a term: the articles in which it stands, each with its places, cut into pages where it is long.

A list is a run of postings by ascending number of the article. A short one stands whole in the line of its term. A long
one is halved by number, and its halves again, until each weighs little enough: these are its pages, and its line tells
them, the one with the newest articles first. So an edit changes one page, and how a list is cut follows from what is on
it alone, whatever was on it before.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from haiti_digest.site.search_letters import VALUES, WRITTEN, read_numbers

PAGE = 3_000
"""The most that a page weighs, in letters."""
POSTING = 2
"""What the number of an article weighs."""
WHOLE = 48
"""Bits of the numbers of articles."""
CUT = "~"
"""Begins the line of a list that is cut into pages."""

Posting = tuple[int, bytes]
"""The number of an article, and its places in letters."""


class Window(NamedTuple):
    """The part of a list that holds the articles whose numbers begin with *prefix*, all but the last *bits* of them."""

    bits: int
    prefix: int
    postings: int
    weight: int

    @property
    def first(self) -> int:
        """The lowest number that belongs here."""
        return self.prefix << self.bits

    def holds(self, number: int) -> bool:
        """Whether the article of that number belongs here."""
        return number >> self.bits == self.prefix


LoadPage = Callable[[Window], list[Posting]]
"""Gives the postings of a page."""
Loaded = tuple[Window, list[Posting]]


def weight(postings: Iterable[Posting]) -> int:
    """What postings weigh."""
    return sum([POSTING + len(places) for _, places in postings])


def cut(postings: Sequence[Posting], bits: int = WHOLE, prefix: int = 0) -> Iterator[Loaded]:
    """The pages of *postings*, all of which belong to the window of *bits* and *prefix*; the newest first."""
    heavy = weight(postings)
    if heavy <= PAGE or len(postings) == 1:
        yield Window(bits, prefix, len(postings), heavy), list(postings)
        return
    half = (postings[0][0] ^ postings[-1][0]).bit_length() - 1
    middle = postings[-1][0] >> half << half
    first = bisect_left(postings, (middle,))
    yield from cut(postings[first:], half, middle >> half)
    yield from cut(postings[:first], half, (middle >> half) - 1)


def recut(
    windows: Sequence[Window],
    changes: Mapping[int, bytes | None],
    load: LoadPage,
    bits: int = WHOLE,
    prefix: int = 0,
) -> Iterator[tuple[Window, list[Posting] | None]]:
    """The pages after *changes*, the new places of articles by number, None where an article is no more on the list.

    Only pages that change are loaded and given with their postings. The same pages come out as if all were cut anew.
    """
    return _recut(_loose(windows, changes, load), load, bits, prefix)


class _Block(NamedTuple):
    """A part of a list while it is cut again: a page that stays as it is, or one posting."""

    first: int
    weight: int
    window: Window | None
    posting: Posting


def _loose(windows: Sequence[Window], changes: Mapping[int, bytes | None], load: LoadPage) -> list[_Block]:
    """The pages that do not change as they are, and the postings of all others, by number."""
    touched = {window for window in windows if any(map(window.holds, changes))}
    known: dict[int, bytes | None] = dict(one for window in windows if window in touched for one in load(window))
    known |= changes
    blocks = [_Block(one.first, one.weight, one, (0, b"")) for one in windows if one not in touched]
    blocks += [
        _Block(number, POSTING + len(places), None, (number, places))
        for number, places in known.items()
        if places is not None
    ]
    return sorted(blocks, key=lambda block: block.first)


def _recut(
    blocks: Sequence[_Block], load: LoadPage, bits: int, prefix: int
) -> Iterator[tuple[Window, list[Posting] | None]]:
    if not blocks:
        return
    windows = [block.window for block in blocks if block.window]
    if len(blocks) == 1 and windows and windows[0][:2] == (bits, prefix):
        yield windows[0], None
    elif not windows or sum(block.weight for block in blocks) <= PAGE or _is_single(blocks):
        postings = [one for block in blocks for one in (load(block.window) if block.window else [block.posting])]
        yield from cut(postings, bits, prefix)
    else:
        middle = (prefix * 2 + 1) << (bits - 1)
        low = [block for block in blocks if block.first < middle]
        yield from _recut(blocks[len(low) :], load, bits - 1, prefix * 2 + 1)
        yield from _recut(low, load, bits - 1, prefix * 2)


def _is_single(blocks: Sequence[_Block]) -> bool:
    return len(blocks) == 1 and (blocks[0].window is None or blocks[0].window.postings == 1)


def letters(postings: Iterable[Posting], before: int = 0) -> bytes:
    """Postings in letters: for each the difference to the number before, then its places."""
    made = bytearray()
    for number, places in postings:
        made += WRITTEN[number - before] + places
        before = number
    return bytes(made)


def line_of(windows: Sequence[Window]) -> str:
    """What the line of a list tells that is cut into *windows*: for each its bits, its prefix, how many articles it
    has and what it weighs."""
    made = b"".join([b"".join(map(WRITTEN.__getitem__, window)) for window in windows])
    return CUT + made.decode()


def windows_of(line: str) -> list[Window]:
    """The windows that a line tells; none where it holds the list whole."""
    if not line.startswith(CUT):
        return []
    numbers = list(read_numbers(line[1:].encode()))
    return [Window(*numbers[at : at + 4]) for at in range(0, len(numbers), 4)]


def read(told: bytes, before: int = 0, *, placed: bool = True) -> list[Posting]:
    """The postings that ``letters`` wrote; *placed* where they have places."""
    found: list[Posting] = []
    start, number, scale, total, stage = 0, 0, 1, before, 0
    for at, value in enumerate(map(VALUES.__getitem__, told)):
        number += value % 32 * scale
        if value >= 32:
            scale *= 32
            continue
        if stage == 0:
            total += number
            start = at + 1
            stage = 1
        elif number % 2 == 0:
            stage = 0
        if stage == 0 or not placed:
            found.append((total, told[start : at + 1]))
            stage = 0
        number, scale = 0, 1
    return found


class GrowingList:
    """A list to which postings are added by ascending number: in letters as long as it is short, then in pages, each of
    which is given away as soon as nothing more can come to it. The pages are those of ``cut``."""

    __slots__ = ("_last", "_letters", "_open", "_placed", "_rest", "_weight", "windows")

    def __init__(self, placed: bool) -> None:
        self.windows: list[Window] = []
        self._placed = placed
        self._letters = bytearray()
        self._last = self._weight = 0
        self._open = WHOLE, 0
        self._rest: list[Posting] | None = None

    def add(self, numbers: Sequence[int], places: Sequence[bytes]) -> Sequence[Loaded]:
        """Adds articles with their places; gives the pages that are done."""
        self._weight += POSTING * len(numbers) + sum(map(len, places))
        if self._rest is not None:
            self._rest += zip(numbers, places, strict=True)
            return self._done() if self._weight > PAGE else ()
        made, last = self._letters, self._last
        for number, here in zip(numbers, places, strict=True):
            made += WRITTEN[number - last]
            made += here
            last = number
        self._last = last
        if self._weight <= PAGE:
            return ()
        self._rest = read(bytes(made), placed=self._placed)
        made.clear()
        return self._done()

    def whole(self) -> str | None:
        """The list in letters; None where it is cut into pages."""
        if self._rest is None:
            return self._letters.decode()
        return letters(self._rest).decode() if self._open == (WHOLE, 0) else None

    def end(self) -> Sequence[Loaded]:
        """The last pages; ``windows`` then tells all, the newest first."""
        found = list(self._pages())
        self.windows += [window for window, _ in found]
        self.windows.reverse()
        return found

    def _done(self) -> Sequence[Loaded]:
        *done, (window, postings) = self._pages()
        self.windows += [window for window, _ in done]
        self._open, self._rest, self._weight = window[:2], postings, window.weight
        return done

    def _pages(self) -> Iterator[Loaded]:
        """The pages of what is not done, the oldest first. All windows around the open one are heavier than a page."""
        rest, (bits, prefix) = self._rest or [], self._open
        while rest:
            if rest[0][0] >> bits == prefix:
                end = bisect_left(rest, ((prefix + 1) << bits,))
                yield from reversed(list(cut(rest[:end], bits, prefix)))
                rest = rest[end:]
            elif prefix % 2 == 0 and rest[0][0] >> bits == prefix + 1:
                prefix += 1
            else:
                bits, prefix = bits + 1, prefix >> 1
