"""Marks in the reading view: records put around the words they were found in, always well nested.

Records overlap in any way (a figure inside a quote, a reported clause that shares words with another). Where a mark
ends inside another one, both are closed and the one that goes on is opened again, without its id.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

from msgspec.structs import replace

from haiti_digest.records import Article, Record, record_id
from haiti_digest.site.excerpt import Excerpt
from haiti_digest.spans import Span


class Mark(Record, frozen=True, kw_only=True):
    """A stretch of a record: ``name`` is its kind, ``id`` the record's, on its first stretch only."""

    span: Span
    name: str
    id: str | None = None


class Stroke(Record, frozen=True, kw_only=True, array_like=True):
    """One step in drawing a paragraph: open or close a mark, write words, or leave a gap of so many words."""

    kind: Literal["open", "close", "text", "gap", "control"]
    text: str = ""
    name: str = ""
    id: str | None = None
    words: int = 0
    source: str = ""


CLOSE = Stroke(kind="close")


def marks_of(article: Article) -> list[Mark]:
    """The marks of all statements, figures and dates of *article*, by place."""
    sha = article.seed.sha256
    marks = []
    for said in article.statements:
        name = record_id(sha, "statement", said.statement.said)
        for number, span in enumerate(sorted(said.statement.content)):
            marks.append(Mark(span=span, name=said.statement.kind, id=None if number else name))
    marks += [Mark(span=f.span, name="figure", id=record_id(sha, "figure", f.span)) for f in article.figures]
    marks += [Mark(span=t.span, name="date", id=record_id(sha, "date", t.span)) for t in article.timexes]
    return sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end))


def stretch_strokes(excerpt: Excerpt, marks: Sequence[Mark], stretches: Iterable[Span]) -> list[list[Stroke]]:
    """How to draw each of *stretches*, which lie in one paragraph each and follow each other; *marks* come by place.

    An id is given once, where its record begins; not to a record that begins before the first stretch.
    """
    named: set[str] = set()
    drawn = []
    coming = 0
    inside: list[Mark] = []
    for number, stretch in enumerate(stretches):
        while coming < len(marks) and marks[coming].span.start < stretch.end:
            mark = marks[coming]
            inside.append(replace(mark, id=None) if number == 0 and mark.span.start < stretch.start else mark)
            coming += 1
        inside = [mark for mark in inside if mark.span.end > stretch.start]
        drawn.append(_stretch_strokes(excerpt, stretch, inside, named))
    return drawn


def _stretch_strokes(excerpt: Excerpt, paragraph: Span, marks: list[Mark], named: set[str]) -> list[Stroke]:
    """*marks* are those that share characters with *paragraph*, by place."""
    inside = [(_clip(mark.span, paragraph), mark) for mark in marks]
    strokes: list[Stroke] = []
    stack: list[tuple[Span, Mark]] = []
    coming, turns = 0, {edge for span, _ in inside for edge in (span.start, span.end)}
    for part, shown, words in _parts(excerpt, paragraph, turns):
        start = part.start
        if start in turns:
            active = [held for held in stack if held[0].end > start]
            while coming < len(inside) and inside[coming][0].start <= start:
                active.append(inside[coming])
                coming += 1
            active.sort(key=_outermost)
            strokes += _turn(stack, active, named)
            stack = active
        strokes += _words(excerpt, part, shown, words)
    return strokes + [CLOSE] * len(stack)


def _outermost(held: tuple[Span, Mark]) -> tuple[int, int]:
    return held[0].start, -held[0].end


def _clip(span: Span, within: Span) -> Span:
    if within.covers(span):
        return span
    return Span(max(span.start, within.start), min(span.end, within.end))


def _parts(excerpt: Excerpt, paragraph: Span, edges: set[int]) -> list[tuple[Span, bool, int]]:
    """*paragraph* cut at the *edges* of marks and wherever shown words meet withheld ones, of which each part tells
    how many begin in it."""
    stretches = excerpt.stretches(paragraph)
    cuts = sorted(edges | {s.start for s, _, _ in stretches} | {paragraph.end})
    parts = []
    at = 0
    for start, end in pairwise(cuts):
        while stretches[at][0].end <= start:
            at += 1
        part, shown = Span(start, end), stretches[at][1]
        parts.append((part, shown, 0 if shown else excerpt.starting_in(part)))
    return parts


def _turn(stack: list[tuple[Span, Mark]], active: list[tuple[Span, Mark]], named: set[str]) -> list[Stroke]:
    """From the marks that are open to those that shall be: what to close and what to open."""
    same = 0
    for was, now in zip(stack, active, strict=False):
        if was is not now:
            break
        same += 1
    strokes = [CLOSE] * (len(stack) - same)
    for _, mark in active[same:]:
        name = mark.id
        if name is not None and name not in named:
            named.add(name)
            strokes.append(Stroke(kind="open", name=mark.name, id=name))
        else:
            strokes.append(Stroke(kind="open", name=mark.name))
    return strokes


def _words(excerpt: Excerpt, part: Span, shown: bool, words: int) -> list[Stroke]:
    if not shown:
        if words:
            return [Stroke(kind="gap", text=excerpt.blanks(part), words=words)]
        return [Stroke(kind="text", text=" ")] if excerpt.blanks(part) else []
    return [
        Stroke(kind="text", text=piece.text, source=piece.source)
        if piece.kind == "text"
        else Stroke(kind="control", text=piece.text)
        for piece in excerpt.visible_pieces(part)
    ]
