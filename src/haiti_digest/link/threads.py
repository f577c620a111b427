"""The same words and the same facts, followed across articles."""

from collections.abc import Sequence
from typing import NamedTuple

from haiti_digest.link.agreement import LEAST, MANY, agree, difference
from haiti_digest.link.copies import Families
from haiti_digest.link.identity import link_id
from haiti_digest.link.neighbours import Neighbours
from haiti_digest.link.passages import Telling, View
from haiti_digest.link.support import support_of
from haiti_digest.records import Thread, Variant

MET = 2
"""Words that a candidate must share among those looked at."""
STRONG = 0.75
"""Likeness from which a passage adds nothing of its own and starts no thread."""
REPEATED = frozenset({"same words", "shortened", "altered"})


class Strand(NamedTuple):
    """A thread in the making: the passages that agree with its first."""

    first: Telling
    others: list[Telling]


def find_strands(views: Sequence[View], families: Families) -> list[Strand]:
    """Passages of different articles that agree with an earlier one; *views* in the order of their days.

    A passage that says two things may stand in two strands. Passages are compared with the first of each strand only.
    """
    strands: list[Strand] = []
    index = Neighbours()
    for view in views:
        if families.identical(view.number):
            continue
        new = []
        folded = families.first[view.number] != view.number
        for telling in view.tellings:
            if telling.corrects:
                continue
            joined = 0.0
            words, speaker = telling.words, telling.speaker
            for number in index.near(telling.stems, MET):
                first = strands[number].first
                if folded and _told_before(strands[number], telling, families):
                    joined = 1.0
                    continue
                shared = len(words.intersection(first.stems))
                if shared < MANY and (shared < LEAST or speaker is None or first.speaker != speaker):
                    continue
                if agree(first, telling, shared):
                    strands[number].others.append(telling)
                    joined = max(joined, shared / min(len(words), len(first.stems)))
            if joined < STRONG:
                new.append(telling)
        for telling in new:
            index.add(len(strands), telling.stems)
            strands.append(Strand(telling, []))
    several = [strand for strand in strands if len(_families(strand, families)) > 1]
    return _without_parts(several)


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
