"""What a number counts: the noun phrase after it, ended by closed word lists, with the singular of its head."""

import msgspec

from haiti_digest.extract.figures.passage import Passage
from haiti_digest.extract.figures.plurals import is_plural, singular, unelided
from haiti_digest.spans import Span

HYPHENS = frozenset("-‑")
LONGEST = 8
"""Words that a counted noun phrase may have."""
POSSESSIVE = ("'s", "’s")
APOSTROPHES = ("'", "’")
THEY_DO = "ent"
"""How French verbs of several end, and no plural noun does."""
OF_ELIDED = ("d'", "d’")
PARTICIPLES = ("és", "ées")


class Counted(msgspec.Struct, frozen=True, gc=False):
    """A counted noun phrase: its singular, its place, the token after it and whether its head is a plural."""

    noun: str
    span: Span
    end: int
    plural: bool


def counted_after(p: Passage, i: int, single: bool = False, scaled: bool = False) -> Counted | None:
    """The noun phrase that starts at token *i*, also after *of the*; None where none is sure.

    *single* is for the number one, *scaled* for one that ends in a scale word (``3 millions de personnes``).
    Leaves: a phrase without a plural head, except after *one* and for nouns without plural (*staff*).
    """
    first = _phrase_start(p, i, scaled)
    if first < 0:
        return None
    run = _run(p, first, single)
    if not run:
        return None
    if single and first == i:
        at = _single_head(p, run)
    else:
        at = _first_head(p, run) if p.lex.head_first else _last_head(p, run)
    return _phrase(p, run, at) if at is not None else None


def share_of(p: Passage, i: int) -> Counted | None:
    """What a percentage is a share of: ``of votes``, ``of the vote``, ``de la population``; *i* is the first token.

    A noun in the singular needs an article or its like before it, or small letters in English; behind *its* or *their*
    it names no thing that is shared out: ``of its strength``.
    """
    first, determined = _share_start(p, i)
    if first < 0:
        return None
    plural, owned = counted_after(p, first), p.low(first - 1) in p.lex.sets["percent"]["owners"]
    if plural is not None or owned or (p.lex.head_first and not determined):
        return plural
    run = _run(p, first, True)
    if not run:
        return None
    if p.low(run[-1] + 1) in p.lex.sets["percent"]["heads"]:  # of the village vote
        run.append(run[-1] + 1)
    at = 0 if p.lex.head_first else _single_head(p, run)
    if at is None or (p.words[run[at]].istitle() and not determined):
        return None
    return _phrase(p, run, at)


def _share_start(p: Passage, i: int) -> tuple[int, bool]:
    """The token after *of* and the articles behind it, and whether there are any; -1 where no *of* stands."""
    sets, low = p.lex.sets, p.low(i)
    if low.startswith(OF_ELIDED):
        return i, False
    determined = low in sets["percent"]["of_the"]  # du, des
    if not (determined or low in p.lex.quantifying or low in sets["nouns"]["scale_of"]):
        return -1, False
    i += 1
    while p.low(i) in sets["nouns"]["determiners"] or p.low(i) in sets["percent"]["determiners"]:
        i, determined = i + 1, True
    owner = _owner(p, i)
    if owner > i:
        return owner, True
    return i, determined or unelided(p.low(i), p.lex) != p.low(i)


def _owner(p: Passage, i: int) -> int:
    """The token after a name with a possessive that begins at token *i*: ``Mr. Roe's``, ``Banks'``; *i* where none."""
    for at in range(i, i + LONGEST):
        if p.low(at).endswith(POSSESSIVE):
            return at + 1
        if p.low(at) in APOSTROPHES:
            return at + 1 if at > i and p.glued(at) and not p.glued(at + 1) else i
        if not (p.word(at)[:1].isupper() or p.low(at) == "."):
            break
    return i


def _phrase_start(p: Passage, i: int, scaled: bool) -> int:
    """The token at which the phrase begins, past *of the*; -1 where *of* leads to nothing counted."""
    low = p.low(i)
    sets = p.lex.sets["nouns"]
    if (
        low in sets["ranking"] and p.low(i + 1).isalpha() and p.low(i + 1) not in p.lex.stop
    ):  # les dix plus grandes villes
        return i + 2
    if low in sets["partitive"] or (scaled and low in sets["scale_of"]):
        return i + 1
    if low not in p.lex.quantifying:
        return i
    low = p.low(i + 1)
    if low.endswith(POSSESSIVE):
        return i + 2
    if low not in sets["determiners"]:
        return -1
    return i + 3 if p.low(i + 2).endswith(POSSESSIVE) else i + 2


def _run(p: Passage, i: int, single: bool) -> list[int]:
    """The tokens from *i* on that may belong to one noun phrase."""
    run: list[int] = []
    while i < p.hi and len(run) < LONGEST:
        low = p.lower[i]
        joins = low == "&" and p.word(i + 1)[:1].isupper()
        if run and (
            joins or (low in p.lex.and_ and not single and (_adjectives(p, run[-1], i) or _bodies(p, run[-1], i)))
        ):
            i += 1
            continue
        if run and not single and _numbers_a_model(p, run[-1], i):  # 30 Boeing 737 jets
            run.append(i)
            i += 1
            continue
        if run and low in HYPHENS and p.glued(i) and p.low(i + 1) in p.lex.and_:  # full- and part-time workers
            i += 2
            continue
        if _ends(p, i, low) or (run and _is_verb(p, i, low, single)):
            break
        describes = not run and low in p.lex.sets["nouns"]["gerunds_too"] and is_plural(p.word(i + 1), p.lex)
        if low in p.lex.sets["nouns"]["gerunds"] and not describes and (not run or is_plural(p.words[run[-1]], p.lex)):
            break
        if run and p.lex.head_first and low.startswith(OF_ELIDED):  # vingt chefs d'entreprises
            break
        if p.lex.head_first and not single and low.endswith(THEY_DO) and p.words[i] == low:  # 300 dorment dehors
            break
        run.append(i)
        i += 1
    return run


def _numbers_a_model(p: Passage, before: int, i: int) -> bool:
    """Whether a number inside the phrase belongs to a name that more words follow: ``12 Leopard 2 tanks``."""
    named = p.words[before][0].isupper() or p.words[before].isdigit()
    following = p.low(i + 1)
    return named and p.words[i].isdigit() and following[:1].isalpha() and following not in p.lex.stop | p.lex.verbs


def _ends(p: Passage, i: int, low: str) -> bool:
    """Whether token *i* cannot stand in a noun phrase."""
    lex = p.lex
    if not low[0].isalpha():  # eleven 3-pointers
        return low.partition("-")[2] not in lex.sets["compounds"]["drop"]
    if low in lex.verbs or low in lex.number_words:
        return True
    if low in lex.sets["ages"]["before"] and p.low(i + 1)[:1].isdigit():  # 40 women ages 30 to 55
        return True
    if low in lex.stop:
        return p.words[i] not in lex.sets["nouns"]["acronyms"]
    base, mark, _ = low.replace("’", "'").partition("'")
    return bool(mark) and base in lex.stop and base not in lex.elisions


def _is_verb(p: Passage, i: int, low: str, single: bool) -> bool:
    """Whether token *i*, after at least one word of a phrase, is rather the verb that follows it."""
    if i + 1 < p.hi and p.lower[i + 1] not in p.lex.stop and is_plural(p.words[i + 1], p.lex):
        return False
    if low in p.lex.verbs_too:
        return single or low[-1] != "s"
    if not single:
        return False
    plain_plural = p.words[i] == low and is_plural(low, p.lex) and low not in p.lex.stands_before
    return (low.endswith(("ed", "ing")) and "-" not in low) or plain_plural


def _adjectives(p: Passage, before: int, conjunction: int) -> bool:
    """Whether *and* joins two words that stand before one noun: ``natural and man-made disasters``."""
    lex, i = p.lex, conjunction + 1
    one, two, noun = p.low(before), p.low(i), p.word(i + 1)
    participle = one.endswith("ed") and not two.endswith("ed")  # but: trained and vetted cops
    if not two[:1].isalpha() or not noun[:1].isalpha() or participle or noun.lower() in lex.stop:
        return False
    if two in lex.stop or two in lex.verbs or two in lex.number_words or one in lex.uncountable:
        return False
    return is_plural(noun, lex) and not is_plural(one, lex) and not is_plural(two, lex)


def _bodies(p: Passage, before: int, conjunction: int) -> bool:
    """Whether *and* joins two services whose people are counted: ``police and military officers``."""
    bodies, noun = p.lex.sets["nouns"]["bodies"], p.word(conjunction + 2)
    return p.low(before) in bodies and p.low(conjunction + 1) in bodies and is_plural(noun, p.lex)


def _last_head(p: Passage, run: list[int]) -> int | None:
    """Where in *run* the head stands when it comes last: the first plural that does not stand before another."""
    for k, i in enumerate(run):
        low = p.lower[i]
        if low[:-2] in p.lex.sets["toll"]["generic"] and low.endswith(POSSESSIVE):  # 30 people's homes
            return k
        if low.endswith(POSSESSIVE) or not (low in p.lex.uncountable or is_plural(p.words[i], p.lex)):
            continue
        if k and _adverb(p, run[k - 1]):
            return None
        rest = [is_plural(p.words[j], p.lex) for j in run[k + 1 :]]
        if not (any(rest) and _stands_before(p, run, k)):
            return k
    return None


def _stands_before(p: Passage, run: list[int], k: int) -> bool:
    """Whether the plural at *k* may be no head: ``sports`` cars, ``Texas`` students."""
    low = p.lower[run[k]]
    if low in p.lex.stands_before:
        return True
    if p.lower[run[k + 1]] in p.lex.role_nouns:  # four Americans dead
        return False
    capital = k == 0 and p.words[run[k]] != low and low not in p.lex.uncountable
    return capital and p.words[run[k + 1]] == p.lower[run[k + 1]]


def _adverb(p: Passage, i: int) -> bool:
    last = p.lower[i].rpartition("-")[2]  # single-family
    return last.endswith("ly") and last not in p.lex.sets["nouns"]["adverbs"]


def _first_head(p: Passage, run: list[int]) -> int | None:
    """Where the head stands when it comes first: the first plural that is no adjective."""
    plural = [k for k, i in enumerate(run) if p.lower[i] in p.lex.uncountable or is_plural(p.words[i], p.lex)]
    if plural and p.lower[run[plural[0]]] in p.lex.sets["nouns"]["fates"]:
        return None
    for k in plural:
        if p.lower[run[k]] not in p.lex.stands_before or k == plural[-1]:
            return k
    return None


def _single_head(p: Passage, run: list[int]) -> int | None:
    """The head of a phrase after *one*: its last word that is no adverb."""
    k = len(run) - 1
    while k >= 0 and _adverb(p, run[k]):
        k -= 1
    if k < 0 or p.lower[run[k]] in p.lex.sets["nouns"]["generic"]:
        return None
    if is_plural(p.words[run[k]], p.lex) and p.lower[run[k]] not in p.lex.uncountable:  # hard to say where one ends
        return None
    if p.lower[run[-1]].endswith("ing") and p.low(run[-1] + 1) in p.lex.sets["nouns"]["determiners"]:
        return None
    participle = p.lower[run[0]].endswith("ed")
    return None if participle and (k == 0 or p.low(run[-1] + 1).isalpha()) else k


def _superlative(p: Passage, i: int) -> bool:
    """Whether token *i* ranks what is counted rather than names it: ``the ten largest banks``."""
    low, sets = p.lower[i], p.lex.sets["nouns"]
    return bool(sets["not_superlative"]) and low.endswith("est") and low not in sets["not_superlative"]


def _opens_name(p: Passage, run: list[int], k: int) -> bool:
    """Whether the word belongs to a name before the noun: two *New* York papers, but not: two New Laws."""
    pair = [p.words[i] for i in run[k : k + 2]]
    return all(word[0].isupper() for word in pair) and p.words[run[-1]].islower()


def _qualifies(p: Passage, i: int) -> bool:
    """Whether a word behind a French noun says what kind it is, and not what was done with it."""
    low, sets = p.lower[i], p.lex.sets["nouns"]
    if not is_plural(p.words[i], p.lex) or low in p.lex.drop_first or "’" in low or "'" in low:  # fronts qu’ils
        return False
    return not low.endswith(PARTICIPLES) or low in sets["participles_kept"]


def _phrase(p: Passage, run: list[int], at: int) -> Counted:
    """The noun phrase of *run* whose head is at *at*, without words that are no part of the thing."""
    lex = p.lex
    first, last = 0, at
    while (
        first < at
        and (p.lower[run[first]] in lex.drop_first or _superlative(p, run[first]))
        and not _opens_name(p, run, first)
    ):
        first += 1
    while lex.head_first and last + 1 < len(run) and _qualifies(p, run[last + 1]):
        last += 1
    start, end = run[first], run[last]
    if p.lower[end].endswith(POSSESSIVE):
        stop = p.ends[end] - len(POSSESSIVE[0])
        return Counted(p.text[p.starts[start] : stop], Span(p.starts[start], stop), end + 1, True)
    words = [singular(p.words[i], lex) if i == run[at] or lex.head_first else p.words[i] for i in range(start, end + 1)]
    begin = p.ends[start] - len(unelided(p.words[start], lex))
    noun = " ".join(words).replace(" - ", "- ")
    return Counted(noun, Span(begin, p.ends[end]), end + 1, is_plural(p.words[run[at]], lex))
