"""Who says it: the words before or after a reporting verb that name its subject."""

import msgspec

from haiti_digest.extract.statements.letters import before_letters
from haiti_digest.extract.statements.lexicon import Words
from haiti_digest.extract.statements.moments import after_time, before_time, is_duration, past_time
from haiti_digest.extract.statements.names import before_row, row_start, with_nickname
from haiti_digest.extract.statements.phrases import is_initial, is_pronoun, of_title
from haiti_digest.extract.statements.standing import PARTICIPLE, SHORT, is_past_verb
from haiti_digest.extract.statements.units import QUOTE, Unit
from haiti_digest.language.lexicon import together

APOSTROPHES = ("’", "'")
DETERMINED = 4
"""Words of a short noun phrase with its article."""
REACH = 60
"""Words that a subject with its appositions may take."""


class Subject(msgspec.Struct, frozen=True, gc=False):
    """Words *first* to *end* of a unit name the subject; ``frame`` is where the clause around the verb begins."""

    first: int
    end: int
    frame: int
    passive: bool = False


def subject_before(unit: Unit, cue: int, floor: int, small: Words) -> Subject | None:
    """The subject of the verb at *cue*, looked for between *floor* and the verb; None where there is none.

    Finds: ``Jane Roe, a lawyer for the city, later [said]``. Leaves: subjects of another clause.
    """
    lower = unit.lower
    j = cue - 1
    passive = False
    while j >= floor and _is_filler(unit, j, small):
        if lower[j] in small.be:
            passive = True
        elif lower[j] in small.reflexive:
            passive = False
        j -= 1
    j = before_time(unit, j, floor, small)
    while j >= floor and _is_filler(unit, j, small):
        passive = passive or (lower[j] in small.be and PARTICIPLE not in small.grammar)  # was last week asked
        j -= 1
    if j < floor or lower[j] == QUOTE:
        return None
    if is_pronoun(lower[j], small):
        return Subject(j, j + 1, _frame_start(unit, j, floor, small), passive)
    if lower[j] in small.joiners or (lower[j] == "," and lower[j - 1 : j] and lower[j - 1] == QUOTE):
        return None
    j = _before_insertion(unit, unit.before_dashes(j, floor), floor, small)
    if is_pronoun(lower[j], small):
        return Subject(j, j + 1, _frame_start(unit, j, floor, small), passive)
    end = j + 1
    named = before_letters(unit, j, floor, small)
    if named is not None:
        return Subject(named, end, named)
    if lower[j] == ",":
        first, end = _before_comma(unit, j, floor, small)
    else:
        first = phrase_start(unit, j, floor, small)
        head = None if first is None else _before_long_relative(unit, first, end, floor, small)
        head = head or (None if first is None else _before_participle(unit, first, floor, small))
        if head is not None:
            first, end = head
        elif first is not None:
            first = _with_more_before(unit, first, end, floor, small)
    if first is None or not is_subject(unit, first, end, small) or _is_predicate(unit, first, floor, small):
        return None
    first = _with_pronoun_before(unit, first, floor, small)
    end = _before_medium(unit, first, end, small)
    return Subject(first, end, _frame_start(unit, first, floor, small), passive)


def _before_comma(unit: Unit, comma: int, floor: int, small: Words) -> tuple[int | None, int]:
    """The subject whose descriptions, or what a relative clause tells of it, end with a comma before the verb."""
    first = _before_apposition(unit, comma, floor, small)
    if first is None:
        return _before_relative(unit, comma, floor, small)
    if first - 2 > floor and unit.lower[first - 1] in small.who and unit.lower[first - 2] == ",":  # Roe, who lives in
        return phrase_start(unit, first - 3, floor, small), first - 2
    first = with_nickname(unit, first, floor, small)
    return first, _apposed_end(unit, first, comma, small)


def subject_before_relative(unit: Unit, cue: int, floor: int, small: Words) -> Subject | None:
    """The subject of a verb whose relative clause reports itself: ``[Jane Roe], who says it works, [wrote]``.

    Also one that a relative stands for: ``[a note] that said``.
    """
    before = unit.at(cue - 1)
    if before in small.that and before not in small.pronouns:
        first = _determined(unit, cue - 2, floor, small)
        return None if first is None else Subject(first, cue - 1, first)
    if before != "," or not 0 < floor < cue:
        return None
    for at in range(floor - 1, max(0, floor - REACH), -1):
        if unit.lower[at] in small.who:
            end = at - 1 if unit.lower[at - 1] == "," else at
            first = phrase_start(unit, end - 1, 0, small) if end > 0 else None
            found = first is not None and is_subject(unit, first, end, small)
            return Subject(first, end, _frame_start(unit, first, 0, small)) if found and first is not None else None
    return None


def _determined(unit: Unit, last: int, floor: int, small: Words) -> int | None:
    """Where a short noun phrase with an article begins that ends with word *last*: ``[a] note``."""
    for at in range(last, max(floor - 1, last - DETERMINED), -1):
        if unit.lower[at] in small.determiners and at < last:
            return at
        if not unit.is_word(at) or unit.lower[at] in together(small.auxiliaries, small.prepositions, small.as_):
            return None
    return None


def is_subject(unit: Unit, first: int, end: int, small: Words) -> bool:
    """Whether the words may name somebody: no lone article, adverb, number or word that opens a clause."""
    if first >= end:
        return False
    last = unit.lower[end - 1]
    if end - first == 1 and last.endswith(small.gerund_endings) and unit.words[first].islower() and len(last) > 5:
        return False  # has been [considering] announcing
    if unit.lower[first] in small.expletives or (end - first > 1 and last in small.who):
        return False
    if last in small.determiners and last not in small.quantifiers and last not in small.pronouns:
        return False
    if last in small.adverbs or last in small.prepositions or last in small.auxiliaries:
        return False
    if (
        last.endswith(small.possessive_endings)
        and unit.is_word(end)
        and not last.endswith(small.plural_possessives)
        and not is_pronoun(last, small)
    ):
        return False
    return any(unit.lower[i][0].isalpha() for i in range(first, end))


def _before_long_relative(unit: Unit, first: int, end: int, floor: int, small: Words) -> tuple[int, int] | None:
    """The subject that a relative clause without commas explains, where the words before the verb end that clause:

    ``[The leader] who has become the face of lawlessness and violence [has said]``.
    """
    loose = unit.at(first - 1) in small.joiners or unit.at(first - 1) in small.prepositions
    if (
        not loose
        or unit.is_capital(first)
        or (unit.lower[first] in small.determiners and unit.lower[first - 1] not in small.joiners)
        or not (unit.at(end) in small.auxiliaries or _is_things(unit, first, end, small))
    ):
        return None
    for at in range(first - 1, floor, -1):
        if not unit.is_word(at):
            return None
        if unit.lower[at] in small.who:
            head = phrase_start(unit, at - 1, floor, small)
            return None if head is None or not is_subject(unit, head, at, small) else (head, at)
    return None


def _before_participle(unit: Unit, first: int, floor: int, small: Words) -> tuple[int, int] | None:
    """The subject that a participle with its own phrase explains, where the words before the verb only end that phrase:

    ``[The lawyer] speaking to the press after [the hearing] said``. None where word *first* opens its clause.
    """
    start = unit.stretch_start(first, floor)
    while start < first and unit.lower[start] in small.joiners:
        start += 1
    if start >= first or PARTICIPLE in small.grammar or not _is_opening(unit, start):
        return None
    if unit.lower[start] in small.prepositions:
        return None
    told = together(small.auxiliaries, small.pronouns, small.subordinators, small.before_clause, small.who)
    if not together(small.subordinators, small.who).isdisjoint(unit.lower[start:first]):
        return None
    for at in range(start, first):
        word = unit.words[at]
        if at > start and word.islower() and word.endswith(small.gerund_endings) and len(word) > SHORT:
            loose = unit.lower[at - 1] in small.determiners or unit.lower[at - 1] in small.prepositions
            named = unit.is_capital(start) or unit.lower[start] in small.determiners
            return (start, at) if named and not loose and is_subject(unit, start, at, small) else None
        if unit.lower[at] in told or is_past_verb(unit, at, small):
            return None
    return None


def _is_things(unit: Unit, first: int, end: int, small: Words) -> bool:
    """Whether words in small letters behind a joiner name nobody: ``who sells phones and [other small goods] says``."""
    known = together(small.role_nouns, small.plurals, small.pronouns)
    if is_past_verb(unit, first, small) and unit.lower[first - 1] in small.joiners:  # who shot one and [wounded three]
        return True
    return unit.lower[first - 1] in small.joiners and known.isdisjoint(unit.lower[first:end])


def _before_medium(unit: Unit, first: int, end: int, small: Words) -> int:
    """Where a subject ends that a medium follows: ``[the city] in a statement Monday said``, ``[Roe] in a letter``."""
    at = end - 1
    if at - 3 < first or unit.lower[at] not in small.media:
        return end
    start = at - 1
    while start > first + 1 and unit.lower[start] in small.determiners:
        start -= 1
    return start if unit.lower[start] in small.prepositions and unit.lower[start] not in small.of else end


def _is_predicate(unit: Unit, first: int, floor: int, small: Words) -> bool:
    """Whether the words belong to the verb of another clause: ``it will be [repaid by the board] said``."""
    before = unit.at(first - 1)
    verb = unit.lower[first].endswith(small.past_endings) and unit.words[first].islower()
    return first > floor and verb and before in small.auxiliaries


def _is_filler(unit: Unit, j: int, small: Words) -> bool:
    word = unit.lower[j]
    if word in small.auxiliaries or word in small.adverbs:
        return True
    if PARTICIPLE in small.grammar and word in small.determiners and unit.at(j + 1) in small.auxiliaries:
        return True  # le maire l’a reconnu
    if word in small.phases and unit.lower[j + 1].endswith(small.gerund_endings):
        return True
    if word in small.subordinators and unit.at(j + 1) in small.adverbs and unit.at(j - 1) in small.auxiliaries:
        return PARTICIPLE not in small.grammar  # has so far said
    if word.endswith(small.contractions) and len(word) > 3:
        return True
    if not word.endswith(small.adverb_endings) or len(word) < 5 or word != unit.words[j] or word in small.role_nouns:
        return False
    return j == 0 or unit.lower[j - 1] not in small.determiners  # the family, le gouvernement


def _before_insertion(unit: Unit, j: int, floor: int, small: Words) -> int:
    """Before ``, however,`` or ``, in a letter,`` between subject and verb."""
    lower = unit.lower
    while lower[j] == ",":
        start = unit.stretch_start(j - 1, floor)
        inserted = lower[start] in small.prepositions or lower[start].endswith(small.gerund_endings)
        adverb = start == j - 1 and (lower[start] in small.adverbs or lower[start].endswith(small.adverb_endings))
        if start - 2 < floor or lower[start - 1] != "," or not (adverb or (inserted and lower[start] not in small.of)):
            break
        j = start - 2 if unit.is_word(start - 2) or lower[start - 2] == "." else j
        if lower[j] == ",":
            break
    return j


def phrase_start(unit: Unit, j: int, floor: int, small: Words) -> int | None:
    """Where the noun phrase that ends with word *j* begins, within its stretch between marks."""
    lower = unit.lower
    k = unit.stretch_start(j, max(floor, j - REACH))
    spoken = k > 0 and lower[k - 1] == QUOTE and unit.runs[k - 1] in unit.spoken  # “…,” [papers filed before the court]
    for at in range(k, j + 1):
        word = lower[at]
        named = at < j and (unit.is_capital(at + 1) or lower[at + 1] in small.determiners)
        if word in small.who and at > k and not (named and word in small.relative):
            break
        stop = (
            (word in small.subordinators and not (word in small.that and lower[at - 1] in small.prepositions))
            or (at > k and word in small.before_clause and not spoken and (named or is_duration(lower[at - 1], small)))
            or (named and word in small.relative)
            or (_is_auxiliary(word, small) and not of_title(unit, at, small) and not is_initial(unit, at))
            or is_pronoun(word, small)
            or word.endswith(small.contractions)
            or _is_finite(unit, at, j, small)
        )
        if stop:
            k = at + 1
    if k > j:
        return None
    hedged = _with_hedge(unit, k, floor, small)
    if hedged is not None:
        return hedged
    k = after_time(unit, k, j, small)
    k = _after_joiner(unit, k, j, small)
    while k <= j and (
        lower[k] in small.joiners or lower[k] in small.adverbs or lower[k] in small.time or not unit.is_word(k)
    ):
        k += 1
    if k < j and lower[k] in small.partitives and not unit.words[k + 1][0].isdigit() and _is_opening(unit, k):
        return k
    if k <= j and lower[k] in small.prepositions:
        k = _after_fronted(unit, k, j, small)
    return k if k <= j else None


def _is_auxiliary(word: str, small: Words) -> bool:
    """Whether a word is a verb that no noun phrase holds: not ``un habitant [ayant] requis l’anonymat``."""
    return word in small.auxiliaries and not (PARTICIPLE in small.grammar and word.endswith(small.gerund_endings))


def _with_hedge(unit: Unit, k: int, floor: int, small: Words) -> int | None:
    """Where a subject begins that is a counted many behind a hedge: ``[At least] 10 towns``, ``[More than] 20``."""
    for length in (3, 2, 1):
        for first in (k, k - length, k - length + 1):
            number = first + length
            counted = floor <= first and number < len(unit.words) and unit.words[number][0].isdigit()
            if counted and tuple(unit.lower[first:number]) in small.hedges:
                return first
    return None


def _is_finite(unit: Unit, at: int, j: int, small: Words) -> bool:
    """Whether a word in front of a subject is a verb of its own clause: ``emailed [a news article]``."""
    word = unit.words[at]
    if at >= j or word not in unit.lower or not word.endswith(small.past_endings) or len(word) < 5:
        return False
    return unit.lower[at + 1] in small.determiners and unit.lower[at - 1] not in small.determiners


def _after_joiner(unit: Unit, k: int, j: int, small: Words) -> int:
    """Past an *and* that joins clauses; one that joins names or nouns stays inside."""
    lower = unit.lower
    for at in range(j, k, -1):
        if lower[at] not in small.joiners or lower[at + 1] in small.of:  # ministre de la Mer et de la Pêche
            continue
        before = range(k, at)
        plain = all(
            unit.is_capital(i)
            or lower[i] in small.determiners
            or lower[i] in small.attaching
            or lower[i] in small.role_nouns
            or (lower[i] in small.joiners and unit.is_capital(i - 1))
            or (i == k and unit.is_capital(i + 1))
            for i in before
        )
        whole = unit.at(at + 1) in small.determiners and unit.is_capital(at + 2) and _is_name_of(unit, k, at, small)
        if not plain and not whole and not (at - k <= 3 and not unit.is_capital(at + 1)):
            return at + 1
    return k


def _is_name_of(unit: Unit, k: int, at: int, small: Words) -> bool:
    """Whether no verb stands from *k* to the joiner at *at*, and a name behind *of* right before it:

    ``The committee of the National Assembly [and] the Senate``.
    """
    first = at
    while first > k and unit.is_capital(first - 1):
        first -= 1
    linked = first - 1 - (unit.lower[first - 1] in small.determiners)
    opens = k == 0 or not unit.is_word(k - 1)
    return opens and k < linked < first < at and unit.lower[linked] in small.of


def _after_fronted(unit: Unit, k: int, j: int, small: Words) -> int:
    """The subject after a fronted phrase without a comma: ``In the letter Mr. Roe [said]``."""
    lower = unit.lower
    at = j
    while at > k and (unit.is_capital(at) or (unit.words[at] == "." and unit.is_capital(at - 1))):
        at -= 1
    if at < j:
        if lower[at] in small.prepositions and at > k:  # officials in Nairobi
            return _after_fronted(unit, k, at - 1, small)
        at += 1
        while at < j and lower[at] in small.time:
            at += 1
        return at
    for at in range(j, k, -1):
        if lower[at] in small.determiners:
            if lower[at - 1] in small.attaching and at - 1 > k:
                continue
            return at if at > k + 1 else k + 1
    return j


def _with_more_before(unit: Unit, first: int, end: int, floor: int, small: Words) -> int:
    """Where the subject begins whose last words are *first* to *end*."""
    nick = with_nickname(unit, first, floor, small)
    if nick < first:
        return nick
    row = before_row(unit, first, end, floor, small)
    if row is not None:
        start = phrase_start(unit, row, floor, small)
        return first if start is None else start
    if unit.words[first][0].isdigit() and end - first > 1:  # In Ostend, 85 of the owners
        return first
    start = row_start(unit, first, end, floor, small)
    if start < first:
        return start
    return _with_name_before(unit, first, floor, small)


def _with_name_before(unit: Unit, first: int, floor: int, small: Words) -> int:
    """``Jane Roe, spokeswoman for the city [said]``: the apposition's closing comma is often left out."""
    lower = unit.lower
    if first - 2 < floor or lower[first - 1] != ",":
        return first
    before = phrase_start(unit, first - 2, floor, small)
    named = unit.is_capital(first) and lower[first] not in small.determiners
    if before is not None and named and lower[first - 2] in small.role_nouns and _is_opening(unit, before):
        return before
    office = any(
        lower[i] in small.role_nouns and lower[i + 1] in small.of
        for i in range(first, min(first + 5, len(unit.words) - 1))
    )
    if office and before is not None and first - before > 2 and _is_opening(unit, before):
        return before if all(unit.is_capital(i) or unit.words[i] == "." for i in range(before, first - 1)) else first
    if lower[first] not in small.appositive_leads and not unit.words[first][0].isdigit():
        return first
    adverb = before is not None and lower[before].endswith(small.adverb_endings) and first - before == 2
    if before is None or adverb or lower[before] in small.adverbs or past_time(unit, before, small) == first - 1:
        return first
    if lower[before] in small.time or not _is_opening(unit, before):
        return first
    return before if all(unit.is_capital(i) or unit.words[i] == "." for i in range(before, first - 1)) else first


def _with_pronoun_before(unit: Unit, first: int, floor: int, small: Words) -> int:
    """``[He and] Jane Roe``: where a pronoun joined to the subject begins, which opens its clause."""
    joined = first - 2 >= floor and unit.lower[first - 1] in small.joiners and unit.lower[first - 2] in small.pronouns
    return first - 2 if joined and unit.lower[first - 2] not in small.who and _is_opening(unit, first - 2) else first


def _is_opening(unit: Unit, first: int) -> bool:
    """Whether a clause may begin at *first*: at the start, or after a mark that is no apostrophe (``the States’``)."""
    return first == 0 or not (unit.is_word(first - 1) or unit.lower[first - 1] in APOSTROPHES)


def _before_apposition(unit: Unit, comma: int, floor: int, small: Words) -> int | None:
    """The start of ``Jane Roe, a lawyer, of Ohio`` given its closing comma: the leftmost stretch that can be a head."""
    segments: list[int] = []
    edge = comma
    best: int | None = None
    while edge > floor and comma - edge < REACH and len(segments) < 9:
        start = unit.stretch_start(edge - 1, floor)
        segments.append(start)
        opening = unit.lower[start]
        head = phrase_start(unit, edge - 1, floor, small)
        adjunct = opening in small.prepositions
        inside = opening in small.of or opening in small.listing  # of Ohio, including Ohio
        inserted = adjunct and opening not in small.of and head == start + 1
        if (inside or (inserted and best is None)) and start > floor and unit.lower[start - 1] == ",":
            best = None if opening in small.listing else best
            edge = start - 1
            continue
        complement = 0 < start <= floor and unit.is_word(start - 1)  # echoing the call, Jane Roe said
        fronted = start == 0 and (adjunct or opening.endswith(small.gerund_endings))  # In a letter, the mayor,
        if best is not None and (fronted or complement or (unit.is_capital(best) and adjunct)):
            break
        clause = not small.past_verbs.isdisjoint(unit.lower[start:edge])  # the remark came late, Roe, the mayor, said
        if len(segments) > 1 and head is not None and not clause and _is_head(unit, head, edge, small):
            best = head
        stopped = head is None or head > start or adjunct
        if len(segments) > 1 and stopped and best is not None:
            break
        if len(segments) > 1 and adjunct:
            break
        if start == 0 or start <= floor or unit.lower[start - 1] != ",":
            break
        edge = start - 1
    return best


def _apposed_end(unit: Unit, first: int, comma: int, small: Words) -> int:
    """The end of the descriptions after a name; remarks of time, place or manner do not belong to the source."""
    for i in range(first + 1, comma - 1):
        if unit.lower[i] != ",":
            continue
        word = unit.lower[i + 1]
        remark = word in small.subordinators or word in small.who or word.endswith(small.gerund_endings)
        if remark or (word in small.prepositions and word not in small.of) or word in small.joiners:
            return i
    return comma


def _before_relative(unit: Unit, comma: int, floor: int, small: Words) -> tuple[int | None, int]:
    """The subject of a verb behind a relative clause that only a comma ends: ``[An officer] who asked not to be named,
    said``; and where it ends."""
    start = unit.stretch_start(comma - 1, floor)
    for at in range(start + 1, comma - 1):
        if unit.lower[at] in small.who:
            return phrase_start(unit, at - 1, floor, small), at
    return None, comma


def _is_head(unit: Unit, first: int, end: int, small: Words) -> bool:
    word = unit.lower[first]
    if word in small.prepositions or word in small.adverbs or word in small.time:
        return False
    if word.endswith(small.gerund_endings) and (unit.words[first].islower() or first == 0):
        return False
    if all(unit.lower[i] in small.time or not unit.words[i][0].isalpha() for i in range(first, end)):
        return False
    return unit.is_capital(first) or word in small.determiners or word in small.role_nouns or end - first <= 3


def _frame_start(unit: Unit, first: int, floor: int, small: Words) -> int:
    """Before the words that open the subject's clause: ``as``, ``and``, ``but also``, a fronted adverb."""
    at = first
    while at > floor and (unit.lower[at - 1] in small.as_ or unit.lower[at - 1] in small.joiners):
        at -= 1
    return at
