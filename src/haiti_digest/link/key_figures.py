"""The figures to show first: those that several articles give, that count much, and that somebody answers for."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from haiti_digest.link.copies import Families
from haiti_digest.link.facts import LengthFacts, ValueFacts
from haiti_digest.link.measures import Gauge, Spot, as_of, withdrawn_spots
from haiti_digest.link.passages import View
from haiti_digest.link.prose import Prose
from haiti_digest.link.spots import value_of
from haiti_digest.link.values import compatible
from haiti_digest.records import KeyFigure, Ref

MOST = 6
LARGE = 100
"""From here on two equal values are hardly equal by chance."""
BRACKET = 2
"""Characters between a sum of money and the same in other money."""
SLIGHT = 1e-9
"""More than two sums of the same numbers differ by."""
RATES = frozenset({"percent", "ratio", "money"})
LEFT_OUT = frozenset({"ordinal", "age", "score", "implied count"})


class Ranked(NamedTuple):
    """A key figure with what its first one is, what speaks for showing it, and where each of its sums of money stands:
    the number of the article, start and end."""

    key: KeyFigure
    figure: ValueFacts
    weight: float
    money: frozenset[tuple[int, int, int]] = frozenset()


def key_figures(views: Sequence[View], gauges: Sequence[Gauge], families: Families) -> tuple[KeyFigure, ...]:
    """At most six figures, best first; one value of one measure in several articles is one figure.

    A figure that a correction withdrew is none. Of one measure with several values the latest one is shown; those of
    the same day that cannot hold beside it are named as differing.
    """
    return tuple(_distinct(_ranking(gauges, _lengths(views, families), families)))


def _ranking(gauges: Sequence[Gauge], others: Iterable[Ranked], families: Families) -> Iterator[Ranked]:
    """Key figures by weight and place, those of measures worked out only when they may be next."""
    ready = [(_order(one), one) for one in others]
    heapify(ready)
    waiting = [(-most, number) for number, gauge in enumerate(gauges) if (most := _most(gauge)) is not None]
    heapify(waiting)
    while ready or waiting:
        while waiting and (not ready or waiting[0][0] - SLIGHT <= ready[0][0][0]):
            _, number = heappop(waiting)
            one = _of_measure(gauges[number], families)
            if one:
                heappush(ready, (_order(one), one))
        if ready:
            yield heappop(ready)[1]


def _order(one: Ranked) -> tuple[float, int, int]:
    return -one.weight, *_place(one.key.figures[0])


def _most(gauge: Gauge) -> float | None:
    """The most that the key figure of a measure may weigh; None where it gives none."""
    spots = [spot for spot in (gauge.first, *gauge.others) if spot.figure.key and spot.figure.kind not in LEFT_OUT]
    if not spots:
        return None
    figures = [spot.figure for spot in spots]
    size = 0.5 * _size(max([abs(figure.value) for figure in figures]))
    heard = 0.5 * any(spot.speaker is not None for spot in spots)
    human, rate = any(figure.role for figure in figures), any(figure.kind in RATES for figure in figures)
    return 1.5 * min(3, len(spots) - 1) + human + heard + rate + size + 0.5


def _distinct(ranked: Iterable[Ranked]) -> list[KeyFigure]:
    """The first few without those that give a value again of what one before them counts: *5,500 guards*, *men*.

    Neither do they give a sum again in other money: *14.8 billion shillings ($100 million)*.
    """
    chosen: list[KeyFigure] = []
    values: set[tuple[object, ...]] = set()
    edges: set[tuple[int, int]] = set()
    for key, figure, _, money in ranked:
        value = (figure.kind, figure.unit, *_value(figure))
        if (figure.value < LARGE or value not in values) and edges.isdisjoint(_reached(money)):
            values.add(value)
            edges.update(edge for at, start, end in money for edge in ((at, start), (at, end)))
            chosen.append(key)
        if len(chosen) == MOST:
            break
    return chosen


def _reached(money: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
    """Where a sum in other money begins or ends that stands next to one of these, a bracket and a blank between."""
    for at, start, end in money:
        for gap in range(1, BRACKET + 1):
            yield at, start - gap
            yield at, end + gap


def _of_measure(gauge: Gauge, families: Families) -> Ranked | None:
    spots = [spot for spot in (gauge.first, *gauge.others) if spot.figure.key and spot.figure.kind not in LEFT_OUT]
    if gauge.others:
        withdrawn = withdrawn_spots([gauge.first, *gauge.others])
        spots = [spot for spot in spots if spot not in withdrawn]
    if not spots:
        return None
    if len(spots) == 1 and compatible(spots[0].figure, spots[0].figure):
        return _ranked(spots[:1], [], families)
    times = Counter(_value(spot.figure) for spot in spots)
    newest = max(spots, key=lambda one: (as_of(one)[0] or "", times[_value(one.figure)], -one.ref.article))
    day = as_of(newest)[0]
    same = [spot for spot in spots if _value(spot.figure) == _value(newest.figure)]
    differs = [spot for spot in spots if as_of(spot)[0] in (day, None) and not compatible(spot.figure, newest.figure)]
    return _ranked(same, differs, families)


def _ranked(same: Sequence[Spot], differs: Sequence[Spot], families: Families) -> Ranked:
    """Figures of one value, the first of them shown, and those of the same measure that differ."""
    key = KeyFigure(figures=tuple(spot.ref for spot in same), differs=tuple(spot.ref for spot in differs))
    first = same[0]
    weight = _weight(first.view, first.figure, first.speaker is not None, key.figures, families)
    spans = ((spot.article, spot.figure.span) for spot in same if first.figure.kind == "money")
    return Ranked(key, first.figure, weight, frozenset((at, span.start, span.end) for at, span in spans))


def _value(figure: ValueFacts) -> tuple[object, object]:
    return figure.value, figure.upper


def _lengths(views: Sequence[View], families: Families) -> Iterator[Ranked]:
    """Lengths of time, by their words: *11 days* in two articles is one figure."""
    firsts: dict[tuple[object, ...], tuple[View, LengthFacts]] = {}
    places: dict[tuple[object, ...], list[Ref]] = defaultdict(list)
    for view in sorted(views, key=lambda view: view.number):
        for one in view.library.lengths(view.number):
            words = (one.figure.unit, one.figure.noun, *_value(one.figure))
            firsts.setdefault(words, (view, one))
            places[words].append(Ref(article=view.number, kind="figure", index=one.index))
    for of, refs in places.items():
        view, first = firsts[of]
        weight = _weight(view, first.figure, first.answered, refs, families)
        yield Ranked(KeyFigure(figures=tuple(refs)), first.figure, weight)


def lengths_of(prose: Prose) -> Iterator[LengthFacts]:
    """The lengths of time among an article's key figures."""
    article = prose.article
    for index, figure in enumerate(article.figures):
        if figure.key and figure.kind == "duration":
            at = prose.statement_at(figure.span)
            answered = at is not None and article.statements[at].speaker is not None
            yield LengthFacts(index=index, figure=value_of(figure), answered=answered)


def _place(ref: Ref) -> tuple[int, int]:
    return ref.article, ref.index


def _size(value: Decimal) -> float:
    return min(6.0, math.log10(max(1.0, float(value))))


def _weight(view: View, figure: ValueFacts, answered: bool, refs: Sequence[Ref], families: Families) -> float:
    body = view.facts.body
    early = 1 - (figure.span.start - body.start) / max(1, len(body))
    size = _size(abs(figure.value))
    human = 1.0 if figure.role else 0.0
    small = -1.0 if figure.kind == "count" and figure.value < 3 and not figure.role else 0.0
    heard = 0.5 if answered else 0.0
    rate = 1.0 if figure.kind in RATES else 0.0
    several = min(3, len({families.first[ref.article] for ref in refs}) - 1)
    return 1.5 * several + human + heard + rate + small + 0.5 * size + 0.5 * early
