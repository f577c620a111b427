"""Somebody unnamed in one article who may be one of those whom another article counts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from haiti_digest.language.lexicon import table, words
from haiti_digest.link.facts import ArticleFacts
from haiti_digest.link.measures import HAPPENED, Spot
from haiti_digest.link.story import Stories
from haiti_digest.link.tensions.record import tension
from haiti_digest.link.wording import holds
from haiti_digest.records import Passage, Tension


def overlap_tensions(
    articles: Sequence[ArticleFacts], spots: Mapping[int, Sequence[Spot]], stories: Stories
) -> Iterator[Tension]:
    """One person of a kind to whom something happened, in one article, and several of that kind in another.

    ``A Harbour Guard diver drowned`` and ``three Harbour Guard divers lost their lives``: never added up.
    """
    for pair in stories.pairs():
        for one, two in (pair, pair[::-1]):
            singles = [spot for spot in spots.get(one, ()) if _single(spot)]
            for single in singles:
                many = next((spot for spot in spots.get(two, ()) if _may_hold(spot, single)), None)
                if many:
                    yield tension(
                        articles,
                        "overlap",
                        "may be the same",
                        [_passage(single)],
                        [_passage(many)],
                        rule="one unnamed, several counted",
                    )


def _passage(spot: Spot) -> Passage:
    return Passage(article=spot.article, span=spot.span, ref=spot.ref)


def _single(spot: Spot) -> bool:
    return spot.figure.kind == "implied count" and spot.figure.value == 1 and spot.figure.role in HAPPENED


def _may_hold(spot: Spot, single: Spot) -> bool:
    if spot.counts != single.counts or spot.figure.value < 2 or spot.figure.value != int(spot.figure.value):
        return False
    role = spot.figure.role
    if role != single.figure.role and not (role is None and _told(spot, single.figure.role or "")):
        return False
    first, second = _kind(single), _kind(spot)
    days_one, days_two = _days(single), _days(spot)
    return bool(first & second) and (not days_one or not days_two or bool(days_one & days_two))


def _kind(spot: Spot) -> set[str]:
    """The words that tell which of their kind are counted: *Maltese* officers."""
    return set(spot.kinds)


def _days(spot: Spot) -> set[str]:
    return set(spot.days)


def _told(spot: Spot, role: str) -> bool:
    """Whether the figure's sentence says somewhere what happened to the counted."""
    roles = table(spot.view.facts.locale, "figures").get("roles", {})
    view, span = spot.view, spot.span
    return holds(view.lower(view.token_at(span.start), view.token_at(span.end)), words(roles.get(role, "")))


def by_article(spots: Iterable[Spot]) -> dict[int, list[Spot]]:
    """The figures of each article, in the order of its text."""
    found: dict[int, list[Spot]] = {}
    for spot in sorted(spots, key=lambda spot: (spot.ref.article, spot.ref.index)):
        found.setdefault(spot.article, []).append(spot)
    return found
