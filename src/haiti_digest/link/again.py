"""Records of the last run that stand as they are: those whose members, and all that is told of these, are the same."""

from collections.abc import Callable, Iterable, Mapping
from typing import Generic, Protocol, TypeVar

import msgspec
from msgspec import structs

from haiti_digest.link.courses import Memory
from haiti_digest.records import Event, Measure, Passage, Ref, Thread

R = TypeVar("R", Thread, Measure, Event)

First = tuple[int, int]
"""The number of an article, and that of the item in it that began a group."""


Group = tuple[First | None, Iterable[int], Callable[[], R]]
"""What began a group (None where it cannot be told), the articles of its members, and what makes its record."""


class Member(Protocol):
    """An item of an article, by the number of the article."""

    @property
    def article(self) -> int:
        """The number of the article."""


def group_of(first: First, others: Iterable[Member], make: Callable[[], R]) -> Group[R]:
    """The group that *first* began and *others* joined, with what makes its record."""
    return first, {first[0], *(other.article for other in others)}, make


class Again(Generic[R]):
    """The records of one step as the last run made them, by what began their groups; none without a *memory*.

    They are a *field* of its digest, each of a *kind*.
    """

    def __init__(self, memory: Memory | None, step: str, field: str, kind: type[R]) -> None:
        self._memory = memory
        self._step = f"records of {step}"
        self._records: dict[int, R] = {}
        self._moved = memory is not None and any(was != now for was, now in memory.now.items())
        if memory is None:
            return
        self._courses = memory.finished.pop(step)
        data = memory.kept(self._step)
        places = msgspec.msgpack.decode(data, type=list[int]) if data else []
        last = memory.last(field, kind)
        if len(places) == len(last):
            self._records = dict(zip(places, last, strict=True))

    def all_of(
        self, groups: Iterable[Group[R]], order: Callable[[R], tuple[str, int, int, str]] | None = None
    ) -> tuple[R, ...]:
        """The record of every group, taken over or made, in their order or that of *order*; noted for the next run."""
        found = [(self._of(first, articles) or make(), first) for first, articles, make in groups]
        if order:
            found.sort(key=lambda one: order(one[0]))
        if self._memory:
            now = self._courses.now
            places = [-1 if first is None else now(*first) for _, first in found]
            self._memory.made[self._step] = msgspec.msgpack.encode(places)
        return tuple(record for record, _ in found)

    def _of(self, first: First | None, articles: Iterable[int]) -> R | None:
        """The record of the group that *first* began, with members in *articles*; None where it is to be made anew."""
        if first is None or self._memory is None or not self._records:
            return None
        before = self._courses.before(*first)
        record = None if before is None else self._records.get(before)
        same = self._memory.same
        if record is None or not all(same[article] for article in articles):
            return None
        return renumbered(record, self._memory.now) if self._moved else record


def renumbered(record: R, now: Mapping[int, int]) -> R:
    """The record with the numbers that its articles have *now*."""
    if isinstance(record, Thread):
        variants = [structs.replace(one, passage=_passage(one.passage, now)) for one in record.variants]
        copies = tuple([now[number] for number in record.copies])
        return structs.replace(record, variants=tuple(variants), copies=copies)
    if isinstance(record, Measure):
        figures = [structs.replace(one, figure=_ref(one.figure, now)) for one in record.figures]
        return structs.replace(record, figures=tuple(figures))
    return structs.replace(
        record,
        passages=tuple([_passage(one, now) for one in record.passages]),
        dates=tuple([_ref(one, now) for one in record.dates]),
        differs=tuple([_ref(one, now) for one in record.differs]),
    )


def _passage(one: Passage, now: Mapping[int, int]) -> Passage:
    return Passage(article=now[one.article], span=one.span, ref=one.ref and _ref(one.ref, now))


def _ref(one: Ref, now: Mapping[int, int]) -> Ref:
    return Ref(article=now[one.article], kind=one.kind, index=one.index)
