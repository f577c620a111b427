"""A seed as a Markdown file with front matter, which reads back to the same text and the same metadata.

What the loader left out of the body stays in the file, so that it is listed again; only what the front matter says is
not said twice. A mark of Markdown is taken back with a backslash only where it would be one.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from haiti_digest.records import Seed
from haiti_digest.spans import Span

SAID_ABOVE = frozenset({"headline", "byline", "date line", "metadata", "page code"})
"""Left-out parts whose words the front matter holds, or that no reader saw."""
UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
INLINE = re.compile(
    r"\\(?=[!-/:-@\[-`{-~])"  # a backslash before a mark
    r"|[*`]"
    r"|(?<!\w)_|_(?!\w)"  # within a word it is none
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=#|\w{1,32};)"
    r"|\[(?=[^\[\]\n]{0,999}\][(\[:])"
    r"|!(?=\[)"
)
LINE_START = re.compile(r"(?:#{1,6}(?=\s|$)|>|[-+](?=\s|$)|(?:=+|-+)\s*$|~~~)")
NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
CLOSING = re.compile(r"(#+)$")
PREFIXES = {"heading": "## ", "quote": "> ", "item": "- ", "text": ""}


class _Block(NamedTuple):
    span: Span
    kind: str


def markdown_article(seed: Seed, accessed: str | None = None) -> str:
    """The file: front matter with what is known of *seed*, and when it was *accessed*; then its text."""
    lines = ["---", *_front_matter(seed, accessed), "---", ""]
    for block in _blocks(seed):
        lines += [_drawn(block.span.of(seed.text), block.kind), ""]
    return "\n".join(lines)


def with_front_matter(seed: Seed, text: str, accessed: str | None = None) -> str:
    """Markdown *text* that has no front matter, with one that says what is known of its *seed*."""
    return "\n".join(["---", *_front_matter(seed, accessed), "---", "", text.lstrip("\ufeff")])


def _front_matter(seed: Seed, accessed: str | None) -> Iterator[str]:
    if seed.headline:
        yield f"title: {_quoted(seed.headline.value)}"
    if seed.bylines:
        yield f"author: [{', '.join(_quoted(name.value) for name in seed.bylines)}]"
    for name, value in (("outlet", seed.outlet), ("agency", seed.agency)):
        if value:
            yield f"{name}: {_quoted(value.value)}"
    for name, date in (("published", seed.published), ("updated", seed.updated)):
        if date and date.origin != "default":
            yield f"{name}: {_quoted(date.value)}"
    if seed.url:
        yield f"url: {_quoted(seed.url.value)}"
    if seed.language.origin not in ("default", "text"):
        yield f"language: {_quoted(seed.language.value)}"
    if accessed:
        yield f"accessed: {_quoted(accessed)}"


def _quoted(words: str) -> str:
    """A YAML scalar in double quotes: JSON's, with what YAML would not take as it is escaped too."""
    written = json.dumps(words, ensure_ascii=False)
    return UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def _blocks(seed: Seed) -> Iterator[_Block]:
    """The paragraphs and what was left out between them, in order; parts of one line are one block."""
    parts: Iterable[tuple[Span, str]] = sorted(
        [(part.span, part.kind) for part in seed.paragraphs]
        + [(part.span, "left out") for part in seed.left_out if part.what not in SAID_ABOVE]
    )
    open_block: _Block | None = None
    for span, kind in parts:
        if open_block and not re.search(r"[\r\n]", seed.text[open_block.span.end : span.start]):
            whole = Span(open_block.span.start, max(open_block.span.end, span.end))
            open_block = _Block(whole, kind if open_block.kind == "left out" else open_block.kind)
            continue
        if open_block:
            yield open_block
        open_block = _Block(span, kind)
    if open_block:
        yield open_block


def _drawn(words: str, kind: str) -> str:
    prefix = PREFIXES.get(kind, "")
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    if kind == "heading":
        lines = [" ".join(lines)]
    marked = [_escaped(line) for line in lines]
    if kind == "heading":
        marked = [CLOSING.sub(r"\\\1", marked[0])]
    rest = prefix if kind == "quote" else " " * len(prefix)
    return "\n".join((prefix if number == 0 else rest) + line for number, line in enumerate(marked))


def _escaped(line: str) -> str:
    line = INLINE.sub(lambda found: "\\" + found[0], line)
    if LINE_START.match(line):
        return "\\" + line
    return NUMBERED.sub(r"\1\\\2", line, count=1) if NUMBERED.match(line) else line
