"""Lists of records that are too long for the page they belong to, on pages of their own."""

from collections.abc import Iterator, Sequence
from functools import partial

from haiti_digest.records import Ref
from haiti_digest.site.articles import month_of
from haiti_digest.site.cards import card
from haiti_digest.site.edition import Edition
from haiti_digest.site.page import Data, Page
from haiti_digest.site.shelves import Shelf, shelves

MOST = 60
"""Cards a page."""


def listing_pages(
    edition: Edition, title: str, subject: tuple[str, str], refs: Sequence[Ref], path: str
) -> Iterator[Page]:
    """*refs* as cards, newest first and by month where they are many; *subject* is what they belong to, with its page.

    The first page stands at *path*, the others in a folder of its name.
    """
    newest = sorted(refs, key=lambda ref: edition.day(ref.article), reverse=True)
    for shelf in shelves(newest, lambda ref: month_of(edition, ref.article), path, MOST):
        data = partial(_listing, edition, title, subject, shelf, len(refs))
        yield Page(path=shelf.path, template="listing.html", data=data)


def _listing(edition: Edition, title: str, subject: tuple[str, str], shelf: Shelf[Ref], total: int) -> Data:
    cards = [card(edition, ref) for ref in shelf.items]
    return {"title": title, "subject": subject, "cards": cards, "total": total, "shelf": shelf}
