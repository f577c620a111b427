"""Turns a draft into a record: the words around it read, the key flag and the measure set."""

from typing import Any, cast

from haiti_digest.extract.figures.context import body, direction, measure, role
from haiti_digest.extract.figures.draft import Draft
from haiti_digest.extract.figures.passage import Passage
from haiti_digest.records import Figure
from haiti_digest.spans import Span

SMALL = 10
"""A bare count below this is key only with a role."""
PEOPLE_KINDS = frozenset({"count", "money", "implied count", "percent"})


def record(p: Passage, drafts: list[Draft], k: int) -> Figure:
    """The record of draft *k* of a sentence."""
    draft = drafts[k]
    low = drafts[k - 1].end if k else p.lo
    high = drafts[k + 1].first if k + 1 < len(drafts) else p.hi
    said = draft.role or (role(p, draft.first, draft.end, low, high) if draft.kind in PEOPLE_KINDS else None)
    noun = draft.counted.noun if draft.counted else None
    return Figure(
        span=Span(draft.start, draft.stop),
        number=draft.number,
        value=draft.value,
        upper=draft.upper,
        unit=draft.unit,
        noun=noun,
        counted=draft.counted.span if draft.counted else None,
        modifier=draft.modifier,
        kind=cast(Any, draft.kind),
        role=said,
        direction=cast(Any, direction(p, draft.first, draft.end) if _changes(draft) else None),
        measure=measure(noun, draft.unit, said, body(p, draft.first)),
        key=_key(p, draft, said),
        rule=draft.rule,
    )


def _changes(draft: Draft) -> bool:
    """Whether a verb of change beside the figure speaks of its value: a count of things can be lost or gained."""
    return draft.kind != "count" or draft.counted is None or draft.rule in ("toll", "number of", "compared")


def _key(p: Passage, draft: Draft, said: str | None) -> bool:
    """Whether the figure belongs in lists of key figures."""
    if draft.kind in ("age", "ordinal", "score"):
        return False
    if p.low(draft.first - 1) in p.lex.sets_before:
        return False
    if draft.kind != "count":
        return True
    return said is not None or draft.value >= SMALL or draft.modifier is not None
