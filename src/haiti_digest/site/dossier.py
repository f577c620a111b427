"""What the cards of one article share, worked out once and not for each of its records."""

from bisect import bisect_right
from functools import cached_property

from haiti_digest.records import Article, Attribution
from haiti_digest.site.addresses import safe_url
from haiti_digest.site.budget import WORDS_AROUND
from haiti_digest.site.excerpt import Excerpt
from haiti_digest.site.lines import ArticleLine, Who
from haiti_digest.site.pieces import Pieces, place_of
from haiti_digest.site.wording import Wording
from haiti_digest.spans import Span


class Dossier:
    """An article with its excerpt and its line. ``names`` are its speakers as far as cards have asked for them."""

    def __init__(self, article: Article, excerpt: Excerpt, line: ArticleLine, wording: Wording, site: str) -> None:
        self.article = article
        self.excerpt = excerpt
        self.line = line
        self.names: dict[int, Who | None] = {}
        seed = article.seed
        self.url = safe_url(seed.url.value if seed.url else None)
        self.deadlines = {event.timex for event in article.events if event.kind == "deadline"}
        self._starts = [one.span.start for one in seed.paragraphs]
        self._roles: dict[int, tuple[str | None, str]] = {}
        self._citation = _citation(article, line, wording, site)

    @cached_property
    def _contents(self) -> list[tuple[int, int, int, int]]:
        """The contents of statements: start, end, the length of all the statement's, its index."""
        found = []
        for index, said in enumerate(self.article.statements):
            content = said.statement.content
            if len(content) == 1:
                (only,) = content
                found.append((only.start, only.end, only.end - only.start, index))
            else:
                length = sum([part.end - part.start for part in content])
                found += [(part.start, part.end, length, index) for part in content]
        return found

    def statement_around(self, span: Span) -> Attribution | None:
        """The innermost statement whose content covers *span*; None where the narrator speaks."""
        start, end = span.start, span.end
        around = [(length, index) for first, last, length, index in self._contents if first <= start and end <= last]
        return self.article.statements[min(around)[1]] if around else None

    def paragraph(self, span: Span) -> int:
        """The number of the paragraph in which *span* starts, counted from 1."""
        return max(1, bisect_right(self._starts, span.start))

    def in_context(self, span: Span, paragraph: int) -> tuple[Pieces, Pieces, Pieces]:
        """The words before a figure or date in a *paragraph*, its own, and those after it: at most twelve around it, of
        its sentence."""
        return self.excerpt.in_context(span, self.article.seed.paragraphs[paragraph - 1].span, WORDS_AROUND)

    def role(self, speaker: int | None) -> tuple[str | None, str]:
        """The role of an entity as the article has it, and where it stands."""
        if speaker is None:
            return None, ""
        if speaker not in self._roles:
            roles = self.article.entities[speaker].roles
            source = place_of(self.article.seed, roles[0].span, roles[0].text) if roles else ""
            self._roles[speaker] = (roles[0].text if roles else None, source)
        return self._roles[speaker]

    def citation(self, paragraph: int, span: Span, record: str) -> str:
        """How to cite a record by its place."""
        return self._citation.format(paragraph=paragraph, start=span.start, end=span.end, record=record)


def _citation(article: Article, line: ArticleLine, wording: Wording, site: str) -> str:
    """The citation of every record of an article, with the places open that differ."""
    words, seed = wording.pages["card"], article.seed
    told = {
        "source": line.source,
        "date": line.published.words if line.published else words["undated_citation"],
        "file": seed.path,
        "digest": seed.sha256[:12],
        "title": site,
    }
    filled = {name: value.replace("{", "{{").replace("}", "}}") for name, value in told.items()}
    left = {name: f"{{{name}}}" for name in ("paragraph", "start", "end", "record")}
    return words["citation"].format(**filled, **left)
