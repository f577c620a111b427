"""Markdown whose lines begin with words: its blocks are paragraphs and headings, told without the grammar.

Most articles are written so; reading them by the grammar costs more than all else that is done to load them.
"""

import re
from typing import NamedTuple

OPENING = frozenset("“”‘’\"'«»„‚(…—–•$€£¿¡%")
"""Marks that may open a paragraph and are none of Markdown's."""
LISTED = re.compile(r"\d+[.)]")
HEADING = re.compile(r"(#{1,6}) +([^#\s][^#]*)")
INLINE = re.compile(r"[\\`*_\[<&\0]")
"""Marks that may say something within a paragraph, and what the grammar replaces."""


class PlainBlock(NamedTuple):
    """A block from *start* to *end* in the source, blanks at its edges left out; *words* as the grammar has them.

    ``tag`` is ``p`` or that of a heading; ``marked`` tells that the words may hold marks of Markdown.
    """

    start: int
    end: int
    words: str
    tag: str
    marked: bool


def plain_blocks(source: str) -> list[PlainBlock] | None:
    """The blocks of *source*; None where a line may begin or go on with anything but words, or ends with blanks that
    may be a break: what it means is then for the grammar to tell.
    """
    if source.count("\r") != source.count("\r\n"):
        return None
    blocks: list[PlainBlock] = []
    open_lines: list[str] = []
    at = 0
    for line in source.split("\n"):
        start, at = at, at + len(line) + 1
        words = line.rstrip()
        if not words:
            if line.strip(" \r"):
                return None
            if open_lines:
                blocks.append(_paragraph(start - 1, open_lines))
                open_lines = []
        elif words[0] == "#":
            heading = HEADING.fullmatch(words)
            if heading is None or open_lines:
                return None
            tag, inside = f"h{len(heading[1])}", heading[2]
            begin = start + heading.start(2)
            blocks.append(PlainBlock(begin, begin + len(inside), inside, tag, INLINE.search(inside) is not None))
        elif _begins_with_words(words) and not (open_lines and _ends_with_blanks(open_lines[-1])):
            open_lines.append(line)
        else:
            return None
    if open_lines:
        blocks.append(_paragraph(at - 1, open_lines))
    return blocks


def _begins_with_words(line: str) -> bool:
    first = line[0]
    if first.isdigit():
        return LISTED.match(line) is None
    return first.isalpha() or first in OPENING


def _ends_with_blanks(line: str) -> bool:
    return line.removesuffix("\r")[-1].isspace()


def _paragraph(end: int, lines: list[str]) -> PlainBlock:
    """The paragraph of *lines*, the last of which ends at *end*."""
    whole = "\n".join(lines)
    words = whole.rstrip()
    start = end - len(whole)
    return PlainBlock(start, start + len(words), words.replace("\r\n", "\n"), "p", INLINE.search(words) is not None)
