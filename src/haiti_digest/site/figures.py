"""All figures by the thing counted."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from haiti_digest.records import Record, Ref, Sum
from haiti_digest.site import addresses
from haiti_digest.site.articles import newest_first
from haiti_digest.site.cards import Card, card
from haiti_digest.site.edition import Edition
from haiti_digest.site.page import Page
from haiti_digest.site.shelves import shelves

MOST = 120
"""Figures a page."""
FEW = 5


class Counted(Record, frozen=True, kw_only=True):
    """The figures of one thing counted."""

    name: str
    figures: tuple[Card, ...]


class WorkedOut(Record, frozen=True, kw_only=True):
    """A number that no article states, with the sum that makes it; ``stated`` where one states it after all."""

    rule: str
    terms: tuple[str, ...]
    operation: str
    value: str
    counts: str | None
    inputs: tuple[Card, ...]
    stated: Card | None
    holds: bool | None


def figures_pages(edition: Edition) -> Iterator[Page]:
    """The pages of figures: all on one, or an index with a page for each thing counted where they are many."""
    found = [
        (card(edition, Ref(article=at, kind="figure", index=index)), figure.key)
        for at in newest_first(edition)
        for index, figure in enumerate(edition.digest.articles[at].figures)
    ]
    key, others = [one for one, is_key in found if is_key], [one for one, is_key in found if not is_key]
    data = {"total": len(found), "sums": [_worked_out(edition, one) for one in edition.digest.sums], "shelf": None}
    if len(found) <= MOST:
        data |= {"counted": _by_thing(key), "others": _by_thing(others)}
        yield Page(path=addresses.FIGURES, template="figures.html", data=data)
        return
    ordered = [one for thing in _by_thing(key) for one in thing.figures]
    ordered += [one for thing in _by_thing(others) for one in thing.figures]
    many = Counter(map(_thing, ordered))
    few = edition.wording.pages["figures"]["few"]
    for shelf in shelves(ordered, lambda one: _thing_shelf(one, many, few), addresses.FIGURES, MOST):
        on_page = {"counted": _by_thing(shelf.items), "others": [], "shelf": shelf}
        yield Page(path=shelf.path, template="figures.html", data={**data, **on_page})


def _thing_shelf(card: Card, many: Counter[str], few: str) -> tuple[str, str]:
    """Things counted often have a shelf of their own, the others share one for each number of times."""
    thing = _thing(card)
    if many[thing] < FEW:
        return ("few", few)
    return (f"{addresses.slug(thing) or 'thing'}-{addresses.short_digest(thing)}", thing)


def _by_thing(cards: Iterable[Card]) -> list[Counted]:
    groups: dict[str, list[Card]] = {}
    for one in cards:
        groups.setdefault(_thing(one), []).append(one)
    order = sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0].lower()))
    return [Counted(name=name, figures=tuple(found)) for name, found in order]


def _thing(card: Card) -> str:
    return (card.figure.counts or card.figure.kind) if card.figure else ""


def _worked_out(edition: Edition, one: Sum) -> WorkedOut:
    stated = None if one.stated is None else card(edition, one.stated)
    return WorkedOut(
        rule=one.rule,
        terms=tuple(_plain(term) for term in one.terms),
        operation=one.operation,
        value=_plain(one.value),
        counts=one.noun or one.unit,
        inputs=tuple(card(edition, ref) for ref in one.inputs),
        stated=stated,
        holds=one.holds,
    )


def _plain(value: Decimal) -> str:
    return format(value, "f")
