"""What happened when: dated places by day, those that stay open with the reason, and the days of publication."""

from collections.abc import Iterator, Sequence

from haiti_digest.records import Record, Ref
from haiti_digest.site import addresses
from haiti_digest.site.articles import newest_first
from haiti_digest.site.cards import Card, card
from haiti_digest.site.edition import ArticleLine, Edition, Moment
from haiti_digest.site.page import Page
from haiti_digest.site.shelves import shelves

MOST = 80
"""Dates a page."""
LATEST = 30


class When(Record, frozen=True, kw_only=True):
    """Everything that the articles date to one value; ``ahead`` of the newest article or not."""

    moment: Moment
    precision: str
    glyph: str
    ahead: bool
    dates: tuple[Card, ...]


def timeline_pages(edition: Edition) -> Iterator[Page]:
    """The pages of dates: those with a day, by month and newest first where they are many, and those without."""
    cards = [
        card(edition, Ref(article=at, kind="date", index=index))
        for at in newest_first(edition)
        for index, timex in enumerate(edition.digest.articles[at].timexes)
        if timex.type in ("DATE", "TIME")
    ]
    published = [edition.lines[at] for at in newest_first(edition)]
    dated = sorted((one for one in cards if _is_placed(one)), key=_value, reverse=True)
    still_open = [one for one in cards if not _is_placed(one)]
    elsewhere = len(still_open) > MOST
    for number, shelf in enumerate(shelves(dated, lambda one: _month(edition, one), addresses.TIMELINE, MOST)):
        data = {
            "days": _by_value(shelf.items, _newest(published)),
            "open": [] if number or elsewhere else still_open,
            "open_page": addresses.TIMELINE_OPEN if elsewhere else None,
            "published": [] if number else published[:LATEST],
            "shelf": shelf,
        }
        yield Page(path=shelf.path, template="timeline.html", data=data)
    if elsewhere:
        yield from _open_pages(still_open, edition.wording.pages["timeline"]["open"])


def _open_pages(cards: list[Card], name: str) -> Iterator[Page]:
    for shelf in shelves(cards, lambda _: ("page", name), addresses.TIMELINE_OPEN, MOST):
        data: dict[str, object] = {"days": [], "open": shelf.items, "open_page": None, "published": [], "shelf": shelf}
        yield Page(path=shelf.path, template="timeline.html", data=data)


def _value(card: Card) -> str:
    return (card.date.moment.value or "") if card.date and card.date.moment else ""


def _month(edition: Edition, card: Card) -> tuple[str, str]:
    month = _value(card)[:7]
    return (month.lower(), edition.wording.date(month))


def _is_placed(card: Card) -> bool:
    """Whether it has a day of its own; *today* inside a quote tells the time of speaking, not a dated event."""
    date = card.date
    if date is None or date.moment is None or date.moment.datetime is None:
        return False
    return not (date.quoted and date.anchor)


def days_of(edition: Edition, cards: Sequence[Card]) -> list[When]:
    """Those of *cards* that have a day, by day."""
    newest = max((edition.day(at) for at in edition.current), default="")
    return _by_value([one for one in cards if _is_placed(one)], newest)


def _newest(lines: list[ArticleLine]) -> str:
    return max((line.published.value or "" for line in lines if line.published), default="")


def _by_value(cards: Sequence[Card], newest: str) -> list[When]:
    groups: dict[str, list[Card]] = {}
    for one in cards:
        groups.setdefault(_value(one), []).append(one)
    return [_when(value, found, newest) for value, found in sorted(groups.items())]


def _when(value: str, found: list[Card], newest: str) -> When:
    date = found[0].date
    if date is None or date.moment is None:
        raise ValueError(f"no date in {found[0].place.id}")
    return When(
        moment=date.moment,
        precision=date.precision,
        glyph=date.glyph,
        ahead=bool(newest) and value[:10] > newest[:10],
        dates=tuple(found),
    )
