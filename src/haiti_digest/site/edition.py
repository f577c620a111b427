"""What all pages of one build share: the digest, the settings, the addresses and what may be shown of each article."""

from bisect import bisect_right
from collections import defaultdict

from haiti_digest.config import Config
from haiti_digest.records import Article, Digest, Entity, Record, Ref, Speaker, record_id
from haiti_digest.site import addresses
from haiti_digest.site.budget import excerpt_of, stand_in
from haiti_digest.site.excerpt import Piece
from haiti_digest.site.wording import datetime_attribute, wording
from haiti_digest.spans import Span


class Moment(Record, frozen=True, kw_only=True):
    """A date to show: words for the reader, ``datetime`` for machines where HTML allows the value."""

    words: str
    datetime: str | None
    value: str | None


class ArticleLine(Record, frozen=True, kw_only=True):
    """An article in one line: ``title`` as pieces, and whether the file gives it as a headline."""

    href: str
    title: tuple[Piece, ...]
    titled: bool
    outlet: str | None
    published: Moment | None
    file: str
    language: str

    @property
    def source(self) -> str:
        """The outlet, or the file's name where no outlet is given."""
        return self.outlet or self.file


class Who(Record, frozen=True, kw_only=True):
    """A speaker to show: the name, and the page where there is one."""

    name: str
    href: str | None = None
    id: str | None = None


class Edition:
    """One digest with one configuration, ready to be laid out."""

    def __init__(self, digest: Digest, config: Config) -> None:
        self.digest = digest
        self.config = config
        self.wording = wording(config.language)
        self.pages = addresses.article_pages(article.seed for article in digest.articles)
        self.speakers = digest.speaker_by_voice()
        wanted: dict[int, list[Span]] = defaultdict(list)
        for ref in digest.short:
            wanted[ref.article] += digest.articles[ref.article].statements[ref.index].statement.content
        self.excerpts = [excerpt_of(article, config, wanted[at]) for at, article in enumerate(digest.articles)]
        self.lines = [self._line(at) for at in range(len(digest.articles))]
        self._starts = [[p.span.start for p in article.seed.paragraphs] for article in digest.articles]

    def moment(self, value: str | None) -> Moment | None:
        """A date to show, None where it is not known."""
        if value is None:
            return None
        return Moment(words=self.wording.date(value), datetime=datetime_attribute(value), value=value)

    def who(self, article: int, entity: int | None) -> Who | None:
        """The speaker behind an entity of an article; None where no speaker is determined."""
        if entity is None:
            return None
        speaker = self.speakers.get((article, entity))
        if speaker is None:
            return Who(name=self.digest.articles[article].entities[entity].name)
        return Who(name=speaker.name, href=addresses.person_page(speaker.id), id=speaker.id)

    def entity(self, article: int, entity: int) -> Entity:
        """An entity of an article."""
        return self.digest.articles[article].entities[entity]

    def paragraph(self, article: int, span: Span) -> int:
        """The number of the paragraph in which *span* starts, counted from 1."""
        return max(1, bisect_right(self._starts[article], span.start))

    def record_id(self, ref: Ref) -> str:
        """The id of a record, the same on every page."""
        return record_id(self.digest.articles[ref.article].seed.sha256, ref.kind, self.span(ref))

    def record_address(self, ref: Ref) -> str:
        """The record's place in its article."""
        return f"{self.pages[ref.article]}#{self.record_id(ref)}"

    def span(self, ref: Ref) -> Span:
        """Where the record lies in its seed."""
        article = self.digest.articles[ref.article]
        if ref.kind == "statement":
            return article.statements[ref.index].statement.span
        return (article.figures if ref.kind == "figure" else article.timexes)[ref.index].span

    def speaker_name(self, speaker: Speaker) -> Who:
        """A speaker with the address of its page."""
        return Who(name=speaker.name, href=addresses.person_page(speaker.id), id=speaker.id)

    def _line(self, at: int) -> ArticleLine:
        seed = self.digest.articles[at].seed
        first = stand_in(self.excerpts[at])
        title = tuple(p for p in self.excerpts[at].pieces(first) if p.kind == "text") if first else ()
        if seed.headline:
            title = (Piece(kind="text", text=seed.headline.value),)
        return ArticleLine(
            href=self.pages[at],
            title=title or (Piece(kind="text", text=seed.id),),
            titled=seed.headline is not None,
            outlet=seed.outlet.value if seed.outlet else None,
            published=self.moment(seed.published.value if seed.published else None),
            file=seed.path,
            language=seed.language.value,
        )


def article_order(article: Article) -> tuple[str, str]:
    """Sorts articles by publication, those without a date first; reversed, the newest stand first."""
    return (article.seed.published.value if article.seed.published else "", article.seed.path)
