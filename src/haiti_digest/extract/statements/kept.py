"""Which words of a subject are kept as the source."""

from haiti_digest.extract.statements.lexicon import Words
from haiti_digest.extract.statements.phrases import is_pronoun
from haiti_digest.extract.statements.units import QUOTE, Unit

RELATIVE_LONG = 6
"""Words after which a clause that narrows its noun is left out of the subject."""


def pronoun_alone(unit: Unit, first: int, end: int, small: Words) -> str:
    """A pronoun without the verb written on to it (``[She]’s``); empty where the source is none such."""
    word = unit.lower[first]
    if end - first > 1 or word in small.pronouns or not is_pronoun(word, small):
        return ""
    return max((word[: -len(e)] for e in small.pronoun_contractions if word.endswith(e)), key=len)


def as_source(unit: Unit, first: int, end: int, small: Words) -> tuple[int, int]:
    """The subject without a clause that only adds something (``Roe, who owns a farm``) or that runs long, and without
    the stop of its sentence.
    """
    for i in range(first + 1, end):
        if unit.lower[i] in small.who:
            if unit.lower[i - 1] == ",":
                return first, i - 1
            if end - i > RELATIVE_LONG or unit.at(end) in small.auxiliaries:  # a woman whose name [is] withheld
                return first, i
    stop = end - first > 1 and unit.words[end - 1] == "." and unit.at(end) in ("", QUOTE, ")")
    return first, end - 1 if stop else end
