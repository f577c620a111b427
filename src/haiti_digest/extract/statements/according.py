"""Phrases that name whose words these are without a verb: *according to Jane Roe*."""

from haiti_digest.extract.statements.cues import Cue
from haiti_digest.extract.statements.frames import Frame
from haiti_digest.extract.statements.lexicon import Words
from haiti_digest.extract.statements.phrases import phrase_after
from haiti_digest.extract.statements.standing import PARTICIPLE, is_past_verb
from haiti_digest.extract.statements.starts import APOSTROPHES
from haiti_digest.extract.statements.units import QUOTE, Unit
from haiti_digest.language.lexicon import together

ACCORDING = "according"
NAMED = 14
"""Words that may follow the noun of a body in its name."""
OTHERS = 6
"""Words of those joined to a source, with the joiner and the mark behind them."""
CLAIM = 3
"""Words of the shortest clause."""


def according_at(unit: Unit, i: int, phrases: list[tuple[str, ...]], small: Words) -> Frame | None:
    """The frame of the phrase that may begin at word *i*, with its noun phrase as the source; None for none."""
    cue = next((i + len(parts) for parts in phrases if tuple(unit.lower[i : i + len(parts)]) == parts), None)
    if cue is None:
        return None
    first = _past_what_is_told(unit, cue, small)
    if unit.at(first) in small.who:  # des informations selon lesquelles
        return None
    end = first + 1 if unit.at(first) in small.objects else phrase_after(unit, first, small, len(unit.words))
    if i <= 1 and small.who.isdisjoint(unit.lower[first:end]):
        end = _closed_end(unit, first, end, small)
    if i > 1 and not any(unit.is_capital(k) for k in range(first, end)):  # remains, according to the board, a shame
        end = min(end, next((k for k in range(first, end) if unit.lower[k] == ","), end))
    if end == first and unit.at(first) == QUOTE:
        end = first + 1
    if end == first:
        return None
    if unit.at(end) in APOSTROPHES and unit.is_word(end + 1):  # analysts’ forecasts
        end = phrase_after(unit, end + 1, small, len(unit.words), apposition=False)
    if opening := _opening_end(unit, i, end, small):
        end = opening
    elif further := _described_end(unit, end, small) or _joined_end(unit, end, small):
        end = further
    elif unit.is_word(end) and unit.words[end].islower() and unit.at(end + 1) == "," and end - first > 1:  # Oslo media,
        end += unit.lower[end] in small.media or unit.lower[end] in small.role_nouns
    elif _is_bare_noun(unit, end, small):
        end += 1
    verb = Cue(ACCORDING, "base", frozenset([ACCORDING]))
    stop = _past_relative(unit, end, small) or (_past_day(unit, end, small) if i <= 1 else None)
    if first > cue and unit.at(end) in small.auxiliaries:  # selon ce que le maire [a dit], le port est fermé
        stop = next((k for k in range(end, min(len(unit.words), end + NAMED)) if unit.lower[k] == ","), None)
    return Frame(verb, (i, cue), (first, end), i, stop or _past_participle(unit, i, end, small))


def _past_what_is_told(unit: Unit, first: int, small: Words) -> int:
    """Where those begin who told it, with or without their verb in front: ``selon ce qu’a dit [le maire]`` · ``selon ce
    que [le maire] a dit``; *first* itself where they are named at once.
    """
    told = unit.at(first) in small.determiners and unit.at(first + 1) in small.that
    if PARTICIPLE not in small.grammar or not told:
        return first
    verb = first + 2
    while unit.at(verb) in small.auxiliaries or unit.at(verb) in small.adverbs:
        verb += 1
    opens = unit.at(verb) in together(small.determiners, small.pronouns) or unit.is_capital(verb)
    return verb if opens else verb + 1


def _is_bare_noun(unit: Unit, at: int, small: Words) -> bool:
    """Whether word *at* alone between a name and a mark tells what a body gave out: ``according to Tide [data].``"""
    if PARTICIPLE in small.grammar or not unit.is_capital(at - 1) or unit.at(at + 1) not in (",", ".", ")", ""):
        return False
    word = unit.at(at)
    apart = together(
        small.time, small.adverbs, small.prepositions, small.auxiliaries, small.joiners, small.subordinators
    )
    ended = word.endswith(small.adverb_endings) or is_past_verb(unit, at, small)
    return unit.is_word(at) and unit.words[at].islower() and word not in apart and not ended


def _closed_end(unit: Unit, first: int, end: int, small: Words) -> int:
    """Where a source ends that opens the sentence: what is set beside it ends with a comma, else it is the next clause:

    ``According to Jane Roe, a lawyer, …`` against ``According to the board[, the mole serves as a pier]``.
    """
    commas = [k for k in range(first + 1, end) if unit.lower[k] == ","]
    if commas and unit.at(end) in ("", ".") and _is_claim(unit, commas[0] + 1, end, small):
        return commas[0]
    if not commas or unit.at(end) in ("", "."):
        return end
    if unit.at(end) == "," and unit.at(end + 1) in small.who:
        named = all(unit.is_capital(k) for k in range(commas[-1] + 1, end))
        bearer = (
            named and PARTICIPLE in small.grammar and not small.role_nouns.isdisjoint(unit.lower[first : commas[-1]])
        )
        return end if bearer else commas[-1]
    if unit.at(end) == "," and unit.at(end + 1) in small.finite:  # the board, [Jane Roe, a lawyer,] has left
        return commas[-2] if len(commas) > 1 else commas[-1]
    if unit.at(end) == "," and unit.at(end + 1) not in small.joiners:
        return commas[-1] if _may_act(unit, commas[-1] + 1, small) and _describes(unit, end, small) else end
    return commas[0] if unit.at(end) == "," and not unit.is_capital(end + 2) else commas[-1]


def _is_claim(unit: Unit, first: int, end: int, small: Words) -> bool:
    """Whether the words up to the end of a French sentence are a clause whose verb no ending tells, and not whom the
    source is: ``Selon la mairie, [la crise empire].``"""
    if PARTICIPLE not in small.grammar or unit.lower[first] not in small.determiners or end - first < CLAIM:
        return False
    return small.role_nouns.isdisjoint(unit.lower[first : first + CLAIM])


def _may_act(unit: Unit, first: int, small: Words) -> bool:
    """Whether a subject may begin at word *first*: no office without its article, no age."""
    aged = unit.words[first][0].isdigit() and unit.at(first + 1) in small.ages
    return not aged and (unit.lower[first] in small.determiners or not unit.words[first].islower())


def _describes(unit: Unit, comma: int, small: Words) -> bool:
    """Whether the words behind a comma tell more of what stands before it, which acts behind the next one:

    ``According to Jane Roe, the mole[, built in May,] is shut`` · ``Selon Roe, la digue[, vieille de dix ans,] tient``.
    """
    opens = comma + 1
    stop = next((k for k in range(opens, len(unit.words)) if unit.lower[k] == ","), len(unit.words))
    word = unit.at(opens)
    told = word.endswith(small.past_endings) or word in small.past_verbs or word in small.prepositions
    alone = word in small.pronouns and stop == opens + 1  # la mission, elle, va bien
    if PARTICIPLE not in small.grammar:
        return told and unit.words[opens].islower() and unit.at(stop + 1) in small.finite
    return (alone or not _opens_clause(unit, opens, small)) and not _opens_clause(unit, stop + 1, small)


def _opens_clause(unit: Unit, at: int, small: Words) -> bool:
    """Whether a clause may begin at word *at*; at the end of the unit too."""
    word = unit.at(at)
    clause = together(
        small.determiners, small.pronouns, small.expletives, small.partitives, small.subordinators, small.joiners
    )
    hedged = any(word == hedge[0] for hedge in small.hedges)
    nobody = together(small.nobody, small.nothing, small.quantifiers, small.time)
    return not unit.is_word(at) or not unit.words[at].islower() or hedged or word in clause or word in nobody


def _past_day(unit: Unit, end: int, small: Words) -> int | None:
    """The comma behind the day of a source that opens the sentence: ``According to papers filed [on Monday], …``."""
    told = together(small.time, small.time_lead, small.time_spans, small.time_from, small.time_near)
    k = end
    while unit.at(k) in told or unit.at(k).isdigit():
        k += 1
    if unit.at(k) != "," and unit.at(end) in small.prepositions:  # in the US
        k = end + 1 + (unit.at(end + 1) in small.determiners)
        while unit.is_capital(k):
            k += 1
    return k if end < k < end + NAMED and unit.at(k) == "," else None


def _past_relative(unit: Unit, end: int, small: Words) -> int | None:
    """The comma behind what a relative clause tells of a source: ``According to a report [that we saw], …``."""
    beside = PARTICIPLE in small.grammar and end < NAMED and unit.at(end) == ","  # Selon le maire, qui parlait à Dol, …
    if unit.at(end) not in small.that and not (beside and unit.at(end + 1) in small.who):
        return None
    for k in range(end + 2, min(len(unit.words), end + NAMED)):
        if unit.lower[k] == ",":
            return k
        if not unit.is_word(k):
            break
    return None


def _joined_end(unit: Unit, end: int, small: Words) -> int | None:
    """Past others without an article who are joined to a source up to a mark: ``the Board [and aid groups],``."""
    if PARTICIPLE in small.grammar or unit.at(end) not in small.joiners:
        return None
    for k in range(end + 1, min(len(unit.words), end + OTHERS)):
        if unit.lower[k] in (",", "."):
            plural = unit.lower[k - 1].endswith(small.plural_endings) or unit.lower[k - 1] in small.plurals
            return k if plural and k - end > 1 else None
        verb = unit.lower[k] in small.auxiliaries or is_past_verb(unit, k, small)
        if not unit.is_word(k) or unit.is_capital(k) or verb:
            return None
    return None


def _described_end(unit: Unit, end: int, small: Words) -> int | None:
    """The mark that ends a source which a participle or a superlative tells more of, behind its noun at *end*:

    ``selon un rapport publié [mardi à Dol].`` · ``selon les chiffres [les plus récents de la mairie]``.
    """
    participle = any(_is_participle(unit, k, small) for k in (end - 1, end - 2))
    superlative = unit.at(end) in small.determiners and unit.at(end + 1) in small.not_finite
    if PARTICIPLE not in small.grammar or not (participle or superlative):
        return None
    for k in range(end, min(len(unit.words), end + NAMED)):
        if unit.lower[k] in (",", "."):
            return k if k > end else None
        if unit.lower[k] in small.finite or unit.lower[k] in small.who or not unit.is_word(k):
            return None
    return None


def _is_participle(unit: Unit, k: int, small: Words) -> bool:
    ends = k > 0 and unit.lower[k].endswith(small.past_endings) and unit.words[k].islower()
    return ends and unit.lower[k - 1] not in small.determiners


def _past_participle(unit: Unit, i: int, end: int, small: Words) -> int:
    """Past what a participle between commas, or at the end, tells of the source of the phrase at *i*:

    ``Selon le maire, [interrogé à Dol], …`` · ``…, selon le maire, [interrogé à Dol]`` · ``According to a study,
    [published in Tides], …``.
    """
    if i <= 1 and PARTICIPLE not in small.grammar and unit.at(end + 1) in small.by and unit.words[end].islower():
        seen = unit.lower[end].endswith(small.past_endings) or unit.lower[end] in small.past_verbs
        told = range(end + 2, min(len(unit.words), end + NAMED))
        comma = next((k for k in told if not unit.is_word(k) or unit.lower[k] in small.finite), None) if seen else None
        return comma if comma is not None and unit.lower[comma] == "," else end
    if unit.at(end) != "," or not (unit.at(end + 1).endswith(small.past_endings) or unit.at(end + 2) in small.by):
        return end
    if PARTICIPLE not in small.grammar and unit.at(end + 2) not in together(small.prepositions, small.time):
        return end
    last = len(unit.words) - 1 if i > 1 and PARTICIPLE in small.grammar else None
    for k in range(end + 2, min(len(unit.words), end + NAMED)):
        if unit.lower[k] == "," or (k == last and unit.lower[k] == "."):
            return k
        if not unit.is_word(k) or unit.lower[k] in small.finite:
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
