"""Who says it: the words before or after a reporting verb that name its subject."""

import msgspec

from haiti_digest.extract.statements.apposed import (
    apposed_end,
    before_apposition,
    before_relative,
    with_more_before,
    with_pronoun_before,
)
from haiti_digest.extract.statements.letters import before_letters
from haiti_digest.extract.statements.lexicon import Words
from haiti_digest.extract.statements.moments import before_time
from haiti_digest.extract.statements.names import is_byname, with_nickname
from haiti_digest.extract.statements.phrases import is_pronoun
from haiti_digest.extract.statements.standing import PARTICIPLE, SHORT, in_locution, is_past_verb
from haiti_digest.extract.statements.starts import REACH, is_opening, phrase_start
from haiti_digest.extract.statements.units import DASHES, QUOTE, Unit
from haiti_digest.language.lexicon import together, without

DETERMINED = 4
"""Words of a short noun phrase with its article."""
PERCENT = "%"
YEAR = 4
"""Digits of a year."""


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
    timed, j = j, before_time(unit, j, floor, small)
    if j < timed and is_past_verb(unit, j, small) and PARTICIPLE not in small.grammar and unit.is_word(j - 1):
        j -= 1  # a report published Wednesday said
    while j >= floor and _is_filler(unit, j, small):
        passive = passive or (lower[j] in small.be and PARTICIPLE not in small.grammar)  # was last week asked
        j -= 1
    if j == floor == 0 and cue == 1 and is_byname(unit, 0):
        return Subject(0, 1, 0)
    if j < floor or lower[j] == QUOTE:
        return None
    if is_pronoun(lower[j], small):
        return Subject(j, j + 1, _frame_start(unit, j, floor, small), passive)
    if lower[j] in small.joiners or (lower[j] == "," and lower[j - 1 : j] and lower[j - 1] == QUOTE):
        return None
    if (head := _before_object(unit, j, floor, small)) is not None:
        return Subject(*head, head[0], passive)
    j = _before_insertion(unit, unit.before_dashes(j, floor), floor, small)
    j = _before_late_medium(unit, j, floor, small)
    if unit.words[j] in DASHES and unit.words[j] != "-":
        return None
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
            first = with_more_before(unit, _from_owner(unit, first, end, small), end, floor, small)
    if first is None or not is_subject(unit, first, end, small) or _is_predicate(unit, first, floor, small):
        return None
    if _is_medium(unit, first, end, small) or _is_acting(unit, first, small):
        return None
    first = with_pronoun_before(unit, _from_speech(unit, first, floor, small), floor, small)
    end = _before_medium(unit, first, end, small)
    return Subject(first, end, _frame_start(unit, first, floor, small), passive)


def _from_owner(unit: Unit, first: int, end: int, small: Words) -> int:
    """Where a subject begins whose owner follows the one told: ``told the jury [my client] acknowledged``."""
    if PARTICIPLE in small.grammar or unit.lower[first] not in small.determiners:
        return first
    if not small.who.isdisjoint(unit.lower[first:end]):  # those who back [her] opponents
        return first
    apart = together(small.prepositions, small.joiners, small.determiners, small.adverbs)
    for at in range(first + 2, end - 1):
        if unit.lower[at] in small.owners and unit.words[at - 1].islower() and unit.lower[at - 1] not in apart:
            return at
    return first


def _from_speech(unit: Unit, first: int, floor: int, small: Words) -> int:
    """Where a subject begins right behind spoken words, where only more of it stands before word *first*:

    ``“…,” [lead researcher and] NASA scientist Jane Roe`` · ``“…,” [Jane Roe, of the Council on Air,] Tides and Sea``.
    """
    at = first - 1
    while at > floor and (unit.is_word(at) or unit.lower[at] == ","):
        at -= 1
    if not (floor <= at < first - 1 and unit.lower[at] == QUOTE and unit.runs[at] in unit.spoken):
        return first
    comma = next((k for k in range(at + 1, first) if unit.lower[k] == ","), first)
    short = comma - at <= DETERMINED  # another friend, Jane Roe
    described = unit.lower[at + 1] in small.determiners and (short or not unit.is_capital(first))
    named = unit.is_capital(at + 1) or described or "," not in unit.lower[at:first]
    verbs = together(small.auxiliaries, small.pronouns, small.who, small.subordinators, small.as_)
    if not named or not verbs.isdisjoint(unit.lower[at + 1 : first]) or unit.lower[at + 1] in small.prepositions:
        return first
    if unit.lower[at + 1] in together(small.adverbs, small.time, small.joiners) or PARTICIPLE in small.grammar:
        return first
    acts = any(
        is_past_verb(unit, k, small) or unit.lower[k].endswith(small.gerund_endings + small.adverb_endings)
        for k in range(at + 1, first)
    )
    return first if acts else at + 1


def _before_comma(unit: Unit, comma: int, floor: int, small: Words) -> tuple[int | None, int]:
    """The subject whose descriptions, or what a relative clause tells of it, end with a comma before the verb."""
    first = before_apposition(unit, comma, floor, small)
    if first is None:
        return before_relative(unit, comma, floor, small)
    he = without(small.pronouns, small.who)
    if any(unit.lower[k - 1] == "," and unit.lower[k] in he for k in range(first + 1, comma)):
        return None, comma  # the call, he asked about it,
    if first - 2 > floor and unit.lower[first - 1] in small.who and unit.lower[first - 2] == ",":  # Roe, who lives in
        return phrase_start(unit, first - 3, floor, small), first - 2
    first = with_nickname(unit, first, floor, small)
    return first, apposed_end(unit, first, comma, small)


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
            if first is None or not is_subject(unit, first, end, small):
                return None
            first = with_more_before(unit, first, end, 0, small)
            return Subject(first, end, _frame_start(unit, first, 0, small))
    return None


def subject_before_marks(unit: Unit, cue: int, small: Words) -> Subject | None:
    """The subject of a verb behind words in marks that end what a relative clause or a participle tells of it:

    ``[Jane Roe], who calls it “a mess,” said`` · ``[The mayor], citing “the cost,” said``.
    """
    start = unit.stretch_start(cue - 2, 0) if unit.at(cue - 1) == QUOTE and unit.is_word(cue - 2) else 0
    if start < 2 or unit.lower[start - 1] != ",":
        return None
    told = unit.lower[start] in small.who or unit.lower[start].endswith(small.gerund_endings)
    told = told and unit.lower[start] not in small.listing
    first = phrase_start(unit, start - 2, 0, small) if told else None
    found = first is not None and is_subject(unit, first, start - 1, small)
    return Subject(first, start - 1, cue) if found and first is not None else None


def _determined(unit: Unit, last: int, floor: int, small: Words) -> int | None:
    """Where a short noun phrase with an article begins that ends with word *last*: ``[a] note``."""
    if last > floor and is_past_verb(unit, last - 1, small) and unit.lower[last].endswith(small.plural_endings):
        return last  # wore shirts that said
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
    if end - first > 1 and unit.lower[first] in without(small.relative, small.determiners):  # which [considers]
        return False
    if unit.lower[first] in small.expletives or (end - first > 1 and last in small.who):
        return False
    if last in small.determiners and last not in small.quantifiers and last not in small.pronouns:
        return False
    named = unit.is_capital(end - 1) and end - first > 1 and unit.is_capital(end - 2)  # One Ostend Now
    if (last in small.adverbs and not named) or last in small.prepositions or last in small.auxiliaries:
        return False
    if (
        last.endswith(small.possessive_endings)
        and unit.is_word(end)
        and not last.endswith(small.plural_possessives)
        and not is_pronoun(last, small)
    ):
        return False
    return any(unit.lower[i][0].isalpha() for i in range(first, end)) or _counts_people(unit, first, end, small)


def _counts_people(unit: Unit, first: int, end: int, small: Words) -> bool:
    """Whether a number alone stands for those counted: ``[42%] say``, ``and [39] have said``; no year."""
    if not unit.words[first][0].isdigit():
        return False
    if unit.lower[end - 1] == PERCENT:
        return end - first == 2
    opens = first == 0 or unit.lower[first - 1] in small.joiners or unit.lower[first - 1] in small.subordinators
    return opens and end - first == 1 and len(unit.words[first]) < YEAR


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
    if start >= first or PARTICIPLE in small.grammar or not is_opening(unit, start):
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


def _before_object(unit: Unit, j: int, floor: int, small: Words) -> tuple[int, int] | None:
    """The subject of a relative clause that ends with its object *j*: ``[groups] that have backed him say``."""
    if PARTICIPLE in small.grammar or unit.lower[j] not in without(small.objects, small.owners, small.selves):
        return None
    at, opens = j - 1, together(small.who, small.that)
    if unit.at(at) in small.prepositions:  # calls that some of them said were good
        return None
    while at > max(floor, j - DETERMINED) and unit.is_word(at) and unit.lower[at] not in opens:
        at -= 1
    if unit.lower[at] not in opens or at <= floor or not unit.is_word(at - 1):
        return None
    first = phrase_start(unit, at - 1, floor, small)
    return (first, at) if first is not None and is_subject(unit, first, at, small) else None


def _before_medium(unit: Unit, first: int, end: int, small: Words) -> int:
    """Where a subject ends that a medium follows: ``[the city] in a statement Monday said``, ``[Roe] in a letter``."""
    at = end - 1
    if at - 3 < first or unit.lower[at] not in small.media:
        return end
    start = at - 1
    while start > first + 1 and unit.lower[start] in small.determiners:
        start -= 1
    return start if unit.lower[start] in small.prepositions and unit.lower[start] not in small.of else end


def _is_medium(unit: Unit, first: int, end: int, small: Words) -> bool:
    """Whether the words only tell where somebody said it who is named before: ``and in [a statement] said``."""
    led = unit.at(first - 1) in small.prepositions and unit.at(first - 2) in small.joiners
    return led and unit.lower[end - 1] in small.media and unit.lower[first] in small.determiners


def _is_acting(unit: Unit, first: int, small: Words) -> bool:
    """Whether the words at *first* are the verb of a pronoun: ``elle [déposera une motion]``, ``ils ont [pu voir]``."""
    if PARTICIPLE not in small.grammar:
        return False
    before = first - 1 - (unit.at(first - 1) in small.auxiliaries)
    return unit.at(before) in small.subjects


def _before_late_medium(unit: Unit, j: int, floor: int, small: Words) -> int:
    """Before a comma and the medium that ends at word *j* without one behind it: ``[Roe], in a statement said``."""
    comma = unit.stretch_start(j, floor) - 1
    if unit.lower[j] not in small.media or comma <= floor or unit.lower[comma] != "," or j - comma > DETERMINED:
        return j
    opens = unit.lower[comma + 1] in small.prepositions and unit.lower[comma + 1] not in small.of
    told = together(small.prepositions, small.auxiliaries, small.joiners)
    alone = opens and j - comma > 1 and told.isdisjoint(unit.lower[comma + 2 : j])
    return comma - 1 if alone and unit.is_word(comma - 1) else j


def _is_predicate(unit: Unit, first: int, floor: int, small: Words) -> bool:
    """Whether the words belong to the verb of another clause: ``it will be [repaid by the board] said``."""
    before = unit.at(first - 1)
    verb = unit.lower[first].endswith(small.past_endings) and unit.words[first].islower()
    return first > floor and verb and before in small.auxiliaries


def _is_filler(unit: Unit, j: int, small: Words) -> bool:
    word = unit.lower[j]
    if word in small.auxiliaries or word in small.adverbs or in_locution(unit, j, small):
        return True
    if PARTICIPLE in small.grammar and word in without(small.objects, small.pronouns):  # le maire lui a dit
        return unit.is_word(j - 1) and unit.at(j - 1) not in together(small.prepositions, small.joiners)
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
    return unit.at(j - 1) not in without(small.determiners, small.quantifiers)  # the family; another reportedly


def _before_insertion(unit: Unit, j: int, floor: int, small: Words) -> int:
    """Before ``, however,`` or ``, in a letter,`` between subject and verb."""
    lower = unit.lower
    alone = together(small.adverbs, small.objects) if PARTICIPLE in small.grammar else small.adverbs  # , lui,
    while lower[j] == ",":
        start = unit.stretch_start(j - 1, floor)
        inserted = lower[start] in small.prepositions or lower[start].endswith(small.gerund_endings)
        adverb = start == j - 1 and (lower[start] in alone or lower[start].endswith(small.adverb_endings))
        if start - 2 < floor or lower[start - 1] != "," or not (adverb or (inserted and lower[start] not in small.of)):
            break
        j = start - 2 if unit.is_word(start - 2) or lower[start - 2] == "." else j
        if lower[j] == ",":
            break
    return j


def _frame_start(unit: Unit, first: int, floor: int, small: Words) -> int:
    """Before the words that open the subject's clause: ``as``, ``and``, ``but also``, a fronted adverb."""
    at = first
    while at > floor and (unit.lower[at - 1] in small.as_ or unit.lower[at - 1] in small.joiners):
        at -= 1
    return at
