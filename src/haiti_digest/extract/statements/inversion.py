"""Reporting verbs turned round, with their subject behind them: *“…,” said Jane Roe* · *« … », a-t-elle dit*."""

from haiti_digest.extract.statements.cues import Cue
from haiti_digest.extract.statements.frames import Frame, frame_end
from haiti_digest.extract.statements.lexicon import Words
from haiti_digest.extract.statements.moments import past_opening_time, past_time
from haiti_digest.extract.statements.phrases import phrase_after
from haiti_digest.extract.statements.sources import is_subject, subject_before
from haiti_digest.extract.statements.standing import PARTICIPLE, before_auxiliaries, in_locution, is_past_verb
from haiti_digest.extract.statements.units import QUOTE, Unit
from haiti_digest.language.lexicon import together, without

BARE = "bare-clauses"
OBJECTS = frozenset(["phrase", "person_for", "echo", "naming"])
PERSONS = frozenset(["person_clause", "person_infinitive"])
CLOSING = frozenset([",", ".", ""])
LEAD = 3
"""Words before a verb turned round, with the comma, that are too few for a clause."""
TOLD = 5
"""Words that name those told, before the subject."""


def inverted_at(unit: Unit, i: int, after: int, verb: Cue, small: Words) -> Frame | None:
    """``“…,” said Jane Roe, a lawyer`` and ``…, said Jane Roe``."""
    cue_end = after
    start = before_auxiliaries(unit, i, small)
    before = unit.at(start - 1)
    as_ = start - 2 if before in small.determiners else start - 1  # , comme l’a déclaré Mme Roe
    if (start < i or before in small.so) and unit.at(as_) in small.as_ and PARTICIPLE in small.grammar:
        start, before = as_, unit.at(as_ - 1) or ","  # Comme l’a dit Mme Roe, la digue tient
    if before not in (QUOTE, ",", "—", "–") or not verb.frames & {"clause", "quote"}:
        return None
    if verb.form not in ("past", "s") and not _say_many(unit, after, verb, small):
        return None
    if PARTICIPLE in small.grammar and start < i and unit.lower[start] in together(small.who, small.subjects):
        return None  # , qui assure la garde du port; Lundi, il annonce la fermeture
    clitic = _clitic_subject(unit, start, i, small)
    if clitic is not None:
        stop, _ = frame_end(unit, after, len(unit.words), small)
        return Frame(verb, (i, after), (clitic, clitic + 1), start, stop, inverted=True)
    while PARTICIPLE in small.grammar and unit.at(after) in small.adverbs:  # observe aussi le maire
        after += 1
    after = _past_told(unit, after, small)
    named = unit.is_capital(after) or (
        unit.at(after) in together(small.determiners, small.partitives, small.pronouns, small.role_nouns)
    )
    named = named or (PARTICIPLE not in small.grammar and _named_behind(unit, after, small))
    bare = before == QUOTE and unit.is_word(after) and unit.at(after) not in small.prepositions
    if bare and not named and PARTICIPLE not in small.grammar:  # a “zero tolerance” alleged crime
        bare = unit.runs[start - 1] in unit.spoken or not small.role_nouns.isdisjoint(unit.lower[after : after + 3])
    if not (named or bare):
        return None
    if unit.at(after) in small.time or unit.at(after) in small.that:
        return None
    end = phrase_after(unit, after, small, len(unit.words), inverted=True)
    end = _past_published(unit, end, small) if PARTICIPLE in small.grammar else end
    if start == 0 and unit.at(end) in (".", ""):  # Comme l’a dit Mme Roe[, la digue tient]
        end = phrase_after(unit, after, small, len(unit.words), apposition=False, inverted=True)
    follows = unit.at(end)
    if unit.at(after) not in small.pronouns and not is_subject(unit, after, end, small):
        return None
    unquoted = before != QUOTE and unit.at(start - 2) != QUOTE
    if unquoted and unit.at(end) in small.that and PARTICIPLE in small.grammar:  # Roe, élu, a déclaré au Herald que
        return None
    acts = unquoted and (_acts(unit, after, end, small) or (BARE in small.grammar and "clause" not in verb.frames))
    if acts:  # Tide Inc, based in Ostend, posted a rise
        return None
    if not unquoted and _ends_relative(unit, start, small):
        return None
    if unquoted and start == i and unit.lower[i] in small.alias and _is_name(unit, i - 2, after):
        return None
    if unquoted and start < i and verb.frames & (OBJECTS | PERSONS) and _is_set_off(unit, i, start, small):
        return None
    if unquoted and not unit.is_capital(after) and _is_only_subject(unit, start, small):
        return None
    if (
        unquoted
        and start == i
        and not _is_turned(unit, i, cue_end, after, verb, small)
        and (
            (_takes_objects(verb, small) and not _named_last(unit, after, end, verb, small))
            or not _ends_inverted(unit, i, end, verb, small)
        )
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
        or not small.who.isdisjoint(unit.lower[after:end])  # a mother who lives with 300 other people
    ):
        return None
    stop, opened = frame_end(unit, end, len(unit.words), small)
    if opened:
        stop = end
    return Frame(verb, (i, cue_end), (after, end), start, stop, inverted=True)


def _past_published(unit: Unit, end: int, small: Words) -> int:
    """Past what a participle at the end of an inverted subject goes on with up to the end of the sentence:

    ``…, révèle un rapport publié [cette semaine par la Ligue].``
    """
    if not (unit.words[end - 1].islower() and unit.lower[end - 1].endswith(small.past_endings)):
        return end
    for k in range(end, len(unit.words)):
        if unit.lower[k] == "." and k == len(unit.words) - 1:
            return k
        if not (unit.is_word(k) or unit.words[k] in "()") or unit.lower[k] in small.finite:
            break
    return end


def _say_many(unit: Unit, after: int, verb: Cue, small: Words) -> bool:
    """Whether several are named behind a base form, and end the sentence: ``It works, [say] experts.``"""
    end = phrase_after(unit, after, small, len(unit.words), inverted=True)
    plural = unit.at(end - 1).endswith(small.plural_endings) or not small.plurals.isdisjoint(unit.lower[after:end])
    ends = unit.at(end) in (".", "", ",", QUOTE)
    return verb.form == "base" and "bare" in verb.frames and BARE in small.grammar and plural and ends


def _named_last(unit: Unit, after: int, end: int, verb: Cue, small: Words) -> bool:
    """Whether a name alone stands between a present and the end: ``It is shut, [warns] the Harbour Board.``"""
    named = unit.is_capital(after + (unit.at(after) in small.determiners))
    return BARE in small.grammar and verb.form == "s" and named and unit.at(end) in (".", "")


def _is_turned(unit: Unit, i: int, cue_end: int, after: int, verb: Cue, small: Words) -> bool:
    """Whether a present is turned round for sure where languages do so: ``, dit-[il]`` · ``, reconnaît [Jean Roe].``"""
    if PARTICIPLE not in small.grammar:
        return False
    if after == cue_end and unit.at(after) in small.pronouns:
        return True
    if after > cue_end and unit.at(cue_end) == ",":  # , rapporte, pour sa part, le maire
        return True
    told = " " in verb.lemma and unit.at(after) in small.determiners  # , fait savoir le parquet auprès du Post
    named = (told or unit.is_capital(after)) and verb.frames.isdisjoint(OBJECTS)
    return named and not _is_set_off(unit, i, i, small)


def _is_name(unit: Unit, last: int, first: int) -> bool:
    """Whether names stand before and behind a verb that may tell another name: ``Jean Roe, dit [Ti Jo], un marin``."""
    end = first
    while unit.is_capital(end):
        end += 1
    return unit.is_capital(last) and end > first and unit.at(end) == ","


def _clitic_subject(unit: Unit, start: int, i: int, small: Words) -> int | None:
    """The pronoun behind the auxiliary of the verb at *i*: ``a-t-[il] également dit``; not ``, [il] dit que``."""
    at = i - 1
    while at > start and (
        unit.lower[at] in small.adverbs or unit.lower[at].endswith(small.adverb_endings) or in_locution(unit, at, small)
    ):
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
    if unit.at(last + 1) in small.time:  # , un jour après la fuite, a confirmé la police
        return False
    told = unit.is_capital(last) or unit.lower[last] in opens or unit.lower[last].endswith(small.past_endings)
    return told and (unit.lower[last] in small.who or small.finite.isdisjoint(unit.lower[last : start - 1]))


def _ends_relative(unit: Unit, start: int, small: Words) -> bool:
    """Whether the run before a verb ends a relative clause of its subject: ``Roe, qui est « ému », [a dit]``."""
    if PARTICIPLE not in small.grammar or unit.at(start - 1) != ",":
        return False
    comma = next((k for k in range(start - 2, 0, -1) if unit.lower[k] == ","), None)
    return comma is not None and unit.lower[comma + 1] in small.who


def _is_only_subject(unit: Unit, start: int, small: Words) -> bool:
    """Whether nothing but a subject with what is set beside it stands before a verb, so that an object follows it:

    ``Le maire, Jean Roe, [annonce] la fermeture`` against ``Le port, fermé en mai, est ouvert, [annonce] la mairie``.
    """
    if PARTICIPLE not in small.grammar:
        return False
    first = past_opening_time(unit, 0, start, small)
    if unit.lower[first] in small.prepositions:
        first = next((k + 1 for k in range(first, start) if unit.lower[k] == ","), start)
    end = phrase_after(unit, first, small, start, apposition=False)
    counted = unit.lower[first] in small.quantifiers or unit.words[first][0].isdigit()  # Dix morts, dont deux enfants,
    if counted or unit.at(end) != "," or end >= start - 1:
        return False
    named = any(unit.is_capital(k) for k in range(first + 1, end))
    told = named or not small.role_nouns.isdisjoint(unit.lower[first:end])
    loose = together(small.prepositions, small.adverbs, small.not_finite, small.listing)
    while end < start - 1:
        opening = unit.lower[end + 1]
        stop = next((k for k in range(end + 1, start) if unit.lower[k] == ","), None)
        if stop is None:  # a dash or a closing mark ends it
            return False
        beside = unit.is_capital(end + 1) or opening in together(small.role_nouns, small.determiners)
        relative = opening in small.who and opening not in small.listing
        ended = opening.endswith(small.past_endings + small.adverb_endings)
        finite = not small.finite.isdisjoint(unit.lower[end + 1 : stop])
        if not (beside or relative or ended or opening in loose) or (finite and not relative):
            return False
        told, end = told or beside or relative or ended, stop
    return told


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
    leads = together(small.prepositions, small.time)
    if unit.at(after) == "," and unit.at(after + 1) in leads:  # , rapporte, pour sa part, le maire
        comma = next((k for k in range(after + 2, after + 2 + TOLD) if unit.at(k) == ","), None)
        return after if comma is None else comma + 1
    if unit.at(after) not in small.prepositions or unit.at(after) in small.partitives:
        after = past_time(unit, after, small)
    if unit.at(after) not in small.prepositions or unit.at(after) in small.partitives:
        return after
    leads = together(small.prepositions, small.determiners)
    for i in range(after + 1, min(len(unit.words), after + TOLD)):
        if not unit.is_word(i):
            break
        opens = unit.lower[i] in small.determiners and unit.lower[i - 1] not in small.prepositions
        named = unit.is_capital(i) and not (unit.at(after) in small.by and unit.is_capital(i - 1))  # par Anton Roe
        if opens or (named and unit.lower[i - 1] not in leads):  # à la mi-mai The Post
            return i
    return after


def resumes(unit: Unit, comma: int, small: Words) -> bool:
    """Whether a clause goes on with its verb behind the comma: ``The key, says Roe[,] is the port.``"""
    finite = unit.at(comma + 1) in small.finite or is_past_verb(unit, comma + 1, small)
    return unit.at(comma) == "," and finite and not unit.is_capital(comma + 1) and BARE in small.grammar


def _ends_with_adjunct(unit: Unit, at: int, small: Words) -> bool:
    """Whether the preposition at *at* opens where or how it was said, up to the end: ``said Jane Roe in an email.``"""
    finite = together(small.auxiliaries, small.pronouns, small.subordinators, small.who) - small.not_finite
    verbs = any(
        unit.lower[k] in finite or unit.lower[k] in (",", QUOTE) or is_past_verb(unit, k, small)
        for k in range(at, len(unit.words))
    )
    return not verbs and unit.is_capital(at - 1) and PARTICIPLE not in small.grammar


def _only_described(unit: Unit, at: int, small: Words) -> bool:
    """Whether what follows a name up to the end only says who it is: ``said Jane Roe, local head of the union.``"""
    if PARTICIPLE in small.grammar or not (unit.at(at) == "," or unit.at(at) in small.who):
        return False
    commas = [k for k in range(at, len(unit.words)) if unit.lower[k] in (",", QUOTE)]
    first = at + 1 if unit.at(at) == "," else at
    verbs = first < len(unit.words) and unit.lower[first] not in small.who and unit.lower[first] not in small.joiners
    plain = not any(unit.lower[k] in small.finite or is_past_verb(unit, k, small) for k in range(at, len(unit.words)))
    return not any(unit.at(k + 1) in small.finite or is_past_verb(unit, k + 1, small) for k in commas) and (
        plain if verbs else unit.at(first) in small.who
    )


def _ends_inverted(unit: Unit, i: int, end: int, verb: Cue, small: Words) -> bool:
    """Whether words without marks before an inverted verb are a clause, and the subject after it ends the clause:

    ``[The gate will be replaced], said Jane Roe, a lawyer.`` against ``Jane Roe, a lawyer, said the gate, …``.
    """
    if "bare" in verb.frames and resumes(unit, end, small):
        return True
    adjunct = "bare" in verb.frames and unit.at(end) in small.prepositions and _ends_with_adjunct(unit, end, small)
    if unit.at(end) not in (",", ".", ";", "") and unit.at(end) not in small.who and not adjunct:
        return False
    if PARTICIPLE in small.grammar and unit.at(end) == "," and unit.at(i - 1) == ",":  # , explique Mme Roe,
        return True
    clause = any(
        unit.lower[k] in small.finite
        or unit.lower[k].endswith(small.past_endings + small.contractions)
        or unit.lower[k] == QUOTE
        for k in range(max(0, i - 40), i - 1)
    )
    if clause and "bare" in verb.frames and unit.is_capital(end - 1) and _only_described(unit, end, small):
        return True
    if (clause or _ends_there(unit, end, small)) and _is_apart(unit, i, end, small):
        return True
    return clause and not (
        unit.at(end) == "," and subject_before(unit, i, 0, small) is not None and end + 8 < len(unit.words)
    )


def _is_apart(unit: Unit, i: int, end: int, small: Words) -> bool:
    """Whether somebody ends with word *end* behind the verb at *i*, and no comma but the one before the verb stands
    before it, so that the words there are no subject with what is set beside it: ``The ferry creaks, [said] Jane Roe,
    who sails it.``
    """
    if PARTICIPLE in small.grammar or unit.at(i - 1) != "," or i <= LEAD or unit.lower.index(",") < i - 1:
        return False
    somebody = unit.is_capital(end - 1) or not small.role_nouns.isdisjoint(unit.lower[i + 1 : end])
    told = unit.at(end) in without(small.who, small.relative)
    return told or (somebody and unit.at(end) in CLOSING)


def _ends_there(unit: Unit, end: int, small: Words) -> bool:
    """Whether nothing but what is told of somebody who ends with word *end* follows: ``said Roe[, who sails it.]``"""
    if unit.at(end) != ",":
        return True
    return unit.at(end + 1) in small.who and "," not in unit.lower[end + 1 :]


def _named_behind(unit: Unit, at: int, small: Words) -> bool:
    """Whether plain words at *at* lead up to a name: ``said [former mayor Jane Roe]``."""
    apart = together(small.auxiliaries, small.prepositions, small.pronouns, small.subordinators, small.adverbs)
    for k in range(at, at + TOLD):
        if unit.is_capital(k):
            return k > at
        if not unit.is_word(k) or not unit.words[k].isalpha() or unit.lower[k] in apart:
            return False
    return False


def _acts(unit: Unit, first: int, end: int, small: Words) -> bool:
    """Whether a past verb stands behind its noun in words *first* to *end*: ``said [the family deserved] better``."""
    apart = together(small.determiners, small.adverbs, small.prepositions)
    return small.role_nouns.isdisjoint(unit.lower[first + 2 : end]) and any(
        is_past_verb(unit, k, small)
        and unit.words[k - 1].islower()
        and unit.lower[k - 1] not in apart
        and (unit.lower[k - 1] in small.role_nouns or not unit.lower[k - 1].endswith(small.adverb_endings))
        for k in range(first + 2, end - 1)
    )
