"""Lists of records that are too long for the page they belong to, on pages of their own."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from haiti_digest.records import Ref
from haiti_digest.site.articles import by_newest, month_of
from haiti_digest.site.cards import card
from haiti_digest.site.edition import Edition
from haiti_digest.site.page import Data, Page
from haiti_digest.site.shelves import Shelf, mark_of, shelves

MOST = 50
"""Cards of usual length a page."""
MOST_IN_LINES = 150
"""Figures or dates a page, in a line each."""
MOST_LINES = 300
"""Articles a page."""
USUAL = 2500
"""Characters of words that take as much room as the rest of a card."""


def listing_pages(
    edition: Edition, title: str, subject: tuple[str, str], refs: Sequence[Ref], path: str
) -> Iterator[Page]:
    """*refs*, newest first and by month where they are many; *subject* is what they belong to, with its page.

    Statements stand as cards; figures and dates, which are many and short, in a line each that leads to their card.

    The first page stands at *path*, the others in a folder of its name.
    """
    days = edition.days
    newest = sorted(refs, key=lambda ref: days[ref.article], reverse=True)
    most = MOST_IN_LINES if in_lines(refs) else MOST
    months = edition.months
    for shelf in shelves(newest, lambda ref: months[ref.article], path, most, room_in(edition), edition.mark):
        data = partial(_listing, edition, title, subject, shelf)
        yield Page(path=shelf.path, template="listing.html", data=data)


def _listing(
    edition: Edition, title: str, subject: tuple[str, str], shelf: Shelf[Ref], *, home: str | None = None
) -> Data:
    """*home* is the page of the article of which all records are, where they are listed for it."""
    cards = [card(edition, ref) for ref in shelf.items]
    shown: dict[str, object] = {
        "title": title,
        "subject": subject,
        "cards": cards,
        "lines": (),
        "total": shelf.total,
        "shelf": shelf,
    }
    shown["in_lines"] = home is None and in_lines(shelf.items)
    return {**shown, "home": None if home is None else edition.lines[edition.article_at[home]]}


def record_pages(edition: Edition, title: str, subject: tuple[str, str], cut: Sequence[Shelf[Ref]]) -> Iterator[Page]:
    """The records of one article that have no room on its page, as their home: *subject* is its title and page."""
    for shelf in cut:
        data = partial(_listing, edition, title, subject, shelf, home=subject[1])
        yield Page(path=shelf.path, template="listing.html", data=data)


def article_list_pages(
    edition: Edition, title: str, subject: tuple[str, str], articles: Sequence[int], path: str
) -> Iterator[Page]:
    """*articles* as lines, newest first and by month where they are many."""
    newest = [edition.pages[at] for at in by_newest(edition, articles)]
    for shelf in shelves(
        newest, lambda page: month_of(edition, edition.article_at[page]), path, MOST_LINES, mark=mark_of
    ):
        data = partial(_article_list, edition, title, subject, shelf)
        yield Page(path=shelf.path, template="listing.html", data=data)


def _article_list(edition: Edition, title: str, subject: tuple[str, str], shelf: Shelf[str]) -> Data:
    lines = [edition.lines[edition.article_at[page]] for page in shelf.items]
    return {
        "title": title,
        "subject": subject,
        "cards": (),
        "lines": lines,
        "total": shelf.total,
        "shelf": shelf,
        "in_lines": False,
        "home": None,
    }


def in_lines(refs: Sequence[Ref]) -> bool:
    """Whether a list holds figures or dates alone."""
    return all(ref.kind != "statement" for ref in refs)


def room_in(edition: Edition) -> Callable[[Ref], float]:
    """What tells how much room the card of a record takes, 1 for one of few words."""
    lengths = edition.columns.lengths
    return lambda ref: 1 + lengths[ref.kind].at(ref.article, ref.index) / USUAL  # as ``room_of``, for very many


def room_of(length: int) -> float:
    """How much room the card of a record of so many characters takes."""
    return 1 + length / USUAL
