"""The same words and the same facts, followed across articles."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from haiti_digest.link.again import Again, group_of
from haiti_digest.link.agreement import LEAST, MANY, agree, difference
from haiti_digest.link.copies import Families
from haiti_digest.link.courses import Courses, Memory, sum_of
from haiti_digest.link.identity import link_id
from haiti_digest.link.neighbours import Neighbours
from haiti_digest.link.passages import Telling, View
from haiti_digest.link.support import support_of
from haiti_digest.records import Thread, Variant

STEP = "strands"
MET = 2
"""Words that a candidate must share among those looked at."""
STRONG = 0.75
"""Likeness from which a passage adds nothing of its own and starts no thread."""
REPEATED = frozenset({"same words", "shortened", "altered"})


class Strand(NamedTuple):
    """A thread in the making: the passages that agree with its first."""

    first: Telling
    others: list[Telling]


def find_strands(views: Sequence[View], families: Families, memory: Memory | None = None) -> list[Strand]:
    """Passages of different articles that agree with an earlier one; *views* in the order of their days.

    A passage that says two things may stand in two strands. Passages are compared with the first of each strand only.
    """
    courses = memory.courses(STEP, _keys) if memory else None
    weaving = Weaving(families, courses)
    for view in views:
        if not families.identical(view.number):
            weaving.add(view)
    if memory and courses:
        memory.keep(STEP, courses)
    several = [s for s in weaving.strands if s.others and len(_families(s, families)) > 1]
    return _without_parts(several)


class Weaving:
    """Strands in the making, article after article; what *courses* tell from the last run is not looked for again."""

    def __init__(self, families: Families, courses: Courses | None) -> None:
        self.strands: list[Strand] = []
        self._families = families
        self._courses = courses
        self._index = Neighbours()

    def add(self, view: View) -> None:
        """Lets the passages of an article join strands, and begin new ones."""
        tellings = _compared(view)
        if self._courses is None:
            began = [telling for telling in tellings if self._join(telling)[1]]
        else:
            began = self._again(self._courses, view, tellings)
        for telling in began:
            self._index.add(len(self.strands), telling.stems)
            self.strands.append(Strand(telling, []))

    def _again(self, courses: Courses, view: View, tellings: Sequence[Telling]) -> list[Telling]:
        """The passages that begin strands; what has changed is told to *courses* when all have been looked at."""
        first = self._families.first[view.number]
        folded = first != view.number
        same = courses.open(view.number, _sum(view, courses.key(first) if folded else b""))
        same = same and not (folded and first in courses.moved)
        still = same and courses.settled(view.stemmed)
        over = courses.taken_over() if still else None
        if over is not None:
            return self._taken_over(courses, tellings, over)
        anew, settled, began = [], [], []
        for telling in tellings:
            known = courses.again(telling.at) if same and courses.settled(telling.stems) else None
            joined, begins = self._join(telling) if known is None else known
            if known is None and not courses.blank:
                anew.append((telling, joined, begins))
            elif known:
                for number in joined:
                    self.strands[number].others.append(telling)
                if begins:
                    settled.append(telling)
            if begins:
                began.append(telling)
            courses.came(telling.at, joined, began=begins)
        for telling, joined, begins in anew:
            courses.compare(telling.at, telling.stems, joined, began=begins)
        for telling in settled:
            courses.settle(telling.stems)
        return began

    def _taken_over(
        self, courses: Courses, tellings: Sequence[Telling], over: Mapping[int, tuple[list[int], bool]]
    ) -> list[Telling]:
        """The passages that begin strands in an article of which all is as it was."""
        for telling in tellings:
            for number in over[telling.at][0] if telling.at in over else ():
                self.strands[number].others.append(telling)
        began = [telling for telling in tellings if telling.at not in over or over[telling.at][1]]
        courses.begun([telling.at for telling in began])
        return began

    def _join(self, telling: Telling) -> tuple[list[int], bool]:
        """Lets a passage join the strands that it agrees with: their numbers, and whether it begins one of its own."""
        joined: list[int] = []
        most = 0.0
        folded = self._families.first[telling.article] != telling.article
        words, speaker = telling.words, telling.speaker
        for number in self._index.near(telling.stems, MET):
            strand = self.strands[number]
            if folded and _told_before(strand, telling, self._families):
                most = 1.0
                continue
            shared = len(words.intersection(strand.first.stems))
            if shared < MANY and (shared < LEAST or speaker is None or strand.first.speaker != speaker):
                continue
            if agree(strand.first, telling, shared):
                strand.others.append(telling)
                joined.append(number)
                most = max(most, shared / min(len(words), len(strand.first.stems)))
        return joined, most < STRONG


def _compared(view: View) -> list[Telling]:
    """The passages of an article that are compared with others."""
    return [telling for telling in view.tellings if not telling.corrects]


def _keys(view: View) -> Iterator[tuple[int, Sequence[str]]]:
    """What the passages of an article are found under."""
    return ((telling.at, telling.stems) for telling in _compared(view))


def _sum(view: View, first: bytes) -> bytes:
    """A sum over what else passages are compared by: who speaks, and which article theirs is folded under."""
    return sum_of([first.hex(), *(telling.speaker or "" for telling in view.tellings)])


def _families(strand: Strand, families: Families) -> set[int]:
    return {families.first[telling.article] for telling in (strand.first, *strand.others)}


def _told_before(strand: Strand, telling: Telling, families: Families) -> bool:
    """Whether the article that this one is folded under has the same words in the strand."""
    first = families.first[telling.article]
    return any(one.article == first and one.stems == telling.stems for one in (strand.first, *strand.others))


def _without_parts(strands: list[Strand]) -> list[Strand]:
    """Strands without those whose passages all stand together in another one."""
    members = [{id(strand.first), *map(id, strand.others)} for strand in strands]
    holders: dict[int, list[int]] = {}
    for number, ids in enumerate(members):
        for one in ids:
            holders.setdefault(one, []).append(number)
    return [
        strand
        for number, strand in enumerate(strands)
        if not any(
            members[number] < members[other] or (members[number] == members[other] and other < number)
            for other in holders[id(strand.first)]
            if other != number
        )
    ]


def threads_of(strands: Sequence[Strand], families: Families, memory: Memory | None = None) -> tuple[Thread, ...]:
    """The records of strands; those that the last run made of the same passages are taken over."""
    again = Again(memory, STEP, "threads", Thread)
    return again.all_of(
        group_of((one.first.article, one.first.at), one.others, partial(thread_of, one, families)) for one in strands
    )


def thread_of(strand: Strand, families: Families) -> Thread:
    """The record of a strand: its variants with what differs, and its support."""
    first, tellings = strand.first, [strand.first, *strand.others]
    variants = [Variant(passage=first.passage, how="first")]
    for other in strand.others:
        how, adds, lacks = difference(first, other)
        variants.append(Variant(passage=other.passage, how=how, adds=adds, lacks=lacks))
    return Thread(
        id=link_id("thread", [(first.view.facts.sha256, first.passage.span)]),
        kind="words" if any(variant.how in REPEATED for variant in variants) else "fact",
        variants=tuple(variants),
        support=support_of(tellings, families),
        copies=families.copies_of({telling.article for telling in tellings}),
    )
