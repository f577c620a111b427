"""Where the marks of Markdown stand in a paragraph's source: what a reader of the page would not see."""

import re
from collections.abc import Sequence
from typing import Protocol

from haiti_digest.spans import Span

LINK_END = re.compile(r"\]\((?:[^()\r\n]|\([^()\r\n]*\))*\)|\]\[[^\]\r\n]*\]|\]|>")
PLAIN = re.compile(r"[\w \t,;:'’“”–—-]+")
REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|\w{2,31});")
IMAGE = re.compile(r"!\[[^\]\r\n]*\](?:\((?:[^()\r\n]|\([^()\r\n]*\))*\)|\[[^\]\r\n]*\])?")


class Shown(Protocol):
    """A piece of a paragraph as markdown-it gives it: its type, and the words that are shown."""

    type: str
    content: str


def hidden_marks(text: str, span: Span, children: Sequence[Shown]) -> list[Span]:
    """The stretches of *span* that are marks: emphasis, brackets and targets of links, pictures, backslashes.

    The visible words of *children* (markdown-it's inline tokens) are looked for in the source, one after another; what
    lies between two of them is a mark. Words that are written otherwise than they are shown (``&amp;``) stay visible.
    """
    hidden: list[Span] = []
    position = span.start
    for child in children:
        shown = _shown(text, position, span.end, child)
        for piece in shown:
            if piece.start > position and text[position : piece.start].strip("\r\n"):
                hidden.append(Span(position, piece.start))
            position = max(position, piece.end)
    if position < span.end:
        hidden.append(Span(position, span.end))
    return hidden


def _shown(text: str, start: int, end: int, child: Shown) -> list[Span]:
    """The places of the child's visible words; an empty span after a mark that shows nothing."""
    if child.type == "image":
        return _after(IMAGE.search(text, start, end))
    if child.type == "link_close":
        return _after(LINK_END.match(text, start, end))
    if child.type == "html_inline":
        return _after(re.compile(re.escape(child.content)).search(text, start, end))
    if child.type not in ("text", "code_inline", "text_special") or not child.content:
        return []
    at = text.find(child.content, start, end)
    return [Span(at, at + len(child.content))] if at >= 0 else _escaped(text, start, end, child.content)


def _after(found: re.Match[str] | None) -> list[Span]:
    return [Span(found.end(), found.end())] if found else []


def _escaped(text: str, start: int, end: int, words: str) -> list[Span]:
    """The places of words with backslashes or character references among them; to the end where they do not fit."""
    plain = PLAIN.match(words)
    begin = text.find(plain[0], start, end) if plain else start
    pieces: list[Span] = []
    position = first = max(begin, start)
    for character in words:
        if text[position : position + 1] == "\\" and text[position + 1 : position + 2] == character:
            pieces.append(Span(first, position))
            first = position = position + 1
        reference = REFERENCE.match(text, position, end)
        if text[position : position + 1] == character and not (reference and character == "&"):
            position += 1
        elif reference:
            position = reference.end()
        else:
            return [*pieces, Span(first, end)]
    return [piece for piece in (*pieces, Span(first, position)) if len(piece)]
