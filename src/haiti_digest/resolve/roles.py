"""Whom a description means: *the President*, *the US official*, *the ministry*."""

from functools import lru_cache
from itertools import pairwise

import msgspec

from haiti_digest.records import Mention
from haiti_digest.resolve.cast import Member
from haiti_digest.resolve.offices import offices_of
from haiti_digest.resolve.vocabulary import Vocabulary, vocabulary_of
from haiti_digest.text.names import folded


class Description(msgspec.Struct, frozen=True, gc=False):
    """A description taken apart: its noun, the nations and the other capitalised words that narrow it."""

    head: str
    rank: str | None
    definite: bool
    nations: frozenset[str]
    names: frozenset[str]
    possessor: bool
    bare: bool
    """Without an article or any other word that shows a noun phrase for somebody."""


def read_description(mention: Mention, text: str, vocabulary: Vocabulary) -> Description:
    """The parts of *mention*, a description."""
    return _taken_apart(mention.span.of(text), mention.name, vocabulary.language)


@lru_cache(maxsize=4096)
def _taken_apart(words: str, head: str, language: str) -> Description:
    """The parts of a description in these *words* with the noun *head*; the same few are used again and again."""
    vocabulary = vocabulary_of(language)
    written = [part for word in words.split() for part in _parts(word, vocabulary)]
    lower = [word.lower() for word in written]
    first = lower[0]
    nations = frozenset(_nations(lower, vocabulary))
    inner = [
        _unowned(word, vocabulary)
        for word, small in zip(written[:-1], lower[:-1], strict=True)
        if (word[0].isupper() or small in vocabulary.body_nouns)
        and small not in vocabulary.plain
        and not _nation(small, vocabulary)
    ]
    names = frozenset(w for word in inner for w in folded(word) if w not in vocabulary.person)
    owned = any(word.endswith(vocabulary.owning) for word in written[:-1])
    return Description(
        head=head,
        rank=next((word for word in lower if word in vocabulary.ranks), None),
        definite=first in vocabulary.definite or owned or (len(written) == 1 and written[0][0].isupper()),
        nations=nations,
        names=names,
        possessor=first in vocabulary.possessive,
        bare=first not in vocabulary.determiners and not owned and not written[0][0].isupper(),
    )


def _parts(word: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The small word without its vowel that *word* begins with, and the rest: ``l’`` and ``envoyé``."""
    at = next((i for i, letter in enumerate(word) if letter in "’'"), 0)
    elided = 0 < at < len(word) - 1 and word[:at].lower() in vocabulary.elisions
    return (word[: at + 1], word[at + 1 :]) if elided else (word,)


def _unowned(word: str, vocabulary: Vocabulary) -> str:
    if not word.endswith(vocabulary.owning):
        return word
    return next(word.removesuffix(ending) for ending in vocabulary.owning if word.endswith(ending))


def _nation(word: str, vocabulary: Vocabulary) -> str | None:
    return vocabulary.nations.get(_unowned(word, vocabulary).rstrip("."))


def _nations(words: list[str], vocabulary: Vocabulary) -> set[str]:
    """The nations that *words* name, in one word or two."""
    found = {nation for word in words if (nation := _nation(word, vocabulary)) and word != "us"}
    if "us" in words:
        found.add(vocabulary.nations.get("us", "us"))
    for one, two in pairwise(words):
        if nation := vocabulary.nations.get(f"{one} {_unowned(two, vocabulary)}"):
            found.add(nation)
    return found


def fits(said: Description, member: Member, vocabulary: Vocabulary) -> bool:
    """Whether *member*'s roles as written in this article allow the description; a differing nation forbids it."""
    return any(_role_fits(said, role, vocabulary) for role in member.roles)


def _role_fits(said: Description, role: str, vocabulary: Vocabulary) -> bool:
    offices = offices_of(role, vocabulary)
    head = vocabulary.same.get(said.head, said.head)
    allowed = vocabulary.kinds.get(said.head, frozenset())
    named = any(office.noun == head and office.rank == said.rank for office in offices)
    if not named and not any(
        office.noun != head and _stands_for(office.noun, allowed, vocabulary) for office in offices
    ):
        return False
    words = [word.strip(",.").lower() for word in role.split()]
    nations = _nations(words, vocabulary)
    if said.nations and nations and not said.nations & nations:
        return False
    if said.nations and not nations and not named:
        return False  # "the US official" needs a role that tells the nation
    shared = said.names & {w for word in words for w in folded(word)}
    return not said.names or bool(shared) or (named and not _has_names(role))


def _stands_for(noun: str, allowed: frozenset[str], vocabulary: Vocabulary) -> bool:
    return noun in allowed or any(vocabulary.same.get(kind) == noun for kind in allowed)


def _has_names(role: str) -> bool:
    return sum(word[0].isupper() for word in role.split()) > 1


def _names_as(form: str, nouns: frozenset[str]) -> bool:
    return any(part[0].isupper() and not nouns.isdisjoint(folded(part)) for part in form.split())


def body_fits(said: Description, member: Member, vocabulary: Vocabulary) -> bool:
    """Whether the description's noun is part of the body's name, and no nation speaks against it.

    A noun that only may stand for it has a capital there: *the agency* is no *Roe administration*.
    """
    allowed = vocabulary.bodies.get(said.head, frozenset()) | {said.head}
    words = {word for form in member.forms for word in folded(form)}
    if not words & allowed or not (said.head in words or any(_names_as(form, allowed) for form in member.forms)):
        return False
    nations = _nations([word.lower() for form in member.forms for word in form.split()], vocabulary)
    if said.nations and said.nations - nations:
        return False
    return not said.names or said.names <= words
