"""What a number counts: the noun phrase after it, ended by closed word lists, with the singular of its head."""

from typing import NamedTuple

from haiti_digest.extract.figures.lexicon import Lexicon
from haiti_digest.extract.figures.passage import Passage
from haiti_digest.spans import Span

LONGEST = 8
"""Words that a counted noun phrase may have."""


class Counted(NamedTuple):
    """A counted noun phrase: its singular, its place, the token after it and whether its head is a plural."""

    noun: str
    span: Span
    end: int
    plural: bool


def counted_after(p: Passage, i: int, single: bool = False) -> Counted | None:
    """The noun phrase that starts at token *i*, also after *of the*; None where none is sure.

    Leaves: a phrase without a plural head, except after *one* (*single*) and for nouns without plural (*staff*).
    """
    partitive = p.low(i) in p.lex.quantifying
    if partitive:
        i = _past_determiner(p, i + 1)
        if i < 0:
            return None
    run = _run(p, i, single)
    if not run:
        return None
    if single and not partitive:
        at = _single_head(p, run)
    else:
        at = _first_head(p, run) if p.lex.head_first else _last_head(p, run)
    return _phrase(p, run, at) if at is not None else None


def is_plural(word: str, lex: Lexicon) -> bool:
    """Whether *word* looks like a plural: a known one, or by its ending."""
    low = word.lower()
    if low in lex.plurals:
        return True
    if low in lex.never_plural:
        return False
    low = low.rpartition("-")[2]
    if low in lex.plurals:
        return True
    if len(low) < 3 or not low.isalpha():
        return word[:-1].isupper() and word[-1:] == "s" and len(word) > 2
    if any(low.endswith(ending) and len(low) > len(ending) + 2 for ending in lex.endings if ending[-1] != "s"):
        return True
    return low[-1] == "s" and low[-2:] not in ("ss", "us", "is")


def singular(word: str, lex: Lexicon) -> str:
    """The singular of a plural; a word that is none comes back as it is."""
    low = word.lower()
    if low in lex.singular:
        return lex.singular[low] if word == low else word[0] + lex.singular[low][1:]
    if not is_plural(word, lex) or low in lex.uncountable:
        return word
    front, hyphen, last = word.rpartition("-")
    if last.lower() in lex.singular:
        return front + hyphen + lex.singular[last.lower()]
    for ending, instead in lex.endings.items():
        if low.endswith(ending) and len(low) > len(ending) + 1:
            return word[: len(word) - len(ending)] + instead
    return word


def _past_determiner(p: Passage, i: int) -> int:
    """The token after the determiner or possessive at *i*; -1 where there is none."""
    low = p.low(i)
    if low.endswith(("'s", "’s")):
        return i + 1
    if low in p.lex.sets["nouns"]["determiners"]:
        i += 1
        return i + 1 if p.low(i).endswith(("'s", "’s")) else i
    return -1


def _run(p: Passage, i: int, single: bool) -> list[int]:
    """The tokens from *i* on that may belong to one noun phrase."""
    lex = p.lex
    run: list[int] = []
    start = i
    while i < p.hi and len(run) < LONGEST:
        low = p.lower[i]
        if not low[0].isalpha():
            if low == "&" and run and p.word(i + 1)[:1].isupper():
                i += 1
                continue
            break
        if (low in lex.stop and p.words[i] not in lex.acronyms) or low in lex.verbs or low in lex.small or low in lex.tens:
            break
        if run and ((low in lex.verbs_too and (single or low[-1] != "s")) or (single and _verb_like(p.words[i], lex))) and not _more_follows(p, i):
            break
        if i == start and low in lex.gerunds:
            break
        run.append(i)
        i += 1
    return run


def _verb_like(word: str, lex: Lexicon) -> bool:
    low = word.lower()
    return low.endswith(("ed", "ing")) or (word == low and is_plural(low, lex) and low not in lex.attributive)


def _more_follows(p: Passage, i: int) -> bool:
    """Whether token *i* is followed by a plural, so that it may stand before a noun: ``one armed robbers``."""
    return i + 1 < p.hi and p.lower[i + 1] not in p.lex.stop and is_plural(p.words[i + 1], p.lex)


def _last_head(p: Passage, run: list[int]) -> int | None:
    """Where in *run* the head stands when it comes last: the first plural that does not stand before another."""
    lex = p.lex
    for k, i in enumerate(run):
        low = p.lower[i]
        if low.endswith(("'s", "’s")):
            continue
        if low not in lex.uncountable and not is_plural(p.words[i], lex):
            continue
        if k and p.lower[run[k - 1]].endswith("ly") and p.lower[run[k - 1]] not in lex.adverbs:
            return None
        following = run[k + 1] if k + 1 < len(run) else None
        if following is None:
            return k
        capital = p.words[i][0].isupper() and k == 0 and not p.words[following][0].isupper()
        stands_before = low in lex.attributive or low in lex.before_nouns or (capital and low not in lex.uncountable)
        rest = run[k + 1 :]
        if stands_before and any(is_plural(p.words[j], lex) for j in rest):
            continue
        return k
    return None


def _first_head(p: Passage, run: list[int]) -> int | None:
    """Where the head stands when it comes first: the first plural."""
    for k, i in enumerate(run):
        if is_plural(p.words[i], p.lex) or p.lower[i] in p.lex.uncountable:
            return k
    return None


def _single_head(p: Passage, run: list[int]) -> int | None:
    """The head of a phrase after *one*: its last word that is no adverb."""
    k = len(run) - 1
    while k >= 0 and p.lower[run[k]].endswith("ly") and p.lower[run[k]] not in p.lex.adverbs:
        k -= 1
    low = p.lower[run[k]] if k >= 0 else ""
    return k if k >= 0 and low not in p.lex.generic and not (k == 0 and low.endswith("ed")) else None


def _phrase(p: Passage, run: list[int], at: int) -> Counted:
    lex = p.lex
    first = 0
    while first < at and p.lower[run[first]] in lex.drop_first:
        first += 1
    last = at
    if lex.head_first:
        while last + 1 < len(run) and is_plural(p.words[run[last + 1]], lex):
            last += 1
    tokens = run[first : last + 1]
    head = run[at]
    words = [singular(p.words[i], lex) if i == head or lex.head_first else p.words[i] for i in tokens]
    span = Span(p.starts[tokens[0]], p.ends[tokens[-1]])
    return Counted(" ".join(words), span, run[last] + 1, is_plural(p.words[head], lex))
