"""Finds the frames of a unit: every reporting verb that has, or may have, a subject of its own."""

from msgspec.structs import replace

from haiti_digest.extract.statements.cues import Cue, Verbs
from haiti_digest.extract.statements.frames import Frame, cue_at, frame_end, that_after_person
from haiti_digest.extract.statements.lexicon import Phrases, Words
from haiti_digest.extract.statements.moments import past_time
from haiti_digest.extract.statements.phrases import phrase_after
from haiti_digest.extract.statements.sources import is_subject, subject_before, subject_before_relative
from haiti_digest.extract.statements.standing import (
    PARTICIPLE,
    auxiliary_apart,
    be_before,
    before_auxiliaries,
    coordinated,
    in_fronted_clause,
    is_noun,
    is_past_verb,
    may_be_finite,
    modifies,
)
from haiti_digest.extract.statements.units import QUOTE, Unit
from haiti_digest.language.lexicon import together
from haiti_digest.text.tokens import places_of

PERSON = "person_clause"
SPOKEN = frozenset(["quote"])
ASKING = frozenset(["question", "person_infinitive"])
"""He asked (them) whether it works."""
ACCORDING = "according"
BARE = "bare-clauses"
OBJECTS = frozenset(["phrase", "person_for", "echo", "naming"])
NAMED = 14
"""Words that may follow the noun of a body in its name."""
TOLD = 5
"""Words that name those told, before the subject."""
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
        if frame is None:
            continue
        found.append(frame)
        done = frame.cue[1]
        if live is not None and frame.cue[0] not in live:
            continue
        floor = max(frame.cue[1], frame.end if frame.opened or frame.inverted else 0)
    return found


def _frame_at(unit: Unit, i: int, floor: int, verbs: Verbs, phrases: Phrases, small: Words) -> Frame | None:
    if unit.lower[i] in phrases:
        return _according(unit, i, phrases[unit.lower[i]], small)
    met = cue_at(unit, i, verbs)
    return None if met is None or _verb_follows(met, unit, verbs) else _frame(unit, i, met, floor, small)


def _verb_follows(met: tuple[Cue, int], unit: Unit, verbs: Verbs) -> bool:
    """Whether a form in *s* is the plural subject of the next verb: ``[reports] indicate that``."""
    following = verbs.single.get(unit.at(met[1]))
    return met[0].form == "s" and following is not None and following.form == "base"


def _according(unit: Unit, i: int, phrases: list[tuple[str, ...]], small: Words) -> Frame | None:
    first = next((i + len(parts) for parts in phrases if tuple(unit.lower[i : i + len(parts)]) == parts), None)
    if first is None:
        return None
    end = first + 1 if unit.at(first) in small.objects else phrase_after(unit, first, small, len(unit.words))
    if end == first and unit.at(first) == QUOTE:
        end = first + 1
    if end == first:
        return None
    if opening := _opening_end(unit, i, end, small):
        end = opening
    elif further := _described_end(unit, end, small):
        end = further
    elif unit.is_word(end) and unit.words[end].islower() and unit.at(end + 1) == "," and end - first > 1:  # Oslo media,
        end += unit.lower[end] in small.media or unit.lower[end] in small.role_nouns
    verb = Cue(ACCORDING, "base", frozenset([ACCORDING]))
    return Frame(verb, (i, first), (first, end), i, _past_participle(unit, end, small))


def _described_end(unit: Unit, end: int, small: Words) -> int | None:
    """The mark that ends a source which a participle or a superlative tells more of, behind its noun at *end*:

    ``selon un rapport publié [mardi à Dol].`` · ``selon les chiffres [les plus récents de la mairie]``.
    """
    participle = any(_is_participle(unit, k, small) for k in (end - 1, end - 2))
    superlative = unit.at(end) in small.determiners and unit.at(end + 1) in small.not_finite
    if PARTICIPLE not in small.grammar or not (participle or superlative):
        return None
    finite = small.auxiliaries - small.not_finite
    for k in range(end, min(len(unit.words), end + NAMED)):
        if unit.lower[k] in (",", "."):
            return k if k > end else None
        if unit.lower[k] in finite or unit.lower[k] in small.who or not unit.is_word(k):
            return None
    return None


def _is_participle(unit: Unit, k: int, small: Words) -> bool:
    ends = k > 0 and unit.lower[k].endswith(small.past_endings) and unit.words[k].islower()
    return ends and unit.lower[k - 1] not in small.determiners


def _past_participle(unit: Unit, end: int, small: Words) -> int:
    """Past what a participle between commas tells of a source: ``Selon le maire, [interrogé à Dol], …``."""
    if PARTICIPLE not in small.grammar or unit.at(end) != "," or not unit.at(end + 1).endswith(small.past_endings):
        return end
    for k in range(end + 2, min(len(unit.words), end + NAMED)):
        if unit.lower[k] == ",":
            return k
        if not unit.is_word(k) or unit.lower[k] in small.auxiliaries - small.not_finite:
            break
    return end


def _opening_end(unit: Unit, i: int, end: int, small: Words) -> int | None:
    """The comma that ends a source which opens the sentence, where only words of its name stand before it:

    ``D’après le Bureau [intégré des Ports de Norland (BIPN)], …``.
    """
    if PARTICIPLE not in small.grammar or i > 1:
        return None
    for k in range(end, min(len(unit.words), end + NAMED)):
        if unit.lower[k] == ",":
            return k if k > end else None
        if unit.lower[k] in small.auxiliaries or not (unit.is_word(k) or unit.words[k] in "()"):
            return None
    return None


def _frame(unit: Unit, i: int, met: tuple[Cue, int], floor: int, small: Words) -> Frame | None:
    verb, after = met
    before = unit.at(i - 1)
    determined = before in small.determiners and (before not in small.relative and before not in small.that)
    if determined and not _speaks_alone(unit, i, after, verb, small):
        return None
    if verb.form == "ing" and (_is_owned(unit, i, small) or _ends_phrase(unit, i, after, small)):
        return None
    if verb.frames <= SPOKEN and unit.at(after) in small.infinitive:  # donations began to come
        return None
    apart = auxiliary_apart(unit, i, verb, small)
    if apart is not None:
        return _plain(unit, i, after, verb, apart, floor, small)
    if is_noun(unit, i, verb, small) or not may_be_finite(unit, i, verb, small):
        return None
    inverted = _inverted(unit, i, after, verb, small)
    if inverted is not None:
        return inverted
    if verb.form == "ing" and before not in small.be and not be_before(unit, i, small):
        return _participle(unit, i, after, verb, small)
    if before in small.infinitive:
        return _infinitive(unit, i, after, verb, floor, small)
    if before in small.joiners or (before in small.adverbs and unit.at(i - 2) in small.joiners):
        return _borrowing(unit, i, after, verb, small) if verb.form in ("past", "s") else None
    if before in small.prepositions or before == QUOTE:
        return None
    return _plain(unit, i, after, verb, i, floor, small)


def _plain(unit: Unit, i: int, after: int, verb: Cue, behind: int, floor: int, small: Words) -> Frame | None:
    """The frame of a verb whose subject stands before *behind*: the verb itself, or what is inserted before it."""
    subject = subject_before_relative(unit, behind, floor, small) or subject_before(unit, behind, floor, small)
    if subject is None:
        start = coordinated(unit, i, verb, small)
        return None if start is None else replace(_borrowing(unit, i, after, verb, small), first=start)
    passive = subject.passive and verb.form == "past"
    end, opened = _after_verb(unit, after, verb, small)
    if verb.form == "past" and not subject.passive and modifies(unit, i, opened, small):
        return None
    source = (subject.first, subject.end)
    fronted = _main_clause(unit, end, small)[0] if in_fronted_clause(unit, subject.first, small) else None
    return Frame(verb, (i, after), source, subject.frame, end, opened, passive, fronted=fronted)


def _speaks_alone(unit: Unit, i: int, after: int, verb: Cue, small: Words) -> bool:
    """Whether a word that may open a noun phrase is the subject itself: ``Another [said] it works``."""
    if unit.at(i - 1) not in small.quantifiers or verb.form == "s":
        return False
    if verb.form == "ing":
        return True
    told = "bare" in verb.frames or unit.at(after) in small.that or unit.at(after) in (QUOTE, ":")
    return told and (verb.form == "past" or unit.at(i - 1) in small.plurals)


def _is_owned(unit: Unit, i: int, small: Words) -> bool:
    """Whether a form in *-ing* is a noun that somebody owns: ``Roe’s repeated [warning]``."""
    owner = next((k for k in (i - 1, i - 2) if k >= 0 and not unit.words[k].islower()), i - 1)
    word = unit.at(owner)
    return word.endswith(small.possessive_endings) and not word.endswith(small.plural_possessives)


def _ends_phrase(unit: Unit, i: int, after: int, small: Words) -> bool:
    """Whether a form in *-ing* with an article and an adjective is a noun: ``Sending a stern [warning], Roe said``."""
    ends = unit.at(after) in (",", ".", "") and unit.at(after + 1) != QUOTE
    return ends and unit.at(i - 2) in small.determiners and unit.words[i - 1].islower()


def _after_verb(unit: Unit, after: int, verb: Cue, small: Words) -> tuple[int, bool]:
    """Past the person told and the adjuncts."""
    at = after
    if PERSON in verb.frames:
        that = that_after_person(unit, at, len(unit.words), small)
        if that is not None:
            return that + 1, True
        at = _past_person(unit, at, small)
    elif verb.frames >= ASKING:
        told = phrase_after(unit, at, small, len(unit.words), apposition=False)
        if told > at and (unit.at(told) in small.conditional or unit.at(told) in small.asking):
            return told, False
    return frame_end(unit, at, len(unit.words), small, "noun_that" in verb.frames)


def _past_person(unit: Unit, at: int, small: Words) -> int:
    if unit.at(at) in small.that or unit.at(at) in small.infinitive or not unit.is_word(at):
        return at
    return phrase_after(unit, at, small, len(unit.words), apposition=False)


def _inverted(unit: Unit, i: int, after: int, verb: Cue, small: Words) -> Frame | None:
    """``“…,” said Jane Roe, a lawyer`` and ``…, said Jane Roe``."""
    cue_end = after
    start = before_auxiliaries(unit, i, small)
    before = unit.at(start - 1)
    as_ = start - 2 if before in small.determiners else start - 1  # , comme l’a déclaré Mme Roe
    if start < i and unit.at(as_) in small.as_:
        start, before = as_, unit.at(as_ - 1)
    if before not in (QUOTE, ",", "—", "–") or verb.form not in ("past", "s") or not verb.frames & {"clause", "quote"}:
        return None
    clitic = _clitic_subject(unit, start, i, small)
    if clitic is not None:
        stop, _ = frame_end(unit, after, len(unit.words), small)
        return Frame(verb, (i, after), (clitic, clitic + 1), start, stop, inverted=True)
    after = _past_told(unit, after, small)
    named = unit.is_capital(after) or (
        unit.at(after) in together(small.determiners, small.partitives, small.pronouns, small.role_nouns)
    )
    bare = before == QUOTE and unit.is_word(after) and unit.at(after) not in small.prepositions
    if not (named or bare):
        return None
    if unit.at(after) in small.time or unit.at(after) in small.that:
        return None
    end = phrase_after(unit, after, small, len(unit.words), inverted=True)
    follows = unit.at(end)
    if unit.at(after) not in small.pronouns and not is_subject(unit, after, end, small):
        return None
    unquoted = before != QUOTE and unit.at(start - 2) != QUOTE
    if unquoted and start < i and verb.frames & OBJECTS and _is_set_off(unit, i, start, small):
        return None
    clitic_behind = PARTICIPLE in small.grammar and after == cue_end and unit.at(after) in small.pronouns  # dit-il
    if (
        unquoted
        and start == i
        and not clitic_behind
        and (_takes_objects(verb, small) or not _ends_inverted(unit, i, end, small))
    ):
        return None
    if not (
        follows == ""
        or follows in ",.;:!?)—–-"
        or follows == QUOTE
        or (follows in small.prepositions or follows in small.time)
        or unit.at(end + 1) in small.by
        or (
            follows in small.subordinators
            or follows in small.joiners
            or follows in small.adverbs
            or follows in small.time_lead
            or follows in small.who
        )
    ):
        return None
    stop, opened = frame_end(unit, end, len(unit.words), small)
    if opened:
        stop = end
    return Frame(verb, (i, cue_end), (after, end), start, stop, inverted=True)


def _clitic_subject(unit: Unit, start: int, i: int, small: Words) -> int | None:
    """The pronoun behind the auxiliary of the verb at *i*: ``« … », a-t-[il] également dit``; not ``, [il] dit que``."""
    at = i - 1
    while at > start and (unit.lower[at] in small.adverbs or unit.lower[at].endswith(small.adverb_endings)):
        at -= 1
    return at if at > start and unit.lower[at] in small.pronouns and unit.lower[at - 1] in small.auxiliaries else None


def _is_set_off(unit: Unit, i: int, start: int, small: Words) -> bool:
    """Whether the comma before a verb with its auxiliary ends what is told of its subject, so that an object follows:

    ``Jane Roe, maire de la ville, [a annoncé] la fermeture`` against ``Le pont tient, [a annoncé] la mairie``.
    """
    subject = subject_before(unit, i, 0, small)
    if subject is None or not (subject.end < start - 1 or "," in unit.lower[subject.first : subject.end]):
        return False
    last = unit.stretch_start(start - 2, subject.first)
    opens = together(
        small.role_nouns, small.determiners, small.prepositions, small.who, small.adverbs, small.not_finite
    )
    finite = small.auxiliaries - small.not_finite
    told = unit.is_capital(last) or unit.lower[last] in opens or unit.lower[last].endswith(small.past_endings)
    return told and (unit.lower[last] in small.who or finite.isdisjoint(unit.lower[last : start - 1]))


def _takes_objects(verb: Cue, small: Words) -> bool:
    """Whether a noun phrase behind the verb may be its object; an inverted subject is no object where word order is
    otherwise fixed by auxiliaries.
    """
    return bool(verb.frames & {"phrase", "person_clause"}) and PARTICIPLE not in small.grammar


def _past_told(unit: Unit, after: int, small: Words) -> int:
    """Past the time or those told between an inverted verb and its subject: ``« … », dit jeudi au journal [un élu]``.

    Only where verbs stand so; in other languages a preposition there opens what is said.
    """
    if BARE in small.grammar:
        return after
    if unit.at(after) not in small.prepositions or unit.at(after) in small.partitives:
        return past_time(unit, after, small)
    for i in range(after + 1, min(len(unit.words), after + TOLD)):
        if not unit.is_word(i):
            break
        if unit.lower[i] in small.determiners and unit.lower[i - 1] not in small.prepositions:
            return i
    return after


def _ends_inverted(unit: Unit, i: int, end: int, small: Words) -> bool:
    """Whether words without marks before an inverted verb are a clause, and the subject after it ends the clause:

    ``[The gate will be replaced], said Jane Roe, a lawyer.`` against ``Jane Roe, a lawyer, said the gate, …``.
    """
    if unit.at(end) not in (",", ".", ";", ""):
        return False
    if PARTICIPLE in small.grammar and unit.at(end) == "," and unit.at(i - 1) == ",":  # , explique Mme Roe,
        return True
    clause = any(
        (unit.lower[k] in small.auxiliaries and unit.lower[k] not in small.not_finite)
        or unit.lower[k].endswith(small.past_endings + small.contractions)
        or unit.lower[k] == QUOTE
        for k in range(max(0, i - 40), i - 1)
    )
    return clause and not (
        unit.at(end) == "," and subject_before(unit, i, 0, small) is not None and end + 8 < len(unit.words)
    )


def _participle(unit: Unit, i: int, after: int, verb: Cue, small: Words) -> Frame | None:
    before = unit.at(i - 1)
    source = None
    fronted = None
    if i == 0 or (i <= 2 and all(_leads(unit, k, small) for k in range(i))):
        fronted, source = _main_clause(unit, after, small)
    elif before in (",", "—", "–", QUOTE, "") or (
        before in small.prepositions or before in small.joiners or before in small.adverbs or before in small.media
    ):
        return _borrowing(unit, i, after, verb, small)
    else:
        subject = subject_before(unit, i, 0, small)
        source = (subject.first, subject.end) if subject else None
        if i > 1 and is_past_verb(unit, i - 2, small) and unit.words[i - 1].islower():  # denied [reports] suggesting
            source = i - 1, i
        if source is None or unit.lower[source[0]].endswith(small.adverb_endings):
            return None
        if PARTICIPLE in small.grammar and source[1] - source[0] == 1 and unit.words[source[0]].islower():
            return None  # s’est voulu rassurant
        if _is_governed(unit, *source, small):
            return _borrowing(unit, i, after, verb, small)
        if any(unit.lower[k] in small.media for k in range(*source)):
            return _borrowing(unit, i, after, verb, small)
    end, opened = _after_verb(unit, after, verb, small)
    return Frame(verb, (i, after), source, i, end, opened, fronted=fronted)


def _is_governed(unit: Unit, first: int, end: int, small: Words) -> bool:
    """Whether a thing with an article is the object of the verb before it: ``denied [the claims] insisting that``."""
    plain = all(unit.words[k].islower() and unit.lower[k] not in small.role_nouns for k in range(first, end))
    return plain and first > 0 and unit.lower[first] in small.determiners and is_past_verb(unit, first - 1, small)


def _leads(unit: Unit, k: int, small: Words) -> bool:
    word = unit.lower[k]
    return (
        word in small.prepositions
        or word in small.joiners
        or word in small.adverbs
        or word.endswith(small.adverb_endings)
    )


def _main_clause(unit: Unit, after: int, small: Words) -> tuple[int | None, tuple[int, int] | None]:
    """Where the main clause begins after an opening participle, and its subject."""
    best = None
    for i in range(after, len(unit.words) - 1):
        if unit.lower[i] not in (",", QUOTE):
            continue
        named = unit.is_capital(i + 1) or (
            unit.lower[i + 1] in small.pronouns or unit.lower[i + 1] in small.determiners
        )
        end = phrase_after(unit, i + 1, small, len(unit.words))
        if named and is_subject(unit, i + 1, end, small) and (unit.lower[i] == "," or unit.is_word(end)):
            best = i + 1, end
            break
    return (best[0] - (unit.lower[best[0] - 1] == ","), best) if best else (None, None)


def _borrowing(unit: Unit, i: int, after: int, verb: Cue, small: Words) -> Frame:
    """A frame whose subject is that of the clause it goes on with; which one is told by `lend_subjects`."""
    end, opened = _after_verb(unit, after, verb, small)
    return Frame(verb, (i, after), None, i, end, opened, borrows=True)


def _infinitive(unit: Unit, i: int, after: int, verb: Cue, floor: int, small: Words) -> Frame | None:
    end, opened = _after_verb(unit, after, verb, small)
    phase = next((k for k in (i - 2, i - 3) if unit.at(k) in small.phases), None)
    if phase is not None and (phase == i - 2 or unit.at(i - 2) in small.particles):  # went on to say
        subject = subject_before(unit, phase, floor, small)
        if subject is not None:
            return Frame(verb, (i, after), (subject.first, subject.end), subject.frame, end, opened)
    if not opened and unit.at(end) != QUOTE and not (unit.at(end) in ",:" and unit.at(end + 1) == QUOTE):
        return None
    return Frame(verb, (i, after), None, i, end, opened, borrows=True)
