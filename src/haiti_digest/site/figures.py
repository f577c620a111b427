"""All figures by the thing counted."""

from decimal import Decimal

from haiti_digest.records import Record, Sum
from haiti_digest.site import addresses
from haiti_digest.site.articles import newest_first
from haiti_digest.site.cards import Card, figure_card
from haiti_digest.site.edition import Edition
from haiti_digest.site.page import Page


class Counted(Record, frozen=True, kw_only=True):
    """The figures of one thing counted."""

    name: str
    figures: tuple[Card, ...]


class WorkedOut(Record, frozen=True, kw_only=True):
    """A number that no article states, with the sum that makes it; ``stated`` where one states it after all."""

    terms: tuple[str, ...]
    operation: str
    value: str
    counts: str | None
    inputs: tuple[Card, ...]
    stated: Card | None
    holds: bool | None


def figures_page(edition: Edition) -> Page:
    """The page of all figures; those that belong in no list of key figures stand apart."""
    cards = [
        (figure_card(edition, at, index), figure.key)
        for at in newest_first(edition)
        for index, figure in enumerate(edition.digest.articles[at].figures)
    ]
    return Page(
        path=addresses.FIGURES,
        template="figures.html",
        data={
            "counted": _by_thing([card for card, key in cards if key]),
            "others": _by_thing([card for card, key in cards if not key]),
            "total": len(cards),
            "sums": [_worked_out(edition, one) for one in edition.digest.sums],
        },
    )


def _by_thing(cards: list[Card]) -> list[Counted]:
    groups: dict[str, list[Card]] = {}
    for card in cards:
        groups.setdefault(_thing(card), []).append(card)
    order = sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0].lower()))
    return [Counted(name=name, figures=tuple(found)) for name, found in order]


def _thing(card: Card) -> str:
    return (card.figure.counts or card.figure.kind) if card.figure else ""


def _worked_out(edition: Edition, one: Sum) -> WorkedOut:
    stated = None if one.stated is None else figure_card(edition, one.stated.article, one.stated.index)
    return WorkedOut(
        terms=tuple(_plain(term) for term in one.terms),
        operation=one.operation,
        value=_plain(one.value),
        counts=one.noun or one.unit,
        inputs=tuple(figure_card(edition, ref.article, ref.index) for ref in one.inputs),
        stated=stated,
        holds=one.holds,
    )


def _plain(value: Decimal) -> str:
    return format(value, "f")
