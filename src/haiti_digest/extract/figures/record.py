"""Turns a draft into a record: the words around it read, the key flag and the measure set."""

from decimal import Decimal
from typing import Any, cast

from haiti_digest.extract.figures.context import befalls_not, body, direction, measure, role_around
from haiti_digest.extract.figures.draft import Draft
from haiti_digest.extract.figures.passage import Passage
from haiti_digest.records import Figure
from haiti_digest.spans import Span

SMALL = 10
"""A bare count below this is key only with a role."""
WITH_ROLE = frozenset({"count", "money", "implied count"})


def record(p: Passage, drafts: list[Draft], k: int) -> Figure:
    """The record of draft *k* of a sentence."""
    draft = drafts[k]
    low = drafts[k - 1].end if k else p.lo
    high = drafts[k + 1].first if k + 1 < len(drafts) else p.hi
    thing = draft.counted.noun if draft.counted else None
    noun = None if draft.kind == "ratio" and draft.unit is None else thing
    own = _role_of(p, draft)
    said = draft.role or own
    if said is None and draft.kind in WITH_ROLE:
        said = role_around(p, draft.first, draft.end, low, high)
        said = None if thing and befalls_not(p, thing, said) else said
    if draft.kind == "money" and said not in p.lex.sets["context"]["money_roles"]:
        said = None
    return Figure(
        span=Span(draft.start, draft.stop),
        number=draft.number,
        value=plain(draft.value),
        upper=None if draft.upper is None else plain(draft.upper),
        unit=draft.unit,
        noun=noun,
        counted=draft.counted.span if draft.counted else None,
        modifier=draft.modifier,
        kind=cast(Any, draft.kind),
        role=said,
        direction=cast(Any, direction(p, draft.first, draft.end) if _changes(draft) else None),
        measure=_measure(p, draft, noun, None if own or draft.rule == "toll" else said),
        key=_key(p, draft, said),
        rule=draft.rule,
    )


def _measure(p: Passage, draft: Draft, noun: str | None, said: str | None) -> str | None:
    """The measure of a figure; a length of time or an age is compared with nothing."""
    if draft.kind in ("duration", "age"):
        return None
    return measure(noun, draft.unit, said, body(p, draft.first))


def plain(value: Decimal) -> Decimal:
    """The number without trailing zeros, a whole one without exponent."""
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()


def _role_of(p: Passage, draft: Draft) -> str | None:
    """The role that the counted noun itself tells: 12 dead, 300 refugees, 40 displaced families."""
    if draft.counted is None or draft.kind not in WITH_ROLE:
        return None
    place = draft.counted.span
    words = p.text[place.start : place.end].lower().split()
    if not words:
        return None
    own: str | None = p.lex.role_nouns.get(words[-1])
    if own:
        return own
    sets = p.lex.sets["context"]
    done = (p.lex.role_nouns.get(word) for word in words if word.endswith(tuple(sets["done_endings"])))
    return next((role for role in done if role and role not in sets["money_roles"]), None)


def _changes(draft: Draft) -> bool:
    """Whether a verb of change beside the figure speaks of its value: a count of things can be lost or gained."""
    return draft.kind != "count" or draft.counted is None or draft.rule in ("toll", "number of", "compared")


def _key(p: Passage, draft: Draft, said: str | None) -> bool:
    """Whether the figure belongs in lists of key figures."""
    if draft.kind in ("age", "ordinal", "score"):
        return False
    if p.low(draft.first - 1) in p.lex.sets["context"]["sets_before"]:
        return False
    if draft.kind != "count":
        return True
    return said is not None or draft.value >= SMALL or draft.modifier is not None
