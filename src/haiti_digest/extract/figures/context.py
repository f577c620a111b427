"""What the words around a figure say of it: modifier, direction, role and the measure it belongs to."""

from haiti_digest.extract.figures.passage import ELIDED, Passage

FAR = 60
"""Tokens that the body may stand before its figure."""
REACH = 10
"""Words that a role may stand away from its figure at most; the data says how far each may."""


def modifier_before(p: Passage, first: int, duration: bool = False) -> tuple[str, int]:
    """The modifier that stands before token *first*, with the token it starts at; ``("", first)`` if none."""
    at = first
    if p.low(at - 1) in p.lex.sets["context"]["between_modifier"]:
        at -= 1
    name, start = p.backward(at, p.lex.before)
    if not name and at < first:
        name, start = p.backward(first, p.lex.before)
    if duration and start == at - 1 and _is_preposition(p, start):
        return "", first
    if not name and p.low(first).startswith(ELIDED):
        name, start = p.backward(first, p.lex.before_elided)
    return (name, start) if name else ("", first)


def _is_preposition(p: Passage, i: int) -> bool:
    """Whether token *i* before a length is no hedge: ``over two years``, but not: ``for over two years``."""
    context = p.lex.sets["context"]
    return p.low(i) in context["not_with_durations"] and p.low(i - 1) not in context["with_durations"]


def modifier_after(p: Passage, end: int) -> tuple[str, int]:
    """The modifier that follows (``or more``), with the token after it; ``("", end)`` if none."""
    return p.forward(end, p.lex.after)


def direction(p: Passage, first: int, end: int) -> str | None:
    """``up`` or ``down`` where a verb of change stands before the figure or a noun of change after it."""
    if p.low(first - 1) in p.lex.sets["context"]["comparing"]:
        return None
    i, lowest = first - 1, max(p.lo, first - 6)
    sets = p.lex.sets["direction"]
    while i >= lowest and (p.low(i) in sets["between"] or not p.low(i)[:1].isalpha()) and p.low(i) not in sets["down"]:
        i -= 1
    if p.low(i - 1) in sets["not_before"]:  # make up half
        i = -1
    for at in (i if i >= lowest else -1, end, end + 1):
        low = p.low(at)
        for way in ("up", "down"):
            if low in sets[way]:
                return way
        if at == end and (low in p.lex.stop or not low[:1].isalpha()):
            break
    return None


def role_around(p: Passage, first: int, end: int, low: int, high: int) -> str | None:
    """What happened to the counted: the nearest role word between tokens *low* and *high*, after the figure first."""
    reach, leading = p.lex.role_reach, p.lex.sets["context"]["role_before_only"]
    for i in range(end, min(high, end + REACH)):
        if p.lower[i] in ";:":
            break
        if p.lower[i] == "," and p.low(i + 1) in p.lex.number_words and not _acts(p, i, min(high, end + REACH)):
            break  # the death of three officers, one missing
        name, after = p.forward(i, p.lex.roles)
        if name and p.lower[i] not in leading and i - end < reach.get(name, reach["default"])[1]:
            own = _role_before(p, first, low) if after == high else None  # killed [12] people and wounded 30
            return own or (None if _or_another(p, after, name) else name)
    return None if _has_own_verb(p, first, end, low, high) else _role_before(p, first, low)


def _has_own_verb(p: Passage, first: int, end: int, low: int, high: int) -> bool:
    """Whether those counted behind a comma have their own verb, so that what happened to others before is not theirs:

    ``3 sailors were killed, [two] boats were lost``.
    """
    apart = low > p.lo and p.low(first - 1) in (",", ";")
    return apart and _acts(p, end, min(high, end + REACH))


def _acts(p: Passage, first: int, end: int) -> bool:
    """Whether an auxiliary stands among tokens *first* to *end*."""
    return not p.lex.sets["context"]["auxiliaries"].isdisjoint(p.lower[first:end])


def _role_before(p: Passage, first: int, low: int) -> str | None:
    """What the nearest role word before token *first* says; nothing of those who did it: ``killed by [three] men``."""
    if p.low(first - 1) in p.lex.sets["context"]["doers"]:
        return None
    for i in range(first - 1, max(low, first - REACH) - 1, -1):
        if p.lower[i] in ";:":
            break
        if low > p.lo and p.low(i).isalpha() and p.low(i) in p.lex.sets["context"]["role_joins"]:
            break  # 5 were hurt and [seven] houses burnt
        name, after = p.forward(i, p.lex.roles)
        if name and after <= first and first - i <= p.lex.role_reach.get(name, p.lex.role_reach["default"])[0]:
            return name
    return None


def befalls_not(p: Passage, noun: str, role_name: str | None) -> bool:
    """Whether what *noun* counts cannot be dead, hurt or held: killed dozens in three [towns]."""
    sets = p.lex.sets["context"]
    words = noun.lower().split()
    return role_name in sets["lifeless_roles"] and words[0 if p.lex.head_first else -1] in sets["lifeless"]


def _or_another(p: Passage, i: int, name: str) -> bool:
    """Whether another thing that happened is joined at token *i*, so that the figure is of both: ``killed or hurt``."""
    start = i
    while i < p.hi and p.low(i) in p.lex.sets["context"]["role_joins"]:
        i += 1
    other, _ = p.forward(i, p.lex.roles) if i > start else ("", i)
    return bool(other) and other != name


def body(p: Passage, first: int) -> str | None:
    """The last acronym of a body before token *first* in its sentence."""
    for i in range(first - 1, max(p.lo, first - FAR) - 1, -1):
        word = p.words[i]
        if 2 < len(word) < 7 and word.isupper() and word.isalpha() and _names_body(p, word):
            return word
    return None


def _names_body(p: Passage, word: str) -> bool:
    return word not in p.lex.sets["measures"]["bodies_not"] and word not in p.lex.codes


def measure(noun: str | None, unit: str | None, role_name: str | None, of: str | None) -> str | None:
    """The key under which figures of different articles can be compared: body, thing counted and role."""
    thing = noun or unit
    if thing is None or not (noun or role_name or of):
        return None
    if noun and unit:
        thing = f"{unit} of {noun}"
    return " ".join(part for part in (of, thing, role_name) if part)
