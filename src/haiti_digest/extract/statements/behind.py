"""A clause or quoted words behind a reporting verb: *he said that it works*."""

from haiti_digest.extract.statements.according import ACCORDING
from haiti_digest.extract.statements.contents import Range, unit_end
from haiti_digest.extract.statements.endings import another_acts, content_end
from haiti_digest.extract.statements.frames import Frame
from haiti_digest.extract.statements.framing import (
    BARE_CLAUSES,
    CLAUSE,
    ENDS_SPEECH,
    SAYING,
    ends_unit,
    is_remark,
    is_title_told,
    takes_infinitive,
)
from haiti_digest.extract.statements.place import Place, cleaned
from haiti_digest.extract.statements.standing import PARTICIPLE
from haiti_digest.extract.statements.units import QUOTE
from haiti_digest.language.lexicon import together, without

CLAUSAL = SAYING - {ACCORDING, "quote"}
"""What verbs take that a clause may follow."""
ANTECEDENT = 6
"""Words of an antecedent that are taken."""


def clause_after(place: Place, frame: Frame, frames: list[Frame], claimed: set[int]) -> list[Range]:
    """A clause or quoted words after the verb, with or without *that*.

    Finds: ``he said [it works]`` · ``he said: [“It works.”]`` · ``adding that [it works]``.
    """
    unit, small = place.unit, place.small
    if not frame.verb.frames & (SAYING - {ACCORDING}) or takes_infinitive(place, frame):
        return []
    at = frame.end
    sep = ""
    while at < len(unit.words) and unit.words[at] in (",", ":", "—", "–"):
        sep = unit.words[at]
        at += 1
    if ends_unit(place, at):
        return []
    if frame.verb.frames.isdisjoint(CLAUSAL) and not _quotes(place, frame, at, sep):
        return []
    if unit.at(at) == QUOTE and not sep and at > frame.cue[1] and _is_in_phrase(place, at):
        return []
    if unit.at(at) == QUOTE and not frame.opened:
        if is_title_told(place, frame, at) or at in claimed:  # “…,” he told the council, “[it works],” he said
            return []
        return _quote_after(place, frame, frames, at, sep)
    if sep == "," and unit.at(frame.first) in small.as_ and frame.source is not None:
        if frame.verb.frames <= {"quote"} and " " not in frame.verb.lemma and unit.at(at) != QUOTE:
            return []  # As the race begins, Ostend hopes; not: As she put it, it works
        return cleaned(place, [(at, content_end(unit, at, frames, frame, small))])
    if sep == "," and not frame.opened and (remark := _past_remark(place, frame, at)) is not None:
        return cleaned(place, [(remark, content_end(unit, remark, frames, frame, small))])
    if sep and sep != ":" and not frame.opened and not _clause_after_comma(place, frame, at, sep):
        return []
    if not frame.opened and (is_remark(place, at) or not _opens_clause(place, frame, at, sep)):
        return []
    end = content_end(unit, at, frames, frame, small)
    gerund = at + 2 + _gerund_lead(place, at + 2)
    if unit.at(at) == QUOTE and unit.at(at + 1) == "," and unit.at(gerund).endswith(small.gerund_endings):
        end = at + 1  # said that “we will stay”, ruling out talks
    return cleaned(place, [*_antecedent(place, frame), (at, end)])


def _gerund_lead(place: Place, at: int) -> int:
    """The words before a gerund that tell what else was done, where it has such: ``[tout en] appelant au calme``."""
    unit, small = place.unit, place.small
    if PARTICIPLE not in small.grammar:
        return 0
    led = unit.at(at) in small.determiners
    return led + 1 if unit.at(at + led) in small.loosely else 0


def _is_in_phrase(place: Place, at: int) -> bool:
    """Whether the run at *at* stands inside a noun phrase: ``ruled against the board’s [“odd”] plan``."""
    word, small = place.unit.lower[at - 1], place.small
    return word in small.determiners or word.endswith(small.possessive_endings + small.plural_possessives)


def _clause_after_comma(place: Place, frame: Frame, at: int, sep: str) -> bool:
    """Whether a clause follows a time and a comma: ``said over the past week, [the gate has been shut]``."""
    unit, small = place.unit, place.small
    day = 3 if unit.at(at - 2).isdigit() else 2
    if sep != "," or "bare" not in frame.verb.frames or frame.inverted or unit.lower[at - day] not in small.time:
        return False
    named = unit.is_capital(at) or (unit.lower[at] in small.pronouns or unit.lower[at] in small.determiners)
    stretch = range(at, min(len(unit.words), at + CLAUSE))
    stretch = range(at, next((i for i in stretch if unit.lower[i] in (",", ";", ":")), stretch.stop))
    return named and any(unit.lower[i] in small.finite for i in stretch)


def _past_remark(place: Place, frame: Frame, at: int) -> int | None:
    """Where a clause begins that has a remark between commas in front, from word *at*; None for no such clause.

    A condition is said, a note is not: ``said, [if elected, she would stay]`` · ``said, in a note, [she would stay]``.
    """
    unit, small = place.unit, place.small
    opens = unit.lower[at]
    said = opens in together(small.conditional, small.concessive)
    told = opens in small.prepositions or opens.endswith(small.gerund_endings)
    if "bare" not in frame.verb.frames or frame.inverted or not (said or told):
        return None
    comma = next((k for k in range(at, min(len(unit.words), at + CLAUSE)) if not unit.is_word(k)), at)
    following = unit.at(comma + 1)
    named = unit.is_capital(comma + 1) or following in together(small.pronouns, small.determiners)
    if unit.at(comma) != "," or not named or not (frame.borrows or (frame.source and frame.first == frame.source[0])):
        return None
    near = unit.lower[comma + 1 : comma + 1 + CLAUSE]
    return None if small.finite.isdisjoint(near) else at if said else comma + 1


def _quotes(place: Place, frame: Frame, at: int, sep: str) -> bool:
    """Whether marks, a colon or *that* stands right after a verb that takes quoted words alone, or *as* before it."""
    unit, small = place.unit, place.small
    told = unit.at(frame.cue[1]) in small.that or unit.at(frame.first) in small.as_
    if unit.at(at) == QUOTE and not sep and unit.runs[at] not in unit.spoken and unit.is_word(at + 1):
        apart = together(small.prepositions, small.joiners, small.subordinators, small.time, small.adverbs, small.who)
        if unit.lower[at + 1] not in apart and unit.words[at + 1].islower() and PARTICIPLE not in small.grammar:
            return False  # offering “fresh” air
    return told or sep == ":" or unit.at(at) == QUOTE


def _antecedent(place: Place, frame: Frame) -> list[Range]:
    """The noun phrase that a relative before the subject stands for: ``[the cars], which he said [broke down]``."""
    unit, small = place.unit, place.small
    comma = frame.first - 2
    if unit.at(frame.first - 1) not in small.relative or unit.at(comma) != ",":
        return []
    first = comma
    while first > 0 and unit.is_word(first - 1) and comma - first < ANTECEDENT:
        word = unit.lower[first - 1]
        ends = word.endswith(small.gerund_endings + small.past_endings) and not unit.is_capital(first - 1)
        if word in small.prepositions or word in small.auxiliaries or ends:
            break
        first -= 1
        if word in small.determiners:
            break
    return [(first, comma)] if first < comma else []


def _quote_after(place: Place, frame: Frame, frames: list[Frame], at: int, sep: str) -> list[Range]:
    unit = place.unit
    end = at + 1
    while unit.at(end) == QUOTE:
        end += 1
    text_end = content_end(unit, at, frames, frame, place.small)
    apart = unit.at(end) in place.small.joiners
    if apart:  # “the fence” and that “the gate”
        opens = together(place.small.infinitive, place.small.that)
        apart = not (unit.at(end + 1) == QUOTE or (unit.at(end + 1) in opens and unit.at(end + 2) == QUOTE))
        acts = PARTICIPLE in place.small.grammar and unit.at(end + 1) in place.small.auxiliaries
        apart = apart and (acts or not _is_term(place, at, end))  # s’est dit « ému » et a salué
    ended = place.text[place.runs[unit.runs[end - 1]].inner.end - 1] == ","  # chanting “Out,” raising questions
    if not sep and end < text_end and unit.at(end) not in (",", ";") and not apart and not ended:
        end = text_end
    return cleaned(place, [(at, end)])


def _is_term(place: Place, at: int, end: int) -> bool:
    """Whether a single word in marks opens the clause that tells more of it: ``found [“Ida” or her log was false]``."""
    inner = place.runs[place.unit.runs[at]].inner.of(place.text)
    return end == at + 1 and " " not in inner and inner[-1] not in ENDS_SPEECH


def _opens_clause(place: Place, frame: Frame, at: int, sep: str) -> bool:
    """Whether a clause without *that* can start at *at*."""
    unit, small = place.unit, place.small
    takes = frame.verb.frames
    word = unit.lower[at]
    if sep == ":":
        return True
    if "question" in takes and (word in small.conditional or word in small.question):
        return True
    if not takes & {"clause", "person_clause"} or frame.passive:
        return False
    if word in small.question and word not in small.asking and "question" not in takes:
        return False
    verb = at
    while verb < at + 2 and unit.at(verb) in small.not_finite and not unit.at(verb).endswith(small.infinitive_endings):
        verb += 1
    if unit.at(verb).endswith(small.infinitive_endings) and not sep and unit.words[at] == word:  # dit vouloir partir
        return "infinitive_bare" in takes
    if word in small.infinitive or word in small.joiners or not unit.is_word(at):
        return False
    if word in small.as_ and not _is_as_many(place, at):
        return False
    if word in small.prepositions or word in small.time:
        topic = word in small.of and unit.at(at + 1) not in small.asking  # said of the port
        return "bare" in takes and BARE_CLAUSES in small.grammar and not topic
    if BARE_CLAUSES not in small.grammar:
        return False
    means = frame.verb.form == "ing" and unit.at(frame.cue[0] - 1) in together(small.prepositions, small.adverbs)
    relative = frame.source is not None and unit.lower[frame.source[0]] in small.who
    bare = "bare" in takes and not means  # by saying the actor’s name
    return (bare and at + 2 < unit_end(unit)) or _has_verb(place, at, relative, "phrase" in takes)


def _is_as_many(place: Place, at: int) -> bool:
    """Whether *as* opens a clause, since it belongs to a number, a part or a time: ``said [as] many as 40 boats``,
    ``said [as] part of the plan, the pier``, ``said [as] of Sunday``; not ``said as much``.
    """
    unit, small = place.unit, place.small
    near = unit.lower[at + 1 : at + 3]
    return BARE_CLAUSES in small.grammar and not together(small.as_, small.of).isdisjoint(near)


def _has_verb(place: Place, at: int, relative: bool, noun: bool) -> bool:
    """Whether the words from *at* hold what looks like a finite verb, so that they are more than a noun phrase.

    Behind the verb of a *relative* clause one with *that* is the main verb: ``who reported the call recalled that``.
    Where the verb takes a *noun* too, one behind a joiner goes on with its subject: ``confirmed the loss and will go``.
    """
    unit, small = place.unit, place.small
    he = without(small.pronouns, small.who)
    for i in range(at, min(len(unit.words), at + 30)):
        word = unit.lower[i]
        if word in small.finite and noun and i > at and unit.lower[i - 1] in small.joiners:
            break
        if word in small.finite or word == QUOTE:
            return word != QUOTE or unit.runs[i] not in unit.titles
        if word == "," and (i == at + 1 or unit.at(i + 1) in he):  # had written it, and; learned the song, she
            break
        noun_alone = word.endswith(small.past_endings) and unit.lower[i - 1] in small.determiners  # the need
        if i > at and word.endswith(small.past_endings + small.contractions) and not noun_alone:
            return unit.lower[i - 1] not in small.joiners and not (relative and unit.at(i + 1) in small.that)
        if not noun and (_is_present(place, i) or (i > at and _is_past(place, i))):
            return True
        if i > at and (word in ";:" or (word in small.joiners and another_acts(unit, i + 1, len(unit.words), small))):
            break
    return unit.lower[at] in small.pronouns and unit.is_word(at + 1)


def _is_present(place: Place, i: int) -> bool:
    """Whether the present of a verb stands between a name and an article: ``indicated Ostend [backs] the plan``."""
    unit, small = place.unit, place.small
    ends = unit.words[i].islower() and unit.lower[i].endswith(small.plural_endings)
    return ends and unit.is_capital(i - 1) and unit.at(i + 1) in small.determiners


def _is_past(place: Place, i: int) -> bool:
    """Whether a past that no ending tells stands between a name and its object: ``claimed Roe [sank] the boat``."""
    unit, small = place.unit, place.small
    return unit.lower[i] in small.past_verbs and unit.is_capital(i - 1) and unit.at(i + 1) in small.determiners
