"""The offices that a role as written names: ``former Prime Minister`` is a former *premier*, no *minister*."""

from functools import lru_cache

import msgspec

from haiti_digest.resolve.vocabulary import Vocabulary, vocabulary_of


class Office(msgspec.Struct, frozen=True, gc=False):
    """A noun for an office, by the one that stands for all that mean the same, with the rank before it.

    Instead of a rank stands the preposition by which it is another's.
    """

    noun: str
    rank: str | None


def offices_of(role: str, vocabulary: Vocabulary) -> tuple[Office, ...]:
    """The offices in *role*, in order; a rank (``deputy``, ``former``) holds for all that follow it."""
    return _offices_of(role, vocabulary.language)


@lru_cache(maxsize=4096)
def _offices_of(role: str, language: str) -> tuple[Office, ...]:
    vocabulary = vocabulary_of(language)
    words = [_plain(word, vocabulary) for word in role.lower().split()]
    found: list[Office] = []
    rank: str | None = None
    i = 0
    while i < len(words):
        listed = vocabulary.compounds.get(words[i], ())
        compound = next((parts for parts in listed if tuple(words[i : i + len(parts)]) == parts), None)
        noun = "-".join(compound) if compound else _noun(words[i], vocabulary)
        if noun is not None:
            found.append(Office(vocabulary.same.get(noun, noun), rank or _served(words, i, vocabulary)))
        elif words[i] in vocabulary.ranks:
            rank = words[i]
        i += len(compound) if compound else 1
    return tuple(found)


def _served(words: list[str], i: int, vocabulary: Vocabulary) -> str | None:
    """The preposition by which the office at word *i* is that of another: ``adviser [to] the president``, ``adjoint
    [au] maire``; None where it opens what is said, or is no one's.
    """
    link = i - 2 if words[i - 1] in vocabulary.determiners else i - 1
    return words[link] if link > 0 and words[link] in vocabulary.prepositions else None


def _plain(word: str, vocabulary: Vocabulary) -> str:
    word = word.strip(",.'’()")
    return next((word.removesuffix(ending) for ending in vocabulary.owning if word.endswith(ending)), word)


def _noun(word: str, vocabulary: Vocabulary) -> str | None:
    if word in vocabulary.person or word in vocabulary.short:
        return word
    last = word.rsplit("-", 1)[-1]
    return last if last in vocabulary.person else None
