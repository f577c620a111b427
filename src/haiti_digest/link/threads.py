"""The same words and the same facts, followed across articles."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import blake2b
from itertools import islice
from typing import NamedTuple

from msgspec.msgpack import encode

from haiti_digest.link.again import Again, group_of
from haiti_digest.link.agreement import LEAST, MANY, agree, difference
from haiti_digest.link.copies import Families
from haiti_digest.link.courses import PRINT, Courses, Memory
from haiti_digest.link.facts import PassageFacts
from haiti_digest.link.identity import link_id
from haiti_digest.link.neighbours import Neighbours
from haiti_digest.link.passages import PASSAGES, Telling, View, holders_of
from haiti_digest.link.support import support_of
from haiti_digest.records import Thread, Variant

STEP = "strands"
MET = 2
"""Words that a candidate must share among those looked at."""
STRONG = 0.75
"""Likeness from which a passage adds nothing of its own and starts no thread."""
HEADS = 1 << 14
"""Passages that began strands of which the latest are held."""
REPEATED = frozenset({"same words", "shortened", "altered"})


Begun = tuple[int, Sequence[int]]
"""A passage that begins a strand, by its place among those of its article, with its words."""


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
    several = [strand for strand in weaving.joined() if len(_families(strand, families)) > 1]
    return _without_parts(several)


class Weaving:
    """Strands in the making, article after article; what *courses* tell from the last run is not looked for again.

    Most strands are never joined: of these only the place of their passage is held, and the latest passages that were
    looked at.
    """

    def __init__(self, families: Families, courses: Courses | None) -> None:
        self._families = families
        self._courses = courses
        self._index = Neighbours()
        self._views: dict[int, View] = {}
        self._places = array("Q")
        self._heads: dict[int, Telling] = {}
        self._firsts: dict[int, Telling] = {}
        self._others: dict[int, list[Telling]] = {}

    def joined(self) -> Iterator[Strand]:
        """The strands that others joined."""
        return (Strand(self._firsts[number], others) for number, others in sorted(self._others.items()))

    def add(self, view: View) -> None:
        """Lets the passages of an article join strands, and begin new ones."""
        self._views[view.number] = view
        passages = view.passages
        began = self._again(self._courses, view, passages) if self._courses else self._anew(view)
        for number, (_, words) in enumerate(began, start=len(self._places)):
            self._index.add_later(number, words, view.stemmed)
        self._places.extend([view.number * PASSAGES + at for at, _ in began])

    def _anew(self, view: View) -> list[Begun]:
        """The passages that begin strands where nothing is known of them."""
        began: list[Begun] = []
        for telling in _compared(view):
            joined, begins = self._join(telling)
            self._add(telling, joined)
            if begins:
                self._hold(len(self._places) + len(began), telling)
                began.append((telling.at, telling.facts.words))
        return began

    def _again(self, courses: Courses, view: View, passages: Sequence[PassageFacts]) -> list[Begun]:
        """The passages that begin strands; what has changed is told to *courses* when all have been looked at."""
        first = self._families.first[view.number]
        folded = first != view.number
        prints = None if folded else partial(_prints, view)
        same = courses.open(view.number, courses.told(view.number), prints=prints)
        if folded and first in courses.moved:
            courses.doubt()
            same = False
        stirred = courses.stirred(view.stemmed)
        items = [at for at, one in enumerate(passages) if not one.corrects]
        over = courses.taken_over(items) if same and not stirred else None
        if over is not None:
            return self._taken_over(courses, view, items, over)
        anew: list[tuple[Telling, list[int], bool]] = []
        began: list[Begun] = []
        for at in items:
            one = passages[at]
            known = courses.again(at) if courses.stands(at) and stirred.isdisjoint(one.words) else None
            telling = view.telling(at) if known is None or known[0] else None
            joined, begins = known or self._join(telling or view.telling(at))
            if telling:
                self._add(telling, joined)
            if known is None and telling and not courses.blank:
                anew.append((telling, joined, begins))
            if begins:
                if telling:
                    self._hold(len(self._places) + len(began), telling)
                began.append((at, one.words))
            courses.came(at, joined, began=begins)
        for telling, joined, begins in anew:
            courses.compare(telling.at, telling.stems, joined, began=begins)
        return began

    def _taken_over(
        self, courses: Courses, view: View, items: Sequence[int], over: Mapping[int, tuple[list[int], bool]]
    ) -> list[Begun]:
        """The passages that begin strands in an article of which all is as it was."""
        for at, (joined, _) in over.items():
            self._add(view.telling(at), joined)
        began = [at for at in items if at not in over or over[at][1]]
        for place, at in enumerate(began, start=len(self._places)):
            if courses.was_joined(at):
                self._firsts[place] = view.telling(at)
        passages = view.passages
        return [(at, passages[at].words) for at in began]

    def _add(self, telling: Telling, joined: Iterable[int]) -> None:
        for number in joined:
            if number in self._others:
                self._others[number].append(telling)
            else:
                self._others[number] = [telling]
                self._firsts[number] = self._first(number)

    def _first(self, number: int) -> Telling:
        """The passage that began a strand."""
        head = self._firsts.get(number) or self._heads.get(number)
        if head is None:
            article, at = divmod(self._places[number], PASSAGES)
            head = self._views[article].telling(at)
            self._hold(number, head)
        return head

    def _hold(self, number: int, head: Telling) -> None:
        if len(self._heads) >= HEADS:
            self._heads = dict(islice(self._heads.items(), HEADS // 2, None))
        self._heads[number] = head

    def _join(self, telling: Telling) -> tuple[list[int], bool]:
        """The strands that a passage agrees with, and whether it begins one of its own."""
        joined: list[int] = []
        most = 0.0
        folded = self._families.first[telling.article] != telling.article
        words, speaker = telling.words, telling.speaker
        for number in self._index.near(telling.stems, MET):
            first = self._heads.get(number) or self._first(number)
            if folded and _told_before(Strand(first, self._others.get(number, [])), telling, self._families):
                most = 1.0
                continue
            shared = len(words.intersection(first.stems))
            if shared < MANY and (shared < LEAST or speaker is None or first.speaker != speaker):
                continue
            if agree(first, telling, shared):
                joined.append(number)
                most = max(most, shared / min(len(words), len(first.stems)))
        return joined, most < STRONG


def _compared(view: View) -> list[Telling]:
    """The passages of an article that are compared with others."""
    return [telling for telling in view.tellings if not telling.corrects]


def _keys(view: View) -> Iterator[tuple[int, Sequence[str]]]:
    """What the passages of an article are found under."""
    return ((at, view.stems_of(one.words)) for at, one in enumerate(view.passages) if not one.corrects)


def _prints(view: View) -> Iterator[tuple[int, bytes]]:
    """The passages that are compared, each with a sum over all that it is compared by."""
    passages = view.passages
    holders = holders_of(passages)
    for one in _compared(view):
        spread = [holders[place] for place in one.facts.words]
        said = one.stems, spread, len(passages), one.speaker, one.quoted, one.negated
        told = *said, one.capitals, one.days, one.numbers, view.day
        yield one.at, blake2b(encode(told), digest_size=PRINT).digest()


def _families(strand: Strand, families: Families) -> set[int]:
    return {families.first[telling.article] for telling in (strand.first, *strand.others)}


def _told_before(strand: Strand, telling: Telling, families: Families) -> bool:
    """Whether the article that this one is folded under has the same words in the strand."""
    first = families.first[telling.article]
    return any(one.article == first and one.stems == telling.stems for one in (strand.first, *strand.others))


def _without_parts(strands: list[Strand]) -> list[Strand]:
    """Strands without those whose passages all stand together in another one."""
    members = [{strand.first.place, *(other.place for other in strand.others)} for strand in strands]
    holders: dict[int, list[int]] = {}
    for number, places in enumerate(members):
        for one in places:
            holders.setdefault(one, []).append(number)
    return [
        strand
        for number, strand in enumerate(strands)
        if not any(
            members[number] < members[other] or (members[number] == members[other] and other < number)
            for other in holders[strand.first.place]
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
