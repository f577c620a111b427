"""Where the records of articles stand: their words, their paragraphs, their addresses."""

from array import array
from bisect import bisect_right
from functools import lru_cache

from haiti_digest.records import Ref, record_id
from haiti_digest.site.dossier import Dossier
from haiti_digest.site.ground import Given, Ground
from haiti_digest.site.leaves import leaf_at, leaf_starts
from haiti_digest.site.namings import Naming, decoded
from haiti_digest.spans import Span

KEPT = 8_000
"""Articles of which it is kept where their paragraphs and pages begin, 150 bytes each: to tell it again they would have
to be read."""
DOSSIERS = 200
"""Articles of which it is kept what their cards share."""
NAMINGS = 500
"""Articles of which it is kept what they call their entities."""


class Spots(Ground):
    """An edition that tells where records stand."""

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self._leaves: dict[int, tuple[tuple[int, str], ...]] = {}
        self._starts: dict[int, array[int]] = {}
        self._dossiers: dict[int, Dossier] = {}
        self._namings = lru_cache(NAMINGS)(lambda article: decoded(self.outlines[article].namings))

    def dossier(self, article: int) -> Dossier:
        """What the cards of an article share."""
        self.looks.at(article)
        found = self._dossiers.get(article)
        if found is None:
            if len(self._dossiers) >= DOSSIERS:
                del self._dossiers[next(iter(self._dossiers))]
            shown = self.whole.articles[article], self.excerpts[article], self.lines[article]
            found = self._dossiers[article] = Dossier(*shown, self.wording, self.config.title)
        return found

    def naming(self, article: int, entity: int) -> Naming:
        """What an article calls an entity, and where."""
        return self.namings(article)[entity]

    def namings(self, article: int) -> tuple[Naming, ...]:
        """What an article calls its entities, and where."""
        self.looks.at(article)
        return self._namings(article)

    def paragraph(self, article: int, span: Span) -> int:
        """The number of the paragraph in which *span* starts, counted from 1."""
        return max(1, bisect_right(self._paragraph_starts(article), span.start))

    def _paragraph_starts(self, article: int) -> "array[int]":
        self.looks.at(article)
        starts = self._starts.get(article)
        if starts is None:
            if len(self._starts) >= KEPT:
                self._starts.clear()
            paragraphs = self.whole.articles[article].seed.paragraphs
            starts = self._starts[article] = array("I", [one.span.start for one in paragraphs])
        return starts

    def record_id(self, ref: Ref) -> str:
        """The id of a record, the same on every page."""
        if ref.kind == "statement":
            self.looks.at(ref.article)
            return self.columns.statement_id(ref)
        article, place = self.digest.articles[ref.article], self.span(ref)
        return record_id(article.seed.sha256, ref.kind, place)

    def record_address(self, ref: Ref) -> str:
        """The record's place in its article."""
        alone = self.columns.light[ref.article]
        page = self.pages[ref.article] if alone else self.page_at(ref.article, self.start(ref))
        return f"{page}#{self.record_id(ref)}"

    def paragraph_address(self, article: int, number: int) -> str:
        """The place of a paragraph, counted from 1."""
        if self.columns.light[article]:
            return f"{self.pages[article]}#p{number}"
        return f"{self.page_at(article, self._paragraph_starts(article)[number - 1])}#p{number}"

    def page_at(self, article: int, place: int) -> str:
        """The page that shows an offset into an article's text: its own, or a further part where the text is long."""
        self.looks.at(article)
        starts = self._leaves.get(article)
        if starts is None:
            if len(self._leaves) >= KEPT:
                self._leaves.clear()
            starts = leaf_starts(self.whole.articles[article], self.pages[article], self.config)
            self._leaves[article] = starts
        return leaf_at(starts, place) if starts else self.pages[article]

    def start(self, ref: Ref) -> int:
        """Where the mark of a record begins: at the first of its words that are shown as said."""
        if ref.kind == "statement":
            return min(self.digest.articles[ref.article].statements[ref.index].statement.content).start
        return self.span(ref).start

    def span(self, ref: Ref) -> Span:
        """Where the record lies in its seed."""
        article = self.digest.articles[ref.article]
        if ref.kind == "statement":
            return article.statements[ref.index].statement.span
        return (article.figures if ref.kind == "figure" else article.timexes)[ref.index].span
