"""Gives numbers that stand apart what they count: lists, *of the officers, 18*, *the toll rose to nine*."""

from bisect import bisect_left

from msgspec.structs import replace

from haiti_digest.extract.figures.changing import changes_at, changing
from haiti_digest.extract.figures.context import befalls_not
from haiti_digest.extract.figures.draft import Draft
from haiti_digest.extract.figures.nouns import Counted, counted_after
from haiti_digest.extract.figures.passage import Passage
from haiti_digest.extract.figures.plurals import singular
from haiti_digest.language.lexicon import together
from haiti_digest.spans import Span

NEAR = 4
"""Figures back among which the one that is meant is looked for."""
MARKS = ("'", "’")
OWNERS = ("'s", "’s", "s'", "s’")
HYPHENS = ("-", "‑")
COMMA = frozenset({",", "&"})
FAR = 12
"""Tokens between things counted in one place and those in another."""
LISTED = frozenset(",;:()")
OPENING = 4
"""Tokens within which the noun stands that opens a sentence."""
REACH = 6
"""Tokens between a noun that carries the count and its number."""


def share(p: Passage, drafts: list[Draft]) -> list[Draft]:
    """The drafts with noun or unit taken over from a neighbour where the words say so."""
    out = list(drafts)
    for k in range(len(out) - 1, -1, -1):
        if _bare(out[k]) and k + 1 < len(out) and _listed(p, out[k], out[k + 1]):
            following = out[k + 1]
            kind = following.kind
            out[k] = replace(out[k], unit=following.unit, counted=following.counted, kind=kind, rule="list")
    for k, draft in enumerate(out):
        if _bare(draft) and k + 1 < len(out) and (whole := _of_size(p, draft, out[k + 1])):
            out[k] = whole
        elif _bare(draft):
            after = out[k + 1 : k + 2]
            out[k] = (
                _part_of(p, draft, after)
                or _of_the(p, draft)
                or _fate(p, draft)
                or _of_them(p, draft, out[max(0, k - NEAR) : k])
                or _toll(p, draft)
                or _long_toll(p, draft)
                or changing(p, draft)
                or _compared(p, draft, out[max(0, k - NEAR) : k])
                or _elliptical(p, draft, out[max(0, k - NEAR) : k])
                or _more(p, draft, out[max(0, k - NEAR) : k])
                or _elsewhere(p, draft, out[max(0, k - NEAR) : k])
                or _rival(p, draft, out[max(0, k - NEAR) : k])
                or _same_currency(p, draft, out[max(0, k - NEAR) : k])
                or draft
            )
        elif draft.counted and draft.counted.noun in p.lex.sets["context"]["others"]:
            out[k] = _others(p, draft, out[max(0, k - NEAR) : k]) or draft
    return out


def _bare(draft: Draft) -> bool:
    return draft.unit is None and draft.counted is None and draft.kind == "count"


def _listed(p: Passage, one: Draft, two: Draft) -> bool:
    """Whether only commas and *and* stand between the numbers: 700, 24 and 2 officers."""
    if _bare(two):
        return False
    if two.modifier and two.start != two.number.start:
        return _hedged(p, one, two)
    between = p.lower[one.end : two.first]
    joins = together(p.lex.sets["ranges"]["joins"], p.lex.and_, COMMA)
    if not 0 < len(between) <= len(COMMA) + 1 or not joins.issuperset(between):
        return False
    if len(between) > 1 and between[-1] in p.lex.sets["ranges"]["alternatives"] and two.unit is not None:
        return one.value < two.value  # the index lost 12.3, or 0.5 percent
    return between != [","] or two.rule == "list"


def _hedged(p: Passage, one: Draft, two: Draft) -> bool:
    """Whether a greater number with a hedge follows: ``killed 40 and as many as 90 people``."""
    hedge = bisect_left(p.starts, two.start)
    return p.lower[one.end : hedge] in [[word] for word in p.lex.and_] and one.value < two.value


def _of_size(p: Passage, draft: Draft, following: Draft) -> Draft | None:
    """``650 18-hole courses``, ``three 500-pound bombs``: the noun stands behind the size of what is counted."""
    sized = following.number.end < len(p.text) and p.text[following.number.end] in HYPHENS
    if draft.end != following.first or not sized:
        return None
    counted = counted_after(p, following.end)
    return replace(draft, counted=counted, rule="of a size") if counted else None


def _of_the(p: Passage, draft: Draft) -> Draft | None:
    """``Of the officers, 18 …``: the noun stands at the sentence's start."""
    if p.low(p.lo) not in p.lex.quantifying:
        return None
    counted = counted_after(p, p.lo)
    if counted is None:
        return None
    return replace(draft, counted=counted, rule="of the")


def _toll(p: Passage, draft: Draft) -> Draft | None:
    """``The death toll rose to nine``, ``the number of refugees reached 400``."""
    sets = p.lex.sets["toll"]
    for i in range(draft.first - 1, max(p.lo, draft.first - REACH) - 1, -1):
        low = p.lower[i]
        if low in ",;:" or p.lower[i][0].isdigit():
            return None
        if low in sets["words"]:
            noun = Counted(p.lex.toll_noun, Span(p.starts[i], p.ends[i]), draft.end, True)
            return replace(draft, counted=noun, role=p.lex.toll_role, rule="toll")
        of = low in p.lex.quantifying or low in p.lex.sets["nouns"]["scale_of"]
        if of and p.low(i - 1) in sets["number"]:
            counted = counted_after(p, i + 1)
            return replace(draft, counted=counted, rule="number of") if counted else None
    return None


def _long_toll(p: Passage, draft: Draft) -> Draft | None:
    """``The death toll from floods on the island has risen to 26``: the subject opens the sentence far before."""
    verb = changes_at(p, draft)
    if verb < 0 or any(
        p.lower[i] in LISTED or p.lower[i] in p.lex.sets["context"]["joined_clauses"] for i in range(p.lo, verb)
    ):
        return None
    sets = p.lex.sets["toll"]
    for i in range(p.lo, min(verb, p.lo + OPENING)):
        low = p.lower[i]
        if low in sets["words"]:
            noun = Counted(p.lex.toll_noun, Span(p.starts[i], p.ends[i]), draft.end, True)
            return replace(draft, counted=noun, role=p.lex.toll_role, rule="toll")
        if low in sets["number"] and p.low(i + 1) in p.lex.quantifying:
            counted = counted_after(p, i + 2)
            return replace(draft, counted=counted, rule="number of") if counted else None
    return None


def _of_them(p: Passage, draft: Draft, before: list[Draft]) -> Draft | None:
    """``16 people died, ten of them at sea``: some of what was counted before."""
    if p.low(draft.end) not in p.lex.quantifying or p.low(draft.end + 1) not in p.lex.sets["context"]["them"]:
        return None
    known = [d for d in before if d.counted is not None and d.kind == "count" and d.value > draft.value]
    return replace(draft, counted=known[-1].counted, rule="of them") if known else None


def _part_of(p: Passage, draft: Draft, following: list[Draft]) -> Draft | None:
    """``38 of the 120 seats``: both count seats."""
    out = draft.end + (p.low(draft.end) in p.lex.sets["ratio"]["out"])  # 49 out of the 54 seats
    of = p.low(out) in p.lex.quantifying or p.low(out) in p.lex.sets["nouns"]["partitive"]
    if not following or following[0].counted is None or not of:
        return None
    between = range(out + 1, following[0].first)
    if len(between) > REACH or following[0].kind != "count" or not all(p.lower[i][0].isalpha() for i in between):
        return None
    if any(p.lower[i] in p.lex.stop and p.lower[i] not in p.lex.sets["nouns"]["determiners"] for i in between):
        return None
    return replace(draft, counted=following[0].counted, rule="part of")


def _compared(p: Passage, draft: Draft, before: list[Draft]) -> Draft | None:
    """``opened 60 stores, up from 45``: the number takes noun or unit of the number it is compared with."""
    if p.low(draft.first - 1) not in p.lex.sets["context"]["comparing"] or not before:
        return None
    earlier, far = before[-1], draft.first - before[-1].end > REACH
    if earlier.kind == "percent" and _scaled(p, draft):  # 905 million euros (-3.8%) from 940 million
        if len(before) == 1 or "(" not in p.lower[before[-2].end : earlier.first]:
            return None
        earlier = before[-2]
    if earlier.kind in ("age", "duration", "implied count", "ratio") or far:
        return None
    return replace(draft, counted=earlier.counted, unit=earlier.unit, kind=earlier.kind, rule="compared")


def _others(p: Passage, draft: Draft, before: list[Draft]) -> Draft | None:
    """``killed 17 people and hurt 60 others``: others of the people named before."""
    for earlier in before[: -NEAR - 1 : -1]:
        if earlier.counted is not None and earlier.counted.noun in p.lex.sets["toll"]["generic"]:
            return replace(draft, counted=earlier.counted, rule="others")
    return None


def _more(p: Passage, draft: Draft, before: list[Draft]) -> Draft | None:
    """``saved 700 people and 200 more``, ``another 30 were missing``: more of what was counted before.

    In French a participle that agrees with the people counted goes on with them: ``950 enlevées``.
    """
    context, after = p.lex.sets["context"], p.low(draft.end)
    added, then = p.forward(draft.end, p.lex.more)
    more = added and p.low(then) not in context["than"]
    fate = p.lex.head_first and after in p.lex.role_nouns and after not in p.lex.sets["nouns"]["fate_nouns"]
    if not (more or fate or p.low(draft.first - 1) in context["another"]):
        return None
    known = [d for d in before if d.counted is not None and d.kind == "count"]
    people = [d for d in known if d.counted and d.counted.noun in p.lex.sets["toll"]["generic"]]
    earlier = people or ([] if fate else known)
    return replace(draft, counted=earlier[-1].counted, rule="more") if earlier else None


def _same_currency(p: Passage, draft: Draft, before: list[Draft]) -> Draft | None:
    """``10,2 milliards d'euros … à 2,7 milliards``: French names the currency of large sums once in a sentence."""
    if not p.lex.head_first or not _scaled(p, draft):
        return None
    for earlier in reversed(before):
        if _scaled(p, earlier):
            money = earlier.kind == "money"
            return replace(draft, unit=earlier.unit, kind="money", rule="same currency") if money else None
    return None


def _scaled(p: Passage, draft: Draft) -> bool:
    """Whether the number is written with a scale word."""
    return any(p.lower[i] in p.lex.scales for i in range(draft.first, min(draft.end, p.hi)))


def _elsewhere(p: Passage, draft: Draft, before: list[Draft]) -> Draft | None:
    """``12,000 people in the north, 400 in the south``: the same things in another place."""
    after, context = p.low(draft.end), p.lex.sets["context"]
    if not before or after not in context["places"] or p.low(draft.first - 1) not in p.lex.and_ | COMMA:
        return None
    earlier = before[-1]
    if earlier.counted is None or earlier.kind != "count" or draft.first - earlier.end > FAR:
        return None
    near = p.lower[earlier.end : earlier.end + 4]
    return replace(draft, counted=earlier.counted, rule="elsewhere") if after in near else None


def _rival(p: Passage, draft: Draft, before: list[Draft]) -> Draft | None:
    """``Low has 28 seats, Day has 22``, ``to Day's 22``: the same things that somebody else has."""
    last, at = p.low(draft.end), draft.first - 1
    if not before or (last[:1].isalpha() and last not in p.lex.and_):
        return None
    earlier, verb = before[-1], p.low(at)
    if earlier.counted is None or earlier.kind != "count" or draft.first - earlier.end > FAR:
        return None
    owner = at - (verb in MARKS)
    owned = verb in MARKS or verb.endswith(OWNERS)
    owned = owned and p.word(owner)[:1].isupper() and p.low(owner - 1) in p.lex.sets["context"]["against"]
    same = verb in p.lex.sets["context"]["having"] and p.low(earlier.first - 1) in p.lex.sets["context"]["having"]
    return replace(draft, counted=earlier.counted, rule="rival") if owned or same else None


def _fate(p: Passage, draft: Draft) -> Draft | None:
    """``trois morts et 45 blessés``: participles that count people by what befell them."""
    i = draft.end + (p.low(draft.end) in p.lex.sets["nouns"]["scale_of"])  # une vingtaine de morts
    if p.low(i) not in p.lex.sets["nouns"]["fate_nouns"]:
        return None
    counted = Counted(singular(p.words[i], p.lex), Span(p.starts[i], p.ends[i]), i + 1, True)
    return replace(draft, counted=counted, end=i + 1)


def _elliptical(p: Passage, draft: Draft, before: list[Draft]) -> Draft | None:
    """``32 members signed, six did not``: a bare subject takes the noun counted before it."""
    after = p.low(draft.end)
    leads = draft.first == p.lo or p.low(draft.first - 1) in p.lex.sets["context"]["clause_starts"]
    if not leads or after not in p.lex.sets["context"]["auxiliaries"]:
        return None
    befallen, _ = p.forward(draft.end + 1, p.lex.roles)
    for earlier in before[: -NEAR - 1 : -1]:
        if earlier.counted is None or earlier.kind != "count" or befalls_not(p, earlier.counted.noun, befallen):
            continue
        return replace(draft, counted=earlier.counted, rule="ellipsis")
    return None
