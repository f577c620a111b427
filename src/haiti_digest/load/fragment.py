"""HTML fragments, as feeds carry them, to text with its paragraphs."""

from html.parser import HTMLParser

from haiti_digest.records import Paragraph
from haiti_digest.spans import Span
from haiti_digest.text.paragraphs import Kind

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | {"p", "div", "br", "li", "ul", "ol", "blockquote", "section", "article", "figure", "figcaption"}
TABLES = frozenset({"tr", "table", "hr"})
UNSEEN = frozenset({"script", "style", "template", "noscript", "iframe", "svg"})


class _Blocks(HTMLParser):
    """Gathers the visible text of a fragment, one block after another, each with its kind."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[str, Kind]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in UNSEEN:
            self.unseen += 1
        elif tag in BLOCKS or tag in TABLES:
            self.end_block()
            if tag not in ("br", "hr"):
                self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self.unseen = max(0, self.unseen - 1)
        elif tag in BLOCKS or tag in TABLES:
            self.end_block()
            if tag in self.open:
                while self.open.pop() != tag:
                    pass

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.words.append(data)

    def end_block(self) -> None:
        words = " ".join("".join(self.words).split())
        self.words.clear()
        if words:
            self.blocks.append((words, _kind(self.open)))


def _kind(open_tags: list[str]) -> Kind:
    for tag in reversed(open_tags):
        if tag in HEADINGS:
            return "heading"
        if tag == "li":
            return "item"
        if tag == "blockquote":
            return "quote"
    return "text"


def fragment_text(markup: str) -> tuple[str, tuple[Paragraph, ...]]:
    """The visible text of *markup*, blocks parted by a blank line, and its paragraphs."""
    parser = _Blocks()
    parser.feed(markup)
    parser.close()
    parser.end_block()
    return laid_out(parser.blocks)


def laid_out(blocks: list[tuple[str, Kind]]) -> tuple[str, tuple[Paragraph, ...]]:
    """Blocks of words with their kinds as one text, parted by blank lines, and the paragraphs in it."""
    paragraphs = []
    start = 0
    for words, kind in blocks:
        paragraphs.append(Paragraph(span=Span(start, start + len(words)), kind=kind))
        start += len(words) + 2
    return "\n\n".join(words for words, _ in blocks), tuple(paragraphs)
