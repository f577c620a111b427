"""Where articles differ, what only one of them tells, and what several tell alike, with the words of each side."""

from haiti_digest.records import Passage, Record, Support, Tension, Thread
from haiti_digest.site import addresses
from haiti_digest.site.cards import Card, card
from haiti_digest.site.days import DaysCounted, days_counted
from haiti_digest.site.edition import ArticleLine, Edition
from haiti_digest.site.excerpt import Piece
from haiti_digest.site.page import Page

ORDER = ("number", "date", "overlap", "name", "place", "credit", "wording", "framing")
MOST_AGREEMENTS = 60


class Told(Record, frozen=True, kw_only=True):
    """Words of one article: a record as its card, or the narrator's words with their place."""

    card: Card | None
    words: tuple[Piece, ...]
    article: ArticleLine
    paragraph: int
    address: str


class Difference(Record, frozen=True, kw_only=True):
    """A tension with both its sides; ``silent`` is the article that does not mention what the other tells."""

    kind: str
    wording: str
    rule: str
    one: tuple[Told, ...]
    two: tuple[Told, ...]
    silent: ArticleLine | None
    sums: tuple[DaysCounted, ...]


class DifferenceGroup(Record, frozen=True, kw_only=True):
    """The tensions of one kind."""

    name: str
    differences: tuple[Difference, ...]


class Agreement(Record, frozen=True, kw_only=True):
    """A thread: the same words or the same fact, told in several articles, and what stands behind it."""

    support: Support
    tellings: tuple[tuple[str, Told], ...]


def compare_page(edition: Edition) -> Page:
    """The page of comparison."""
    found = differences(edition)
    groups = [
        DifferenceGroup(name=edition.wording.tensions[kind], differences=tuple(d for d in found if d.kind == kind))
        for kind in ORDER
    ]
    threads = [thread for thread in edition.digest.threads if thread.support.articles > 1]
    return Page(
        path=addresses.COMPARE,
        template="compare.html",
        data={
            "groups": [group for group in groups if group.differences],
            "only": [difference for difference in found if difference.silent],
            "agreements": [_agreement(edition, thread) for thread in threads[:MOST_AGREEMENTS]],
            "more_agreements": max(0, len(threads) - MOST_AGREEMENTS),
            "articles": len(edition.current),
        },
    )


def differences(edition: Edition) -> list[Difference]:
    """All tensions, those of numbers and dates first."""
    order = {kind: at for at, kind in enumerate(ORDER)}
    tensions = sorted(edition.digest.tensions, key=lambda tension: order.get(tension.kind, len(order)))
    return [_difference(edition, tension) for tension in tensions]


def _difference(edition: Edition, tension: Tension) -> Difference:
    sums = (days_counted(edition, one) for one in tension.sums)
    return Difference(
        kind=tension.kind,
        wording=tension.wording,
        rule=tension.rule,
        one=tuple(told(edition, passage) for passage in tension.one),
        two=tuple(told(edition, passage) for passage in tension.two),
        silent=None if tension.silent is None else edition.lines[tension.silent],
        sums=tuple(one for one in sums if one),
    )


def _agreement(edition: Edition, thread: Thread) -> Agreement:
    return Agreement(
        support=thread.support,
        tellings=tuple((variant.how, told(edition, variant.passage)) for variant in thread.variants),
    )


def told(edition: Edition, passage: Passage) -> Told:
    """A passage as its record's card, or as the narrator's words."""
    made = card(edition, passage.ref) if passage.ref else None
    number = edition.paragraph(passage.article, passage.span)
    return Told(
        card=made,
        words=edition.excerpts[passage.article].pieces(passage.span),
        article=edition.lines[passage.article],
        paragraph=number,
        address=made.place.address if made else f"{edition.pages[passage.article]}#p{number}",
    )
