"""In which order pages are best drawn: pages that show the same records one after another.

A record stands on the page of its article and in lists of several kinds, and nearly all of these are cut by month,
newest first; people, events and what articles tell alike are mostly of a few days. Drawn by the days of what they show,
pages find what was worked out for the one before: so that less is worked out again, or less has to be kept.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from haiti_digest.records import Digest, Measured, Passage, Ref
from haiti_digest.site.edition import Edition
from haiti_digest.site.looks import Numbered
from haiti_digest.site.page import Page
from haiti_digest.site.shelves import Shelf
from haiti_digest.site.timeline import Entry

SAMPLED = 9
"""Items of a list that are looked at for its day."""
Item = TypeVar("Item")


def by_day(edition: Edition, plan: Sequence[Page], numbers: Sequence[int]) -> list[int]:
    """The *numbers* of pages of the *plan* by the days of the articles that they show, the newest first.

    Pages that show articles of any day come last, in their order.
    """
    return sorted(numbers, key=lambda number: day_of(edition, plan[number]), reverse=True)


def day_of(edition: Edition, page: Page) -> str:
    """The day of the article of a page, or that in the middle of those it shows; empty where there is none."""
    if page.path in edition.article_at:
        return edition.day(edition.article_at[page.path])
    days = sorted(edition.day(at) for at in _articles(edition, page))
    return days[len(days) // 2] if days else ""


def _articles(edition: Edition, page: Page) -> Iterator[int]:
    """Some of the articles that a page shows words of."""
    args: tuple[Any, ...] = page.data.args if isinstance(page.data, partial) else ()
    for given in args:
        if isinstance(given, Shelf):
            found = (_article(edition.whole, item) for item in _some(given.items))
            yield from (at for at in found if at is not None)
        elif page.template == "person.html" and given in edition.all_heard:
            yield from _some(edition.all_heard.articles(given))
        elif page.template == "pair.html" and given in edition.pairs_by_page:
            yield edition.pairs_by_page[given].one


def _some(items: Sequence[Item]) -> Sequence[Item]:
    return items[:: max(1, len(items) // SAMPLED)]


def _article(digest: Digest, item: object) -> int | None:
    """The article of a record that a list holds, or of the first passage of what links articles."""
    if isinstance(item, Measured):
        return item.figure.article
    if isinstance(item, Entry):
        item = item.event or item.date
    if isinstance(item, Numbered):
        first = FIRST_PASSAGE.get(item.kind)
        return first(digest, item.number).article if first else None
    return item.article if isinstance(item, Ref) else None


FIRST_PASSAGE: Mapping[str, Callable[[Digest, int], Passage]] = {
    "event": lambda digest, number: digest.events[number].passages[0],
    "thread": lambda digest, number: digest.threads[number].variants[0].passage,
    "tension": lambda digest, number: digest.tensions[number].one[0],
}
