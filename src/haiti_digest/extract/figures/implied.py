"""Counts that an article carries: *a Maltese soldier died*, *left a civilian dead*."""

from bisect import bisect_left
from decimal import Decimal

from haiti_digest.extract.figures.draft import Draft
from haiti_digest.extract.figures.nouns import Counted
from haiti_digest.extract.figures.passage import Passage
from haiti_digest.spans import Span

WORDS = 5
"""Words between the article and the person."""


def implied_counts(p: Passage, places: list[int], drafts: list[Draft]) -> list[Draft]:
    """A count of one for each person whom *a* introduces and who dies or is hurt; none that overlaps a draft."""
    found: list[Draft] = []
    for i in places:
        if p.lower[i] not in p.lex.fatal:
            continue
        draft = _before(p, i) or _after(p, i) or _left(p, i)
        if draft and not (found and draft.start < found[-1].stop) and _free(draft, drafts):
            found.append(draft)
    return found


def _free(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether no figure of *drafts*, which are sorted, overlaps the draft."""
    after = bisect_left(drafts, draft.start, key=lambda other: other.stop)
    return after == len(drafts) or drafts[after].start >= draft.stop


def _before(p: Passage, i: int) -> Draft | None:
    """The person stands before the verb: a police officer died, a civilian was shot dead."""
    sets, low = p.lex.sets["implied"], p.lower[i]
    at = i - 1
    while p.low(at) in sets["adverbs"]:
        at -= 1
    passive = p.low(at) in sets["passive"]
    while p.low(at) in sets["passive"] or p.low(at) in sets["adverbs"]:
        at -= 1
    if (low in sets["intransitive_dead"] and not passive) or (
        passive and low in sets["passive_dead"] | sets["left_dead"]
    ):
        role = "dead"
    elif passive and low in sets["passive_injured"]:
        role = "injured"
    else:
        return None
    return _person(p, at, role)


def _after(p: Passage, i: int) -> Draft | None:
    """The person stands after the verb: killed a civilian, wounding a soldier."""
    sets, low = p.lex.sets["implied"], p.lower[i]
    role = "dead" if low in sets["kill_active"] else "injured" if low in sets["hurt_active"] else None
    if role is None or p.low(i + 1) not in sets["articles"]:
        return None
    at = _head(p, i + 2)
    return _person(p, at, role) if at is not None else None


def _left(p: Passage, i: int) -> Draft | None:
    """``left a civilian dead``."""
    sets, low = p.lex.sets["implied"], p.lower[i]
    role = "dead" if low in sets["left_dead"] else "injured" if low in sets["left_injured"] else None
    if role is None:
        return None
    draft = _person(p, i - 1, role)
    return draft if draft and p.low(draft.first - 1) in sets["left"] else None


def _head(p: Passage, i: int) -> int | None:
    for at in range(i, min(p.hi, i + WORDS)):
        low = p.lower[at]
        if low in p.lex.stop or not low[0].isalpha():
            return None
        if low in p.lex.sets["implied"]["persons"] and p.low(at + 1) not in p.lex.sets["implied"]["persons"]:
            return at
    return None


def _person(p: Passage, head: int, role: str) -> Draft | None:
    """The count of one whose head noun is token *head*, where *a* opens its phrase."""
    sets = p.lex.sets["implied"]
    if p.low(head) not in sets["persons"]:
        return None
    first = head - 1
    while first >= max(p.lo, head - WORDS) and p.lower[first] not in sets["articles"]:
        if p.lower[first] in p.lex.stop or not p.lower[first][0].isalpha():
            return None
        first -= 1
    if p.low(first) not in sets["articles"]:
        return None
    span = Span(p.starts[first + 1], p.ends[head])
    noun = " ".join(p.words[first + 1 : head + 1])
    start = p.starts[first]
    counted = Counted(noun, span, head + 1, False)
    return Draft(
        start,
        span.end,
        Span(start, p.ends[first]),
        first,
        head + 1,
        Decimal(1),
        None,
        "implied count",
        None,
        counted,
        None,
        "implied count",
        role,
    )
