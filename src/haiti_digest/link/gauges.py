"""Gathers figures that count the same thing of the same matter, article after article, into gauges."""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import partial
from hashlib import blake2b

from msgspec.msgpack import encode

from haiti_digest.link.copies import Families
from haiti_digest.link.courses import PRINT, Courses, Memory
from haiti_digest.link.measures import HAPPENED, STEP, Gauge, Spot, same_measure, spots_of
from haiti_digest.link.neighbours import Neighbours
from haiti_digest.link.passages import View
from haiti_digest.link.story import Stories
from haiti_digest.link.values import Counted

Thing = tuple[int, Counted, str | None]
"""What is counted in an article, with its role."""


def find_gauges(
    views: Sequence[View], stories: Stories, families: Families, memory: Memory | None = None
) -> list[Gauge]:
    """Figures of different articles that count the same thing of the same matter; *views* in the order of days."""
    gauging = Gauging(stories, memory.courses(STEP, _keys) if memory else None)
    for view in views:
        if not families.identical(view.number):
            gauging.add(view, spots_of(view))
    if memory and gauging.courses:
        memory.keep(STEP, gauging.courses)
    return gauging.gauges


class Gauging:
    """Gauges in the making, article after article; what *courses* tell from the last run is not looked for again."""

    def __init__(self, stories: Stories, courses: Courses | None) -> None:
        self.gauges: list[Gauge] = []
        self.courses = courses
        self._stories = stories
        self._indexes: dict[Counted, Neighbours] = defaultdict(Neighbours)
        self._by_thing: dict[Thing, list[int]] = defaultdict(list)

    def add(self, view: View, spots: Sequence[Spot]) -> None:
        """Adds the figures of an article, each to the gauge that it is of."""
        courses, alone = self.courses, _alone(spots)
        same = courses is not None and self._is_same(courses, view, spots, alone)
        if courses and same and self._taken_over(courses, spots, alone):
            return
        for spot in spots:
            if courses is None:
                joined = self._gauge_of(spot, alone=spot in alone)
            else:
                keys = () if courses.calm else _keys_of(spot.counts, spot.figure.kind, spot.around)
                known = courses.again(spot.index) if courses.stands(spot.index) and courses.settled(keys) else None
                joined = known[0] if known else self._gauge_of(spot, alone=spot in alone)
                if known is None and not courses.blank:
                    keys = _keys_of(spot.counts, spot.figure.kind, spot.around)
                    courses.compare(spot.index, keys, joined, began=not joined)
                courses.came(spot.index, joined, began=not joined)
            self._place(spot, joined, alone=spot in alone)

    def _taken_over(self, courses: Courses, spots: Sequence[Spot], alone: Container[Spot]) -> bool:
        """Whether all figures of an article come to what they came to; then they are added."""
        if not courses.calm:
            keys = [key for spot in spots for key in _keys_of(spot.counts, spot.figure.kind, spot.around)]
            if not courses.settled(keys):
                return False
        over = courses.taken_over([spot.index for spot in spots])
        if over is None:
            return False
        for spot in spots:
            self._place(spot, over[spot.index][0] if spot.index in over else (), alone=spot in alone)
        return True

    def _is_same(self, courses: Courses, view: View, spots: Sequence[Spot], alone: Container[Spot]) -> bool:
        """Whether who speaks, and what the articles of the same story came to, is as it was."""
        around = self._stories.around(view.number)
        prints = partial(_prints, spots, alone)
        same = courses.open(view.number, courses.told(view.number), courses.sum_of_names(around), prints)
        if not courses.moved.isdisjoint([other for other in around if other != view.number]):
            courses.doubt()
            return False
        return same

    def _gauge_of(self, spot: Spot, *, alone: bool) -> list[int]:
        """The gauge that a figure is of; none where it begins one. A ratio is kept for the sums and is of none."""
        if spot.figure.kind == "ratio":
            return []
        near = _near(spot, self._indexes[spot.counts], self._stories, self._by_thing if alone else {})
        joined = next((n for n in near if same_measure(self.gauges[n].first, spot, self._stories)), None)
        return [] if joined is None else [joined]

    def _place(self, spot: Spot, joined: Sequence[int], *, alone: bool) -> None:
        ratio = spot.figure.kind == "ratio"
        if joined:
            self.gauges[joined[0]].others.append(spot)
        else:
            if not ratio:
                self._indexes[spot.counts].add(len(self.gauges), spot.around)
            self.gauges.append(Gauge(spot, []))
        if alone and not ratio:
            gauge = joined[0] if joined else len(self.gauges) - 1
            self._by_thing[(spot.article, spot.counts, spot.figure.role)].append(gauge)


def _prints(spots: Sequence[Spot], alone: Container[Spot]) -> Iterator[tuple[int, bytes]]:
    """The figures, each with a sum over all that it is compared by: of people hurt, all figures of their article."""
    told = [_told(spot, spot in alone) for spot in spots]
    hurt = b"".join([one for spot, one in zip(spots, told, strict=True) if spot.figure.role in HAPPENED])
    for spot, one in zip(spots, told, strict=True):
        whole = one + hurt if spot.figure.role in HAPPENED else one
        yield spot.index, blake2b(whole, digest_size=PRINT).digest()


def _told(spot: Spot, alone: bool) -> bytes:
    figure = spot.figure
    value = figure.value, figure.upper, figure.kind, figure.role
    return encode((spot.counts, spot.around, spot.named, spot.speaker, spot.part, alone, value))


def _keys(view: View) -> Iterator[tuple[int, list[tuple[Counted, str]]]]:
    """What the figures of an article are found under."""
    for one in view.library.figures(view.number):
        yield one.index, _keys_of(one.counts, one.figure.kind, view.stems_of(one.context))


def _keys_of(counts: Counted, kind: str, around: Sequence[str]) -> list[tuple[Counted, str]]:
    return [] if kind == "ratio" else [(counts, stem) for stem in around]


def _near(spot: Spot, index: Neighbours, stories: Stories, by_thing: Mapping[Thing, Sequence[int]]) -> Iterator[int]:
    """The gauges that may be of one measure with a figure: those with names around them that it has first."""
    yield from index.near(spot.context.intersection(spot.named), 1)
    yield from index.near(spot.around, 2)
    for other in stories.around(spot.article) if by_thing else ():
        yield from by_thing.get((other, spot.counts, spot.figure.role), ())


def _alone(spots: Sequence[Spot]) -> set[Spot]:
    """Figures about people hurt whose article gives no other value of the same thing."""
    if HAPPENED.isdisjoint([spot.figure.role for spot in spots]):
        return set()
    values = defaultdict(set)
    for spot in spots:
        values[(spot.counts, spot.figure.role)].add((spot.figure.value, spot.figure.upper))
    return {s for s in spots if s.figure.role in HAPPENED and len(values[(s.counts, s.figure.role)]) == 1}
