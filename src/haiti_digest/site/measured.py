"""How well it reads: the measurements that this version was kept with, of whole sets and of single rules."""

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from haiti_digest.records import Record

MEASURED = "measured.json"


class MeasuredFigure(Record, frozen=True, kw_only=True):
    """One measured figure: a percentage, or a count out of so many that could be reached."""

    figure: str
    value: float
    unit: Literal["percent", "count"]
    of: int | None = None


class MeasuredRule(Record, frozen=True, kw_only=True):
    """How many records of a rule could be judged on a set, and how many were right; ``sort`` is what it finds."""

    sort: str
    rule: str
    judged: int
    right: int


class Precise(Record, frozen=True, kw_only=True):
    """How often a rule was right, in whole per cent of ``judged``, rounded down: 100 is said where none was wrong."""

    sort: str
    share: int
    judged: int


class MeasuredSet(Record, frozen=True, kw_only=True):
    """What was measured on one set of marked articles."""

    name: str
    about: str
    seen: str
    documents: int
    figures: tuple[MeasuredFigure, ...]
    rules: tuple[MeasuredRule, ...] = ()


class Measured(Record, frozen=True, kw_only=True):
    """The file that measuring writes; see docs/quality.md."""

    sets: tuple[MeasuredSet, ...] = ()


@cache
def measured() -> tuple[MeasuredSet, ...]:
    """The kept measurements of this version; those of sets in which nothing was found yet are left out."""
    file = Path(__file__).parents[1] / MEASURED
    if not file.is_file():
        return ()
    found = msgspec.json.decode(file.read_bytes(), type=Measured).sets
    return tuple(one for one in found if any(figure.value for figure in one.figures))


@cache
def precision_of_rules() -> dict[tuple[str, str], Precise]:
    """By what is found and the rule's name, how often it was right on the set that judges it most often."""
    best: dict[tuple[str, str], MeasuredRule] = {}
    for one in (rule for kept in measured() for rule in kept.rules):
        held = best.get((one.sort, one.rule))
        if held is None or one.judged > held.judged:
            best[one.sort, one.rule] = one
    return {
        key: Precise(sort=one.sort, share=100 * one.right // one.judged, judged=one.judged) for key, one in best.items()
    }
