"""Quotation marks: which runs of words stand between them."""

import msgspec

from haiti_digest.spans import Span

OPENING = "“„«"
CLOSING = "”»"
STRAIGHT = '"'


class QuotedRun(msgspec.Struct, frozen=True, kw_only=True):
    """Words between quotation marks within one paragraph.

    ``inner`` is without the marks, ``outer`` with them; ``closed`` tells whether the closing mark is there (a
    quotation that goes on in the next paragraph leaves it out); ``paragraph`` is an index.
    """

    inner: Span
    outer: Span
    closed: bool
    paragraph: int


def quoted_runs(text: str, paragraphs: list[Span]) -> list[QuotedRun]:
    """The outermost quoted runs of each paragraph, in order."""
    runs: list[QuotedRun] = []
    for number, paragraph in enumerate(paragraphs):
        opened: int | None = None
        for i in range(paragraph.start, paragraph.end):
            mark = text[i]
            if opened is None:
                if mark in OPENING or mark == STRAIGHT:
                    opened = i
            elif mark in CLOSING or mark == STRAIGHT:
                runs.append(_run(opened, i, i + 1, True, number))
                opened = None
        if opened is not None:
            runs.append(_run(opened, paragraph.end, paragraph.end, False, number))
    return [run for run in runs if len(run.inner)]


def _run(opened: int, end: int, outer_end: int, closed: bool, paragraph: int) -> QuotedRun:
    return QuotedRun(inner=Span(opened + 1, end), outer=Span(opened, outer_end), closed=closed, paragraph=paragraph)
