"""Finds the frames of a unit: every reporting verb that has, or may have, a subject of its own."""

from msgspec.structs import replace

from haiti_digest.extract.statements.according import according_at
from haiti_digest.extract.statements.cues import Cue, Verbs
from haiti_digest.extract.statements.frames import Frame, cue_at, frame_end, that_after_person
from haiti_digest.extract.statements.gerunds import (
    ends_phrase,
    in_fronted_phrase,
    is_governed,
    is_of_body,
    is_owned,
    is_told,
    leads,
    new_thing,
)
from haiti_digest.extract.statements.inversion import inverted_at
from haiti_digest.extract.statements.lexicon import Phrases, Words
from haiti_digest.extract.statements.names import is_byname
from haiti_digest.extract.statements.passed_on import passed_on, passes_on
from haiti_digest.extract.statements.phrases import phrase_after
from haiti_digest.extract.statements.sources import (
    Subject,
    is_subject,
    subject_before,
    subject_before_marks,
    subject_before_relative,
)
from haiti_digest.extract.statements.standing import (
    PARTICIPLE,
    auxiliary_apart,
    be_before,
    coordinated,
    in_fronted_clause,
    in_locution,
    is_noun,
    is_past_verb,
    may_be_finite,
    modifies,
)
from haiti_digest.extract.statements.starts import phrase_start
from haiti_digest.extract.statements.units import QUOTE, Unit
from haiti_digest.language.lexicon import together, without
from haiti_digest.text.tokens import places_of

PERSON = "person_clause"
SPOKEN = frozenset(["quote"])
ASKING = frozenset(["question", "person_infinitive"])
"""He asked (them) whether it works."""
MADE = 6
"""Words of those who are made to say something."""
MOST = 24
"""Frames of a unit that are looked at: a sentence with more reporting verbs is a list of words."""


Made = dict[tuple[int, int], Frame | None]
"""The frame of the verb at a word with its subject looked for after another."""


def frames_of(
    unit: Unit,
    verbs: Verbs,
    phrases: Phrases,
    small: Words,
    live: frozenset[int] | None = None,
    made: Made | None = None,
) -> list[Frame]:
    """The frames of a unit in order. A subject is looked for after the frame before it; with *live*, the places of the
    verbs that have content, only after those. What was *made* before is taken as it was, and what is made added.
    """
    made = {} if made is None else made
    found: list[Frame] = []
    floor = done = 0
    for i in places_of(unit.lower, verbs.any):
        if i < done or len(found) == MOST:
            continue
        place = i, floor
        if place not in made:
            made[place] = _frame_at(unit, i, floor, verbs, phrases, small)
        frame = made[place]
        if frame is None or (found and _goes_on_inside(unit, frame, found[-1], small)):
            continue
        found.append(frame)
        done = frame.cue[1]
        if live is not None and frame.cue[0] not in live:
            continue
        floor = max(frame.cue[1], frame.end if frame.opened or frame.inverted else 0)
    return found


def _goes_on_inside(unit: Unit, frame: Frame, before: Frame, small: Words) -> bool:
    """Whether a present belongs to what somebody said in the past: ``He noted that it works and [welcomes] guests``."""
    joined = frame.borrows and frame.verb.form == "s" and unit.at(frame.first - 1) in small.joiners
    return joined and before.opened and before.verb.form == "past" and PARTICIPLE not in small.grammar


def _frame_at(unit: Unit, i: int, floor: int, verbs: Verbs, phrases: Phrases, small: Words) -> Frame | None:
    if unit.lower[i] in phrases:
        return according_at(unit, i, phrases[unit.lower[i]], small)
    met = cue_at(unit, i, verbs, small)
    noun = met is not None and PARTICIPLE not in small.grammar and _verb_follows(met, unit, verbs)
    return None if met is None or noun else _frame(unit, i, met, floor, small)


def _verb_follows(met: tuple[Cue, int], unit: Unit, verbs: Verbs) -> bool:
    """Whether a form in *s* is the plural subject of the next verb: ``[reports] indicate that``."""
    following = verbs.single.get(unit.at(met[1]))
    return met[0].form == "s" and following is not None and following.form == "base"


def _frame(unit: Unit, i: int, met: tuple[Cue, int], floor: int, small: Words) -> Frame | None:
    verb, after = met
    before = unit.at(i - 1)
    as_told = before in small.so and unit.at(i - 2) in small.as_  # comme l’explique Mme Roe
    determined = before in small.determiners and (before not in small.relative and before not in small.that)
    determined = determined and not as_told
    if passes_on(unit, i, small) or (determined and not _speaks_alone(unit, i, after, verb, small)):
        return None
    quoted = passed_on(unit, i, verb, floor, small)
    if quoted is not None:
        return Frame(verb, (i, after), (quoted.first, quoted.end), quoted.frame, *_after_verb(unit, after, verb, small))
    if verb.form == "ing" and (
        is_owned(unit, i, small) or ends_phrase(unit, i, after, small) or is_of_body(unit, i, small)
    ):
        return None
    told = PARTICIPLE in small.grammar  # a-t-il lancé à la ville
    if verb.frames <= SPOKEN and not told and unit.at(after) in small.infinitive:  # donations began to come
        return None
    apart = auxiliary_apart(unit, i, verb, small)
    if apart is not None:
        return _plain(unit, i, after, verb, apart, floor, small)
    if is_noun(unit, i, verb, small) or not may_be_finite(unit, i, verb, small):
        return None
    inverted = inverted_at(unit, i, after, verb, small)
    if inverted is not None:
        return inverted
    if verb.form == "ing" and before not in small.be and not be_before(unit, i, small):
        return _participle(unit, i, after, verb, small)
    purpose = before in small.viewing and PARTICIPLE in small.grammar
    if before in small.infinitive or purpose:
        return _infinitive(unit, i, after, verb, floor, small)
    if before in small.joiners and unit.at(after).endswith(small.gerund_endings) and unit.at(after + 1) in small.of:
        return None  # and repeated shelling of the port
    if verb.form == "base" and PARTICIPLE in small.grammar:  # il faut dire que
        return None
    if before in small.joiners or (before in small.adverbs and unit.at(i - 2) in small.joiners):
        return _borrowing(unit, i, after, verb, small) if verb.form in ("past", "s") else None
    marked = before == QUOTE and not (i == 1 and is_byname(unit, 0))
    acts = marked and PARTICIPLE not in small.grammar and verb.form in ("past", "s")
    if acts and (subject := subject_before_marks(unit, i, small)) is not None:
        return Frame(verb, (i, after), (subject.first, subject.end), i, *_after_verb(unit, after, verb, small))
    since = before in small.adverbs and unit.at(i - 2) in small.auxiliaries and PARTICIPLE not in small.grammar
    led = before in small.prepositions and not since  # has since said
    if (led or marked) and not in_locution(unit, i - 1, small):
        return None
    return _plain(unit, i, after, verb, i, floor, small)


def _plain(unit: Unit, i: int, after: int, verb: Cue, behind: int, floor: int, small: Words) -> Frame | None:
    """The frame of a verb whose subject stands before *behind*: the verb itself, or what is inserted before it."""
    subject = subject_before_relative(unit, behind, floor, small) or subject_before(unit, behind, floor, small)
    subject = subject or _before_participle_clause(unit, behind, floor, small)
    if subject is not None and subject.first == floor and (whom := _who_acts_on(unit, floor, i, small)) is not None:
        subject = whom
    if subject is not None and _ends_relative(unit, subject.first, subject.end, small):
        return _borrowing(unit, i, after, verb, small)
    if subject is None:
        start = coordinated(unit, i, verb, small)
        return None if start is None else replace(_borrowing(unit, i, after, verb, small), first=start)
    if PARTICIPLE in small.grammar and unit.at(subject.first) in small.who and unit.at(subject.first - 1) == QUOTE:
        return None  # une « crise » qui exige une « solution »
    passive = subject.passive and verb.form == "past"
    end, opened = _after_verb(unit, after, verb, small)
    if verb.form == "past" and not subject.passive and modifies(unit, i, opened, small):
        return None
    if _is_done_by(unit, i, after, verb, subject, small):
        return None
    source = (subject.first, subject.end)
    fronted = _main_clause(unit, end, small)[0] if in_fronted_clause(unit, subject.first, small) else None
    return Frame(verb, (i, after), source, subject.frame, end, opened, passive, fronted=fronted)


def _is_done_by(unit: Unit, i: int, after: int, verb: Cue, subject: Subject, small: Words) -> bool:
    """Whether the verb is a participle that tells who did it: ``40 boats [pledged] by Norland``, ``a plan [agreed] on
    by the board``.
    """
    led = unit.at(after) in small.prepositions and unit.at(after + 1) in small.by
    after += led
    if PARTICIPLE in small.grammar or verb.form != "past" or subject.passive or unit.at(after) not in small.by:
        return False
    noun = after + 2 if unit.at(after + 1) in small.determiners else after + 1
    doer = led or unit.is_capital(noun) or unit.at(noun) in small.role_nouns
    return doer and subject.end == i and unit.at(noun) not in together(small.time, small.media)


def _before_participle_clause(unit: Unit, i: int, floor: int, small: Words) -> Subject | None:
    """The subject of a verb behind a participle with what it tells, between commas: ``[The envoy], noting that the port
    was shut, urged``.
    """
    if unit.at(i - 1) != "," or not floor:
        return None
    found = subject_before(unit, i, 0, small)
    apart = found is not None and found.end < floor and unit.lower[found.end] == ","
    if found is None or not apart:
        return None
    opens = found.end + 1 + (unit.lower[found.end + 1] in small.concessive)
    if not unit.lower[opens].endswith(small.gerund_endings):
        return None
    return Subject(found.first, found.end, i, found.passive)


def _who_acts_on(unit: Unit, floor: int, i: int, small: Words) -> Subject | None:
    """The subject of the verb at *i* that a relative clause without commas tells of, where the words before the verb,
    from *floor*, are what the verb of that clause acts on: ``[Sailors] who have praised the plan warned``.
    """
    if PARTICIPLE in small.grammar or unit.lower[floor - 1] in small.said or not floor:
        return None
    at = floor - 2
    while at > 0 and (unit.lower[at] in small.auxiliaries or unit.lower[at] in small.adverbs):
        at -= 1
    if at < 1 or unit.lower[at] not in without(small.who, small.relative) or not unit.is_word(at - 1):
        return None
    first = phrase_start(unit, at - 1, 0, small)
    return Subject(first, at, i) if first is not None and is_subject(unit, first, at, small) else None


def _ends_relative(unit: Unit, first: int, end: int, small: Words) -> bool:
    """Whether the words before a verb are a clause of their own with a past verb, told by *where* or the like:

    ``Roe while in Ostend, where [the family gathered for prayers] assured them``.
    """
    if PARTICIPLE in small.grammar or unit.at(first - 1) not in small.question:
        return False
    return unit.at(first - 2) == "," and any(is_past_verb(unit, k, small) for k in range(first + 2, end))


def _speaks_alone(unit: Unit, i: int, after: int, verb: Cue, small: Words) -> bool:
    """Whether a word that may open a noun phrase is the subject itself: ``Another [said] it works``."""
    before = unit.at(i - 1)
    if before not in small.quantifiers or unit.at(i - 2) in small.determiners:
        return False
    if verb.form == "s":  # one says it works; not: the most telling fault
        return before in small.single and "bare" in verb.frames
    if verb.form == "ing":
        return True
    told = "bare" in verb.frames or unit.at(after) in small.that or unit.at(after) in (QUOTE, ":")
    return told and (verb.form == "past" or before in small.plurals or "bare" in verb.frames)


def _after_verb(unit: Unit, after: int, verb: Cue, small: Words) -> tuple[int, bool]:
    """Past the person told and the adjuncts."""
    at = after
    if PERSON in verb.frames:
        that = that_after_person(unit, at, len(unit.words), small)
        if that is not None:
            return that + 1, True
        at = _past_person(unit, at, verb, small)
    elif verb.frames >= ASKING:
        told = phrase_after(unit, at, small, len(unit.words), apposition=False)
        if told > at and (unit.at(told) in small.conditional or unit.at(told) in small.asking):
            return told, False
    return frame_end(unit, at, len(unit.words), small, "noun_that" in verb.frames)


def _past_person(unit: Unit, at: int, verb: Cue, small: Words) -> int:
    """Past those told; *at* itself where the words there are the subject of what is said: ``promised [more boats] would
    come``.
    """
    if unit.at(at) in together(small.that, small.infinitive, small.not_finite) or not unit.is_word(at):
        return at
    if unit.lower[at] in without(small.objects, small.owners):
        return at + 1
    end = phrase_after(unit, at, small, len(unit.words), apposition=False)
    return at if "clause" in verb.frames and unit.at(end) in small.finite else end


def _participle(unit: Unit, i: int, after: int, verb: Cue, small: Words) -> Frame | None:
    opens = i == 0 or (i <= 2 and all(leads(unit, k, small) for k in range(i)))
    fronts = opens or in_fronted_phrase(unit, i, small)
    fronted, source = _main_clause(unit, after, small) if fronts else (None, None)
    if not opens and source is None:
        return _later_participle(unit, i, after, verb, small)
    end, opened = _after_verb(unit, after, verb, small)
    return Frame(verb, (i, after), source, i, end, opened, fronted=fronted)


def _later_participle(unit: Unit, i: int, after: int, verb: Cue, small: Words) -> Frame | None:
    """The frame of a participle that does not open its sentence: its subject stands before it, or is lent to it."""
    before = unit.at(i - 1)
    if before in (",", "—", "–", QUOTE, "") or (
        before in together(small.prepositions, small.joiners, small.adverbs, small.media, small.concessive)
    ):
        return replace(_borrowing(unit, i, after, verb, small), first=_lead_start(unit, i, small))
    subject = subject_before(unit, i, 0, small)
    source = (subject.first, subject.end) if subject else None
    if i > 1 and is_past_verb(unit, i - 2, small) and unit.words[i - 1].islower():  # denied [reports] suggesting
        source = i - 1, i
    if source is None or unit.lower[source[0]].endswith(small.adverb_endings):
        return None
    acted = next((k for k in range(source[1] - 1, source[0], -1) if is_past_verb(unit, k, small)), None)
    thing = None if acted is None else new_thing(unit, acted, i, small)
    if acted is not None and thing is None:  # Roe spent a day asking
        return _borrowing(unit, i, after, verb, small)
    source = thing or source
    if PARTICIPLE in small.grammar and source[1] - source[0] == 1 and unit.words[source[0]].islower():
        return None  # s’est voulu rassurant
    if is_governed(unit, *source, small) or is_told(unit, *source, small):
        return _borrowing(unit, i, after, verb, small)
    end, opened = _after_verb(unit, after, verb, small)
    return Frame(verb, (i, after), source, i, end, opened)


def _lead_start(unit: Unit, i: int, small: Words) -> int:
    """Where the words begin that lead a participle behind a comma: ``La mairie ferme le port, [tout en] assurant``."""
    if PARTICIPLE not in small.grammar or unit.at(i - 1) not in small.prepositions:
        return i
    return next((k for k in (i - 1, i - 2) if unit.at(k - 1) == "," and unit.is_word(k)), i)


def _main_clause(unit: Unit, after: int, small: Words) -> tuple[int | None, tuple[int, int] | None]:
    """Where the main clause begins after an opening participle, and its subject."""
    joined = unit.lower[0] in small.joiners  # But they note that, in spite of it, there is
    for i in range(after, len(unit.words) - 1):
        comma, following = unit.lower[i] == ",", unit.lower[i + 1]
        if not comma and unit.lower[i] != QUOTE:
            continue
        if comma and not joined and following in small.expletives:  # While they boast of it, there is
            return i, None
        named = unit.is_capital(i + 1) or following in small.pronouns or following in small.determiners
        end = phrase_after(unit, i + 1, small, len(unit.words))
        acts = (k for k in range(i + 3, end) if is_past_verb(unit, k, small) or unit.lower[k] in small.said)
        end = next(acts, end)
        if named and is_subject(unit, i + 1, end, small) and (comma or unit.is_word(end)):
            return (i if comma else i + 1), (i + 1, end)
    return None, None


def _borrowing(unit: Unit, i: int, after: int, verb: Cue, small: Words) -> Frame:
    """A frame whose subject is that of the clause it goes on with; which one is told by `lend_subjects`."""
    end, opened = _after_verb(unit, after, verb, small)
    return Frame(verb, (i, after), None, i, end, opened, borrows=True)


def _made_to(unit: Unit, to: int, small: Words) -> tuple[int, int] | None:
    """Who was made to do what the infinitive behind *to* tells: ``The notes prompted [some sailors] to argue``."""
    for k in range(to - 2, max(-1, to - 2 - MADE), -1):
        if unit.lower[k] in small.causing:
            whole = phrase_after(unit, k + 1, small, to) == to or unit.at(k + 1) in small.objects
            return (k + 1, to) if whole and is_subject(unit, k + 1, to, small) else None
        if not unit.is_word(k):
            break
    return None


def _infinitive(unit: Unit, i: int, after: int, verb: Cue, floor: int, small: Words) -> Frame | None:
    end, opened = _after_verb(unit, after, verb, small)
    made = _made_to(unit, i - 1, small)
    if made is not None and (opened or unit.at(end) == QUOTE):
        return Frame(verb, (i, after), made, i, end, opened)
    phase = next((k for k in (i - 2, i - 3) if unit.at(k) in small.phases), None)
    if phase is not None and (phase == i - 2 or unit.at(i - 2) in small.particles):  # went on to say
        subject = subject_before(unit, phase, floor, small)
        if subject is not None:
            return Frame(verb, (i, after), (subject.first, subject.end), subject.frame, end, opened)
    if not opened and unit.at(end) != QUOTE and not (unit.at(end) in ",:" and unit.at(end + 1) == QUOTE):
        return None
    follows = unit.at(i - 2) in small.before_clause and (unit.at(i - 3) in (",", QUOTE) or unit.is_capital(i - 3))
    if PARTICIPLE in small.grammar and unit.at(i - 1) not in small.viewing and not follows:  # il est prêt à dire que
        return None
    return Frame(verb, (i, after), None, i - 2 if follows else i, end, opened, borrows=True)
