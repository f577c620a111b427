"""What a search can find of an article: its shown words, cut where who speaks changes.

Only words that the pages show are taken, so that the copyright budget holds for the index too.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from haiti_digest.records import Article, record_id
from haiti_digest.site.edition import Edition
from haiti_digest.site.excerpt import Excerpt
from haiti_digest.site.said_words import shown_content
from haiti_digest.site.search_terms import terms
from haiti_digest.spans import Span
from haiti_digest.text.controls import CONTROL

SPLIT = 0


class Passage(NamedTuple):
    """Words of one voice: a statement, or what the article itself tells in one paragraph.

    ``kind`` is *direct*, *mixed*, *indirect* or *told*; ``at`` the id of the place on the article's page, the whole
    address where it stands on a further part of a long text. ``words`` are shown words by turns with the number of
    words left out between them, 0 between the parts of a split quotation.
    ``who``, ``href`` and ``role`` are empty where nobody speaks or it is not determined who. ``values`` are figures
    that are written in words: the value in digits, and the words.
    """

    kind: str
    at: str
    paragraph: int
    words: list[str | int]
    who: str = ""
    href: str = ""
    role: str = ""
    values: tuple[tuple[str, str], ...] = ()

    def runs(self) -> list[str]:
        """The stretches of words that follow each other."""
        return [run for run in self.words if isinstance(run, str)]


class Values(NamedTuple):
    """Shown figures that are not written in the digits of their value: where they start and end, and the values."""

    starts: list[int]
    ends: list[int]
    values: list[str]


def passages(edition: Edition, at: int) -> list[Passage]:
    """The passages of the article that have a word to show, in the order of the text."""
    article, excerpt = edition.digest.articles[at], edition.excerpts[at]
    written_out = _written_out(article, excerpt)
    clean = CONTROL.search(article.seed.text) is None
    paragraphs = [paragraph.span.start for paragraph in article.seed.paragraphs]
    page = edition.pages[at]
    long = bool(paragraphs) and edition.page_at(at, paragraphs[-1]) != page
    who: dict[int | None, tuple[str, str, str]] = {None: ("", "", "")}
    found: list[tuple[int, Passage]] = []

    def add(kind: str, spans: Sequence[Span], said: Span | None, speaker: int | None) -> None:
        words = _words(excerpt, spans, clean)
        if not words:
            return
        number = max(1, bisect_right(paragraphs, spans[0].start))
        place = record_id(article.seed.sha256, "statement", said) if said else f"p{number}"
        if long:
            here = edition.page_at(at, min(spans).start if said else paragraphs[number - 1])
            place = place if here == page else f"{here}#{place}"
        values = _values(excerpt, spans, written_out) if written_out.starts else ()
        if speaker not in who:
            who[speaker] = _who(edition, at, speaker)
        found.append((spans[0].start, Passage(kind, place, number, words, *who[speaker], values)))

    for one in article.statements:
        content = shown_content(one.statement, article.seed.text)
        add(one.statement.kind, content, one.statement.said, one.speaker)
    for spans in told_spans(article):
        add("told", spans, None, None)
    found.sort(key=lambda pair: pair[0])
    return [passage for _, passage in found]


def told_spans(article: Article) -> list[list[Span]]:
    """What each paragraph holds outside the contents of statements."""
    contents = sorted(span for said in article.statements for span in said.statement.content)
    found, first = [], 0
    for paragraph in article.seed.paragraphs:
        left, start = [], paragraph.span.start
        while first < len(contents) and contents[first].end <= start:
            first += 1
        for at in range(first, len(contents)):
            content = contents[at]
            if content.start >= paragraph.span.end:
                break
            if content.start > start:
                left.append(Span(start, content.start))
            start = max(start, content.end)
        if start < paragraph.span.end:
            left.append(Span(start, paragraph.span.end))
        if left:
            found.append(left)
    return found


def _who(edition: Edition, at: int, speaker: int | None) -> tuple[str, str, str]:
    """Name, address and role of who speaks; empty where that is not determined or there is none."""
    who = edition.who(at, speaker)
    if speaker is None or who is None:
        return "", "", ""
    roles = edition.naming(at, speaker).roles
    return who.name, who.href or "", roles[0].text if roles else ""


def _words(excerpt: Excerpt, spans: Iterable[Span], clean: bool) -> list[str | int]:
    """The shown words of *spans*, nothing where none is shown; marks and blanks alone are no words. *clean* is a text
    without bidi control characters."""
    made: list[str | int] = []
    for span in spans:
        if made and isinstance(made[-1], str):
            made.append(SPLIT)
        made += _visible(excerpt, span) if excerpt.seed.hidden else excerpt.shown_words(span)
    if made and made[-1] == SPLIT:
        made.pop()
    if not any(isinstance(run, str) for run in made):
        return []
    return made if clean else [CONTROL.sub("", run) if isinstance(run, str) else run for run in made]


def _visible(excerpt: Excerpt, span: Span) -> Iterator[str | int]:
    """The shown words of *span* without marks that a reader does not see."""
    for stretch, shown, words in excerpt.stretches(span):
        if not shown:
            yield words
        elif words:
            yield "".join(piece.text for piece in excerpt.visible_pieces(stretch) if piece.kind == "text")


def _written_out(article: Article, excerpt: Excerpt) -> Values:
    """The figures that a reader may search by a value that does not stand in the text."""
    found = []
    for figure in article.figures:
        number, value = figure.number, format(figure.value, "f")
        text = article.seed.text[number.start : number.end]
        if text.replace(",", "") != value and value not in terms(text):
            words = excerpt.word_range(number)
            if words and excerpt.shown.find(0, words.start, words.stop) < 0:
                found.append((number.start, number.end, value))
    found.sort()
    return Values([start for start, _, _ in found], [end for _, end, _ in found], [value for _, _, value in found])


def _values(excerpt: Excerpt, spans: Iterable[Span], figures: Values) -> tuple[tuple[str, str], ...]:
    if not figures.starts:
        return ()
    found = []
    for span in spans:
        for at in range(bisect_left(figures.starts, span.start), bisect_left(figures.starts, span.end)):
            if figures.ends[at] <= span.end:
                words = excerpt.seed.text[figures.starts[at] : figures.ends[at]]
                found.append((figures.values[at], words))
    return tuple(dict.fromkeys(found))
