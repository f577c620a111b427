"""In which order pages are best drawn: pages that show the same records one after another.

A record stands on the page of its article and in lists of several kinds, and nearly all of these are cut by month,
newest first. Drawn by the days of what they show, pages find what was worked out for the one before: so that less is
worked out again, or less has to be kept.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from haiti_digest.records import Measured, Ref
from haiti_digest.site.ground import Ground
from haiti_digest.site.page import Page
from haiti_digest.site.shelves import Shelf
from haiti_digest.site.timeline import Entry

SAMPLED = 9
"""Items of a list that are looked at for its day."""


def by_day(ground: Ground, plan: Sequence[Page], numbers: Sequence[int]) -> list[int]:
    """The *numbers* of pages of the *plan* by the days of the articles that they show, the newest first.

    Pages that show articles of any day come last, in their order.
    """
    return sorted(numbers, key=lambda number: day_of(ground, plan[number]), reverse=True)


def day_of(ground: Ground, page: Page) -> str:
    """The day of the article of a page, or that in the middle of a list's; empty where there is none."""
    if page.path in ground.article_at:
        return ground.day(ground.article_at[page.path])
    days = sorted(ground.day(at) for at in _articles(page))
    return days[len(days) // 2] if days else ""


def _articles(page: Page) -> Iterator[int]:
    """The articles of some of the records that a page lists."""
    args: tuple[Any, ...] = page.data.args if isinstance(page.data, partial) else ()
    for shelf in args:
        if isinstance(shelf, Shelf):
            for item in shelf.items[:: max(1, len(shelf.items) // SAMPLED)]:
                ref = item.figure if isinstance(item, Measured) else item.date if isinstance(item, Entry) else item
                if isinstance(ref, Ref):
                    yield ref.article
