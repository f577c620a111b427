"""Where a content ends: at the next clause that reports on its own, or where the narrator takes over again."""

from haiti_digest.extract.statements.according import ACCORDING
from haiti_digest.extract.statements.contents import unit_end
from haiti_digest.extract.statements.frames import Frame
from haiti_digest.extract.statements.framing import BARE_CLAUSES
from haiti_digest.extract.statements.glosses import gloss_start
from haiti_digest.extract.statements.lexicon import Words
from haiti_digest.extract.statements.phrases import is_pronoun
from haiti_digest.extract.statements.standing import PARTICIPLE, is_past_verb, opens_with_participle
from haiti_digest.extract.statements.units import QUOTE, Unit
from haiti_digest.language.lexicon import together

VERB = 6
"""Words behind the first of a subject among which its verb is looked for."""


def content_end(unit: Unit, first: int, frames: list[Frame], own: Frame, small: Words, loose: bool = False) -> int:
    """The end of a content that starts at *first*; *loose* for a complement, which ends sooner than a clause does."""
    end = _clause_end(unit, first, frames, own, small, loose)
    return gloss_start(unit, first, _before_main_clause(unit, first, end, own, small), small)


def _clause_end(unit: Unit, first: int, frames: list[Frame], own: Frame, small: Words, loose: bool) -> int:
    """The same, with the main clause behind it and what the narrator tells of it."""
    end = min(unit_end(unit), _next_frame(unit, first, frames, own, small, loose))
    if ")" in unit.lower:
        end = min(end, _bracket_end(unit, own.first, first))
    if own.fronted is not None and own.fronted > first:
        return min(end, own.fronted)
    if unit.at(own.first - 1) in small.relative and unit.at(own.first - 2) == ",":
        return next((i for i in range(first, end) if unit.lower[i] == ","), end)
    if own.source is not None and unit.lower[own.source[0]] in small.who:
        main = _main_frame(unit, first, frames, small)
        ends = (i for i in range(first, end - 1) if unit.lower[i] == "," and _verb(unit, i + 1, frames, small))
        end = min(end, next(ends, end), end if main is None else main)
        aside = PARTICIPLE in small.grammar and not own.opened and unit.at(own.source[0] - 1) == ","
        if aside and not any(unit.lower[i] == QUOTE for i in range(first, end)):  # , qui dit vouloir rester, part
            end = next((i for i in range(first, end) if unit.lower[i] == ","), end)
    apart = unit.at(own.first - 1) == "," or unit.at(own.first - 1) in small.concessive
    if own.verb.form == "ing" and apart and own.first > 1:  # Roe, (while) noting that it works, said
        commas = (i for i in range(first, end - 1) if unit.lower[i] == ",")
        end = next((i for i in commas if any(f.cue[0] == i + 1 and f.verb.form == "past" for f in frames)), end)
    past, comma = small.past_verbs, None
    if loose:
        end = next((i for i in range(first, end) if unit.lower[i] == ";"), end)
    for i in range(first + 1, end - 1):
        if unit.lower[i] == ",":
            comma = i if comma is None else comma
            if _narrator_goes_on(unit, i, end, small, loose, comma):
                return i
        if loose and unit.lower[i] in small.concessive and unit.lower[i + 1].endswith(small.gerund_endings):
            return i
        if loose and unit.lower[i] in small.joiners:
            following = unit.lower[i + 1]
            acts = following.endswith(small.past_endings) or following in past or _is_finite(unit, i + 1, small)
            if acts or another_acts(unit, i + 1, end, small):
                return i
    return end


def _before_main_clause(unit: Unit, first: int, end: int, own: Frame, small: Words) -> int:
    """The comma before the main clause where the frame stands in a clause in front of it; else *end*:

    ``When Roe praised the crew and said [it works], the crowd had left``.
    """
    opening = together(small.subordinators, small.before_clause, small.as_) - small.determiners
    if BARE_CLAUSES not in small.grammar or unit.lower[0] not in opening or own.fronted is not None or own.inverted:
        return end
    if own.cue[0] > first or "," in unit.lower[: own.cue[0]]:
        return end
    commas = (at for at in range(first + 1, end - 2) if unit.lower[at] == ",")
    return next((at for at in commas if _is_clause(unit, at + 1, end, small)), end)


def _is_clause(unit: Unit, at: int, end: int, small: Words) -> bool:
    """Whether a subject and, before the next comma or marks, a verb follow."""
    if not unit.is_capital(at) and unit.lower[at] not in together(small.pronouns, small.determiners, small.expletives):
        return False
    for k in range(at + 1, min(end, at + 1 + VERB)):
        if unit.lower[k] in (",", QUOTE):
            return False
        if _is_finite(unit, k, small) or (unit.words[k].islower() and is_past_verb(unit, k, small)):
            return True
    return False


def _is_finite(unit: Unit, at: int, small: Words) -> bool:
    """Whether a finite auxiliary stands there: ``the loss and [will] meet``; no name such as *May*."""
    word = unit.lower[at]
    return word in small.finite and not unit.is_capital(at)


def _bracket_end(unit: Unit, at: int, first: int) -> int:
    """The bracket that closes a remark in which word *at* stands, looked for from word *first*; else past the unit."""
    opened = unit.lower[:at].count("(") > unit.lower[:at].count(")")
    closed = next((k for k in range(first, len(unit.words)) if unit.lower[k] in "()"), len(unit.words))
    return closed if opened and unit.at(closed) == ")" else len(unit.words)


def _main_frame(unit: Unit, first: int, frames: list[Frame], small: Words) -> int | None:
    """The comma before the main clause that reports too, where a relative clause belongs to what is fronted:

    ``Asked about the captain, who said that it works[,] the mayor said that …``.
    """
    fronted = unit.lower[0] in small.prepositions or opens_with_participle(unit, small)
    own = (f.first for f in frames if f.first > first and f.source is not None and f.source[0] == f.first)
    return next((at - 1 for at in own if unit.lower[at - 1] == ","), None) if fronted else None


def another_acts(unit: Unit, first: int, end: int, small: Words) -> bool:
    """Whether a name and a past with an object follow: ``pledged 10 boats and [the Harbour Board offered] two``."""
    at = first + (unit.at(first) in small.determiners)
    named = at
    while at < end and unit.is_capital(at):
        at += 1
    acts = named < at < end - 1 and is_past_verb(unit, at, small)
    return acts and (unit.at(at + 1) in small.determiners or unit.words[at + 1][0].isdigit())


def _verb(unit: Unit, at: int, frames: list[Frame], small: Words) -> bool:
    """Whether the main verb follows the comma that ends a relative clause: ``who says it works, [wrote]``."""
    word = unit.lower[at]
    return (
        any(frame.cue[0] == at and frame.verb.form in ("past", "s") for frame in frames)
        or word in small.finite
        or word in small.past_verbs
        or (is_past_verb(unit, at, small) and unit.at(at + 1) in small.determiners)
    )


def _next_frame(unit: Unit, first: int, frames: list[Frame], own: Frame, small: Words, loose: bool) -> int:
    for frame in frames:
        if frame.first < first or frame is own:
            continue
        if own.source is not None and frame.source is not None and own.source[0] == frame.source[1] and loose:
            return frame.first  # sailors who praised the plan warned
        before = unit.at(frame.first - 1)
        if before in small.joiners:
            return frame.first - 1
        if unit.at(frame.first) in small.joiners:
            return frame.first
        behind = frame.verb.form == "ing" or frame.inverted or unit.at(frame.first) in small.as_
        if before == "," and (behind or (frame.borrows and unit.at(frame.first) in small.before_clause)):
            return frame.first - 1
        if before == QUOTE and frame.source is not None and frame.source[1] < frame.first:  # who says it is “odd,” said
            return frame.first
        if before == QUOTE and frame.verb.form == "ing" and frame.borrows and frame.first > first + 1:
            return frame.first  # stated that “it works,” noting that
        if before in small.relative and unit.at(frame.first - 2) == "," and frame.first > first:
            return frame.first - 2
        participle = loose and frame.borrows and frame.opened and frame.verb.form == "ing"
        if participle and unit.is_word(frame.first - 1) and before not in together(small.prepositions, small.adverbs):
            return frame.first  # dismissed the claims [insisting that]
        named = frame.source is not None and frame.source[0] == frame.first
        last = frame.end >= unit_end(unit) and not frame.opened  # Roe said it works, Poe testified
        if last and before == "," and ACCORDING in frame.verb.frames:
            return frame.first - 1
        if named and (before == ";" or (before == "," and (loose or last))):
            return frame.first - 1
        if (
            named and loose and before == QUOTE and unit.runs[frame.first - 1] in unit.spoken
        ):  # with “good ethics,” he said
            return frame.first
    return len(unit.words)


def _narrator_goes_on(unit: Unit, comma: int, end: int, small: Words, loose: bool, first: int) -> bool:
    """Whether a remark of the narrator's starts after a comma: ``, while``, ``, with aides shouting``, ``, who``.

    So does the main clause behind a complement, after its *first* comma: ``the note, which praised it[, was torn up]``.
    """
    word = unit.lower[comma + 1]
    if word in small.as_ and (
        unit.at(comma + 2).endswith(small.past_endings) or (loose and is_pronoun(unit.at(comma + 2), small))
    ):
        return True
    if word in small.concessive or (loose and word in small.who):
        return True
    if _is_finite(unit, comma + 1, small) and comma == first:
        return True
    reach = range(comma + 2, min(end, comma + 8))
    subject = unit.at(comma + 2) in together(small.determiners, small.pronouns) or unit.is_capital(comma + 2)
    if loose and word in small.joiners and subject:  # denied the claims, but the mayor was
        acts = any(_is_finite(unit, k, small) or is_past_verb(unit, k, small) for k in reach if k > comma + 2)
        if acts and QUOTE not in unit.lower[comma:end]:
            return True
    return loose and word in small.accompanying and any(unit.lower[i].endswith(small.gerund_endings) for i in reach)
