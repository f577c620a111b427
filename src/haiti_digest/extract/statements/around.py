"""Content before a frame, and behind it where the sentence goes on: *“We stay,” he said, “until May.”*"""

from msgspec.structs import replace

from haiti_digest.extract.statements.according import ACCORDING
from haiti_digest.extract.statements.behind import clause_after
from haiti_digest.extract.statements.contents import Range, after_dateline
from haiti_digest.extract.statements.endings import content_end
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
from haiti_digest.extract.statements.fronted import acts_on, has_clause, is_adverb, is_main_clause
from haiti_digest.extract.statements.inversion import resumes
from haiti_digest.extract.statements.moments import past_time
from haiti_digest.extract.statements.names import is_nickname
from haiti_digest.extract.statements.phrases import is_pronoun
from haiti_digest.extract.statements.place import Place, cleaned
from haiti_digest.extract.statements.standing import PARTICIPLE, is_reflexive, opens_with_participle
from haiti_digest.extract.statements.units import DASHES, QUOTE, closing_mark
from haiti_digest.language.lexicon import together, without

FOUND = frozenset(["that"])
"""What verbs take of which a participle stands behind nouns."""


def content_floor(place: Place, frame: Frame, frames: list[Frame]) -> int:
    """Where content before a frame may start: after the frame before it that has a clause of its own; a speech act is
    told with its subject: ``[The mayor welcomed the offer], a clerk said``."""
    before = [
        other.end
        for other in frames
        if other.first < frame.first and other.verb.frames & SAYING and not (other.borrows and other.verb.form == "ing")
    ]
    if before and frames[0].source is not None and frames[0].first == 0 and _ends_all(place, frame):
        return min(after_dateline(place.unit), frame.first)  # [Roe said it works], Poe testified
    return max(before) if before else min(after_dateline(place.unit), frame.first)


def _ends_all(place: Place, frame: Frame) -> bool:
    """Whether a frame ends the unit, with somebody else than the one who opens it: a pronoun may be the same."""
    unit = place.unit
    alone = frame.source is not None and unit.lower[frame.source[0]] in place.small.pronouns
    return ends_unit(place, frame.end) and not alone


def around(place: Place, frame: Frame, frames: list[Frame], claimed: set[int]) -> list[Range]:
    """Content before the frame, and after it where the sentence goes on.

    Finds: ``[“We will stay,”] he said, [“until May.”]`` · ``[The plan], he said, [must change]`` · ``[It works], said
    Jane Roe.`` Leaves: ``Later, he said it works``.
    """
    unit = place.unit
    if frame.borrows and frame.verb.form in ("ing", "base"):  # “…,” promising to stay: the words before are another's
        return []
    if _relative(place, frame) and PARTICIPLE in place.small.grammar:  # qui dit « non », a salué
        return []
    if not frame.verb.frames & SAYING or (frame.passive and not _is_told(place, frame)):
        return []
    if frame.inverted and PARTICIPLE in place.small.grammar:
        frame = replace(frame, end=_past_described(place, frame))
    if frame.opened and not _speech_ends(place, frame):
        return []
    before = unit.at(frame.first - 1)
    first = content_floor(place, frame, frames)
    if before not in (QUOTE, ",", "—", "–", "-", "?", "!") or frame.first - first < 1:
        return []
    quoted = before == QUOTE or (before in ",—–-" and unit.at(frame.first - 2) == QUOTE)
    follows = unit.at(frame.end)
    if not quoted and unit.at(frame.first) in place.small.joiners:  # Hill left, and Roe reported to him
        return []
    if before in DASHES and not quoted and frame.verb.frames <= FOUND:  # – an illness found in birds
        return []
    if before in DASHES and not quoted and not frame.inverted and follows == ",":  # – he wrote of other things, some
        return []
    goes_on = follows in (",", QUOTE, "—", "–", ":", ";") and not ends_unit(place, frame.end)
    goes_on = goes_on and not _names_in_marks(place, frame)
    adjunct = follows in place.small.prepositions or is_remark(place, frame.end)
    adjunct = adjunct and before == "," and is_main_clause(place, first, frame.first)
    resumed = None if quoted or goes_on else _resumes(place, frame)
    goes_on = goes_on or resumed is not None
    if not quoted and not (goes_on or ends_unit(place, frame.end) or frame.inverted or follows == "." or adjunct):
        return []
    if not quoted and (frame.verb.frames <= {"quote"} or _relative(place, frame)):
        return []
    if not quoted and not frame.inverted and is_reflexive(unit, frame.cue[0], place.small):  # un feu s’est déclaré
        return []
    if not quoted and not frame.inverted and takes_infinitive(place, frame):
        return []
    if before == QUOTE and not (_speaks_to(place, frame) and not _fronts(place, frame, frames, claimed, first)):
        return []
    lead: Range = (first, frame.first)
    if quoted:
        at = frame.first - 1 if before == QUOTE else frame.first - 2
        if at in claimed:
            return []
        lead = (_quote_start(place, at, first), at + 1)
        opens = lead[0] == 0 and unit.lower[0].endswith(place.small.gerund_endings) and not frame.inverted
        if opens and clause_after(place, frame, frames, claimed):  # Citing “a lack of care,” Roe said that
            return []
    else:
        lead = (_after_sentence(place, *lead), frame.first)
    ranges = [lead]
    if goes_on and follows != ";" and (quoted or not frame.inverted or _is_incise(place, frame)):
        rest = _after_frame(place, frame, frames, quoted, resumed or frame.end)
        if rest is not None and not quoted and _only_fronts(place, frame, lead, rest, first):
            return []
        if rest is not None:
            ranges.append(rest)
    if not quoted and not has_clause(place, lead, ranges):
        return cleaned(place, ranges[1:]) if is_adverb(place, lead) or _opens_clause(place, ranges[1:]) else []
    return cleaned(place, ranges)


def _names_in_marks(place: Place, frame: Frame) -> bool:
    """Whether a run behind a frame belongs to what is told of where or when: ``« … », dit Roe lors du [« bal »]``."""
    unit = place.unit
    told = frame.source is not None and frame.end > frame.source[1] and unit.is_word(frame.end - 1)
    return told and frame.inverted and unit.at(frame.end) == QUOTE and PARTICIPLE in place.small.grammar


def _opens_clause(place: Place, rest: list[Range]) -> bool:
    """Whether words behind a frame, where there are any, open with a name, an article or a pronoun."""
    unit, small = place.unit, place.small
    first = rest[0][0] if rest else len(unit)
    opens = together(small.determiners, small.expletives)
    return unit.is_capital(first) or is_pronoun(unit.at(first), small) or unit.at(first) in opens


def _only_fronts(place: Place, frame: Frame, lead: Range, rest: Range, floor: int) -> bool:
    """Whether words without marks before a frame are only in front of *rest* behind it: of a run that alone is spoken,
    or of a second verb. *floor* is where content before the frame may start.

    Finds: ``[At the port], he said, “We tried it.”`` Leaves: ``It works, he said: “We tried it.”``
    """
    spoken = place.unit.at(rest[0]) == QUOTE and not _opens_with_verb(place, rest[0])
    spoken = spoken and not _stands_before_colon(place, frame, floor)
    return spoken or acts_on(place, lead, rest)


def _opens_with_verb(place: Place, at: int) -> bool:
    """Whether the run at word *at* opens with a finite verb, of which the subject stands before the frame:

    ``[The storm], he said, [“is still far from us.”]``
    """
    inner = place.runs[place.unit.runs[at]].inner
    word = inner.of(place.text).partition(" ")[0]
    return word in place.small.finite and BARE_CLAUSES in place.small.grammar


def _stands_before_colon(place: Place, frame: Frame, floor: int) -> bool:
    """Whether the words before a frame that ends with a colon are a sentence of their own."""
    unit = place.unit
    whole = unit.at(frame.end) == ":" and floor == min(after_dateline(unit), frame.first)
    return whole and is_main_clause(place, floor, frame.first)


def _past_described(place: Place, frame: Frame) -> int:
    """Past what is told between commas of a subject behind its verb: ``Le pont, dit Mme Roe, [jointe lundi,] tient``.

    Participles tell of anybody, other bare words of one who is named: ``a dit Mme Roe, [juriste]``.
    """
    unit, small = place.unit, place.small
    end = frame.end
    clause = together(
        small.auxiliaries, small.determiners, small.prepositions, small.pronouns, small.subordinators, small.joiners
    )
    clause = together(clause, small.who, small.that, small.time, small.infinitive, small.adverbs, small.expletives)
    named = frame.source is not None and unit.lower[frame.source[0]] not in small.pronouns
    while unit.at(end) == ",":
        first = end + 1 + unit.at(end + 1).endswith(small.adverb_endings)
        word = unit.at(first)
        told = word.endswith(small.past_endings) or unit.at(first + 1) in small.by
        bare = named and unit.at(first + 1) in (",", ".", "")
        if not unit.is_word(first) or not unit.words[first].islower() or word in clause or not (told or bare):
            break
        end = next((k for k in range(first, len(unit.words)) if unit.lower[k] in (",", ".")), len(unit.words))
    return end


def _is_told(place: Place, frame: Frame) -> bool:
    """Whether a passive ends the sentence that tells what somebody was told: ``[It is open], the court was told``."""
    unit, small = place.unit, place.small
    told = "person_clause" in frame.verb.frames and "believing" not in frame.verb.frames
    named = frame.source is not None and frame.source[0] == frame.first and unit.at(frame.first) not in small.pronouns
    return told and named and BARE_CLAUSES in small.grammar and ends_unit(place, frame.end)


def _after_sentence(place: Place, first: int, end: int) -> int:
    """Past the last run before *end* that ends a sentence of its own, so that it is no part of the next."""
    unit = place.unit
    for at in range(end - 2, first - 1, -1):
        if at in unit.runs and unit.is_capital(at + 1):
            last = place.text[place.runs[unit.runs[at]].inner.end - 1]
            if last in ".?!…":
                return at + 1
    return first


def _is_incise(place: Place, frame: Frame) -> bool:
    """Whether an inverted verb stands inside a clause that goes on: ``Le pont, a-t-il dit, [doit ouvrir]``."""
    unit, small = place.unit, place.small
    word = unit.at(frame.end + 1)
    apart = together(small.prepositions, small.subordinators, small.who, small.joiners)
    if BARE_CLAUSES in small.grammar:
        return resumes(unit, frame.end, small)
    return unit.at(frame.end) == "," and word not in apart


def _relative(place: Place, frame: Frame) -> bool:
    """Whether the subject is a *who* that belongs to a noun before it."""
    return frame.source is not None and place.unit.lower[frame.source[0]] in place.small.who


def _speaks_to(place: Place, frame: Frame) -> bool:
    """Whether a run right before the subject is spoken by it, and no name or term that belongs to it:

    ``“It works,” officials said`` against ``the “Morning Show” host said``.
    """
    unit, small = place.unit, place.small
    last = closing_mark(place.runs[unit.runs[frame.first - 1]], place.text)
    goes_on = unit.is_word(frame.end) or unit.at(frame.end) == ":"
    if not frame.inverted and frame.source is not None and frame.source[1] < frame.first:  # Roe, citing “calm,” said
        return False
    if last == "." and not frame.inverted and goes_on:  # the sentence of the next one to speak
        return False
    if frame.inverted or last in ENDS_SPEECH:
        return True
    if unit.lower[frame.first] in small.as_ or is_nickname(unit, frame.first - 1):
        return False
    return frame.source is not None and (
        unit.is_capital(frame.source[0])
        or (unit.lower[frame.source[0]] in small.pronouns or unit.lower[frame.source[0]] in small.determiners)
    )


def _fronts(place: Place, frame: Frame, frames: list[Frame], claimed: set[int], first: int) -> bool:
    """Whether the run before a frame ends a phrase in front from word *first*, since a clause follows the verb:

    ``On Monday’s “Morning Show,” Roe said [it works]`` · ``Asked about “the mess,” Roe said [it works]``.
    """
    unit, small = place.unit, place.small
    run = frame.first - 1
    opens = unit.lower[first]
    if frame.inverted or not unit.is_word(run - 1) or PARTICIPLE in small.grammar:
        return False
    asked = opens.endswith(small.gerund_endings) or (first == 0 and opens_with_participle(unit, small))
    if not asked and opens not in together(small.prepositions, small.time):
        return False
    title = unit.runs[run] in unit.titles
    if not (asked or title) and not small.finite.isdisjoint(unit.lower[first:run]):
        return False
    behind = clause_after(place, frame, frames, claimed)
    word = unit.lower[behind[-1][0]] if behind else ""
    if word == QUOTE:
        return title and behind[-1][0] > run
    return bool(behind) and (
        frame.opened
        or word not in together(small.prepositions, small.time, without(small.time_lead, small.determiners))
    )


def _speech_ends(place: Place, frame: Frame) -> bool:
    """Whether spoken words that go on to the verb end right before its subject: then a later *that* opens no content.

    ``“It works,” he said in his speech that night.`` A full stop would end the sentence of the words before.
    """
    unit = place.unit
    if unit.at(frame.first - 1) != QUOTE:
        return False
    return closing_mark(place.runs[unit.runs[frame.first - 1]], place.text) == ","


def _quote_start(place: Place, at: int, first: int) -> int:
    """The start of the content that ends with the run at *at*: the run, or the clause that leads into it."""
    unit = place.unit
    start = at
    while start - 1 >= first and unit.lower[start - 1] == QUOTE:
        start -= 1
    if start - 1 >= first and (unit.is_word(start - 1)):
        return first
    return start


def _resumes(place: Place, frame: Frame) -> int | None:
    """The comma behind a remark of where or when, from which the clause around the frame goes on with its verb:

    ``The gate, Roe said during a visit to the port[, will open]``. None where there is none.
    """
    unit, small = place.unit, place.small
    if unit.at(frame.first - 1) != "," or unit.at(frame.end) not in small.prepositions:
        return None
    comma = next((k for k in range(frame.end, min(len(unit.words), frame.end + CLAUSE)) if unit.lower[k] == ","), None)
    word = unit.at(comma + 1) if comma is not None else ""
    finite = word in small.finite and BARE_CLAUSES in small.grammar
    return comma if finite and comma is not None and not unit.is_capital(comma + 1) else None


def _after_frame(place: Place, frame: Frame, frames: list[Frame], quoted: bool, at: int) -> Range | None:
    """What follows a frame in the middle, from word *at*: only a run after quoted words, any clause after others."""
    unit = place.unit
    while at < len(unit.words) and unit.words[at] in (",", ":", "—", "–"):
        at += 1
    if any(other.first == at and ACCORDING in other.verb.frames for other in frames):  # , he said, according to Roe
        return None
    if quoted:
        if unit.at(at) == QUOTE and not is_title_told(place, frame, at):
            end = at + 1
            while unit.at(end) == QUOTE:
                end += 1
            return at, end
        return None
    if unit.at(at) in place.small.adding:
        return None  # testified in Lund, where many cried
    end = content_end(unit, at, frames, frame, place.small)
    if unit.at(at).endswith(place.small.gerund_endings) and place.small.finite.isdisjoint(unit.lower[at:end]):
        return None  # he said, giving an example; not: leaving the port would be worse
    timed = past_time(unit, at, place.small) >= end  # , dit-il, vendredi
    return (at, end) if at < end and not timed else None
