"""What the words beside an expression tell of its side: scheduled, over, put off, compared with."""

from haiti_digest.extract.times.names import lists_of
from haiti_digest.extract.times.scene import Hit
from haiti_digest.extract.times.tense import Cues, cues_of

NEAR_WORDS = 8


def before_it(hit: Hit) -> str:
    """The word before a match, with what is elided before it: ``jusqu'au [3 mars]``."""
    at = hit.match.start()
    before, elided = hit.atoms.at(at - 1), hit.atoms.at(at - 2)
    return f"{hit.atoms.at(at - 3)}'{before}" if elided in ("'", "’") else before


def tells_what_is_over(hit: Hit) -> bool:
    """Whether the day is that of what is over once it is told: ``Wednesday's closing price``, ``the raid in June``."""
    lists, folded, (start, end) = lists_of(hit.scene.grammar), hit.atoms.folded, hit.match.span()
    behind = folded[end + 1 : end + 4]
    if _is_month_given(hit):
        return True
    if (behind[:1] == ["s"] and not lists.over.isdisjoint(behind[1:])) or hit.atoms.at(end) in lists.struck:
        return True
    before = folded[max(0, start - NEAR_WORDS) : start]
    if lists.over.isdisjoint(before):
        return False
    at = max(place for place, word in enumerate(before) if word in lists.over)  # the massacre in Oslo in June
    cues = cues_of(hit.scene.grammar)
    if before[at - 1] in cues.future or before[at - 1] in cues.infinitive:  # the mill will close in March
        return False
    between = hit.atoms.words[start - len(before) + at + 1 : start]
    return all(word.lower() in lists.before or word[:1].isupper() for word in between)


def _is_month_given(hit: Hit) -> bool:
    """Whether a month with an article before it is that of what somebody said, found or decided: ``a March report``."""
    lists, (start, end) = lists_of(hit.scene.grammar), hit.match.span()
    alone = hit.has("MONTH") and not (hit.has("DAY") or hit.has("DAYTH") or hit.has("YEAR"))
    return alone and hit.atoms.at(end) in lists.given and hit.atoms.at(start - 1) in lists.articles


def of_what_is_scheduled(hit: Hit) -> bool:
    """Whether the date is that of what is fixed beforehand: ``the June 5 caucuses``, ``November’s vote``."""
    end = hit.match.end()
    first = end + 2 if hit.atoms.at(end + 1) == "s" else end
    return not lists_of(hit.scene.grammar).scheduled.isdisjoint(hit.atoms.folded[first : first + 2])


def at_what_is_scheduled(hit: Hit) -> bool:
    """Whether the date says when what is fixed beforehand is: ``the caucuses Feb. 23``, ``the convention in July``."""
    start = hit.match.start()
    return not lists_of(hit.scene.grammar).polls.isdisjoint(hit.atoms.folded[max(0, start - 2) : start])


def opens_or_goes_on(hit: Hit, before: str, cues: Cues) -> bool:
    """Whether what is told of begins or goes on then: ``a strike starting Monday``, ``put off until Friday``."""
    if before in cues.starting or f"{hit.atoms.at(hit.match.start() - 2)}_{before}" in cues.starting:
        return hit.has("WEEKDAY") and not hit.has("MONTH")
    deferred = hit.atoms.folded[max(0, hit.match.start() - 3) : hit.match.start() - 1]
    return before in cues.deferred_to and not cues.deferring.isdisjoint(deferred)


def ends_a_length(hit: Hit, before: str, cues: Cues) -> bool:
    """Whether the date ends a length that is told of: ``sold two million in the three months through December``."""
    units = hit.scene.grammar.values["UNITS"]
    return (before in cues.until or before in cues.deferred_to) and hit.atoms.at(hit.match.start() - 2) in units


def is_traded(hit: Hit) -> bool:
    """Whether a month is that of a delivery: ``July crude futures``, ``copper for March delivery``."""
    end = hit.match.end()
    to_come = lists_of(hit.scene.grammar).to_come
    return bool(to_come) and hit.has("MONTH") and not to_come.isdisjoint(hit.atoms.folded[end : end + 3])


def is_compared(hit: Hit, cues: Cues) -> bool:
    """Whether the date is that of what something is compared with: ``up from $9 in the spring``."""
    folded, start = hit.atoms.folded, hit.match.start()
    if not cues.compared:
        return False
    for at in range(start - 2, max(0, start - NEAR_WORDS) - 1, -1):
        if f"{folded[at]}_{folded[at + 1]}" in cues.compared:
            return True
        if folded[at] == ",":
            return False
    return False


def ahead_of_it(hit: Hit, cues: Cues) -> bool:
    """Whether *ahead of* opens the phrase that the date stands in: ``ahead of the island’s June 5 caucuses``."""
    start = hit.match.start()
    before = hit.atoms.folded[max(0, start - NEAR_WORDS) : start]
    if cues.opening.isdisjoint(before):
        return False
    at = max(place for place, word in enumerate(before) if word in cues.opening)
    pair = "_".join(before[at : at + 2])
    return pair in cues.toward and cues.past.isdisjoint(before[at:]) and "," not in before[at:]
