"""Paragraphs of plain text: runs of lines between line breaks, hard-wrapped lines joined.

Most files have one paragraph a line; some break their lines at a width, with or without blank lines between
paragraphs. Which of the two a text is, the text itself tells: a paragraph does not begin with a small letter, so lines
that do, after lines without a final mark, are broken lines.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from haiti_digest.records import Paragraph
from haiti_digest.spans import Span, trimmed

LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
BLANK = " \t\r\n\u00a0\u2007\u2009\u202f\u200b\u200c\u200d\u2060\ufeff\u00ad\x0b\x0c\x85\u2028\u2029"
FINAL = ".!?:;…”\"»)]’'*"
SHORT_LINE = 30
"""Shorter lines are names, menus and labels; a line broken at a width is longer."""
WIDEST = 140
"""No text is broken at more characters than this."""
BULLET = re.compile(r"(?:[•▪◦‣·●■*]\s*|[-–—]\s+|\(?\d{1,2}[.)]\s+)(?=\S)")
HEADING_LENGTH = 100

Kind = Literal["text", "heading", "quote", "item"]


def plain_paragraphs(text: str, body: Span) -> tuple[Paragraph, ...]:
    """The paragraphs of *body* without the blanks at their edges, in order; a joined one contains its line breaks."""
    spans = joined_lines(text, text_lines(text, body))
    last = len(spans) - 1
    return tuple(_paragraph(text, span, number == last) for number, span in enumerate(spans))


def text_lines(text: str, within: Span) -> list[Span]:
    """Each line that holds more than blanks and marks without width, without those at its edges."""
    spans = (trimmed(text, Span(*m.span()), BLANK) for m in LINE.finditer(text, within.start, within.end))
    return [span for span in spans if span.end > span.start]


def joined_lines(text: str, lines: Sequence[Span]) -> list[Span]:
    """*lines* with those joined that are one paragraph broken at a width."""
    adjacent = [_adjacent(text, one, two) for one, two in pairwise(lines)]
    if not any(adjacent):
        return list(lines)
    broken = _is_broken_at_a_width(text, lines, adjacent)
    full = 0.75 * max(line.end - line.start for line in lines) if broken else 0
    joined: list[Span] = []
    for number, line in enumerate(lines):
        if number and adjacent[number - 1] and _continues(text, lines[number - 1], line, broken, full):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined


def _adjacent(text: str, one: Span, two: Span) -> bool:
    """Whether no blank line stands between two lines."""
    gap = text[one.end : two.start]
    return len(gap) < 2 or (gap != "\n\n" and len(BREAK.findall(gap)) < 2)


def _is_broken_at_a_width(text: str, lines: Sequence[Span], adjacent: list[bool]) -> bool:
    """Whether at least half the lines that end without a final mark go on with a small letter, twice or more."""
    if max(line.end - line.start for line in lines) > WIDEST:
        return False
    open_breaks = small = capitals = 0
    for number, close in enumerate(adjacent):
        if close and text[lines[number].end - 1] not in FINAL:
            open_breaks += 1
            small += text[lines[number + 1].start].islower()
            capitals += text[lines[number].start : lines[number].end].isupper()
    return (small >= 2 and 2 * small >= open_breaks) or (capitals >= 3 and capitals == open_breaks)


def _continues(text: str, one: Span, two: Span, broken: bool, full: float) -> bool:
    length = one.end - one.start
    if text[one.end - 1] in FINAL:
        return broken and length >= full and not _begins_anew(text, two)
    if broken:
        return not _begins_anew(text, two)
    return length >= SHORT_LINE and two.end - two.start >= SHORT_LINE and text[two.start].islower()


def _begins_anew(text: str, line: Span) -> bool:
    return BULLET.match(text, line.start, line.end) is not None


def _paragraph(text: str, span: Span, last: bool) -> Paragraph:
    kind: Kind = "text"
    bullet = BULLET.match(text, span.start, span.end)
    if bullet:
        inner = trimmed(text, Span(bullet.end(), span.end), BLANK + "-–—")
        if inner.end < span.end and len(inner) and not last:
            return Paragraph(span=inner, kind="heading")
        return Paragraph(span=Span(bullet.end(), span.end), kind="item")
    if not last and is_heading(text, span):
        kind = "heading"
    return Paragraph(span=span, kind=kind)


def is_heading(text: str, span: Span) -> bool:
    """Whether the line is short, begins like a sentence and has no mark at its end."""
    if span.end - span.start > HEADING_LENGTH or text[span.end - 1] in FINAL + ",-–—":
        return False
    first = text[span.start]
    return first.isupper() or first.isdigit() or first in "“‘'\"¿"
