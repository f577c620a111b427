"""Quotation marks: which runs of words stand between them.

Marks are judged by the characters beside them, not by their shape alone, since articles mix curly and straight ones
and print some the wrong way round. Nothing reaches over the end of a paragraph: a lost mark costs one paragraph.
"""

import re
from collections.abc import Sequence

import msgspec

from haiti_digest.spans import Span, trimmed

MARK = re.compile("[\"“”„‟«»＂‘’'‚‹›`](?:(?<=')'|(?<=‘)[‘’]|(?<=’)’|(?<=`)`|(?<=‚)‚)?")
"""One mark or a single one doubled, begun by one class, so that letters are passed over fast."""
OPENING = frozenset(["“", "„", "‟", "«", "‘‘", "‘’", "``", "‚‚"])
CLOSING = frozenset(["”", "»", "’’"])
EITHER = frozenset(['"', "＂", "''"])
DOUBLE = OPENING | CLOSING | EITHER
SINGLE_OPENING = frozenset("‘'‚‹`")
SINGLE_CLOSING = frozenset("’'›‘")
PARTNERS = {"„": frozenset(["“", "”", '"']), "»": frozenset("«"), "«": frozenset("»")}
BEFORE_OPENING = frozenset(" \t\r\n\u00a0\u202f\u2009([{—–-/…") | frozenset("“„«\"'‘")
AFTER_CLOSING = frozenset(" \t\r\n\u00a0\u202f\u2009)]}—–-/…,.;:!?") | frozenset("”»\"'’")
SHORT_YEAR = re.compile(r"(?<=[^\W\d_] )[’'‘]\d\ds?\b(?![.,:]\d| [a-zà-ÿ])", re.ASCII)
"""A year cut short behind a word (``in ’08,``), which is no mark; before a noun it may open a quotation of a number."""
LOOK_AHEAD = 60
"""Marks that are looked at for the partner of a single mark: apostrophes in between are many, but not this many."""


class QuotedRun(msgspec.Struct, frozen=True, kw_only=True):
    """Words between quotation marks within one paragraph.

    ``inner`` is without the marks and the blanks beside them, ``outer`` with them; ``closed`` tells whether the
    closing mark is there (a quotation that goes on in the next paragraph leaves it out); ``paragraph`` is an index;
    ``goes_on`` tells that it carries on the run before it, which ended with its paragraph; ``single`` that the marks
    are single ones.
    """

    inner: Span
    outer: Span
    closed: bool
    paragraph: int
    goes_on: bool = False
    single: bool = False


def quoted_runs(text: str, paragraphs: Sequence[Span]) -> list[QuotedRun]:
    """The outermost quoted runs of each paragraph, in order; runs without a letter or digit are left out."""
    runs: list[QuotedRun] = []
    for number, paragraph in enumerate(paragraphs):
        marks = [(m.start(), m[0]) for m in MARK.finditer(text, paragraph.start, paragraph.end)]
        if not marks:
            continue
        open_before = bool(runs) and runs[-1].paragraph == number - 1 and not runs[-1].closed
        open_mark = MARK.match(text, runs[-1].outer.start) if open_before else None
        for opened, start, end, after, closed, single in _pairs(text, paragraph, marks, open_mark and open_mark[0]):
            inner = trimmed(text, Span(start, end))
            if not any(c.isalnum() for c in inner.of(text)) or (single and len(inner) < 2):
                continue
            goes_on = open_before and opened == paragraph.start
            runs.append(
                QuotedRun(
                    inner=inner,
                    outer=Span(opened, after),
                    closed=closed,
                    paragraph=number,
                    goes_on=goes_on,
                    single=single,
                )
            )
    return runs


_Pair = tuple[int, int, int, int, bool, bool]
"""Where the mark stands, the words' start and end, where the closing mark ends, closed, single."""


def _pairs(text: str, paragraph: Span, marks: list[tuple[int, str]], before: str | None = None) -> list[_Pair]:
    """The pairs of a paragraph; *before* is the mark that the paragraph before it left open."""
    pairs: list[_Pair] = []
    opened: tuple[int, str] | None = None
    i = 0
    if before is not None and _goes_on_unmarked(text, paragraph, marks, before):
        at, mark = marks[0]
        pairs.append((paragraph.start, paragraph.start, at, at + len(mark), True, False))
        i = 1
    while i < len(marks):
        at, mark = marks[i]
        i += 1
        if opened is not None:
            if (
                _closes(text, paragraph, at, mark, opened[1])
                or _closes_apart(text, paragraph, at, mark, opened)
                or _closes_doubled(text, at, mark, opened, marks[i : i + LOOK_AHEAD])
            ):
                pairs.append((opened[0], opened[0] + len(opened[1]), at, at + len(mark), True, False))
                opened = None
            elif mark in DOUBLE and _may_open(text, paragraph, at, mark) and mark[0] == opened[1][0] != "„":
                opened = (at, mark)  # the mark before lost its partner
        elif mark in DOUBLE:
            late = _opens_late(text, paragraph, at, mark, marks[i : i + 1])
            if (
                late
                or _opens(text, paragraph, at, mark)
                or _opens_apart(text, paragraph, at, mark, marks[i : i + LOOK_AHEAD])
                or _opens_turned(text, paragraph, at, mark, marks[i : i + LOOK_AHEAD])
            ):
                opened = (at, mark)
        elif mark in SINGLE_OPENING and _may_open(text, paragraph, at, mark) and not SHORT_YEAR.match(text, at):
            partner = _single_partner(text, paragraph, marks, i)
            if partner is not None:
                end = marks[partner][0]
                pairs.append((at, at + 1, end, end + 1, True, True))
                i = partner + 1
    if opened is not None:
        pairs.append((opened[0], opened[0] + len(opened[1]), paragraph.end, paragraph.end, False, False))
    return pairs


def _goes_on_unmarked(text: str, paragraph: Span, marks: list[tuple[int, str]], before: str) -> bool:
    """Whether a paragraph goes on with a quotation without a mark at its start, so that its first mark closes it."""
    at, mark = marks[0]
    turned = _may_open(text, paragraph, at, mark) and not mark.startswith(tuple(CLOSING))
    return mark in DOUBLE and at > paragraph.start and not turned and _closes(text, paragraph, at, mark, before)


def _before(text: str, paragraph: Span, at: int) -> str:
    return text[at - 1] if at > paragraph.start else " "


def _after(text: str, paragraph: Span, end: int) -> str:
    return text[end] if end < paragraph.end else " "


def _may_open(text: str, paragraph: Span, at: int, mark: str) -> bool:
    following = _after(text, paragraph, at + len(mark))
    return _before(text, paragraph, at) in BEFORE_OPENING and (not following.isspace() or mark == "«")


def _may_close(text: str, paragraph: Span, at: int, mark: str) -> bool:
    before = _before(text, paragraph, at)
    return (not before.isspace() or mark == "»") and _after(text, paragraph, at + len(mark)) in AFTER_CLOSING


def _opens(text: str, paragraph: Span, at: int, mark: str) -> bool:
    if mark in OPENING:
        return mark == "«" or not _may_close(text, paragraph, at, mark) or _may_open(text, paragraph, at, mark)
    return _may_open(text, paragraph, at, mark)


def _opens_late(text: str, paragraph: Span, at: int, mark: str, following: list[tuple[int, str]]) -> bool:
    """Whether a mark stands one blank too early (``she said," We go."``): the next one closes."""
    if mark not in EITHER or _before(text, paragraph, at) not in ",:" or not following:
        return False
    return following[0][1] == mark and not _may_open(text, paragraph, *following[0])


def _opens_apart(text: str, paragraph: Span, at: int, mark: str, following: list[tuple[int, str]]) -> bool:
    """Whether a straight mark stands between blanks, as French sets its own marks (``" Le pont tient ", dit-elle``)."""
    blank = mark in EITHER and _after(text, paragraph, at + len(mark)).isspace()
    partner = next((one for one in following if one[1] in DOUBLE), None) if blank else None
    if partner is None or partner[1] != mark:
        return False
    ends = _after(text, paragraph, partner[0] + len(mark)) in AFTER_CLOSING
    return ends and _before(text, paragraph, at) in BEFORE_OPENING


def _opens_turned(text: str, paragraph: Span, at: int, mark: str, following: list[tuple[int, str]]) -> bool:
    """Whether a closing mark opens, since the same one closes next: ``’’We go,’’ she said`` · ``”We go,” she said``."""
    if mark not in ("’’", "”") or not _may_open(text, paragraph, at, mark):
        return False
    partner = next((one for one in following if one[1] in DOUBLE), None)
    return partner is not None and partner[1] == mark and _may_close(text, paragraph, *partner)


def _closes_apart(text: str, paragraph: Span, at: int, mark: str, opened: tuple[int, str]) -> bool:
    """Whether a straight mark behind a blank closes one that a blank follows."""
    same = mark in EITHER and mark == opened[1] and text[opened[0] + len(mark)].isspace()
    return same and _after(text, paragraph, at + len(mark)) in AFTER_CLOSING


def _closes_doubled(text: str, at: int, mark: str, opened: tuple[int, str], following: list[tuple[int, str]]) -> bool:
    """Whether two single marks close what a double one opened (``“We go,’’ she said``): no other closes it, and no
    single one is open inside."""
    if mark != "’’" or opened[1] != "“" or "‘" in text[opened[0] : at]:
        return False
    return next((one for _, one in following if one in DOUBLE), "“") in OPENING


def _closes(text: str, paragraph: Span, at: int, mark: str, opening: str) -> bool:
    partners = PARTNERS.get(opening)
    if partners is not None:
        turned = mark == opening == "«" and _may_close(text, paragraph, at, mark)  # « Nous partons.« , dit-elle
        return mark in partners or (turned and not _may_open(text, paragraph, at, mark))
    if mark in CLOSING:
        return mark != "’’" or opening in ("‘‘", "‘’", "``", "''", "’’")
    if mark in EITHER:
        same = mark == opening or (mark == '"' and opening != "''") or (mark == "''" and opening in ("``", "‘‘"))
        blank_after = _after(text, paragraph, at + len(mark)).isspace()
        return same and (blank_after or not _before(text, paragraph, at).isspace())
    return mark == "“" and _may_close(text, paragraph, at, mark) and not _may_open(text, paragraph, at, mark)


def _single_partner(text: str, paragraph: Span, marks: list[tuple[int, str]], first: int) -> int | None:
    """Index of the mark that closes a single one; an apostrophe after a plural is taken only for want of a better."""
    fallback = None
    for i in range(first, min(len(marks), first + LOOK_AHEAD)):
        at, mark = marks[i]
        if mark not in SINGLE_CLOSING or not _may_close(text, paragraph, at, mark):
            if mark in SINGLE_OPENING and _may_open(text, paragraph, at, mark) and fallback is not None:
                return fallback
            continue
        before, after = text[at - 1], _after(text, paragraph, at + 1)
        if before in ",.?!…" or after in ",.;:?!)" or before not in "sS":
            return i
        if fallback is None:
            fallback = i
    return fallback
