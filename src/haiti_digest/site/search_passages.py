"""What a search can find of an article: its shown words, cut where who speaks changes.

Only words that the pages show are taken, so that the copyright budget holds for the index too.
"""

from bisect import bisect_left
from collections.abc import Iterable

from haiti_digest.records import Article, Attribution, Record, Ref
from haiti_digest.site.cards import shown_content
from haiti_digest.site.edition import Edition
from haiti_digest.site.excerpt import CONTROL, Excerpt
from haiti_digest.site.search_terms import terms
from haiti_digest.spans import Span

SPLIT = 0


class Passage(Record, frozen=True, kw_only=True):
    """Words of one voice: a statement, or what the article itself tells in one paragraph.

    ``kind`` is *direct*, *mixed*, *indirect* or *told*; ``at`` the id of the place on the article's page, the whole
    address where it stands on a further part of a long text. ``words`` are shown words by turns with the number of
    words left out between them, 0 between the parts of a split quotation. ``values`` are figures that are written in
    words: the value in digits, and the words.
    """

    kind: str
    at: str
    paragraph: int
    words: tuple[str | int, ...]
    who: str | None = None
    href: str | None = None
    role: str | None = None
    values: tuple[tuple[str, str], ...] = ()

    def runs(self) -> list[str]:
        """The stretches of words that follow each other."""
        return [run for run in self.words if isinstance(run, str)]


def passages(edition: Edition, at: int) -> list[Passage]:
    """The passages of the article that have a word to show, in the order of the text."""
    article = edition.digest.articles[at]
    figures = _written_out(article, edition.excerpts[at])
    found = [
        (said.statement.content[0], _statement(edition, at, index, figures))
        for index, said in enumerate(article.statements)
    ]
    told = (spans for spans in told_spans(article) if any(_shows(edition.excerpts[at], span) for span in spans))
    found += [(spans[0], _told(edition, at, spans, figures)) for spans in told]
    return [passage for _, passage in sorted(found, key=lambda pair: pair[0]) if passage.runs()]


def told_spans(article: Article) -> list[list[Span]]:
    """What each paragraph holds outside the contents of statements."""
    contents = sorted(span for said in article.statements for span in said.statement.content)
    found, first = [], 0
    for paragraph in article.seed.paragraphs:
        left, start = [], paragraph.span.start
        while first < len(contents) and contents[first].end <= start:
            first += 1
        for content in contents[first:]:
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


def _statement(edition: Edition, at: int, index: int, figures: list[tuple[Span, str]]) -> Passage:
    said: Attribution = edition.digest.articles[at].statements[index]
    content = shown_content(said.statement, edition.excerpts[at].seed.text)
    who = edition.who(at, said.speaker)
    roles = () if said.speaker is None else edition.entity(at, said.speaker).roles
    return Passage(
        kind=said.statement.kind,
        at=_here(edition, at, edition.record_address(Ref(article=at, kind="statement", index=index))),
        paragraph=edition.paragraph(at, content[0]),
        words=_words(edition.excerpts[at], content),
        who=who.name if who else None,
        href=who.href if who else None,
        role=roles[0].text if roles else None,
        values=_values(edition.excerpts[at], content, figures),
    )


def _told(edition: Edition, at: int, spans: list[Span], figures: list[tuple[Span, str]]) -> Passage:
    number = edition.paragraph(at, spans[0])
    excerpt = edition.excerpts[at]
    return Passage(
        kind="told",
        at=_here(edition, at, edition.paragraph_address(at, number)),
        paragraph=number,
        words=_words(excerpt, spans),
        values=_values(excerpt, spans, figures),
    )


def _here(edition: Edition, at: int, address: str) -> str:
    return address.removeprefix(f"{edition.pages[at]}#")


def _words(excerpt: Excerpt, spans: Iterable[Span]) -> tuple[str | int, ...]:
    """The shown words of *spans*; marks and blanks alone are no words."""
    made: list[str | int] = []
    for span in spans:
        if made and isinstance(made[-1], str):
            made.append(SPLIT)
        for stretch, shown, words in excerpt.stretches(span):
            if not shown:
                made.append(words)
            elif words:
                made.append(_plain(excerpt, stretch))
    if made and made[-1] == SPLIT:
        made.pop()
    return tuple(made)


def _shows(excerpt: Excerpt, span: Span) -> bool:
    words = excerpt.word_range(span)
    return excerpt.shown.find(1, words.start, words.stop) >= 0


def _plain(excerpt: Excerpt, stretch: Span) -> str:
    """The words of *stretch* without marks that a reader does not see."""
    if excerpt.seed.hidden:
        return "".join(piece.text for piece in excerpt.visible_pieces(stretch) if piece.kind == "text")
    return CONTROL.sub("", stretch.of(excerpt.seed.text))


def _written_out(article: Article, excerpt: Excerpt) -> list[tuple[Span, str]]:
    """Shown figures that are not written in the digits of their value, with it, by place."""
    found = []
    for figure in article.figures:
        words = excerpt.word_range(figure.number)
        value = format(figure.value, "f")
        shown = words and excerpt.shown.find(0, words.start, words.stop) < 0
        if shown and value not in terms(figure.number.of(excerpt.seed.text)):
            found.append((figure.number, value))
    return sorted(found)


def _values(excerpt: Excerpt, spans: Iterable[Span], figures: list[tuple[Span, str]]) -> tuple[tuple[str, str], ...]:
    if not figures:
        return ()
    found = []
    for span in spans:
        for at, value in figures[
            bisect_left(figures, span.start, key=_start) : bisect_left(figures, span.end, key=_start)
        ]:
            if at.end <= span.end:
                found.append((value, at.of(excerpt.seed.text)))
    return tuple(dict.fromkeys(found))


def _start(figure: tuple[Span, str]) -> int:
    return figure[0].start
