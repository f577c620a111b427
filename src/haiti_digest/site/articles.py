"""The articles: a table of all, newest first."""

from collections.abc import Iterable, Iterator
from functools import partial

from haiti_digest.records import Record
from haiti_digest.site import addresses
from haiti_digest.site.edition import Edition
from haiti_digest.site.lines import ArticleLine, Who
from haiti_digest.site.outline import NOBODY
from haiti_digest.site.page import Data, Page
from haiti_digest.site.shelves import Shelf, mark_of, shelves
from haiti_digest.site.versions import CopyLine, VersionLine, copies_of, earlier_versions

MOST = 150
"""Articles a page."""


class ArticleRow(Record, frozen=True, kw_only=True):
    """A line of the table of articles."""

    line: ArticleLine
    statements: int
    direct: int
    figures: int
    dates: int
    speakers: tuple[Who, ...]
    problems: int
    earlier: tuple[VersionLine, ...]
    copies: tuple[CopyLine, ...]


def articles_pages(edition: Edition) -> Iterator[Page]:
    """The table of all articles, newest first, those without a date last; by month where they are many.

    Copies and earlier versions stand folded under the article that they repeat.
    """
    listed = [edition.pages[at] for at in newest_first(edition) if edition.copy_of(at) is None]
    for shelf in shelves(
        listed, lambda page: month_of(edition, edition.article_at[page]), addresses.ARTICLES, MOST, mark=mark_of
    ):
        yield Page(path=shelf.path, template="articles.html", data=partial(_articles, edition, shelf))


def _articles(edition: Edition, shelf: Shelf[str]) -> Data:
    rows = [_row(edition, edition.article_at[page]) for page in shelf.items]
    return {"rows": rows, "shelf": shelf, "warned": any(row.problems for row in rows)}


def month_of(edition: Edition, article: int) -> tuple[str, str]:
    """The month of an article as a name for addresses and in words, to lay lists out by."""
    return edition.months[article]


def newest_first(edition: Edition) -> list[int]:
    """The indices of the articles: newest first, those without a date last, equal ones by path; no earlier versions."""
    return by_newest(edition, edition.current)


def by_newest(edition: Edition, articles: Iterable[int]) -> list[int]:
    """*articles*, newest first, those without a date last, equal ones by path."""
    order = sorted(articles, key=lambda at: edition.lines[at].file)
    return sorted(order, key=edition.day, reverse=True)


def _row(edition: Edition, at: int) -> ArticleRow:
    columns = edition.columns
    edition.looks.at(at)
    who = (edition.who(at, speaker) for speaker in columns.speakers.row(at) if speaker != NOBODY)
    return ArticleRow(
        line=edition.lines[at],
        statements=columns.speakers.length(at),
        direct=columns.indirect.row(at).count(0),
        figures=columns.keyed.row(at).count(1),
        dates=columns.kinds.length(at),
        speakers=tuple(dict.fromkeys(one for one in who if one)),
        problems=columns.problems[at],
        earlier=tuple(earlier_versions(edition, at)),
        copies=tuple(copies_of(edition, at)),
    )
