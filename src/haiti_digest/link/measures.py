"""The same measure in several articles: figures that count the same thing of the same matter."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache, partial
from typing import Literal, NamedTuple

import msgspec

from haiti_digest.link.again import Again, group_of
from haiti_digest.link.copies import Families
from haiti_digest.link.courses import Memory
from haiti_digest.link.facts import NoticeFacts, ValueFacts
from haiti_digest.link.identity import link_id
from haiti_digest.link.passages import View
from haiti_digest.link.story import Stories
from haiti_digest.link.support import Backer, support
from haiti_digest.link.values import Counted, bounds
from haiti_digest.records import Measure, Measured, Passage, Ref
from haiti_digest.spans import Span

STEP = "gauges"
HAPPENED = frozenset({"dead", "injured", "displaced", "missing", "arrested", "kidnapped"})
"""Roles that a figure of one matter cannot exchange for another."""


class Spot(msgspec.Struct, eq=False, gc=False, kw_only=True):
    """A figure in its sentence: what it counts, the other content words there, the names among them, who says it.

    There are many, so that they hold little: words as tuples, and strings that all articles share.
    """

    view: View
    index: int
    figure: ValueFacts
    span: Span
    """Its sentence."""
    counts: Counted
    around: tuple[str, ...]
    """The other content words of the sentence."""
    named: tuple[str, ...]
    """The names among them."""
    speaker: str | None
    part: bool
    """Is named as a part of others (*three other officers*, *two of them*)."""
    taken_back: bool
    """Stands in a correction as the value that no longer holds."""
    as_of: str | None
    days: tuple[str, ...]
    kinds: tuple[str, ...]
    whole: bool
    total: bool
    completes: bool
    behind: tuple[str, ...]

    @property
    def article(self) -> int:
        """The number of its article."""
        return self.view.number

    @property
    def ref(self) -> Ref:
        """The figure."""
        return Ref(article=self.view.number, kind="figure", index=self.index)

    @property
    def sentence(self) -> Passage:
        """The sentence of the figure."""
        return Passage(article=self.view.number, span=self.span)

    @property
    def context(self) -> frozenset[str]:
        """The other content words of the sentence; a set made anew, so ask once."""
        return frozenset(self.around)

    @property
    def names(self) -> frozenset[str]:
        """The names among them; a set made anew."""
        return frozenset(self.named)

    @property
    def notices(self) -> tuple[NoticeFacts, ...]:
        """What the article's notices of correction take back."""
        return self.view.facts.notices


class Gauge(NamedTuple):
    """A measure in the making: the figures that count what its first counts."""

    first: Spot
    others: list[Spot]


def spots_of(view: View) -> list[Spot]:
    """The figures of an article that can be compared with those of others."""
    one_of_each = view.library.one_of_each
    return [
        Spot(
            view=view,
            index=one.index,
            figure=_shared(one.figure, view.library.one),
            span=one.sentence,
            counts=view.library.counted(one.counts),
            around=view.stems_of(one.context),
            named=view.stems_of(one.names),
            speaker=view.voice(one.speaker),
            part=one.part,
            taken_back=one.taken_back,
            as_of=one.as_of,
            days=one_of_each(one.days),
            kinds=one_of_each(one.kinds),
            whole=one.whole,
            total=one.total,
            completes=one.completes,
            behind=view.stems_of(one.behind),
        )
        for one in view.library.figures(view.number)
    ]


def _shared(figure: ValueFacts, one: Callable[[str], str]) -> ValueFacts:
    """The figure with strings that all articles share."""
    return ValueFacts(
        figure.span,
        figure.value,
        figure.upper,
        one(figure.kind),
        figure.unit and one(figure.unit),
        figure.noun and one(figure.noun),
        figure.modifier and one(figure.modifier),
        figure.role and one(figure.role),
        figure.key,
    )


def same_measure(one: Spot, two: Spot, stories: Stories) -> bool:
    """Whether two figures count the same thing of the same matter.

    Figures of one value need less in common around them than those with different ones, which must not have each a
    name that the other lacks; in articles of one story the only number of dead, injured … of one kind is one measure.
    """
    if one.counts != two.counts or _roles_differ(one.figure, two.figure):
        return False
    shared = len(one.context.intersection(two.around))
    like = shared / max(1, min(len(one.around), len(two.around)))
    names, others = one.names, two.names
    if one.figure.value == two.figure.value and one.figure.upper == two.figure.upper:
        names_meet = not names or not others or bool(names & others)
        return shared >= 2 and like >= 0.3 and (names_meet or one.speaker == two.speaker)
    if one.figure.role != two.figure.role or one.part or two.part or (names - others and others - names):
        return False
    if "implied count" in (one.figure.kind, two.figure.kind) or not (one.counts[1] or one.counts[2]):
        return False
    if one.figure.role in HAPPENED and stories.together(one.article, two.article) and shared >= 1:
        return True
    return shared >= 3 and like >= 0.5


def _roles_differ(one: ValueFacts, two: ValueFacts) -> bool:
    return one.role != two.role and bool({one.role, two.role} & HAPPENED)


def in_several(gauge: Gauge, families: Families) -> bool:
    """Whether articles that are no copies of each other give figures of one measure."""
    return bool(gauge.others) and len({families.first[spot.article] for spot in (gauge.first, *gauge.others)}) > 1


def measures_of(gauges: Iterable[Gauge], families: Families, memory: Memory | None = None) -> tuple[Measure, ...]:
    """The records of gauges in several articles; those that the last run made of the same figures are taken over."""
    again = Again(memory, STEP, "measures", Measure)
    return again.all_of(
        group_of((one.first.article, one.first.index), one.others, partial(measure_of, one, families))
        for one in gauges
        if in_several(one, families)
    )


def measure_of(gauge: Gauge, families: Families) -> Measure:
    """The record of a measure: each figure with its day and what became of it."""
    spots = [gauge.first, *gauge.others]
    return Measure(
        id=link_id("measure", [(gauge.first.view.facts.sha256, gauge.first.figure.span)]),
        figures=tuple(_measured(spots)),
        support=support([Backer(spot.view, spot.speaker) for spot in spots], families),
    )


def as_of(spot: Spot) -> tuple[str | None, bool]:
    """The day a figure holds for, and whether its sentence states it (*as of 3 May*); else the publication date."""
    if spot.as_of:
        return spot.as_of, True
    published = spot.view.facts.published
    return (published[:10] if published else None), False


def _measured(spots: Sequence[Spot]) -> Iterator[Measured]:
    days = [as_of(spot) for spot in spots]
    withdrawn = withdrawn_spots(spots)
    newest = max(
        (day for (day, _), spot in zip(days, spots, strict=True) if day and spot not in withdrawn), default=None
    )
    latest = [s for (day, _), s in zip(days, spots, strict=True) if day == newest and s not in withdrawn]
    ranges = frozenset(bounds(spot.figure) for spot in latest)
    for (day, stated), spot in sorted(zip(days, spots, strict=True), key=lambda pair: (pair[0][0] or "~",)):
        status: Literal["current", "earlier", "withdrawn"]
        if spot in withdrawn:
            status = "withdrawn"
        elif day is not None and day != newest and not _any_holds(ranges, *bounds(spot.figure)):
            status = "earlier"
        else:
            status = "current"
        yield Measured(figure=spot.ref, as_of=day, stated=stated, status=status)


@lru_cache(1024)
def _any_holds(ranges: frozenset[tuple[Decimal, Decimal]], low: Decimal, high: Decimal) -> bool:
    """Whether a value from *low* to *high* can hold beside one of others."""
    return any(low <= upper and lower <= high for lower, upper in ranges)


def withdrawn_spots(spots: Sequence[Spot]) -> set[Spot]:
    """Figures that a correction among them takes back: those of its own article, outlet or speaker with that value."""
    taken: set[Spot] = set()
    for spot in spots:
        if spot.taken_back:
            taken.update(other for other in spots if _same_voice(spot, other) and _same_value(spot, other))
        for notice in spot.notices:
            value = notice.value
            about = not (spot.context | {spot.counts[2]}).isdisjoint(notice.words)
            if about and spot.figure.value != value:
                taken.update(
                    o for o in spots if o.figure.value == value and _same_voice(spot, o) and _not_later(o, spot)
                )
    return taken


def _same_value(one: Spot, two: Spot) -> bool:
    return one.figure.value == two.figure.value and _not_later(two, one)


def _same_voice(one: Spot, two: Spot) -> bool:
    """Whether two figures are of one article, outlet, agency or speaker."""
    if one.article == two.article or (one.speaker is not None and one.speaker == two.speaker):
        return True
    return not set(one.view.facts.outlets).isdisjoint(two.view.facts.outlets)


def _not_later(one: Spot, two: Spot) -> bool:
    return (as_of(one)[0] or "") <= (as_of(two)[0] or "~")
