"""Speech acts: a verb with a complement that says what was asked, promised or praised."""

from unicodedata import category

from haiti_digest.extract.statements.contents import Range
from haiti_digest.extract.statements.endings import content_end
from haiti_digest.extract.statements.frames import INSERTED, PERSONAL, Frame
from haiti_digest.extract.statements.moments import past_time
from haiti_digest.extract.statements.phrases import phrase_after
from haiti_digest.extract.statements.place import Place, cleaned
from haiti_digest.extract.statements.standing import PARTICIPLE, in_locution, is_reflexive
from haiti_digest.extract.statements.units import QUOTE
from haiti_digest.language.lexicon import together

MONEY = "Sc"
"""The category of the signs of currencies."""
INFINITIVE = 4
"""Words among which the infinitive stands behind *to*: ``de ne pas le quitter``."""

REASON = 3
"""Words behind *for* that tell a length of time: ``attacked the port for three days``."""
ASKED = 10
"""Words that name those who are asked."""
RELATIVE = 8
"""Words in which a relative clause behind words in marks has others in marks."""


def act(place: Place, frame: Frame, frames: list[Frame], claimed: set[int]) -> list[Range]:
    """The complement of a speech act, with the person it is addressed to or is about.

    Finds: ``urged [the council to act]`` · ``pledged [to stay]`` · ``praised [the police for their work]``.
    """
    del claimed
    unit, small = place.unit, place.small
    at = frame.cue[1]
    if "infinitive" in frame.verb.frames and frame.end < len(unit.words) and _opens_infinitive(place, frame.end):
        at = frame.end
    if frame.passive or frame.inverted or (frame.source is None and not frame.borrows):
        return []
    end = content_end(unit, at, frames, frame, small, loose=True)
    timed = _past_when(place, at)
    if timed > at and unit.at(timed) not in small.infinitive:
        at = timed
    if at >= end or timed >= end or (PERSONAL in frame.verb.frames and not _is_personal(place, frame)):
        return []
    while (
        PARTICIPLE in small.grammar
        and at + 1 < end
        and (
            unit.lower[at] in small.adverbs
            or in_locution(unit, at, small)
            or (unit.lower[at].endswith(small.adverb_endings) and unit.lower[at + 1] in small.determiners)
        )
    ):
        at += 1  # souligne également une hausse, regrettent profondément la hausse
    if not small.nameless.isdisjoint(unit.lower[at : min(end, at + 2)]):
        return []
    word, takes = unit.lower[at], frame.verb.frames
    if "naming" in takes and word in small.as_:  # what he described as “a mess”
        named = _named(place, at + 1, end)
        return cleaned(place, [(at + 1, named)]) if named > at + 1 else []
    fits = "infinitive" in takes and _opens_infinitive(place, at)
    if not fits and (_opens_phrase(place, at) or ("person_for" in takes and _is_what_was_called(place, at))):
        fits = (
            ("person_infinitive" in takes and _asks(place, at, end))
            or ("person_for" in takes and ("struck" not in takes or _has_reason(place, at, end)))
            or bool(takes & {"phrase", "echo"})
        )
        joined = frame.verb.form == "ing" and unit.at(frame.cue[0] - 1) in small.joiners
        noun = joined and _is_bare_noun(place, at)  # design and branding firm
        if not fits and "naming" in takes and not noun and not _is_called(place, frame, at):
            end = _named(place, at, end)
            fits = end > at
    if timed > at and _opens_infinitive(place, timed):  # ont appelé lundi à soutenir
        at, fits = timed, True
    fits = fits or _on_itself(place, frame, at) or _asks_somebody(place, frame, at, end)
    if ("person_for" in takes and _names_only(place, at, end)) or _is_pronoun_alone(place, at, end):
        return []
    if fits and "echo" in takes:
        at = _after_noun_that(place, at, end)
    return cleaned(place, [(at, end)]) if fits else []


def _asks_somebody(place: Place, frame: Frame, at: int, end: int) -> bool:
    """Whether those who are asked and then an infinitive follow: ``a demandé [aux élus d’agir]``."""
    unit, small = place.unit, place.small
    if PARTICIPLE not in small.grammar or "infinitive" not in frame.verb.frames:
        return False
    if unit.lower[at] not in small.attaching or unit.lower[at] not in small.loosely:
        return False
    for k in range(at + 1, min(end, at + ASKED)):
        if unit.lower[k] in small.infinitive and _opens_infinitive(place, k):
            return True
        if not unit.is_word(k) or unit.lower[k] in small.finite:
            return False
    return False


def _on_itself(place: Place, frame: Frame, at: int) -> bool:
    """Whether a reflexive verb takes what follows: ``s’est félicité [de l’accord]`` · ``se dit [prêt à partir]``."""
    unit, small, takes = place.unit, place.small, frame.verb.frames
    if not takes & {"reflexive_of", "reflexive_as"}:
        return False
    if not is_reflexive(unit, frame.cue[0], small):
        return False
    word = unit.lower[at]
    if "reflexive_of" in takes and (word in small.of or word in small.partitives):
        return True
    apart = together(small.time, small.that, small.prepositions, small.infinitive, small.determiners, small.pronouns)
    return "reflexive_as" in takes and unit.is_word(at) and unit.words[at].islower() and word not in apart


def _past_when(place: Place, at: int) -> int:
    """Past what is told of when or where between a verb and its complement, where verbs stand so:

    ``a annoncé [mardi] une enquête`` · ``a promis[, dans une note,] de partir``. Word *at* where no complement follows.
    """
    unit, small = place.unit, place.small
    if PARTICIPLE not in small.grammar:
        return at
    end = past_time(unit, at, small)
    opening = unit.at(at + 1) in together(small.time, small.time_lead, small.prepositions, small.objects)
    if unit.at(at) == "," and (opening or in_locution(unit, at + 1, small)):  # condamne, quant à elle, la fermeture
        comma = next((k for k in range(at + 1, min(len(unit.words), at + INSERTED)) if not unit.is_word(k)), at)
        end = comma + 1 if unit.at(comma) == "," else at
    opens = together(small.determiners, small.partitives, small.infinitive)
    return end if unit.at(end) in opens or unit.at(end) == QUOTE else at


def _is_personal(place: Place, frame: Frame) -> bool:
    """Whether the subject is a pronoun for people, a name or a role, and not a thing: ``[Roe] raised concerns``."""
    if frame.source is None:
        return frame.borrows
    unit, small = place.unit, place.small
    first, end = frame.source
    return unit.is_capital(end - 1) or any(
        unit.lower[i] in small.pronouns or unit.lower[i] in small.role_nouns for i in range(first, end)
    )


def _opens_infinitive(place: Place, at: int) -> bool:
    """Whether *to* opens a verb: not ``pledged [to] the mission``, ``aid [to] Ostend``, ``menaçant [à] la ville``."""
    unit, small = place.unit, place.small
    if unit.lower[at] not in small.infinitive:
        return False
    if PARTICIPLE in small.grammar:  # articles are pronouns too there: à le faire
        near = unit.lower[at + 1 : at + 1 + INFINITIVE]
        return QUOTE in near[:1] or any(word.endswith(small.infinitive_endings) for word in near)
    noun = (unit.is_capital(at + 1) and unit.words[at].islower()) or (
        unit.at(at + 1).endswith(small.plural_endings) and not unit.at(at + 1).endswith(small.singular_endings)
    )
    return not noun and not (unit.at(at + 1) in small.determiners and unit.at(at + 2) not in small.adverbs)


def _is_called(place: Place, frame: Frame, at: int) -> bool:
    """Whether a verb of two objects has one only, so that it tells a name: ``a ship [called] “The Gull”``.

    Leaves: ``what he called “a mess”``.
    """
    unit, small = place.unit, place.small
    if "naming_two" not in frame.verb.frames or unit.at(at) != QUOTE or frame.verb.form != "past":
        return False
    return (near := unit.at(frame.first - 1)) not in small.question and near not in small.relative


def _is_bare_noun(place: Place, at: int) -> bool:
    """Whether a noun in the singular without an article stands at word *at*."""
    unit, small = place.unit, place.small
    apart = together(small.determiners, small.pronouns, small.objects, small.owners, small.plurals)
    plain = unit.words[at].islower() and unit.is_word(at) and unit.lower[at] not in apart
    return plain and not unit.lower[at].endswith(small.plural_endings)


def _is_pronoun_alone(place: Place, at: int, end: int) -> bool:
    """Whether all that follows is a pronoun, which says nothing of what was said: ``denied [it]``."""
    small = place.small
    return end - at == 1 and place.unit.lower[at] in together(small.pronouns, small.objects, small.that)


def _has_reason(place: Place, at: int, end: int) -> bool:
    """Whether it is told for what, or in what words, somebody was attacked: ``attacked [him over the plan]``."""
    unit, small = place.unit, place.small
    for k in range(at, end):
        if unit.lower[k] == QUOTE:
            return True
        if unit.lower[k] in small.as_ or unit.lower[k] in small.reasons:
            return small.time_spans.isdisjoint(unit.lower[k + 1 : k + 1 + REASON])
    return False


def _names_only(place: Place, at: int, end: int) -> bool:
    """Whether the complement is a person or body alone, without what for: ``criticised [the United States]``."""
    unit, small = place.unit, place.small
    return all(
        unit.is_capital(i)
        or unit.lower[i] in small.determiners
        or unit.lower[i] in small.role_nouns
        or unit.lower[i] in small.pronouns
        or unit.lower[i] in small.joiners
        or unit.lower[i] in small.objects
        for i in range(at, end)
    )


def _named(place: Place, at: int, end: int) -> int:
    """The end of ``the vote “a farce” and “a shame”`` after a verb of naming; *at* where nothing stands in marks."""
    unit = place.unit
    for i in range(at, min(end, at + 18)):
        if unit.lower[i] in (",", "("):
            return at
        if unit.lower[i] == QUOTE:
            while unit.at(i + 1) == QUOTE or (unit.at(i + 1) in place.small.joiners and unit.at(i + 2) == QUOTE):
                i += 1 if unit.at(i + 1) == QUOTE else 2
            told = next((k for k in range(i + 2, min(end, i + RELATIVE)) if unit.lower[k] == QUOTE), None)
            if told is not None and unit.at(i + 1) in place.small.who and "," not in unit.lower[i:told]:
                return told + 1  # a “hero” who was “killed in the line of duty”
            return i + 1
    return at


def _after_noun_that(place: Place, at: int, end: int) -> int:
    """The clause in ``[He echoed] her view that [it works]``; *at* where there is no such clause."""
    for i in range(at + 1, min(end - 1, at + 10)):
        if place.unit.lower[i] in place.small.that:
            return i + 1
    return at


def _opens_phrase(place: Place, at: int) -> bool:
    unit, small = place.unit, place.small
    word = unit.lower[at]
    if word == QUOTE or category(word[0]) == MONEY:  # pledged $20 million
        return True
    if not unit.is_word(at) or word in small.joiners or word in small.that or word in small.infinitive:
        return False
    if word in small.time or word in small.subordinators:
        return False
    article = word in small.partitives and unit.is_word(at + 1) and not unit.words[at + 1][0].isdigit()
    return article or (word not in small.prepositions and word not in small.auxiliaries)


def _is_what_was_called(place: Place, at: int) -> bool:
    """Whether what is praised or blamed is named by a clause with a subject: ``praised [what it called a victory]``."""
    unit, small = place.unit, place.small
    near = unit.at(at + 1)
    subject = unit.is_capital(at + 1) or near in small.determiners or near in small.pronouns
    return unit.at(at) in small.asking and subject and PARTICIPLE not in small.grammar


def _asks(place: Place, at: int, end: int) -> bool:
    """Whether a person and then what is asked of them follow: ``the council to act``, ``them not to go``."""
    unit, small = place.unit, place.small
    i = phrase_after(unit, at, small, end)
    if i == at or unit.lower[at] in small.selves:  # challenging itself to grow
        return False
    if unit.at(i) == QUOTE:
        return True
    for k in range(i, min(end, i + 14)):
        if unit.lower[k] in small.infinitive:
            return unit.is_word(k + 1) or unit.at(k + 1) == QUOTE
        if unit.lower[k] in small.pronouns or unit.lower[k] in small.finite:
            return False
    return False
