"""Which article or outlet speaks of which topic, as a table; a dash is silence."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from haiti_digest.records import Record, Ref, Topic
from haiti_digest.site.articles import newest_first
from haiti_digest.site.edition import Edition
from haiti_digest.site.lines import ArticleLine

MOST_ARTICLES = 8
MOST_OUTLETS = 8
MOST_TOPICS = 20


class Cell(Record, frozen=True, kw_only=True):
    """How many statements speak of a topic, and where the first is; none where only the narrator does."""

    statements: int
    href: str


class MatrixRow(Record, frozen=True, kw_only=True):
    """A topic with a cell a column; None is silence."""

    label: str
    href: str
    found: bool
    cells: tuple[Cell | None, ...]


class Matrix(Record, frozen=True, kw_only=True):
    """Topics by articles, or by outlets where ``outlets`` names them; ``more`` counts topics left to their index."""

    articles: tuple[ArticleLine, ...]
    outlets: tuple[tuple[str, int], ...]
    rows: tuple[MatrixRow, ...]
    more: int


def matrices(edition: Edition) -> list[Matrix]:
    """One table of all articles where they are few; else one of the largest outlets and one of the newest articles."""
    if not edition.digest.topics:
        return []
    newest = [at for at in newest_first(edition) if edition.copy_of(at) is None]
    by_article = _matrix(edition, [[at] for at in newest[:MOST_ARTICLES]])
    articles = tuple(edition.lines[at] for at in newest[:MOST_ARTICLES])
    made = [Matrix(articles=articles, outlets=(), rows=by_article, more=_more(edition))]
    outlets: dict[str, list[int]] = defaultdict(list)
    for at in newest:
        if outlet := edition.lines[at].outlet:
            outlets[outlet].append(at)
    if len(newest) > MOST_ARTICLES and len(outlets) > 1:
        largest = sorted(outlets.items(), key=lambda pair: (-len(pair[1]), pair[0]))[:MOST_OUTLETS]
        names = tuple((name, len(articles)) for name, articles in largest)
        rows = _matrix(edition, [articles for _, articles in largest])
        made.insert(0, Matrix(articles=(), outlets=names, rows=rows, more=_more(edition)))
    return made


def _more(edition: Edition) -> int:
    return max(0, len(edition.digest.topics) - MOST_TOPICS)


def _matrix(edition: Edition, columns: list[list[int]]) -> tuple[MatrixRow, ...]:
    column_of = {at: column for column, articles in enumerate(columns) for at in articles}
    busiest = sorted(edition.digest.topics, key=lambda topic: (-len(topic.statements), topic.label))[:MOST_TOPICS]
    return tuple(_row(edition, topic, column_of, len(columns)) for topic in busiest)


def _row(edition: Edition, topic: Topic, column_of: dict[int, int], columns: int) -> MatrixRow:
    said = Counter(column_of[ref.article] for ref in topic.statements if ref.article in column_of)
    first: dict[int, Ref] = {}
    for ref in topic.statements:
        if ref.article in column_of:
            first.setdefault(column_of[ref.article], ref)
    told = _first_articles(topic.articles, column_of)
    href = edition.topic_pages[topic.id]
    return MatrixRow(
        label=topic.label,
        href=href,
        found=topic.origin == "found",
        cells=tuple(
            Cell(statements=said[column], href=_place(edition, first.get(column), told[column]))
            if column in told
            else None
            for column in range(columns)
        ),
    )


def _place(edition: Edition, ref: Ref | None, article: int) -> str:
    return edition.pages[article] if ref is None else edition.record_address(ref)


def _first_articles(articles: Iterable[int], column_of: dict[int, int]) -> dict[int, int]:
    """The first of *articles* in each column."""
    first: dict[int, int] = {}
    for at in articles:
        if at in column_of:
            first.setdefault(column_of[at], at)
    return first
