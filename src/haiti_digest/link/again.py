"""Records of the last run that stand as they are: those whose members, and all that is told of these, are the same."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

import msgspec

from haiti_digest.link.courses import Memory
from haiti_digest.records import Event, Measure, Thread

R = TypeVar("R", Thread, Measure, Event)

First = tuple[int, int]
"""The number of an article, and that of the item in it that began a group."""


class Threads(msgspec.Struct):
    """The threads of a digest."""

    threads: tuple[Thread, ...] = ()


class Measures(msgspec.Struct):
    """The measures of a digest."""

    measures: tuple[Measure, ...] = ()


class Events(msgspec.Struct):
    """The events of a digest."""

    events: tuple[Event, ...] = ()


class Again(Generic[R]):
    """The records of one step as the last run made them, by what began their groups."""

    def __init__(self, memory: Memory, step: str, records: Sequence[R]) -> None:
        self._memory = memory
        self._courses = memory.finished.pop(step)
        self._step = f"records of {step}"
        data = memory.kept.get(self._step)
        places = msgspec.msgpack.decode(data, type=list[int]) if data else []
        self._records: dict[int, R] = dict(zip(places, records, strict=True)) if len(places) == len(records) else {}

    @property
    def empty(self) -> bool:
        """Whether there is nothing to take over."""
        return not self._records

    def of(self, first: First, articles: Iterable[int]) -> R | None:
        """The record of the group that *first* began, with members in *articles*; None where it is to be made anew."""
        before = self._courses.before(*first)
        record = None if before is None else self._records.get(before)
        same = self._memory.same
        return record if record is not None and all(same[article] for article in articles) else None

    def keep(self, firsts: Iterable[First | None]) -> None:
        """Notes what began the group of each record of this run, in their order; None where it cannot be told."""
        now = self._courses.now
        places = [-1 if first is None else now(*first) for first in firsts]
        self._memory.made[self._step] = msgspec.msgpack.encode(places)
