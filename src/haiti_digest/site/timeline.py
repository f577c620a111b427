"""What happened when: dated places by day, those that stay open with the reason, and the days of publication."""

from haiti_digest.records import Record
from haiti_digest.site import addresses
from haiti_digest.site.articles import newest_first
from haiti_digest.site.cards import Card, date_card
from haiti_digest.site.edition import ArticleLine, Edition, Moment
from haiti_digest.site.page import Page


class When(Record, frozen=True, kw_only=True):
    """Everything that the articles date to one value; ``ahead`` of the newest article or not."""

    moment: Moment
    precision: str
    glyph: str
    ahead: bool
    dates: tuple[Card, ...]


def timeline_page(edition: Edition) -> Page:
    """The page of dates."""
    cards = [
        date_card(edition, at, index)
        for at in newest_first(edition)
        for index, timex in enumerate(edition.digest.articles[at].timexes)
        if timex.type in ("DATE", "TIME")
    ]
    placed = [card for card in cards if _is_placed(card)]
    published = [edition.lines[at] for at in newest_first(edition)]
    return Page(
        path=addresses.TIMELINE,
        template="timeline.html",
        data={
            "days": _by_value(placed, _newest(published)),
            "open": [card for card in cards if card not in placed],
            "published": published,
        },
    )


def _is_placed(card: Card) -> bool:
    """Whether it has a day of its own; *today* inside a quote tells the time of speaking, not a dated event."""
    date = card.date
    if date is None or date.moment is None or date.moment.datetime is None:
        return False
    return not (date.quoted and date.anchor)


def _newest(lines: list[ArticleLine]) -> str:
    return max((line.published.value or "" for line in lines if line.published), default="")


def _by_value(cards: list[Card], newest: str) -> list[When]:
    groups: dict[str, list[Card]] = {}
    for card in cards:
        if card.date and card.date.moment and card.date.moment.value:
            groups.setdefault(card.date.moment.value, []).append(card)
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
