"""A reporting verb where it stands: its words, its subject, and what lies around them."""

import msgspec

from haiti_digest.extract.statements.cues import Cue, Verbs
from haiti_digest.extract.statements.lexicon import Words
from haiti_digest.extract.statements.standing import PARTICIPLE, in_locution, is_past_verb
from haiti_digest.extract.statements.units import DASHES, QUOTE, Unit
from haiti_digest.language.lexicon import together, without

INSERTED = 14
"""Words of a remark between a verb and the word for *that*."""
FELT = "felt"
PERSONAL = "personal"
"""Verbs of which things may be the subject too, so that only a person's are speech: *raised concerns about*."""
TOLD = frozenset(["phrase"])
TOLD_AND_PERSONAL = TOLD | {PERSONAL}
ADJECTIVES = 2
"""Words between a verb and the noun for what is felt."""
VOWELS = frozenset("aeiouy")


class Frame(msgspec.Struct, frozen=True, gc=False):
    """Words *first* to *end* of a unit are the frame around the content: subject, verb, person told, where and when.

    ``cue`` is the verb's words; ``source`` the subject's, or None; ``opened`` tells that a word for *that* ended it.
    """

    verb: Cue
    cue: tuple[int, int]
    source: tuple[int, int] | None
    first: int
    end: int
    opened: bool = False
    passive: bool = False
    inverted: bool = False
    borrows: bool = False
    """Whether the subject is that of another clause."""
    fronted: int | None = None
    """Where the main clause begins after a participle that opens the sentence: ``Saying it works, [he left]``."""


def cue_at(unit: Unit, i: int, verbs: Verbs, small: Words) -> tuple[Cue, int] | None:
    """The verb at word *i* and where its words end; a verb with its particle, or with what it tells is felt, before the
    bare one: ``[expressed deep concern over] the delay``.
    """
    word = unit.lower[i]
    for rest, cue in verbs.particle.get(word, ()):
        end = i + 1 + len(rest)
        if tuple(unit.lower[i + 1 : end]) != rest or (rest[-1], unit.at(end)) in small.locutions:  # appelle à nouveau
            continue
        if not (word in verbs.single and _tells_to(unit, i, end, small)):
            return cue, end
    single = verbs.single.get(word)
    felt = _feeling_end(unit, i + 1, verbs) if single and FELT in single.frames else None
    if single and felt is not None:
        return Cue(single.lemma, single.form, TOLD_AND_PERSONAL if PERSONAL in single.frames else TOLD), felt
    return (single, i + 1) if single else None


def _tells_to(unit: Unit, i: int, end: int, small: Words) -> bool:
    """Whether the one told, or a time, stands behind the verb at *i*: ``[admitted] to the board that it works``,
    ``[argued] for years that it works``.
    """
    near = unit.lower[end : end + 4]
    told = unit.lower[i + 1] in small.infinitive or not small.time_spans.isdisjoint(near[:2])
    return told and not small.that.isdisjoint(near)


def _feeling_end(unit: Unit, first: int, verbs: Verbs) -> int | None:
    """Past the noun for a feeling and its link, with what stands before the noun: ``his deep gratitude for``."""
    for i in range(first, min(len(unit.words) - 1, first + ADJECTIVES + 1)):
        if unit.lower[i] in verbs.feelings:
            return i + 2 if unit.lower[i + 1] in verbs.links else None
        if not unit.is_word(i):
            return None
    return None


def frame_end(unit: Unit, first: int, limit: int, small: Words, nouns: bool = False) -> tuple[int, bool]:
    """Past the adjuncts after a verb (when, where, to whom), and whether a word for *that* follows them.

    ``[said] in a statement on Tuesday that``: all of it. Without *that* only what cannot open a clause is skipped.
    With *nouns* the verb takes a noun of saying before it: ``[expressed] hope that``.
    """
    lower = unit.lower
    that = _that_near(unit, first, limit, small, nouns)
    if that is not None:
        return that + 1, True
    i = first
    while i < limit:
        word = lower[i]
        if word in small.finite and unit.words[i].islower():  # a note that they say may be lost
            break
        if word in small.time or (i > first and _is_day(word) and lower[i - 1] in small.time):
            i += 1
        elif word == "." and i > first and lower[i - 1] in small.time and _ends_day(unit, i + 1, small):  # on Nov. 3
            i += 2
        elif word == "," and i > first and _date_ends(unit, i + 1, small):
            i += 3
        elif word in small.prepositions or word in small.time_lead:
            following = _adjunct_end(unit, i, limit, small)
            if following == i:
                break
            i = following
        elif (word in small.adverbs or word.endswith(small.adverb_endings)) and unit.at(i + 1) in (",", QUOTE):
            i += 1
        else:
            break
    return i, False


def that_after_person(unit: Unit, first: int, limit: int, small: Words) -> int | None:
    """A word for *that* after the person told: ``[telling] customers at a café in the old town that``."""
    for i in range(first, min(limit, first + 16)):
        word = unit.lower[i]
        if word in small.that:
            apart = unit.lower[i - 1] in small.prepositions or is_past_verb(unit, i - 1, small)
            return i if i > first and not apart else None
        quoted = word == QUOTE and unit.runs[i] not in unit.titles
        if quoted or word in small.auxiliaries or word in without(small.pronouns, small.who) or unit.is_stop(i):
            return None
        if word == "," and unit.at(i + 1).endswith(small.gerund_endings):
            return None
    return None


def _goes_on(unit: Unit, i: int, small: Words) -> bool:
    """Whether the word after a joiner is another verb and no second noun: ``expresses concern but [warns] that``."""
    one, two = unit.at(i - 2), unit.at(i)
    present = two.endswith(small.plural_endings) and not one.endswith(small.plural_endings)
    return PARTICIPLE not in small.grammar and (present or is_past_verb(unit, i, small))


def _that_near(unit: Unit, first: int, limit: int, small: Words, nouns: bool) -> int | None:
    """A word for *that* right after the verb or after a phrase with a preposition or a time."""
    lower = unit.lower
    if small.ago and small.ago.issuperset(lower[first : first + len(small.ago)]):  # il y a un mois que
        behind = range(first + len(small.ago), min(limit, first + 2 * len(small.ago) + 1))
        return next((i for i in behind if lower[i] in small.that), None)
    if first < limit and lower[first] in small.that:
        return None if unit.at(first + 1) in small.not_clauses else first
    adverb = first < limit - 1 and (lower[first] in small.adverbs or lower[first].endswith(small.adverb_endings))
    if adverb and unit.at(first + 1) in small.that and unit.at(first + 2) not in small.prepositions:
        return first + 1  # said repeatedly that, not: said just that in May
    if first < limit and (lower[first] == "," or lower[first] in DASHES):
        return _that_behind_insertion(unit, first, limit, small)
    if nouns:
        for i in range(first + 1, min(limit, first + 5)):
            if lower[i] in small.that:
                return i
            if not unit.is_word(i) or lower[i] in small.auxiliaries or lower[i] in small.pronouns:
                return None
            if lower[i] in small.joiners and _goes_on(unit, i + 1, small):
                return None
    if first >= limit:
        return None
    if not (lower[first] in small.prepositions or lower[first] in small.time or lower[first] in small.time_lead):
        return None
    adjunct = lower[first] in small.prepositions or lower[first] in small.time or unit.at(first + 1) in small.time
    for i in range(first, min(limit, first + (16 if adjunct else 5))):
        if lower[i] in small.that:
            if i == first + 1 and lower[first] in small.determiners:  # a dénoncé ce qu’ils ont appelé
                return None
            if i > first and lower[i - 1] in small.prepositions and PARTICIPLE not in small.grammar:  # in that country
                continue
            if _is_relative(unit, first, i, small) or _ends_with_verb(unit, first, i, small):
                return None
            relative = unit.at(i + 1) in small.finite
            if relative and unit.is_word(i - 1):  # lamented about the misery that has faced them
                return None
            return i if unit.is_word(i + 1) or unit.at(i + 1) in (QUOTE, ",") else None
        if lower[i] == "," and unit.at(i + 1) in small.adding:  # on the radio, where she is a guest, that
            return _that_behind_insertion(unit, i, limit, small)
        verb = lower[i] in small.auxiliaries and not _tells(unit, i, small) and not unit.is_capital(i)  # May
        quoted = lower[i] == QUOTE and unit.runs[i] not in unit.titles
        if quoted or verb or lower[i] in small.pronouns or unit.is_stop(i):
            return None
        if lower[i] == "," and unit.at(i + 1).endswith(small.gerund_endings):  # assured them of help, noting that
            return None
    return None


def _ends_with_verb(unit: Unit, first: int, that: int, small: Words) -> bool:
    """Whether another verb stands right before a word for *that*: ``the note [shown] above claimed that``."""
    return that > first and is_past_verb(unit, that - 1, small) and "-" not in unit.lower[that - 1]


def _is_relative(unit: Unit, first: int, that: int, small: Words) -> bool:
    """Whether a word for *that* belongs to a noun that what is said begins with, or is about:

    ``[said] a stabbing that killed one`` · ``[reckoned] with the role that Ostend plays`` · ``[said] in a note this
    case shows that``. Leaves: ``[said] the same day that``, ``[agreed] with the mayor that``.
    """
    if PARTICIPLE in small.grammar:
        return False
    told = together(small.time, small.time_spans, small.media, small.role_nouns, small.factual)
    linking = together(small.prepositions, small.joiners, small.determiners)
    for k in range(first + 2, that):
        opens = unit.lower[k] in small.determiners and unit.lower[k - 1] not in linking
        if opens and told.isdisjoint(unit.lower[k + 1 : k + 3]):
            return True
    if unit.lower[first] in small.determiners:
        return told.isdisjoint(unit.lower[first:that])
    last = unit.lower[that - 1]
    return unit.lower[first] in small.topical and not unit.is_capital(that - 1) and last not in told


def _that_behind_insertion(unit: Unit, comma: int, limit: int, small: Words) -> int | None:
    """A word for *that* behind a remark between commas or dashes: ``reported, citing police sources, [that]``."""
    opens = unit.at(comma + 1)
    told = together(small.time, small.objects)
    remark = PARTICIPLE in small.grammar and (opens.endswith(small.past_endings) or opens in told)
    remark = remark or in_locution(unit, comma + 1, small)  # affirme, quant à lui, que
    remark = remark or unit.at(comma + 2) == "," or opens in small.adding or unit.words[comma] in DASHES
    if not (remark or opens.endswith(small.gerund_endings) or (opens in small.prepositions and opens not in small.of)):
        return None
    for i in range(comma + 2, min(limit, comma + INSERTED)):
        if unit.lower[i] == unit.lower[comma]:
            return i + 1 if unit.at(i + 1) in small.that and unit.is_word(i + 2) else None
        if unit.lower[i] == "," and unit.words[comma] in DASHES:
            continue
        if not unit.is_word(i):
            break
    return None


def _adjunct_end(unit: Unit, first: int, limit: int, small: Words) -> int:
    """The end of a phrase with a preposition that says where, when or to whom something was said; *first* if none."""
    lower = unit.lower
    if _opens_infinitive(unit, first, small):
        return first
    for i in range(first, min(limit, first + 24) if lower[first] in small.prepositions else first):
        word = lower[i]
        if word == QUOTE or word in ",:" or word in ".!?…;—–":
            return i
        if i > first and (word in small.auxiliaries or word in small.pronouns):
            break
    for i in range(first + 1, min(limit, first + 5)):
        word = lower[i]
        if (word in small.time or word in small.media) and (
            (near := unit.at(i + 1)) not in small.time and near not in small.media
        ):
            if _is_subject_of_clause(unit, first, i, small):
                return first
            return i + 2 if _is_year(unit, i + 1) else i + 1
        if _is_year(unit, i):
            return i + 1
        if lower[first] not in small.prepositions and (word not in small.time_lead and word not in small.adverbs):
            break
        if word in small.pronouns:  # in politics it takes time
            break
        if word in small.auxiliaries or not unit.is_word(i):
            break
    return first


def _is_subject_of_clause(unit: Unit, first: int, last: int, small: Words) -> bool:
    """Whether words with an article are no adjunct but open the clause: ``[said] the message is clear``."""
    if unit.lower[first] in small.prepositions or unit.lower[first] not in small.determiners:
        return False
    later = unit.lower[first] in small.time_near and unit.at(last + 1) in small.pronouns  # this week he
    return unit.lower[last] in small.media or (unit.is_word(last + 1) and not later)


def _ends_day(unit: Unit, i: int, small: Words) -> bool:
    """Whether the number at *i* ends a date, and no noun follows that the date belongs to: ``the Nov. [3] attacks``."""
    plain = unit.is_word(i + 1) and unit.words[i + 1].islower()
    opens = together(small.determiners, small.that, small.pronouns, small.prepositions, small.conditional)
    return _is_day(unit.at(i)) and (not plain or unit.at(i + 1) in opens)


def _is_year(unit: Unit, i: int) -> bool:
    return len(unit.at(i)) == 4 and unit.at(i).isdigit()


def _tells(unit: Unit, i: int, small: Words) -> bool:
    """Whether *to* stands before the one told: ``to reporters that``, ``to the council that``."""
    noun = i + 2 if unit.at(i + 1) in small.determiners else i + 1
    while unit.is_capital(noun) and unit.is_capital(noun + 1):
        noun += 1
    if unit.at(noun + 2) in small.that and unit.at(noun + 1).endswith(small.plural_endings):  # to boat companies that
        noun += 1
    return unit.lower[i] in small.infinitive and unit.at(noun + 1) in small.that


def _opens_infinitive(unit: Unit, i: int, small: Words) -> bool:
    """Whether *to* at *i* opens what is said (``[vowed] to rebuild the port``) and tells no one (``to applause:``)."""
    if unit.lower[i] not in small.infinitive or not unit.is_word(i + 1) or not unit.is_word(i + 2):
        return False
    word = unit.lower[i + 1]
    told = (
        word in small.determiners
        or word in small.media
        or word in small.pronouns
        or word in small.role_nouns
        or word in small.plurals
    )
    if word.endswith(small.gerund_endings) and any(letter in VOWELS for letter in word[:-3]):  # to applause, to bring
        return False
    return not (told or unit.is_capital(i + 1) or word.endswith(small.plural_endings))


def _date_ends(unit: Unit, i: int, small: Words) -> bool:
    """Whether a month and a day follow between commas: ``[said] on Wednesday, May 13, the gate was open``."""
    return unit.at(i) in small.time and _is_day(unit.at(i + 1)) and unit.at(i + 2) == ","


def _is_day(word: str) -> bool:
    return len(word) <= 2 and word.isdigit()
