"""All statements by the day of their article, newest first, with filters that need no script."""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import NamedTuple

from haiti_digest.records import Record, Ref
from haiti_digest.site import addresses
from haiti_digest.site.articles import newest_first
from haiti_digest.site.cards import Card, card
from haiti_digest.site.edition import Edition
from haiti_digest.site.lines import Moment
from haiti_digest.site.listing import room_in
from haiti_digest.site.page import Data, Page
from haiti_digest.site.shelves import Shelf, shelves

MOST = 50
"""Statements a page."""
MOST_OPTIONS = 12
GROUPS = {
    "kind": addresses.QUOTES,
    "speaker": addresses.PEOPLE,
    "topic": addresses.TOPICS,
    "source": addresses.ARTICLES,
}
"""The filters, each with the page that lists what has no room in it."""


class Choice(NamedTuple):
    """What a statement belongs to: a group of the filters, the name in it, and its page."""

    group: str
    label: str
    href: str | None = None


class Option(Record, frozen=True, kw_only=True):
    """One choice of a filter: ``slot`` is a class on the cards it keeps, ``href`` the page to go to without it."""

    slot: str
    label: str
    count: int
    href: str | None = None


class Filter(Record, frozen=True, kw_only=True):
    """A group of choices, one of which holds; ``rest`` counts those that have no room here but stand on a page."""

    name: str
    label: str
    options: tuple[Option, ...]
    rest: int
    rest_page: str

    @property
    def linked(self) -> bool:
        """Whether any of its choices has a page."""
        return any(option.href for option in self.options)


class FeedItem(Record, frozen=True, kw_only=True):
    """A card with the slots of the filters it belongs to."""

    card: Card
    slots: str


class Day(Record, frozen=True, kw_only=True):
    """The statements of one day; None is a day that no file gives."""

    moment: Moment | None
    items: tuple[FeedItem, ...]


def quotes_pages(edition: Edition) -> Iterator[Page]:
    """The pages of all statements, by month where they are many, and the style sheet of their filters."""
    newest = newest_first(edition)
    refs = [
        Ref(article=at, kind="statement", index=index)
        for at in newest
        for index in range(edition.columns.speakers.length(at))
    ]
    months = edition.months
    for shelf in shelves(refs, lambda ref: months[ref.article], addresses.QUOTES, MOST, room_in(edition), edition.mark):
        yield Page(path=shelf.path, template="quotes.html", data=partial(_quotes, edition, shelf))
    slots = [f"{name}-{number}" for name in GROUPS for number in range(1, MOST_OPTIONS + 1)]
    yield Page(path="filters.css", template="filters.css", data={"slots": slots})


def _quotes(edition: Edition, shelf: Shelf[Ref]) -> Data:
    found = [(card(edition, ref), _choices(edition, ref)) for ref in shelf.items]
    filters = _filters(edition, [choices for _, choices in found])
    slots = {(group.name, option.label): option.slot for group in filters for option in group.options}
    items = [
        FeedItem(
            card=one, slots=" ".join(slots[key.group, key.label] for key in keys if (key.group, key.label) in slots)
        )
        for one, keys in found
    ]
    days = [Day(moment=moment, items=tuple(group)) for moment, group in groupby(items, key=partial(_day, edition))]
    return {"days": days, "filters": filters, "total": shelf.total, "shelf": shelf}


def _day(edition: Edition, item: FeedItem) -> Moment | None:
    published = item.card.place.article.published
    return edition.moment(published.value[:10]) if published and published.value else None


def _choices(edition: Edition, ref: Ref) -> list[Choice]:
    """What a statement belongs to: its kind, speaker, topics and outlet or, where none is given, article."""
    one, words = card(edition, ref), edition.wording.pages["card"]
    line = one.place.article
    topics = [Choice("topic", topic.label, edition.topic_pages[topic.id]) for topic in edition.topics_of(ref)]
    return [
        Choice("kind", one.label),
        Choice("speaker", one.who.name if one.who else words["nobody"], one.who.href if one.who else None),
        *topics,
        Choice("source", line.called, None if line.outlet else line.href),
    ]


def _filters(edition: Edition, found: list[list[Choice]]) -> list[Filter]:
    words = edition.wording.pages["quotes"]
    counts: dict[str, Counter[Choice]] = {name: Counter() for name in GROUPS}
    for choice in (choice for choices in found for choice in choices):
        counts[choice.group][choice] += 1
    return [
        Filter(
            name=group,
            label=words[group],
            options=tuple(
                Option(slot=f"{group}-{number}", label=choice.label, count=count, href=choice.href)
                for number, (choice, count) in enumerate(_most(counts[group]), 1)
            ),
            rest=max(0, len(counts[group]) - MOST_OPTIONS),
            rest_page=address,
        )
        for group, address in GROUPS.items()
        if len(counts[group]) > 1
    ]


def _most(found: Counter[Choice]) -> list[tuple[Choice, int]]:
    """The choices with the most records, equal ones by name; the rest is found on pages of its own."""
    return sorted(found.items(), key=lambda pair: (-pair[1], pair[0].label))[:MOST_OPTIONS]
