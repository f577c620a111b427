"""Forms in *-ing*: those that are nouns, and what stands before those that are participles."""

from haiti_digest.extract.statements.lexicon import Words
from haiti_digest.extract.statements.phrases import is_pronoun
from haiti_digest.extract.statements.standing import PARTICIPLE, is_past_verb
from haiti_digest.extract.statements.units import QUOTE, Unit
from haiti_digest.language.lexicon import together, without

FRONTED = 8
"""Words before a participle in a phrase that opens its sentence."""


def is_owned(unit: Unit, i: int, small: Words) -> bool:
    """Whether a form in *-ing* is a noun that somebody owns: ``Roe’s repeated public [warning]``."""
    for k in (i - 1, i - 2, i - 3):
        if unit.at(k).endswith(small.possessive_endings) or not unit.is_word(k) or unit.lower[k] in small.joiners:
            break
    word = unit.at(k)
    told = together(small.determiners, small.objects, small.that)
    if is_pronoun(word, small) or (k < i - 1 and unit.words[k].islower() and unit.at(i + 1) in told):
        return False  # he’s now warning; the board’s editorial telling him
    return word.endswith(small.possessive_endings) and not word.endswith(small.plural_possessives)


def is_of_body(unit: Unit, i: int, small: Words) -> bool:
    """Whether a form in *-ing* is a noun behind an article, an adjective and a name: ``a new Port Board [warning]``."""
    first = i
    while first > 0 and unit.is_capital(first - 1):
        first -= 1
    if first == i or not unit.words[first - 1].islower() or unit.lower[first - 1] in small.determiners:
        return False
    return unit.at(first - 2) in small.determiners


def ends_phrase(unit: Unit, i: int, after: int, small: Words) -> bool:
    """Whether a form in *-ing* with an article and an adjective is a noun: ``Sending a stern [warning], Roe said``."""
    ends = unit.at(after) in (",", ".", "") and unit.at(after + 1) != QUOTE
    return ends and unit.at(i - 2) in small.determiners and unit.words[i - 1].islower()


def new_thing(unit: Unit, acted: int, i: int, small: Words) -> tuple[int, int] | None:
    """What was shown, worn or held up and says what the participle at *i* tells: ``held up [a sign] saying “Stop”``."""
    for k in range(i - 2, acted, -1):
        if unit.lower[k] in small.single:
            timed = not together(small.time_spans, small.time).isdisjoint(unit.lower[k:i])
            return None if timed else (k, i)
        if unit.lower[k] in small.prepositions:
            break
    return None


def is_governed(unit: Unit, first: int, end: int, small: Words) -> bool:
    """Whether a thing with an article is the object of the verb before it: ``denied [the claims] insisting that``."""
    plain = all(unit.words[k].islower() and unit.lower[k] not in small.role_nouns for k in range(first, end))
    return plain and first > 0 and unit.lower[first] in small.determiners and is_past_verb(unit, first - 1, small)


def is_told(unit: Unit, first: int, end: int, small: Words) -> bool:
    """Whether the words before a participle are no one who speaks: an infinitive with its object (``agreed to [send
    boats] arguing that``), those told (``spoke to [the press] saying that``), or a medium.
    """
    if PARTICIPLE not in small.grammar and unit.at(first - 1) in small.infinitive:
        return True
    return any(unit.lower[k] in small.media for k in range(first, end))


def in_fronted_phrase(unit: Unit, i: int, small: Words) -> bool:
    """Whether a form in *-ing* belongs to a phrase in front of the main clause, behind a medium or *to*:

    ``In a statement [condemning] the raid, Jane Roe said`` · ``In addition to [finding] it works, she held``.
    """
    before = unit.at(i - 1)
    if unit.lower[0] not in small.prepositions or i > FRONTED or PARTICIPLE in small.grammar:
        return False
    if before not in together(small.media, small.infinitive):
        return False
    finite = without(together(small.auxiliaries, small.past_verbs), small.not_finite)
    return all(unit.is_word(k) and unit.lower[k] not in finite for k in range(i))


def leads(unit: Unit, k: int, small: Words) -> bool:
    """Whether word *k* may stand before a participle that opens the sentence: ``[In] saying``, ``[Loudly] saying``."""
    word = unit.lower[k]
    return (
        word in small.prepositions
        or word in small.joiners
        or word in small.adverbs
        or word in small.concessive
        or word.endswith(small.adverb_endings)
    )
