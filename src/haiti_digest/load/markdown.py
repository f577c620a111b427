"""Markdown files with or without front matter. Offsets are into the file as it stands, marks included.

A line break within a paragraph says nothing to the grammar, since lines are broken at a width. In a file with lines
that no width would break, each line was meant as a paragraph.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from haiti_digest.load.article import compose
from haiti_digest.load.decode import decode
from haiti_digest.load.front_matter import read_front_matter
from haiti_digest.load.given import Given, InputFile
from haiti_digest.load.markdown_marks import hidden_marks
from haiti_digest.load.markdown_plain import PlainBlock, plain_blocks
from haiti_digest.records import LeftOut, Metadatum, Paragraph, Problem, Seed
from haiti_digest.spans import Span, trimmed
from haiti_digest.text.paragraphs import BLANK, WIDEST, Kind, joined_lines, text_lines

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

BREAK = re.compile(r"\r\n|[\r\n]")
SET_IN = re.compile(r"[\r\n]*[ \t]")
"""The beginning of a next line that is set in."""
LONG_LINE = re.compile(rf"^(?!.*(?:\]\(|://)).{{{WIDEST + 1},}}$", re.MULTILINE)
"""A line longer than any width; one with an address in it could not be broken."""


def read_markdown(file: InputFile) -> Iterator[Seed | Problem]:
    """The seed of a Markdown file; every mistake in its front matter is told, and then there is no seed."""
    decoded = decode(file)
    if isinstance(decoded, Problem):
        yield decoded
        return
    text = decoded.text
    if not text.strip(BLANK):
        yield file.error("has no text", "remove it, or put the article in it")
        return
    front = read_front_matter(file, text)
    if front.problems:
        yield from front.problems
        return
    blocks = _Blocks(text, front.end)
    try:
        blocks.read()
    except RecursionError:
        yield file.error("is nested too deep", "save it as plain text")
        return
    if not blocks.paragraphs:
        yield file.error("has no text after its front matter", "put the article in it")
        return
    yield compose(file.identity(decoded.encoding, front.id), text, _with_blocks(front.given, blocks, front.end))


def _with_blocks(given: Given, blocks: "_Blocks", end: int) -> Given:
    left = list(blocks.left_out)
    if end:
        left.append(LeftOut(span=trimmed(blocks.text, Span(0, end), BLANK), what="metadata", rule="front matter"))
    fields = {name: getattr(given, name) for name in Given.__struct_fields__}
    fields["headline"] = given.headline or blocks.headline
    fields["paragraphs"] = tuple(blocks.paragraphs)
    fields["hidden"] = tuple(blocks.hidden)
    fields["left_out"] = tuple(left)
    return Given(**fields)


class _Blocks:
    """Walks markdown-it's block tokens and finds each block's place in the file."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.start = start
        self.paragraphs: list[Paragraph] = []
        self.hidden: list[Span] = []
        self.left_out: list[LeftOut] = []
        self.headline: Metadatum | None = None
        self.lines: list[Span] = []
        self.around: list[str] = []
        self.line_by_line = LONG_LINE.search(text, start) is not None

    def read(self) -> None:
        """Finds all blocks."""
        source = self.text[self.start :]
        plain = plain_blocks(source)
        if plain is None:
            self._read_by_grammar(source)
        else:
            for block in plain:
                self._read_plain(block)

    def _read_plain(self, block: PlainBlock) -> None:
        self.around = [f"heading:{block.tag}" if block.tag != "p" else "paragraph:p"]
        span = Span(self.start + block.start, self.start + block.end)
        if block.marked:
            (inline,) = _grammar().parseInline(block.words)
            self._add(span, _merged(hidden_marks(self.text, span, inline.children or [])))
        else:
            self._add(span, [])

    def _read_by_grammar(self, source: str) -> None:
        """markdown-it gives lines, the places within them are ours."""
        self.lines = _line_spans(self.text, self.start)
        for token in _grammar().parse(source):
            if token.type.endswith("_open"):
                self.around.append(f"{token.type[:-5]}:{token.tag}")
            elif token.type.endswith("_close"):
                self.around.pop()
            elif token.type == "inline" and token.map:
                self._inline(token.content, token.map, token.children or [])
            elif token.type in ("fence", "code_block", "html_block") and token.map:
                span = trimmed(self.text, Span(self.lines[token.map[0]].start, self.lines[token.map[1] - 1].end), BLANK)
                if len(span):
                    self.left_out.append(LeftOut(span=span, what="page code", rule=token.type.replace("_", " ")))

    def _inline(self, content: str, lines: list[int], children: "Sequence[Token]") -> None:
        pieces = self._pieces(content, lines)
        if not pieces:
            return
        span = Span(pieces[0].start, pieces[-1].end)
        marks: list[Span] = []
        for one, two in pairwise(pieces):
            gap = trimmed(self.text, Span(one.end, two.start), "\r\n")
            if len(gap):
                marks.append(gap)
        marks.extend(hidden_marks(self.text, span, children))
        self._add(span, _merged(marks))

    def _add(self, span: Span, marks: list[Span]) -> None:
        """A block at *span* with *marks* in it that nobody sees."""
        if sum(len(mark) for mark in marks) >= len(span):
            self.left_out.append(LeftOut(span=span, what="picture caption", rule="no words"))
            return
        if any(block.endswith(":h1") for block in self.around) and self.headline is None and not self.paragraphs:
            words = _visible(self.text, span, marks)
            self.headline = Metadatum(value=words, origin="headline line", reason="the first heading", span=span)
            self.left_out.append(LeftOut(span=span, what="headline", rule="first heading"))
            return
        self.hidden.extend(marks)
        kind = self._kind()
        for line in self._meant(span):
            self.paragraphs.append(Paragraph(span=line, kind=kind))
            kind = "text" if kind == "item" and not self._indented(line.end) else kind

    def _meant(self, span: Span) -> list[Span]:
        """The paragraphs that a block was meant as: itself, or each of its lines."""
        lines = text_lines(self.text, span) if self.line_by_line else []
        return joined_lines(self.text, lines) if len(lines) > 1 else [span]

    def _indented(self, end: int) -> bool:
        """Whether the line after the one that ends at *end* is set in, as one that belongs to an item is."""
        return SET_IN.match(self.text, end) is not None

    def _kind(self) -> Kind:
        for block in reversed(self.around):
            if block.startswith("heading"):
                return "heading"
            if block.startswith("list_item"):
                return "item"
            if block.startswith("blockquote"):
                return "quote"
        return "text"

    def _pieces(self, content: str, lines: list[int]) -> list[Span]:
        """The place of each line of an inline token, without the marks of the blocks around it."""
        pieces = []
        for number, words in enumerate(content.split("\n")):
            if lines[0] + number >= len(self.lines):
                break
            line = self.lines[lines[0] + number]
            plain = words.strip()
            at = self.text.find(plain, line.start, line.end) if plain else -1
            if at >= 0:
                pieces.append(Span(at, at + len(plain)))
            elif plain:
                pieces.append(trimmed(self.text, line, BLANK))
        return [piece for piece in pieces if len(piece)]


@cache
def _grammar() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # late: plain articles do without it, and the import takes 100 ms

    return MarkdownIt("commonmark")


def _line_spans(text: str, start: int) -> list[Span]:
    """The lines as markdown-it counts them, without their breaks."""
    spans = []
    for found in BREAK.finditer(text, start):
        spans.append(Span(start, found.start()))
        start = found.end()
    return [*spans, Span(start, len(text))]


def _merged(spans: list[Span]) -> list[Span]:
    """Sorted, and joined where they touch or overlap."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _visible(text: str, span: Span, hidden: list[Span]) -> str:
    words, position = "", span.start
    for mark in hidden:
        words += text[position : mark.start]
        position = mark.end
    return " ".join((words + text[position : span.end]).split())
