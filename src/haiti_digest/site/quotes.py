"""All statements by the day of their article, newest first, with filters that need no script."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from haiti_digest.records import Record, Ref
from haiti_digest.site import addresses
from haiti_digest.site.articles import month_of, newest_first
from haiti_digest.site.cards import Card, card
from haiti_digest.site.edition import Edition, Moment
from haiti_digest.site.page import Page
from haiti_digest.site.shelves import shelves

MOST = 60
"""Statements a page."""
MOST_OPTIONS = 25
UNKNOWN = "Speaker not determined"


class Option(Record, frozen=True, kw_only=True):
    """One choice of a filter: ``slot`` is a class on the cards it keeps, ``href`` the page to go to without it."""

    slot: str
    label: str
    count: int
    href: str | None = None


class Filter(Record, frozen=True, kw_only=True):
    """A group of choices, one of which holds."""

    name: str
    label: str
    options: tuple[Option, ...]


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
    refs = [
        Ref(article=at, kind="statement", index=index)
        for at in newest_first(edition)
        for index in range(len(edition.digest.articles[at].statements))
    ]
    longest: dict[str, int] = {}
    for shelf in shelves(refs, lambda ref: month_of(edition, ref.article), addresses.QUOTES, MOST):
        cards = [card(edition, ref) for ref in shelf.items]
        filters = _filters(cards)
        for group in filters:
            longest[group.name] = max(longest.get(group.name, 0), len(group.options))
        data = {"days": _days(edition, cards, filters), "filters": filters, "total": len(refs), "shelf": shelf}
        yield Page(path=shelf.path, template="quotes.html", data=data)
    slots = [f"{name}-{number}" for name, most in longest.items() for number in range(1, most + 1)]
    yield Page(path="filters.css", template="filters.css", data={"slots": slots})


def _days(edition: Edition, cards: list[Card], filters: list[Filter]) -> list[Day]:
    slots = {(group.name, option.label): option.slot for group in filters for option in group.options}
    items = [FeedItem(card=one, slots=" ".join(slots[key] for key in _keys(one) if key in slots)) for one in cards]
    return [
        Day(moment=moment, items=tuple(group)) for moment, group in groupby(items, key=lambda item: _day(edition, item))
    ]


def _day(edition: Edition, item: FeedItem) -> Moment | None:
    published = item.card.place.article.published
    return edition.moment(published.value[:10]) if published and published.value else None


def _keys(one: Card) -> list[tuple[str, str]]:
    return [
        ("kind", one.label),
        ("speaker", one.who.name if one.who else UNKNOWN),
        ("source", one.place.article.called),
    ]


def _filters(cards: list[Card]) -> list[Filter]:
    people = {one.who.name: one.who.href for one in cards if one.who}
    pages = {one.place.article.called: one.place.article.href for one in cards}
    counts: dict[str, Counter[str]] = {}
    for one in cards:
        for group, label in _keys(one):
            counts.setdefault(group, Counter())[label] += 1
    names = {"kind": "Kind", "speaker": "Speaker", "source": "Article"}
    return [
        Filter(
            name=group,
            label=names[group],
            options=tuple(
                Option(
                    slot=f"{group}-{number}",
                    label=label,
                    count=count,
                    href=people.get(label) if group == "speaker" else pages.get(label) if group == "source" else None,
                )
                for number, (label, count) in enumerate(_most(found), 1)
            ),
        )
        for group, found in counts.items()
        if len(found) > 1
    ]


def _most(found: Counter[str]) -> list[tuple[str, int]]:
    """The labels with the most records, equal ones by name; the rest is found on the pages of its own."""
    return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_OPTIONS]
