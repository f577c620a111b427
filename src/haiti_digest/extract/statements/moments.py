"""Times beside a subject that do not belong to it: ``Last year [Norway] warned``, ``[Norway] on Monday warned``."""

from haiti_digest.extract.statements.lexicon import Words
from haiti_digest.extract.statements.units import Unit
from haiti_digest.language.lexicon import together, without

MOST = 5
"""Words of a time phrase."""


def after_time(unit: Unit, first: int, last: int, small: Words) -> int:
    """Past a time that opens a clause; *first* where there is none, or nothing would be left up to word *last*.

    Finds: ``Last year``, ``two years ago``, ``one year after``. Leaves: ``this year’s report``, ``the past week``.
    """
    lower = unit.lower
    for i in range(first + 1, min(first + MOST, last)):
        if lower[i] not in small.time_spans:
            if not (unit.is_word(i) and unit.words[i] == lower[i]):
                return first
            continue
        if lower[i + 1] in small.time_from:
            return i + 2 if i + 2 <= last else first
        return i + 1 if i == first + 1 and lower[first] in small.time_near else first
    return first


def before_time(unit: Unit, j: int, floor: int, small: Words) -> int:
    """Before ``on Tuesday``, ``last week``, ``Thursday`` and the like between subject and verb."""
    if j - 1 > floor and unit.lower[j] in small.time_spans and unit.lower[j] not in small.time:
        k = j - 1 - (unit.lower[j - 1] in small.determiners or unit.lower[j - 1].isdigit())  # has for two months said
        auxiliary = k - 1 > floor and unit.lower[k - 1] in small.auxiliaries
        return k - 1 if auxiliary and unit.lower[k] in small.prepositions else j
    if j <= floor or unit.lower[j] not in small.time:
        return j
    k = j - 1
    while k > floor and unit.lower[k] in small.time_lead:
        k -= 1
    return k


def is_duration(word: str, small: Words) -> bool:
    """Whether a word before ``after`` says how long: ``days after``, ``shortly after``."""
    return word in small.time_spans or word in small.adverbs or word.endswith(small.adverb_endings)


def past_time(unit: Unit, first: int, small: Words) -> int:
    """Past words of time at *first*: ``ce lundi [le ministre]``, ``Earlier this month[,]``; *first* where none are."""
    i, end = first, first
    told = together(small.time, small.time_lead, small.time_spans, small.time_from, small.time_near)
    while i < len(unit.words) and i - first < MOST + 1 and (unit.lower[i] in told or unit.words[i].isdigit()):
        i += 1
        word = unit.lower[i - 1]
        behind = i - 1 == end > first and word in without(
            small.time_lead, together(small.determiners, small.prepositions)
        )
        if word in small.time or word in small.time_spans or word.isdigit() or behind:  # la semaine dernière
            end = i
    return end


def past_opening_time(unit: Unit, first: int, limit: int, small: Words) -> int:
    """Past a time that opens a sentence and ends with a comma; *first* where none does."""
    if unit.at(first) in small.time_spans and unit.at(first + 1) in small.before_clause:  # Hours before the vote,
        comma = next((k for k in range(first + 2, limit) if unit.lower[k] == ","), limit)
        return comma + 1 if comma < limit else first
    end = past_time(unit, first, small)
    return end + 1 if first < end < limit and unit.lower[end] == "," else first
