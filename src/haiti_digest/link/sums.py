"""Values derived from stated ones, with their inputs: shares, ratios, parts and totals, ages."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from haiti_digest.link.identity import link_id
from haiti_digest.link.measures import Spot
from haiti_digest.link.story import Stories
from haiti_digest.link.values import bounds
from haiti_digest.records import Article, Ref, Sum
from haiti_digest.spans import Span

WHOLE = frozenset({"planned", "needed", "pledged"})
"""Roles of a number that a percentage of strength, capacity or a target can be taken of."""
NEAR = 400
"""Characters between parts and a total that equals their sum; any number of them where it is too large for chance."""
TELLING = 100
PLACES = Decimal("0.01")
Rule = Literal["percent of", "ratio", "parts and total", "age"]


def find_sums(articles: Sequence[Article], spots: Mapping[int, Sequence[Spot]], stories: Stories) -> Iterator[Sum]:
    """The sums of all articles; each is made of figures of one article, or of articles of one story."""
    shares: dict[int, list[tuple[Sum, Spot]]] = {}
    for number, found in sorted(spots.items()):
        shares[number] = list(_shares(articles, found))
        yield from (share for share, _ in shares[number])
    for number, found in sorted(spots.items()):
        yield from _ratios(
            articles, found, [pair for other in stories.around(number) for pair in shares.get(other, ())]
        )
        yield from _totals(articles, found)


def _shares(articles: Sequence[Article], spots: Sequence[Spot]) -> Iterator[tuple[Sum, Spot]]:
    """*40 per cent of its strength* and a stated plan in one sentence: the share in numbers."""
    for spot in spots:
        if spot.figure.unit != "percent" or spot.figure.noun or spot.figure.upper is not None or not spot.whole:
            continue
        plans = [
            other
            for other in spots
            if other.span == spot.span
            and other.figure.kind == "count"
            and other.figure.role in WHOLE
            and other.figure.upper is None
            and other.figure.value > 1
        ]
        if len(plans) == 1 and 0 < spot.figure.value <= 100:
            part, plan = spot.figure.value / 100, plans[0].figure
            made = _sum(articles, "percent of", (part, plan.value), "×", part * plan.value, (spot.ref, plans[0].ref))
            yield _counting(made, plan.unit, plan.noun), plans[0]


def _ratios(articles: Sequence[Article], spots: Sequence[Spot], shares: Sequence[tuple[Sum, Spot]]) -> Iterator[Sum]:
    """*900 wardens, more than four times the size of the force* against what the force is derived to be."""
    for ratio in spots:
        if ratio.figure.kind != "ratio" and ratio.figure.noun != "time":
            continue
        before = [s for s in spots if s.span == ratio.span and s.ref.index == ratio.ref.index - 1]
        for large in (spot for spot in before if spot.figure.kind == "count" and spot.figure.upper is None):
            for share, plan in shares:
                if plan.counts != large.counts or plan.names.isdisjoint(ratio.behind) or not share.value:
                    continue
                inputs = (large.ref, *share.inputs)
                yield _checked(articles, (large.figure.value, share.value), inputs, ratio)
                yield _sum(
                    articles,
                    "ratio",
                    (large.figure.value, plan.figure.value),
                    "÷",
                    (large.figure.value / plan.figure.value).quantize(PLACES),
                    (large.ref, plan.ref),
                )


def _checked(articles: Sequence[Article], terms: tuple[Decimal, Decimal], inputs: tuple[Ref, ...], ratio: Spot) -> Sum:
    value = (terms[0] / terms[1]).quantize(PLACES)
    low, high = bounds(ratio.figure)
    strictly = ratio.figure.modifier in ("more_than", "less_than")
    holds_true = low <= value <= high and not (strictly and value == ratio.figure.value)
    return _sum(articles, "ratio", terms, "÷", value, inputs, stated=ratio.ref, true=holds_true)


def _totals(articles: Sequence[Article], spots: Sequence[Spot]) -> Iterator[Sum]:
    """Two parts that complete each other (*men and women*), with the total where it is told nearby."""
    counts = [spot for spot in spots if spot.figure.kind == "count" and spot.figure.upper is None]
    for one, two in pairwise(counts):
        if one.span != two.span or not one.completes:
            continue
        value = one.figure.value + two.figure.value
        total = next((s for s in counts if s not in (one, two) and _is_total(s, one, value)), None)
        made = _sum(
            articles,
            "parts and total",
            (one.figure.value, two.figure.value),
            "+",
            value,
            (one.ref, two.ref),
            stated=total.ref if total else None,
            true=(value == total.figure.value) if total else None,
        )
        yield made


def _is_total(spot: Spot, part: Spot, value: Decimal) -> bool:
    """Whether a figure is told as the total of parts: in the same sentence, with a word for it, or equal to the sum."""
    if spot.figure.value <= part.figure.value:
        return False
    near = abs(spot.span.start - part.span.start) < NEAR
    if spot.figure.value == value:
        return near or value >= TELLING
    return spot.total and spot.span == part.span and bounds(spot.figure)[0] == bounds(spot.figure)[1]


def _sum(
    articles: Sequence[Article],
    rule: Rule,
    terms: tuple[Decimal, ...],
    operation: Literal["×", "÷", "+", "−"],
    value: Decimal,
    inputs: tuple[Ref, ...],
    stated: Ref | None = None,
    true: bool | None = None,
) -> Sum:
    places = [(articles[ref.article].seed.sha256, _span(articles, ref)) for ref in inputs]
    return Sum(
        id=link_id(f"{rule} {operation}", places),
        rule=rule,
        terms=terms,
        operation=operation,
        value=_plain(value),
        inputs=inputs,
        stated=stated,
        holds=true,
    )


def _counting(made: Sum, unit: str | None, noun: str | None) -> Sum:
    return Sum(
        id=made.id,
        rule=made.rule,
        terms=made.terms,
        operation=made.operation,
        value=made.value,
        unit=unit,
        noun=noun,
        inputs=made.inputs,
    )


def _plain(value: Decimal) -> Decimal:
    """Without noughts behind the point: 1000, 5.5."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _span(articles: Sequence[Article], ref: Ref) -> Span:
    article = articles[ref.article]
    return article.timexes[ref.index].span if ref.kind == "date" else article.figures[ref.index].span
