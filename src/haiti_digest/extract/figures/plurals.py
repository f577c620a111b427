"""Plurals and their singulars, by endings and a list of the irregular ones."""

from functools import lru_cache

from haiti_digest.extract.figures.lexicon import Lexicon

SHORTEST = 3
REMEMBERED = 4096
"""Words whose answer is kept: what is counted in one article is counted in others."""


@lru_cache(maxsize=REMEMBERED)
def is_plural(word: str, lex: Lexicon) -> bool:
    """Whether *word* looks like a plural: a known one, or by its ending (``NGOs``, ``by-elections``, ``gunmen``)."""
    low = unelided(word, lex).lower()
    if low in lex.plurals:
        return True
    if low in lex.never_plural:
        return False
    if len(word) > SHORTEST and word[-1] == "s" and word[:-1].isupper():  # ADSs
        return True
    last = low.rpartition("-")[2]
    if last in lex.plurals:
        return True
    if len(last) < SHORTEST or not last.isalpha():
        return len(word) >= SHORTEST and word[-1] == "s" and word[:-1].isupper()
    if last.endswith(lex.plural_endings) and any(
        last.endswith(ending) and len(last) > len(ending) + 2 for ending in lex.plural_endings
    ):
        return True
    return last[-1] == "s" and not last.endswith(lex.not_plural)


@lru_cache(maxsize=REMEMBERED)
def singular(word: str, lex: Lexicon) -> str:
    """The singular of a plural; a word that is none comes back as it is, without an elided article."""
    word = unelided(word, lex)
    low = word.lower()
    if low in lex.uncountable or not is_plural(word, lex):
        return word
    front, hyphen, last = word.rpartition("-")
    known = lex.singular.get(low) or lex.singular.get(last.lower())
    if known is not None:
        front, hyphen = (front, hyphen) if low not in lex.singular else ("", "")
        return front + hyphen + (known if last == last.lower() else last[0] + known[1:])
    if lex.head_first and hyphen and is_plural(front, lex):  # sapeurs-pompiers
        return f"{singular(front, lex)}-{singular(last, lex)}"
    for ending, instead in lex.endings.items():
        if low.endswith(ending) and len(low) > len(ending) + 1:
            return word[: len(word) - len(ending)] + instead
    return word


def unelided(word: str, lex: Lexicon) -> str:
    """The word without an elided article or preposition in front: ``d'habitants`` is ``habitants``."""
    if not lex.elisions:
        return word
    front, mark, rest = word.replace("’", "'").partition("'")
    return word[len(word) - len(rest) :] if mark and rest and front.lower() in lex.elisions else word
