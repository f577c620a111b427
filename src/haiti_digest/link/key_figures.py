"""The figures to show first: those that several articles give, that count much, and that somebody answers for."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from haiti_digest.link.copies import Families
from haiti_digest.link.measures import Gauge, Spot, as_of, withdrawn_spots
from haiti_digest.link.values import compatible
from haiti_digest.records import Article, Figure, KeyFigure, Ref

MOST = 6
LARGE = 100
"""From here on two equal values are hardly equal by chance."""
LEFT_OUT = frozenset({"ordinal", "age", "score", "implied count"})


def key_figures(articles: Sequence[Article], gauges: Sequence[Gauge], families: Families) -> tuple[KeyFigure, ...]:
    """At most six figures, best first; one value of one measure in several articles is one figure.

    A figure that a correction withdrew is none. Of one measure with several values the latest one is shown; those of
    the same day that cannot hold beside it are named as differing.
    """
    found = [*_of_measures(gauges), *_lengths(articles, sorted(families.first))]
    ranked = sorted(found, key=lambda key: (-_weight(articles, key.figures, families), *_place(key.figures[0])))
    return tuple(_distinct(articles, ranked))


def _distinct(articles: Sequence[Article], ranked: Iterable[KeyFigure]) -> list[KeyFigure]:
    """The first few without those that give a value again of what one before them counts: *5,500 guards*, *men*."""
    chosen: list[KeyFigure] = []
    values: set[tuple[object, ...]] = set()
    for key in ranked:
        figure = articles[key.figures[0].article].figures[key.figures[0].index]
        value = (figure.kind, figure.unit, *_value(figure))
        if figure.value < LARGE or value not in values:
            values.add(value)
            chosen.append(key)
        if len(chosen) == MOST:
            break
    return chosen


def _of_measures(gauges: Sequence[Gauge]) -> Iterator[KeyFigure]:
    for gauge in gauges:
        spots = [spot for spot in (gauge.first, *gauge.others) if spot.figure.key and spot.figure.kind not in LEFT_OUT]
        if gauge.others:
            withdrawn = withdrawn_spots([gauge.first, *gauge.others])
            spots = [spot for spot in spots if spot not in withdrawn]
        if not spots:
            continue
        newest = max(spots, key=lambda spot: (as_of(spot)[0] or "", _count(spots, spot), -spot.ref.article))
        day = as_of(newest)[0]
        same = [spot for spot in spots if _value(spot.figure) == _value(newest.figure)]
        differs = [
            spot for spot in spots if not compatible(spot.figure, newest.figure) and as_of(spot)[0] in (day, None)
        ]
        yield KeyFigure(figures=tuple(spot.ref for spot in same), differs=tuple(spot.ref for spot in differs))


def _count(spots: Sequence[Spot], one: Spot) -> int:
    return sum(_value(spot.figure) == _value(one.figure) for spot in spots)


def _value(figure: Figure) -> tuple[object, object]:
    return figure.value, figure.upper


def _lengths(articles: Sequence[Article], numbers: Iterable[int]) -> Iterator[KeyFigure]:
    """Lengths of time, by their words: *11 days* in two articles is one figure."""
    groups: dict[tuple[object, ...], list[Ref]] = defaultdict(list)
    for number in numbers:
        for index, figure in enumerate(articles[number].figures):
            if figure.key and figure.kind == "duration":
                ref = Ref(article=number, kind="figure", index=index)
                groups[(figure.unit, figure.noun, *_value(figure))].append(ref)
    yield from (KeyFigure(figures=tuple(refs)) for refs in groups.values())


def _place(ref: Ref) -> tuple[int, int]:
    return ref.article, ref.index


def _weight(articles: Sequence[Article], refs: Sequence[Ref], families: Families) -> float:
    first = refs[0]
    article = articles[first.article]
    figure = article.figures[first.index]
    body = article.seed.body
    early = 1 - (figure.span.start - body.start) / max(1, len(body))
    size = min(6.0, math.log10(max(1.0, float(abs(figure.value)))))
    human = 1.0 if figure.role else 0.0
    small = -1.0 if figure.kind == "count" and figure.value < 3 and not figure.role else 0.0
    at = article.statement_at(figure.span)
    answered = 0.5 if at is not None and article.statements[at].speaker is not None else 0.0
    rate = 1.0 if figure.kind in ("percent", "ratio", "money") else 0.0
    several = min(3, len({families.first[ref.article] for ref in refs}) - 1)
    return 1.5 * several + human + answered + rate + small + 0.5 * size + 0.5 * early
