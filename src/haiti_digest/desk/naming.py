"""Names records for an editor: by id, by place in the text, by file and line."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from haiti_digest.correct.words import shown
from haiti_digest.records import Article, Digest, Edit, record_id
from haiti_digest.spans import Span

Kind = Literal["statement", "figure", "date"]
ID = re.compile(r"#?[rc]?-?([0-9a-f]{10})\Z")
PLACE = re.compile(r"(.+):(\d+)[-–](\d+)\Z")


class Found(NamedTuple):
    """A record of the digest: the numbers of its article and of itself; ``number`` None for one hidden by hand."""

    article: int
    kind: Kind
    number: int | None
    span: Span
    hidden: Edit | None = None


def records_of(article: Article, at: int) -> Iterator[Found]:
    """The records of one article, those hidden by hand last."""
    for index, said in enumerate(article.statements):
        yield Found(at, "statement", index, said.statement.said)
    for index, figure in enumerate(article.figures):
        yield Found(at, "figure", index, figure.span)
    for index, timex in enumerate(article.timexes):
        yield Found(at, "date", index, timex.span)
    for edit in article.edits:
        if edit.action == "hidden" and edit.kind in ("statement", "figure", "date"):
            kind: Kind = "statement" if edit.kind == "statement" else "figure" if edit.kind == "figure" else "date"
            yield Found(at, kind, None, edit.span, edit)


def find(digest: Digest, asked: str) -> list[Found]:
    """The records that *asked* names: one by its id (``r-8f3a1c0d2e``), or those at ``FILE:START-END``, smallest first.

    Offsets are code points into the article's text; records that overlap the place are found. Nothing where the words
    are neither, or name none.
    """
    by_id, by_place = ID.match(asked.strip()), PLACE.match(asked.strip())
    if by_id:
        wanted = f"r-{by_id[1]}"
        return [one for one in _all(digest) if id_of(digest, one) == wanted][:1]
    if by_place:
        place = Span(int(by_place[2]), int(by_place[3]))
        found = [one for one in _all(digest, by_place[1]) if one.span.overlaps(place)]
        return sorted(found, key=lambda one: (len(one.span), one.span))
    return []


def _all(digest: Digest, path: str | None = None) -> Iterator[Found]:
    for at, article in enumerate(digest.articles):
        if path is None or article.seed.path == path:
            yield from records_of(article, at)


def id_of(digest: Digest, found: Found) -> str:
    """The id of the record on the site's pages."""
    return record_id(digest.articles[found.article].seed.sha256, found.kind, found.span)


def line_of(article: Article, span: Span) -> str:
    """File and line where *span* starts."""
    return f"{article.seed.path}:{article.seed.text.count(chr(10), 0, span.start) + 1}"


def quoted(article: Article, span: Span, longest: int = 160) -> str:
    """The words of *span* on one line, cut where they are long."""
    words = " ".join(shown(article.seed, span).split())
    return words if len(words) <= longest else words[: longest - 1] + "…"


def words_of(article: Article, found: Found) -> str:
    """The record's words on one line; of a quote with words of the narrator between, the quoted ones."""
    if found.kind != "statement" or found.number is None:
        return quoted(article, found.span)
    return " … ".join(quoted(article, piece) for piece in article.statements[found.number].statement.content)
