"""What the exports ask of an edition: the same records, addresses and words that the pages show."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from haiti_digest.config import Config
from haiti_digest.records import Article, Digest, Ref, Seed, Speaker
from haiti_digest.spans import Span


class Piece(Protocol):
    """A stretch of an article: words as text, a gap of so many words, or a control character by its number."""

    @property
    def kind(self) -> str:
        """*text*, *gap*, *break* or *control*."""

    @property
    def text(self) -> str:
        """The words; for a gap ``<`` and ``>`` where it has blanks at its edges."""

    @property
    def words(self) -> int:
        """How many words a gap has."""

    @property
    def source(self) -> str:
        """Where the text stands: ``DIGEST:START-END``."""


class Excerpt(Protocol):
    """What of an article's words may be shown."""

    @property
    def seed(self) -> Seed:
        """The seed whose words they are."""

    @property
    def count(self) -> int:
        """Words of the body that are shown."""

    @property
    def total(self) -> int:
        """Words of the body."""

    def shows(self, span: Span) -> bool | None:
        """Whether *span* is shown: all as it stands in the file, or none of its words; None in any other case."""

    def pieces(self, span: Span) -> Sequence[Piece]:
        """*span* as shown words and gaps, in order."""


class ArticleLine(Protocol):
    """An article in one line."""

    @property
    def title(self) -> str:
        """The headline; the first words that may be shown where the file gives none."""

    @property
    def titled(self) -> bool:
        """Whether the title is a headline."""


class Who(Protocol):
    """A speaker with a page."""

    @property
    def href(self) -> str | None:
        """The address of the page."""


class Heard(Protocol):
    """What a speaker says."""

    @property
    def direct(self) -> Sequence[Ref]:
        """Statements in the speaker's own words."""

    @property
    def reported(self) -> Sequence[Ref]:
        """Statements in the article's words."""


class Columns(Protocol):
    """What is known of all articles, by number."""

    def sha256(self, at: int) -> str:
        """The digest of the file of an article."""


class Edition(Protocol):
    """One digest with one configuration; articles are asked for by their number in the digest."""

    @property
    def digest(self) -> Digest:
        """All articles and what links them."""

    @property
    def whole(self) -> Digest:
        """The same, for what looks at all of it."""

    @property
    def config(self) -> Config:
        """The settings."""

    @property
    def pages(self) -> Sequence[str]:
        """The address of each article's page, relative to the site's root."""

    @property
    def excerpts(self) -> Sequence[Excerpt]:
        """What may be shown of each article."""

    @property
    def columns(self) -> Columns:
        """What is known of all articles, by number."""

    @property
    def lines(self) -> Sequence[ArticleLine]:
        """Each article in one line."""

    @property
    def speakers(self) -> Mapping[tuple[int, int], Speaker]:
        """Who each entity is across articles, by the numbers of article and entity."""

    @property
    def topic_pages(self) -> Mapping[str, str]:
        """The address of each topic's page, by the topic's id."""

    @property
    def all_heard(self) -> Mapping[str, Heard]:
        """What each speaker says, by the speaker's id."""

    def speaker_names(self) -> Iterator[tuple[Speaker, Who]]:
        """Every speaker, along the articles, with the address of its page."""

    def day(self, article: int) -> str:
        """The publication date of an article to sort by, ISO 8601; empty where the file gives none."""

    def shown_key(self, at: int) -> bytes:
        """A sum over an article and what is shown of it."""

    def page_at(self, article: int, place: int) -> str:
        """The page that shows an offset into an article's text."""

    def record_id(self, ref: Ref) -> str:
        """The id of a record, the same on every page."""

    def paragraph(self, article: int, span: Span) -> int:
        """The number of the paragraph in which *span* starts, counted from 1."""


class View:
    """One article of an edition, with what its rows need."""

    __slots__ = ("_contents", "_starts", "article", "at", "edition", "excerpt", "id", "page", "seed", "sha256", "text")

    def __init__(self, edition: Edition, at: int) -> None:
        self.edition = edition
        self.at = at
        self.article: Article = edition.digest.articles[at]
        self.seed = self.article.seed
        self.text = self.seed.text
        self.sha256 = self.seed.sha256
        self.excerpt = edition.excerpts[at]
        self.page = edition.pages[at]
        self.id = article_id(self.page)
        self._starts = [one.span.start for one in self.seed.paragraphs]
        self._contents: list[tuple[int, int, int, int]] | None = None

    def paragraph(self, span: Span) -> int:
        """The number of the paragraph in which *span* starts, counted from 1."""
        return max(1, bisect_right(self._starts, span.start))

    def statement_at(self, span: Span) -> int | None:
        """As ``Article.statement_at``, for many spans."""
        if self._contents is None:
            self._contents = [
                (piece.start, piece.end, sum(map(len, said.statement.content)), index)
                for index, said in enumerate(self.article.statements)
                for piece in said.statement.content
            ]
        start, end = span.start, span.end
        around = [(size, index) for first, last, size, index in self._contents if first <= start and end <= last]
        return min(around)[1] if around else None


def article_id(page: str) -> str:
    """What the exports call an article: the name of its page without folder and ending."""
    return page.rpartition("/")[2].removesuffix(".html")
