"""Where the noun phrase begins that ends right before a verb."""

from haiti_digest.extract.statements.lexicon import Words
from haiti_digest.extract.statements.moments import after_time, is_duration
from haiti_digest.extract.statements.phrases import is_initial, is_pronoun, of_title
from haiti_digest.extract.statements.standing import PARTICIPLE, is_past_verb
from haiti_digest.extract.statements.units import QUOTE, Unit
from haiti_digest.language.lexicon import together, without

APOSTROPHES = ("’", "'")
REACH = 60
"""Words that a subject with its appositions may take."""


def phrase_start(unit: Unit, j: int, floor: int, small: Words) -> int | None:
    """Where the noun phrase that ends with word *j* begins, within its stretch between marks."""
    lower = unit.lower
    k = unit.stretch_start(j, max(floor, j - REACH))
    spoken = k > 0 and lower[k - 1] == QUOTE and unit.runs[k - 1] in unit.spoken  # “…,” [papers filed before the court]
    for at in range(k, j + 1):
        word = lower[at]
        named = at < j and (unit.is_capital(at + 1) or lower[at + 1] in small.determiners)
        if at < j and word in small.relative:  # in which sailors, in which 67% of sailors
            named = named or lower[at + 1] in small.role_nouns or lower[at + 1][0].isdigit()
        if word in small.who and at > k and not (named and word in small.relative):
            break
        if k < at < j and _is_relative_that(unit, at, small):  # the firm that built the pier
            break
        stop = (
            (word in small.subordinators and not (word in small.that and lower[at - 1] in small.prepositions))
            or (at > k and word in small.before_clause and not spoken and _opens_clause(unit, k, at, j, small))
            or (named and word in small.relative)
            or (_is_auxiliary(unit, at, small) and not of_title(unit, at, small) and not is_initial(unit, at))
            or is_pronoun(word, small)
            or word.endswith(small.contractions)
            or _is_finite(unit, at, j, small)
            or (at == k < j and _is_predicate(unit, at, small))
        )
        if stop:
            k = at + 1
    if k > j:
        return None
    hedged = _with_hedge(unit, k, floor, small)
    if hedged is not None:
        return hedged
    k = after_time(unit, k, j, small)
    k = _after_joiner(unit, k, j, small)
    skipped = together(small.joiners, without(small.adverbs, small.quantifiers), small.time)
    while k <= j and (lower[k] in skipped or not unit.is_word(k)):
        k += 1
    if k < j and lower[k] in small.partitives and not unit.words[k + 1][0].isdigit() and is_opening(unit, k):
        return k
    if k <= j and lower[k] in small.prepositions:
        k = _after_fronted(unit, k, j, small)
    return k if k <= j else None


def _is_relative_that(unit: Unit, at: int, small: Words) -> bool:
    """Whether a word for *that* is the subject of a verb behind it: ``the firm [that] built the pier``."""
    if unit.lower[at] not in small.that or PARTICIPLE in small.grammar or not unit.words[at - 1].islower():
        return False
    acts = is_past_verb(unit, at + 1, small) or unit.at(at + 1).endswith(small.plural_endings)
    near = unit.at(at + 2)
    return acts and unit.words[at + 1].islower() and (near in small.determiners or unit.is_capital(at + 2))


def _is_predicate(unit: Unit, at: int, small: Words) -> bool:
    """Whether word *at*, behind a form of *be*, tells how somebody is, before a subject: ``were [angry] the board``."""
    if unit.at(at - 1) not in small.be or PARTICIPLE in small.grammar or unit.lower[at] in small.prepositions:
        return False
    fixed = together(small.determiners, small.quantifiers, small.adverbs)
    article = unit.lower[at + 1] in without(small.determiners, small.quantifiers)
    return article and unit.words[at].islower() and unit.lower[at] not in fixed


def _opens_clause(unit: Unit, k: int, at: int, j: int, small: Words) -> bool:
    """Whether *after* or the like at word *at* opens a clause: ``Oil fell after [sources] said``, ``hours after``."""
    if at >= j:
        return False
    told = together(small.determiners, small.role_nouns, small.plurals)
    if unit.is_capital(at + 1) or unit.lower[at + 1] in told or is_duration(unit.lower[at - 1], small):
        return True
    return any(is_past_verb(unit, i, small) for i in range(k, at))


def _is_auxiliary(unit: Unit, at: int, small: Words) -> bool:
    """Whether a word is a verb that no noun phrase holds: not ``un marin [ayant] requis le secret``, ``[Will] Roe``."""
    word = unit.lower[at]
    if unit.is_capital(at) and unit.is_capital(at + 1) and unit.words[-1] != "?" and PARTICIPLE not in small.grammar:
        return False
    return word in small.auxiliaries and not (PARTICIPLE in small.grammar and word.endswith(small.gerund_endings))


def _with_hedge(unit: Unit, k: int, floor: int, small: Words) -> int | None:
    """Where a subject begins that is a counted many behind a hedge: ``[At least] 10 towns``, ``[More than] 20``."""
    for length in (3, 2, 1):
        for first in (k, k - length, k - length + 1):
            number = first + length
            counted = floor <= first and number < len(unit.words) and unit.words[number][0].isdigit()
            if counted and tuple(unit.lower[first:number]) in small.hedges:
                return first
    return None


def _is_finite(unit: Unit, at: int, j: int, small: Words) -> bool:
    """Whether a word in front of a subject is a verb of its own clause: ``emailed [a news article]``."""
    word = unit.words[at]
    if at >= j or word not in unit.lower or not word.endswith(small.past_endings) or len(word) < 5:
        return False
    article = without(small.determiners, small.partitives)  # not: le nouveau comité des ports
    return unit.lower[at + 1] in article and unit.lower[at - 1] not in small.determiners


def _after_joiner(unit: Unit, k: int, j: int, small: Words) -> int:
    """Past an *and* that joins clauses; one that joins names or nouns stays inside."""
    lower = unit.lower
    for at in range(j, k, -1):
        if lower[at] not in small.joiners or lower[at + 1] in small.of:  # ministre de la Mer et de la Pêche
            continue
        if PARTICIPLE in small.grammar and _is_bare_noun(unit, at + 1, small):  # les maires des villes et villages
            continue
        before = range(k, at)
        plain = all(
            unit.is_capital(i)
            or lower[i] in small.determiners
            or lower[i] in small.attaching
            or lower[i] in small.role_nouns
            or (lower[i] in small.joiners and unit.is_capital(i - 1))
            or (lower[i] == "." and unit.is_capital(i - 1))
            or (i == k and (unit.is_capital(i + 1) or lower[i] in small.joiners))
            for i in before
        )
        whole = unit.at(at + 1) in small.determiners and unit.is_capital(at + 2) and _is_name_of(unit, k, at, small)
        pair = _are_two_things(unit, k, at, j, small)
        if (
            not plain
            and not whole
            and not pair
            and not _is_one_body(unit, k, at, j, small)
            and not (at - k <= 3 and not unit.is_capital(at + 1) and not is_past_verb(unit, k, small))
        ):
            return at + 1
    return k


def _is_bare_noun(unit: Unit, at: int, small: Words) -> bool:
    """Whether a word in small letters stands at *at* that opens no subject where subjects have an article."""
    opens = together(small.determiners, small.partitives, small.pronouns, small.quantifiers, small.role_nouns)
    alone = together(opens, small.adverbs, small.time, small.time_lead, small.prepositions, small.subordinators)
    return unit.words[at].isalpha() and unit.words[at].islower() and unit.lower[at] not in alone


def _are_two_things(unit: Unit, k: int, at: int, j: int, small: Words) -> bool:
    """Whether the joiner at *at* joins two bare nouns behind a preposition, and no verb stands before them:

    ``The commission on ports [and] health`` against ``Rain fell on ports [and] officials``.
    """
    if PARTICIPLE in small.grammar or j != at + 1 or at - 2 <= k or unit.lower[at - 2] not in small.prepositions:
        return False
    if not (unit.words[at - 1].islower() and unit.words[j].islower()) or unit.lower[j] in small.role_nouns:
        return False
    return not any(is_past_verb(unit, i, small) or _is_present(unit, i, small) for i in range(k + 1, at - 2))


def _is_one_body(unit: Unit, k: int, at: int, j: int, small: Words) -> bool:
    """Whether the joiner at *at* stands in a body's field, since its noun has no article: ``the head of the search
    [and] rescue agency`` against ``the end of the search [and] the agency``.
    """
    if PARTICIPLE in small.grammar or j != at + 2 or unit.lower[j] not in small.role_nouns:
        return False
    plain = all(unit.words[i].islower() for i in (at - 1, at + 1, j))
    several = unit.lower[j].endswith(small.plural_endings) or unit.lower[j] in small.plurals
    if not plain or several or unit.lower[at + 1] in together(small.determiners, small.adverbs, small.role_nouns):
        return False
    linked = any(unit.lower[i] in small.of and unit.lower[i + 1] in small.determiners for i in range(k + 1, at - 1))
    return linked and not any(is_past_verb(unit, i, small) for i in range(k + 1, at))


def _is_present(unit: Unit, i: int, small: Words) -> bool:
    return unit.words[i].islower() and unit.lower[i].endswith(small.plural_endings)


def _is_name_of(unit: Unit, k: int, at: int, small: Words) -> bool:
    """Whether no verb stands from *k* to the joiner at *at*, and a name behind *of* right before it:

    ``The committee of the National Assembly [and] the Senate``.
    """
    first = at
    while first > k and unit.is_capital(first - 1):
        first -= 1
    linked = first - 1 - (unit.lower[first - 1] in small.determiners)
    opens = k == 0 or not unit.is_word(k - 1)
    return opens and k < linked < first < at and unit.lower[linked] in small.of


def _after_fronted(unit: Unit, k: int, j: int, small: Words) -> int:
    """The subject after a fronted phrase without a comma: ``In the letter Mr. Roe [said]``."""
    lower = unit.lower
    at = j
    while at > k and (unit.is_capital(at) or (unit.words[at] == "." and unit.is_capital(at - 1))):
        at -= 1
    if at < j:
        if lower[at] in small.prepositions and at > k:  # officials in Nairobi
            return _after_fronted(unit, k, at - 1, small)
        at += 1
        while at < j and lower[at] in small.time:
            at += 1
        return at
    for at in range(j, k, -1):
        if lower[at] in small.determiners:
            if lower[at - 1] in small.attaching and at - 1 > k:
                continue
            return at if at > k + 1 else k + 1
    owned = any(word.endswith(small.possessive_endings) for word in lower[k + 1 : j])
    return k + 1 if owned and unit.is_capital(k + 1) else j  # Before New York’s chief examiner


def is_opening(unit: Unit, first: int) -> bool:
    """Whether a clause may begin at *first*: at the start, or after a mark that is no apostrophe (``the States’``)."""
    return first == 0 or not (unit.is_word(first - 1) or unit.lower[first - 1] in APOSTROPHES)
