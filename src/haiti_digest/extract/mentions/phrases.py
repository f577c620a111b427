"""Roles around a name and descriptions without one: how far the words of a noun phrase reach."""

from haiti_digest.extract.mentions.runs import Marked
from haiti_digest.extract.mentions.vocabulary import (
    ADJECTIVE,
    BODY,
    BODY_NAME,
    DETERMINER,
    FUNCTION,
    LINK,
    LONG,
    MODIFIER,
    NATION,
    PERSON,
    PLACE,
    PLACE_NOUN,
    PLURAL,
    PORTFOLIO,
    PREPOSITION,
    SHORT,
)

NARROWS = MODIFIER | NATION | PORTFOLIO | BODY | BODY_NAME | PERSON | ADJECTIVE | PLACE | LONG | SHORT
SMALL = LINK | PREPOSITION | DETERMINER
LONGEST_PHRASE = 14  # tokens of a role or description up to its noun
FAR = 8  # words that a role in apposition may take before its noun
BARE_OF = ("de", "d'", "d’")
STRANGE = 2  # unknown small words allowed between an article and its noun


def is_person_noun(marked: Marked, i: int) -> bool:
    """Whether token *i* is a noun for a person, alone or as the last part of a compound (``co-founder``)."""
    if marked.flags[i]:
        return bool(marked.flags[i] & PERSON)
    word = marked.reading.tokens.lower[i]
    return "-" in word and bool(marked.vocabulary.flags.get(word.rsplit("-", 1)[1], 0) & PERSON)


def _has_capital(marked: Marked, i: int) -> bool:
    word = marked.reading.tokens.words[i]
    return word[0].isupper() and not marked.flags[i] & (FUNCTION | DETERMINER)


def _is_age(marked: Marked, i: int) -> bool:
    """Whether token *i* is a number written together with a word: ``47-year-old``."""
    word = marked.reading.tokens.words[i]
    return word[0].isdigit() and "-" in word and word[-1].isalpha()


def _was(marked: Marked, i: int) -> bool:
    """Whether token *i* is a narrowing word joined to the one that it narrows: ``then-Prime [Minister]``."""
    first, joined, last = marked.reading.tokens.lower[i].partition("-")
    flags = marked.vocabulary.flags
    return bool(joined) and bool(flags.get(first, 0) & MODIFIER and flags.get(last, 0) & NARROWS)


def _ends_body_before(marked: Marked, i: int, start: int) -> bool:
    """Whether token *i* links a body's noun to the name at *start*: ``the Tide Party [of] Norland leader Ann Lee``."""
    of = marked.vocabulary.links.get(marked.reading.tokens.lower[i]) == "of"
    return of and _has_capital(marked, start) and _has_capital(marked, i - 1) and bool(marked.flags[i - 1] & BODY)


def role_start(marked: Marked, first: int, floor: int) -> int:
    """Where the role begins that ends right before token *first*, not before *floor*; *first* if there is none.

    Before a title with a capital, words that narrow it are taken (``former Haitian Prime Minister``); a bare name
    needs a noun for a person in front of it (``curator``).
    """
    tokens = marked.reading.tokens
    start = i = first
    while i > floor:
        i -= 1
        if tokens.starts[i + 1] - tokens.ends[i] != 1 or marked.flags[i] & PLURAL & ~NATION:
            break
        if start < first - 1 and i - 1 > floor and _ends_body_before(marked, i, start):
            continue
        if not (_has_capital(marked, i) or marked.flags[i] & NARROWS or is_person_noun(marked, i) or _was(marked, i)):
            break
        if marked.flags[i] & (DETERMINER | PREPOSITION) and not _has_capital(marked, i):
            break
        start = i
    return start


def phrase_start(marked: Marked, head: int, floor: int) -> int | None:
    """Where the noun phrase with the noun *head* begins; None where neither article nor narrowing word tells."""
    tokens, flags = marked.reading.tokens, marked.flags
    known = head
    strange = 0
    i = head
    while i > floor:
        i -= 1
        flag = flags[i]
        if flag & DETERMINER:
            if flags[head] & PLURAL and tokens.lower[i] in marked.vocabulary.one_only:  # the claim that officers
                break
            return i
        if _has_capital(marked, i) or flag & NARROWS or _is_age(marked, i):
            if not strange:
                known = i
            continue
        acts = i > floor and flags[i - 1] & (BODY | PERSON) and tokens.lower[i].endswith(marked.vocabulary.acted)
        if acts:  # the embassy urged citizens
            break
        if flag & (FUNCTION | PREPOSITION) or not tokens.words[i][0].isalpha() or strange == STRANGE:
            break
        strange += 1
    return known if known < head else None


def compound_bounds(marked: Marked, head: int, floor: int) -> tuple[int, int]:
    """The tokens of the office of several words around the noun *head* (``head of state``), or the noun alone."""
    lower = marked.reading.tokens.lower
    for parts, at in marked.vocabulary.compounds.get(lower[head], ()):
        first = head - at
        if first >= floor and tuple(lower[first : first + len(parts)]) == parts:
            return first, first + len(parts)
    return head, head + 1


def before_complements(marked: Marked, last: int, floor: int) -> int | None:
    """The noun for a person whose phrase ends at token *last*: ``envoy`` of *the envoy in Port Town*.

    None where something else than capitals, fields, nations and small links lies between.
    """
    flags, words = marked.flags, marked.reading.tokens.words
    i = last
    while i > floor and last - i < LONGEST_PHRASE:
        if words[i] == ")" and words[i - 2] == "(":  # an acronym
            i -= 3
            continue
        if is_person_noun(marked, i) and not flags[i] & PLURAL and not _is_field(marked, i, floor):
            return i
        small = flags[i] & SMALL
        if not words[i][0].isalpha() or not (small or _has_capital(marked, i) or flags[i] & NARROWS):
            return None
        i -= 1
    return None


def _is_field(marked: Marked, i: int, floor: int) -> bool:
    """Whether a noun for a person belongs to a field: ``les droits de l’[homme]``."""
    flags = marked.flags
    i -= 1
    while i > floor and flags[i] & DETERMINER:
        i -= 1
    return i - 1 > floor and bool(flags[i] & LINK and flags[i - 1] & PORTFOLIO)


def office_before(marked: Marked, first: int, floor: int) -> int | None:
    """The noun of an office whose field stands between it and the name at token *first*.

    ``minister of health Ann Lee``, ``ambassador to the UN Ann Lee``: the noun is followed by a small link, the name by
    no link before it.
    """
    flags, tokens = marked.flags, marked.reading.tokens
    last = first - 1
    if (
        last <= floor
        or tokens.starts[first] - tokens.ends[last] > 1
        or flags[last] & SMALL
        or is_person_noun(marked, last)
    ):
        return None
    follows = marked.vocabulary.goes_on and flags[last] & (NATION | ADJECTIVE | PLACE | MODIFIER)
    led = flags[last] & (BODY | BODY_NAME | NATION | PLACE | LONG) and _has_capital(marked, last)
    if not (flags[last] & PORTFOLIO or follows or led) or tokens.words[last].endswith(marked.vocabulary.marks):
        return _office_of_a_field(marked, last, floor) if marked.vocabulary.goes_on else None
    head = before_complements(marked, last, floor)
    return head if head is not None and (follows or flags[head + 1] & LINK) else None


def _office_of_a_field(marked: Marked, last: int, floor: int) -> int | None:
    """The noun of an office with the one word of its field behind it, at token *last*: ``directeur de [cabinet]`` ·
    ``juge [d’instruction]``; not ``le directeur du [lycée]``, which may have the name itself."""
    tokens = marked.reading.tokens
    word, head = tokens.words[last], last - 2
    if not (word.islower() and word[-1].isalpha() and tokens.lower[last - 1] in BARE_OF):
        return None
    office = head >= floor and is_person_noun(marked, head) and not marked.flags[head] & PLURAL
    return head if office else None


def adjectives_end(marked: Marked, i: int) -> int:
    """Past the adjectives that follow a noun at token *i* (``le ministre haïtien``)."""
    flags, tokens = marked.flags, marked.reading.tokens
    while (
        i < len(tokens)
        and flags[i] & (NATION | ADJECTIVE | MODIFIER)
        and not flags[i] & (FUNCTION | PERSON)
        and tokens.words[i].islower()
        and tokens.starts[i] - tokens.ends[i - 1] == 1
    ):
        i += 1
    return i


def name_end(marked: Marked, first: int, i: int) -> int:
    """Past the small words that go on at token *i* with a body's name that begins with *first*: ``Conseil | de sécurité
    de l’ONU``, ``Bureau | en Norland``. Where is told only behind a noun for a body: not ``l’ONU | en Norland``.
    """
    flags, tokens = marked.flags, marked.reading.tokens
    spelled = spelled_end(marked, i)
    if spelled is not None:
        return spelled
    stop = min(i + FAR, len(tokens))
    end = i = adjectives_end(marked, i)
    placed = any(flag & BODY and not flag & NATION for flag in flags[first:i])
    while i < stop and flags[i] & LINK and tokens.starts[i] - tokens.ends[i - 1] == 1:
        sort = marked.vocabulary.links[tokens.lower[i]]
        if sort in ("for", "to") and not placed:
            break
        i += 1
        joined = sort == "and" and i < stop and flags[i] & DETERMINER
        if joined and not flags[i] & LINK:  # le Fonds monétaire et une commission
            break
        while i < stop and flags[i] & DETERMINER:
            i += 1
        if joined and i < stop and _has_capital(marked, i):  # le Fonds monétaire et la Cour pénale
            break
        if i == stop:
            break
        alike = (
            flags[i] & (PORTFOLIO | NATION | ADJECTIVE | BODY | BODY_NAME)
            or tokens.lower[i] in marked.vocabulary.suffixes
        )
        if i == end + 1 and marked.vocabulary.links[tokens.lower[end]] == "and" and not alike:  # Dol et Lund
            break
        after = i
        while i < stop and (_has_capital(marked, i) or _goes_on(marked, i)):
            i += 1
        if i == after:
            break
        end = i
    return end


def _goes_on(marked: Marked, i: int) -> bool:
    """Whether token *i* is a small word that the names of bodies are made of."""
    flag = marked.flags[i]
    return bool(flag & (PORTFOLIO | NATION | ADJECTIVE | BODY | PLACE_NOUN)) and not flag & FUNCTION


def spelled_end(marked: Marked, i: int) -> int | None:
    """The bracket before an acronym that small words spell too: ``Organisation | pour les pêcheurs (OP)``."""
    tokens, flags = marked.reading.tokens, marked.flags
    end = next((k for k in range(i, min(i + FAR + 2, len(tokens) - 2)) if not tokens.words[k][0].isalpha()), None)
    if end is None or end == i or tokens.words[end] != "(" or tokens.words[end + 2] != ")":
        return None
    first = i - 1
    while first > 0 and tokens.words[first - 1][0].isupper() and not flags[first - 1] & FUNCTION:
        first -= 1
    told = [tokens.lower[k][0] for k in range(first, end) if not flags[k] & SMALL]
    short = tokens.words[end + 1]
    acronym = [letter.lower() for letter in short if letter.isupper()] if not short.istitle() else [*short.lower()]
    return end if len(acronym) > 1 and told == acronym else None


def apposition_after(marked: Marked, end: int, limit: int) -> tuple[int, int] | None:
    """Tokens ``(first, end)`` of a role written after a name: ``, a spokesman for the ministry,``.

    The name ends before token *end*; an age may stand between. None where no noun for a person follows soon.
    """
    words, flags = marked.reading.tokens.words, marked.flags
    i = end
    if i + 2 < limit and words[i] == "," and words[i + 1].isdigit():
        behind = i + 3 if words[i + 2] in marked.vocabulary.ages else i + 2
        i = behind if behind < limit and words[behind] == "," else i
    if i >= limit or words[i] != ",":
        return None
    i += 1
    first = i + 1 if i < limit and flags[i] & DETERMINER else i
    for head in range(first, min(first + FAR, limit)):
        if is_person_noun(marked, head):
            if flags[head] & PLURAL or (head + 1 < limit and is_person_noun(marked, head + 1)):
                continue
            end = _past_complements(marked, head + 1, limit)
            if end < limit and (_has_capital(marked, end) or words[end - 1] == "."):
                return None  # the title of another name: ", his brother Bo Ray"
            return first, end
        if _is_age(marked, head):
            continue
        if not (words[head][0].isalpha() and (_has_capital(marked, head) or not flags[head] & (FUNCTION | DETERMINER))):
            return None
        if flags[head] & PREPOSITION or words[head].endswith(marked.vocabulary.verbal):
            return None
    return None


def _past_complements(marked: Marked, i: int, limit: int) -> int:
    """Past ``of the …``, ``for the …``: words with capitals, fields and nations after a small link."""
    flags, words = marked.flags, marked.reading.tokens.words
    while i + 1 < limit and (flags[i] & LINK or flags[i] & PREPOSITION):
        after = i + 1
        if flags[after] & DETERMINER and after + 1 < limit:
            after += 1
        stop = after
        while stop < limit and words[stop][0].isalpha() and (_has_capital(marked, stop) or flags[stop] & NARROWS):
            stop += 1
        if stop == after:
            return i
        narrows = words[stop - 1].islower() and not flags[stop - 1] & (BODY | PERSON)
        i = _to_body(marked, stop, limit) if narrows else stop
    return i


def _to_body(marked: Marked, i: int, limit: int) -> int:
    """Past the noun for a body that a few plain words behind token *i* narrow: ``the national [harbour agency]``."""
    flags, words = marked.flags, marked.reading.tokens.words
    for end in range(i, min(i + STRANGE + 1, limit)):
        if flags[end] & BODY and words[end].islower():
            return end + 1
        if flags[end] or not words[end].islower() or not words[end].isalpha():
            break
    return i
