"""Noun phrases: where one that starts here ends, with the descriptions that follow it."""

from haiti_digest.extract.statements.lexicon import Words
from haiti_digest.extract.statements.standing import PARTICIPLE
from haiti_digest.extract.statements.units import HARD, Unit
from haiti_digest.language.lexicon import together

OFFICE = 8
"""Words that an office may go on with before the name of its bearer."""


def phrase_after(
    unit: Unit, first: int, small: Words, limit: int, apposition: bool = True, inverted: bool = False
) -> int:
    """The end of the noun phrase that starts at *first*; *first* itself where none does.

    After an *inverted* verb no other verb is expected, so that an adjective may stand between names.

    Finds: ``[said] Jane Roe, a lawyer for the city, …``.
    """
    lower, words = unit.lower, unit.words
    if first >= limit or not unit.is_word(first):
        return first
    if is_pronoun(lower[first], small):
        return first + 1
    i = first
    while i < limit:
        word = lower[i]
        if word == "," and apposition and _apposition_follows(unit, i, first, small, limit):
            i = _apposition_end(unit, i + 1, small, limit)
            continue
        if words[i] in ("&", "/") or (words[i] == "." and i + 1 < limit and unit.is_capital(i - 1)):
            i += 1
            continue
        if not unit.is_word(i):
            break
        if inverted and i > first and lower[i] in small.who and PARTICIPLE in small.grammar:  # dit un marin qui part
            break
        if (
            i > first
            and _ends_phrase(unit, i, first, small, inverted)
            and not (inverted and _between_names(unit, i, small))
        ):
            break
        i += 1
    while i > first and (lower[i - 1] in small.prepositions or lower[i - 1] in small.joiners):
        i -= 1
    participle = lower[i - 1].endswith(small.past_endings) and words[i - 1].islower()
    if i > first + 1 and participle and unit.at(i) in small.by:  # un policier cité par le journal
        i -= 1
    if i > first + 1 and lower[i - 1] in small.who:  # a relative clause tells more, but is no part
        i -= 1
    return i


def _between_names(unit: Unit, i: int, small: Words) -> bool:
    """Whether a plain word stands between names: ``Liberal [trade] spokesman Roe``."""
    word = unit.lower[i]
    if not unit.is_word(i) or (
        word in small.prepositions or word in small.auxiliaries or word in small.subordinators or word in small.joiners
    ):
        return False
    if word in small.pronouns or word in small.time or word in small.determiners or word in small.adverbs:
        return False
    if unit.at(i + 1) in small.role_nouns:
        return unit.is_capital(i - 1)
    return unit.is_capital(i + 1) and (unit.is_capital(i - 1) or unit.lower[i - 1] in small.role_nouns)


def is_initial(unit: Unit, i: int) -> bool:
    """Whether a single letter is a name's: ``Jane [A]. Roe``."""
    return len(unit.words[i]) == 1 and unit.is_capital(i) and unit.at(i + 1) == "." and unit.is_capital(i - 1)


def of_title(unit: Unit, i: int, small: Words) -> bool:
    """Whether a preposition links a title to a name: ``the Ambassador [to] the EU``, not ``the ministry to act``."""
    if unit.lower[i] not in small.attaching:
        return False
    named = unit.is_capital(i + 1) or unit.at(i + 1) in small.determiners
    if unit.at(i - 1) in small.attaching and unit.at(i - 1) not in small.prepositions:  # a source close to the board
        return named or unit.at(i + 1) in small.objects
    if unit.at(i - 1) not in small.role_nouns:
        return unit.lower[i] in small.infinitive and unit.is_capital(i - 1) and unit.is_capital(i + 1)
    return unit.is_capital(i + 1) or (unit.at(i + 1) in small.determiners and unit.is_capital(i + 2))


def _ends_phrase(unit: Unit, i: int, first: int, small: Words, inverted: bool = False) -> bool:
    word, before = unit.lower[i], unit.lower[i - 1]
    titled = of_title(unit, i, small)
    if (word in small.auxiliaries and not titled and not is_initial(unit, i)) or (
        is_pronoun(word, small) and word not in small.who
    ):
        return True
    if word in small.time and before in small.determiners and unit.is_word(i + 1) and unit.words[i + 1].islower():
        return False  # a Wednesday editorial
    if word.endswith(small.adverb_endings) and before.endswith(small.possessive_endings) and unit.is_word(i + 1):
        return False  # the company’s recently named head
    if word in small.subordinators or word in small.time or (word in small.adverbs and before not in small.determiners):
        return True
    if word in small.prepositions:
        loose = word in small.loosely and unit.is_capital(i - 1) and before not in small.role_nouns
        if word in small.loosely and before in small.media and not unit.is_word(i + 2):  # the statement in part
            loose = word not in small.by and not unit.is_capital(i + 1)
        loose = loose and not (inverted and _title_goes_on(unit, i, small))
        if word not in small.attaching or loose:
            return True
        following = unit.at(i + 1)
        heard = i + 2 if following in small.determiners else i + 1
        if word in small.loosely and unit.at(heard) in small.audience:  # confie un marin au journal
            return True
        return following in small.time or (
            following in small.time_lead
            and ((near := unit.at(i + 2)) in small.time or (near in small.media and word not in small.of))
        )
    if word in small.joiners:
        return not (unit.is_capital(i + 1) or unit.at(i + 1) in small.determiners)
    if word in small.determiners:
        if unit.is_capital(i) and PARTICIPLE in small.grammar:  # Jean Le Roux
            return not (unit.is_capital(i - 1) and unit.is_capital(i + 1))
        linked = before in small.prepositions or before in small.joiners or before in small.determiners
        return not (linked or before.isdigit())  # some 300 other families
    if unit.is_capital(i) or unit.words[i][0].isdigit():
        return False
    if not unit.is_capital(i - 1) or word in small.role_nouns or before in small.determiners:
        return False
    opened = unit.lower[first] in small.determiners or any(
        unit.lower[k].endswith(small.possessive_endings) for k in range(first, i)
    )
    return not opened or word.endswith(small.past_endings)


def _title_goes_on(unit: Unit, i: int, small: Words) -> bool:
    """Whether an office goes on at the preposition *i*, since its bearer's name follows it:

    ``le commissaire de l’ONU [aux] droits des marins, Jean Roe``.
    """
    for k in range(i + 1, min(len(unit.words), i + OFFICE)):
        if unit.lower[k] == ",":
            return PARTICIPLE in small.grammar and unit.is_capital(k + 1) and unit.is_capital(k + 2)
        if not unit.is_word(k) or unit.lower[k] in small.auxiliaries:
            break
    return False


def _apposition_follows(unit: Unit, comma: int, first: int, small: Words, limit: int) -> bool:
    if comma == first or comma + 1 >= limit:
        return False
    word = unit.lower[comma + 1]
    if word not in small.who and _holds_verb(unit, comma + 1, limit, small):
        return False
    if word in small.appositive_leads and unit.at(comma + 2).isdigit():  # , le 21 mai,
        return False
    if word in small.appositive_leads or word in small.role_nouns:
        return True
    if not unit.is_word(comma + 1):
        return False
    if unit.words[comma + 1][0].isdigit():
        return "-" in word or not unit.is_word(comma + 2) or unit.lower[comma + 2] in small.ages
    return _only_names(unit, comma + 1, small, limit)


def _only_names(unit: Unit, first: int, small: Words, limit: int) -> bool:
    """Whether the stretch up to the next mark is a name or place: no lower-case word but those that link names."""
    for i in range(first, limit):
        if unit.lower[i] == "," or unit.lower[i] in HARD:
            break
        if unit.words[i][0].islower() and (
            (near := unit.lower[i]) not in small.attaching
            and near not in small.determiners
            and near not in small.joiners
        ):
            ends = together(small.who, small.subordinators, small.prepositions)
            return i - first >= 2 and unit.lower[i] in ends
    return unit.is_capital(first)


def _holds_verb(unit: Unit, first: int, limit: int, small: Words) -> bool:
    """Whether the stretch up to the next mark has a finite auxiliary: then it is a clause, not a description."""
    for i in range(first, limit):
        if unit.lower[i] == "," or unit.lower[i] in HARD or unit.lower[i] in small.who:
            return False
        month = unit.is_capital(i)  # in May
        finite = unit.lower[i] in small.finite
        if (finite and not month) or unit.lower[i] in small.negation:
            return True
        if i > first + 1 and _is_past(unit, i, small):
            return True
    return False


def _is_past(unit: Unit, i: int, small: Words) -> bool:
    """Whether the word is a past that is no participle, since an adverb or an article follows: ``worked quickly``."""
    word, following = unit.lower[i], unit.at(i + 1)
    if unit.words[i] != word or not (word in small.past_verbs or word.endswith(small.past_endings)):
        return False
    named = unit.is_capital(i - 1) and unit.is_capital(i + 1)  # the Harbour Council petitioned Parliament
    return (
        following in small.determiners
        or named
        or (following.endswith(small.adverb_endings) and following not in small.role_nouns)
    )


def _apposition_end(unit: Unit, first: int, small: Words, limit: int) -> int:
    i = first
    while i < limit and unit.lower[i] != "," and unit.lower[i] not in HARD:
        if unit.lower[i] == "." and not unit.is_capital(i - 1):
            break
        near = unit.lower[i]
        aged = near in small.ages and unit.lower[i - 1].isdigit()  # Jean Roe, 54 ans
        if i > first and not aged and (near in small.time or near in small.subordinators or near in small.who):
            break
        if i > first + 1 and _ends_name(unit, first, i, small):
            break
        i += 1
    while i > first + 1 and (unit.lower[i - 1] in small.determiners or unit.lower[i - 1] in small.prepositions):
        i -= 1
    return i


def _ends_name(unit: Unit, first: int, i: int, small: Words) -> bool:
    """Whether a preposition follows a name of capitals alone, and is no part of it: ``, Jane Roe [in] a letter``."""
    loose = unit.lower[i] in small.prepositions and unit.lower[i] not in small.attaching
    return loose and all(unit.is_capital(k) for k in range(first, i))


def is_pronoun(word: str, small: Words) -> bool:
    """Whether a word is a pronoun that may be a subject, also with a verb written on to it (``he’s``)."""
    if word in small.pronouns:
        return True
    if not word.endswith(small.pronoun_contractions):
        return False
    for ending in small.pronoun_contractions:
        if word.endswith(ending):
            return word[: -len(ending)] in small.pronouns
    return False
