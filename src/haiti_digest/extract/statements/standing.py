"""How a reporting verb stands in its sentence: as a noun, with its auxiliary, going on with another clause."""

from haiti_digest.extract.statements.cues import Cue
from haiti_digest.extract.statements.lexicon import Words
from haiti_digest.extract.statements.units import QUOTE, Unit
from haiti_digest.language.lexicon import together

PARTICIPLE = "participle-auxiliary"
LONG = 5
"""Letters of a lower-case word too long for a headline in capitals: only small words stand so."""
FAR = 25
"""Words between an auxiliary and a second participle that it serves."""
SPOKEN = frozenset(["quote"])
NOUN = 4
"""Words between an article and its noun."""
SHORT = 4
"""Letters of a word too short to tell a past ending in: *need*, *shed*."""


def in_fronted_clause(unit: Unit, first: int, small: Words) -> bool:
    """Whether the subject at *first* belongs to a clause that opens the sentence before the main one: ``While she``."""
    opens = first - 1
    if first in (2, 3) and unit.words[opens].islower() and unit.is_capital(first):  # After unpopular Mayor Roe
        opens = 0 if unit.lower[opens] not in together(small.subordinators, small.before_clause) else opens
    behind = opens > 2 and unit.lower[opens - 1] == "," and unit.lower.index(",") == opens - 1
    if behind and unit.lower[0] in small.prepositions and PARTICIPLE not in small.grammar:  # In May, while others
        return unit.lower[opens] in small.concessive
    if not 0 < first <= 3 or opens > 1:
        return False
    fronts = unit.lower[opens] in small.subordinators or unit.lower[opens] in small.before_clause
    return fronts and unit.lower[opens] not in small.as_


def may_be_finite(unit: Unit, i: int, verb: Cue, small: Words) -> bool:
    """Whether a past participle has the auxiliary that it needs in languages that say so."""
    if PARTICIPLE not in small.grammar or verb.form != "past":
        return True
    if unit.lower[i].endswith(small.simple_endings) and unit.words[i].islower():  # déclara
        return True
    j = i - 1
    while j > 0 and (
        (near := unit.lower[j]) in small.pronouns
        or near in small.adverbs
        or near.endswith(small.adverb_endings)
        or in_locution(unit, j, small)
    ):
        j -= 1
    if j > 0 and unit.lower[j] in small.joiners:  # a salué les pompiers et promis
        return any(word in small.finite for word in unit.lower[max(0, j - FAR) : j])
    return j >= 0 and unit.lower[j] in small.auxiliaries


def in_locution(unit: Unit, j: int, small: Words) -> bool:
    """Whether word *j* is one of the two words of an adverb: ``a [par ailleurs] dit``."""
    if not small.locutions:
        return False
    word = unit.at(j)
    return (unit.at(j - 1), word) in small.locutions or (word, unit.at(j + 1)) in small.locutions


def auxiliary_apart(unit: Unit, i: int, verb: Cue, small: Words) -> int | None:
    """The comma behind the auxiliary of the participle at *i* that a remark is set before; None where none is:

    ``Anne Roe a[,] elle, estimé`` · ``La ville a[,] dans un rapport, annoncé``.
    """
    if PARTICIPLE not in small.grammar or verb.form != "past" or unit.at(i - 1) != "," or i < 4:
        return None
    comma = unit.stretch_start(i - 2, max(0, i - FAR)) - 1
    return comma if comma >= 1 and unit.lower[comma] == "," and unit.lower[comma - 1] in small.finite else None


def is_noun(unit: Unit, i: int, verb: Cue, small: Words) -> bool:
    """Whether a form that may also be a noun stands as one: ``the phone call``, ``conflicting claims``, ``Washington
    State``. A base form asks for a plural, a pronoun or an auxiliary before it."""
    before = unit.at(i - 1)
    if verb.form == "base" and PARTICIPLE in small.grammar:
        return False
    if unit.is_capital(i) and i > 0 and unit.is_word(i - 1) and not _headline(unit):
        return True
    if verb.form == "base" and not unit.is_word(i - 1) and "bare" not in verb.frames:  # , state media said
        return unit.at(i + 1) in small.media or unit.at(i + 1) in small.role_nouns
    if verb.form not in ("base", "s") or not unit.is_word(i - 1) or "bare" in verb.frames:
        return False
    if before.endswith(small.possessive_endings) and not before.endswith(small.pronoun_contractions):
        return not before.endswith(small.plural_possessives)
    j = i - 1
    while j > 0 and (unit.lower[j] in small.adverbs or unit.lower[j].endswith(small.adverb_endings)):
        j -= 1
    before = unit.lower[j]
    if verb.form == "base" and _has_verb_behind(unit, i, small):
        return True
    if verb.form == "s" and _stands_as_plural(unit, i, before, small):
        return True
    if verb.frames <= SPOKEN and unit.lower[i] in small.plural_nouns and unit.at(i + 1) in small.that:
        return True  # e-mail messages that arrive
    if before in small.pronouns or before in small.auxiliaries or before.endswith(small.contractions):
        return False
    if unit.lower[i] in small.plural_nouns and not unit.is_capital(j) and _is_plural(unit, i, small):
        return True
    acting = j > 0 and (_is_gerund(unit, j, small) or _is_gerund(unit, j - 1, small))  # , echoing earlier remarks
    if j > 0 and (is_past_verb(unit, j, small) or acting):
        return True
    if verb.form == "s" and j == i - 1 and _is_object(unit, j, small):
        return True
    acts = unit.at(i + 1) in small.be and unit.at(i + 1) not in small.not_finite and unit.words[i - 1].islower()
    acts = acts and not before.endswith(small.plural_endings) and PARTICIPLE not in small.grammar
    if verb.form == "base" and (acts or _is_single(unit, j, small)):
        return True  # an early signal; the port beside the promised signal was closed
    modified = before.endswith(small.past_endings) and PARTICIPLE not in small.grammar  # not: le comité affirme
    if modified and unit.words[j] == before and unit.at(j - 1) in small.determiners:
        if unit.at(j - 1) in small.owners:  # his often-repeated vow
            return True
        single = " " not in verb.lemma  # an increased demand on water, not: the injured ask for help
        return verb.form == "s" or (single and unit.at(i + 1) in small.prepositions)  # her recovered emails
    if unit.at(i + 1) in small.of and " " not in verb.lemma and PARTICIPLE not in small.grammar:  # réclame des hausses
        return True  # not: warns of a flood
    if verb.form == "base":
        if before in small.that and unit.at(j - 1) in small.prepositions:
            return True  # for that reason
        plural = (
            (before.endswith(small.plural_endings) and not before.endswith(small.singular_endings))
            or before in small.plurals
            or before in small.quantifiers
            or unit.at(j - 1) in small.joiners
        )
        return not plural
    return False


def _has_verb_behind(unit: Unit, i: int, small: Words) -> bool:
    """Whether a noun that is also a verb stands before its auxiliary: ``the police [report] could be read``.

    Leaves: ``a fee that critics [claim] could rise``.
    """
    word = unit.at(i + 1)
    finite = word in small.finite and unit.words[i + 1] == word
    plural = any(unit.lower[i] + ending in small.plural_nouns for ending in small.plural_endings)
    return finite and plural and small.relative.isdisjoint(unit.lower[max(0, i - NOUN) : i])


def _stands_as_plural(unit: Unit, i: int, before: str, small: Words) -> bool:
    """Whether a plural that is also a verb stands behind *to*, or before the verb that it is the subject of:

    ``in addition to [questions] about`` · ``the northern and southern [claims] are false``.
    """
    if before in small.infinitive and unit.lower[i] in small.plural_nouns:
        return True
    finite = unit.at(i + 1) in small.be and unit.at(i + 1) not in small.not_finite and unit.at(i + 1).isalpha()
    return finite and unit.lower[i] in small.plural_nouns and before not in small.pronouns


def _is_single(unit: Unit, j: int, small: Words) -> bool:
    """Whether word *j*, right before what may be a verb, belongs to one thing: ``an early [signal]``, ``the most likely
    [reason]``; not ``a few [claim]``, ``a dozen sailors [claim]``.
    """
    if unit.lower[j] in small.quantifiers:
        return unit.at(j - 1) in small.determiners and unit.at(j + 1).endswith(small.adverb_endings)
    first = j
    while first > 0 and j - first < NOUN and unit.words[first].islower() and unit.is_word(first - 1):
        if unit.lower[first] in small.single or unit.lower[first] in small.prepositions:
            break
        first -= 1
    return unit.lower[first] in small.single and not unit.lower[j].endswith(small.plural_endings)


def _is_plural(unit: Unit, i: int, small: Words) -> bool:
    """Whether a plural noun that is also a verb stands as the noun, by what is beside it: nothing that is said follows.

    ``swing [states] like Norland`` · ``the 15 [states] that have voted`` against ``the report [states] that it works``.
    """
    following = unit.at(i + 1)
    whole = not (small.determiners - small.quantifiers).isdisjoint(unit.lower[max(0, i - NOUN) : i])
    if unit.at(i - 1).isdigit() or (following in (".", "", ";") and unit.words[i - 1].islower() and not whole):
        return True  # all swing states.
    if following in small.that:
        return unit.at(i + 2) in small.auxiliaries or is_past_verb(unit, i + 2, small)
    if following in small.determiners:
        return unit.at(i + 2) in small.time or unit.at(i + 2) in small.as_  # larger states such as Norland
    return unit.is_word(i + 1) and following not in small.pronouns and not unit.is_capital(i + 1)


def is_past_verb(unit: Unit, j: int, small: Words) -> bool:
    """Whether word *j* looks like the past of a verb: ``denied``, ``saw``; not ``the accused``."""
    word = unit.at(j)
    if not word or PARTICIPLE in small.grammar or unit.words[j] != word or unit.at(j - 1) in small.determiners:
        return False
    return word in small.past_verbs or (word.endswith(small.past_endings) and len(word) > SHORT)


def opens_with_participle(unit: Unit, small: Words) -> bool:
    """Whether a past participle opens the sentence: ``Asked about the vote``; no name in *-ed* with its surname."""
    return unit.lower[0].endswith(small.past_endings) and not unit.is_capital(1)


def _is_gerund(unit: Unit, j: int, small: Words) -> bool:
    """Whether word *j* is a verb in *-ing* that opens a phrase behind a comma: ``, [echoing]``."""
    opens = unit.at(j - 1) == "," or unit.at(j - 1) == QUOTE
    return opens and unit.words[j].islower() and unit.lower[j].endswith(small.gerund_endings)


def _is_object(unit: Unit, j: int, small: Words) -> bool:
    """Whether a verb or preposition governs the noun at *j* that has no article: ``invited [member] states``,
    ``amid [police] reports``; not ``the department of health``.
    """
    if not unit.words[j].islower() or PARTICIPLE in small.grammar:
        return False
    governor = unit.lower[j - 1] if j > 0 else ""
    if governor in small.prepositions - small.of:
        return unit.at(j - 2) not in small.role_nouns
    infinitive = (
        unit.at(j - 2) in small.infinitive and governor not in small.determiners and unit.words[j - 1].islower()
    )
    return infinitive or (j > 1 and is_past_verb(unit, j - 1, small))


def is_reflexive(unit: Unit, i: int, small: Words) -> bool:
    """Whether a reflexive pronoun stands before the verb at *i* and its auxiliary: ``s’est [félicité]``."""
    while i > 0 and unit.lower[i - 1] in small.auxiliaries and unit.lower[i] not in small.reflexive:
        i -= 1
    return unit.lower[i] in small.reflexive


def modifies(unit: Unit, i: int, opened: bool, small: Words) -> bool:
    """Whether the past participle at *i* belongs to the noun after it, since a verb stands right before it:

    ``failed to deliver [promised] boats`` · ``delivered [promised] boats`` · ``12 [alleged] thieves``.
    """
    if opened or not unit.lower[i].endswith(small.past_endings) or not unit.is_word(i + 1):
        return False
    if PARTICIPLE not in small.grammar and unit.at(i - 2)[-1:] + unit.at(i - 1) in small.plural_possessives:
        return unit.words[i + 1].islower()  # the guards’ alleged crimes
    if PARTICIPLE not in small.grammar and unit.at(i - 1)[:1].isdigit() and unit.words[i + 1].islower():
        behind = range(i + 1, min(len(unit.words), i + 4))
        return any(unit.words[k].islower() and unit.words[k].endswith(small.plural_endings) for k in behind)
    after = unit.lower[i + 1]
    if (
        after in small.determiners
        or after in small.infinitive
        or after in small.pronouns
        or after in small.prepositions
    ):
        return False
    j = i - 1
    while j > 0 and (unit.lower[j] in small.adverbs or unit.lower[j].endswith(small.adverb_endings)):
        j -= 1
    if j <= 0:
        return False
    return is_past_verb(unit, j, small) or (unit.lower[j - 1] in small.infinitive and unit.words[j].islower())


def _headline(unit: Unit) -> bool:
    """Whether most words are capitalised, as in a headline."""
    capital = sum(word[0].isupper() for word in unit.words)
    long = any(len(word) > LONG and word.islower() for word in unit.words)
    return capital * 2 > len(unit.words) and not long


def coordinated(unit: Unit, i: int, verb: Cue, small: Words) -> int | None:
    """Where a verb begins that goes on with another clause: only auxiliaries, adverbs or a time stand between it and
    a joiner (``and on Monday announced``).
    """
    if verb.form not in ("past", "s"):
        return None
    j = i - 1
    if unit.lower[j] in small.media and PARTICIPLE not in small.grammar:  # and in a later interview said
        j = next((k for k in range(j - 1, max(0, j - NOUN), -1) if unit.lower[k] in small.prepositions), j)
    leading = together(small.auxiliaries, small.adverbs, small.time, small.time_lead, small.prepositions)
    while j > 0 and i - j < 8 and (unit.lower[j] in leading or in_locution(unit, j, small)):
        j -= 1
    goes_on = unit.lower[j] in small.joiners or (unit.lower[j] == "," and unit.lower[i - 1] in small.auxiliaries)
    return j + 1 if j > 0 and goes_on else None


def be_before(unit: Unit, i: int, small: Words) -> bool:
    """Whether a form of *be*, or a verb of beginning or going on, stands before: ``is saying``, ``kept asking``."""
    j = i - 1
    while j >= 0 and (unit.lower[j] in small.adverbs or unit.lower[j].endswith(small.adverb_endings)):
        j -= 1
    return j >= 0 and (
        (unit.lower[j] in small.be or unit.lower[j] in small.phases)
        or unit.lower[j].endswith(small.pronoun_contractions)
    )


def before_auxiliaries(unit: Unit, i: int, small: Words) -> int:
    """Where the verb begins with its auxiliary and clitic pronoun: ``[a-t-il] déclaré``, ``[a] déclaré``."""
    if PARTICIPLE not in small.grammar:
        return i
    j = i
    while (
        j > 0
        and i - j < 4
        and (
            (near := unit.lower[j - 1]) in small.auxiliaries
            or near in small.pronouns
            or near in small.adverbs
            or in_locution(unit, j - 1, small)
        )
    ):
        j -= 1
    return j
