"""Descriptions (*the US official*) and pronouns: nouns that stand for somebody with what narrows them."""

from collections.abc import Iterator

from haiti_digest.extract.mentions.phrases import (
    LONGEST_PHRASE,
    adjectives_end,
    compound_bounds,
    is_person_noun,
    phrase_start,
)
from haiti_digest.extract.mentions.runs import Marked, bare
from haiti_digest.extract.mentions.vocabulary import (
    BODY,
    DETERMINER,
    DOCUMENT,
    FUNCTION,
    LINK,
    NATION,
    PERSON,
    PLACE_NOUN,
    PLURAL,
    PRONOUN,
)
from haiti_digest.extract.mentions.written import gender_of
from haiti_digest.records import Mention
from haiti_digest.spans import Span


def descriptions(marked: Marked, taken: bytearray, limits: list[tuple[int, int]], heads: int) -> Iterator[Mention]:
    """The descriptions whose noun has one of the flags *heads*, and pronouns where that is one; each marks its tokens
    in *taken*. *limits* are the sentence of each token.
    """
    for i in _heads(marked, heads):
        flag = marked.flags[i]
        if taken[i]:
            continue
        if flag & PRONOUN:
            yield _pronoun(marked, i)
            continue
        low, high = limits[i]
        if i + 1 < high and not taken[i + 1] and _continues(marked, i + 1):
            continue
        if i > low and marked.vocabulary.goes_on and _modifies(marked, i):
            continue
        if not flag & FUNCTION and (found := _description(marked, i, low, taken)) is not None:
            start, end, mention = found
            taken[start:end] = b"\1" * (end - start)
            yield mention


def _heads(marked: Marked, heads: int) -> list[int]:
    """The tokens with one of the flags *heads*; where persons are meant, compounds that end in a noun for one too."""
    found = [i for i, flag in enumerate(marked.flags) if flag & heads]
    if not heads & PERSON:
        return found
    words = marked.reading.tokens.words
    joined = [i for i in marked.likely if "-" in words[i] and not marked.flags[i] & heads and is_person_noun(marked, i)]
    return sorted(found + joined)


def _continues(marked: Marked, i: int) -> bool:
    """Whether the noun phrase has its head further on: ``police`` in *police officers*."""
    tokens = marked.reading.tokens
    if tokens.starts[i] - tokens.ends[i - 1] != 1:
        return False
    return bool(marked.flags[i] & (PERSON | BODY | PLACE_NOUN)) and not marked.flags[i] & FUNCTION


def _modifies(marked: Marked, i: int) -> bool:
    """Whether the noun at *i* is an adjective of the document named before it: ``un communiqué [officiel]``."""
    tokens = marked.reading.tokens
    before = marked.vocabulary.flags.get(tokens.lower[i - 1], 0)
    return bool(before & DOCUMENT) and tokens.words[i].islower() and tokens.starts[i] - tokens.ends[i - 1] == 1


def _pronoun(marked: Marked, i: int) -> Mention:
    tokens = marked.reading.tokens
    gender = gender_of(marked, [i])
    return Mention(
        span=Span(tokens.starts[i], tokens.ends[i]),
        kind="person" if gender else "described",
        form="pronoun",
        name=tokens.lower[i],
        gender=gender,
        plural=gender is None,
        rule="pronoun",
    )


def _description(marked: Marked, head: int, low: int, taken: bytearray) -> tuple[int, int, Mention] | None:
    """The mention with the noun *head*, and the tokens it takes; None where the noun stands for nobody."""
    tokens, flags, vocabulary = marked.reading.tokens, marked.flags, marked.vocabulary
    floor, low = head, max(low, head - LONGEST_PHRASE)
    while floor > low and not taken[floor - 1]:
        floor -= 1
    first, end = compound_bounds(marked, head, floor)
    word = "-".join(tokens.lower[first:end]) if end - first > 1 else _singular(marked, head)
    if word in vocabulary.weak and not _stands(marked, head):
        return None
    start = phrase_start(marked, first, floor)
    person = is_person_noun(marked, head)
    if _means_nobody(marked, start if start is not None else first, low):
        return None
    if start is None:
        if (
            not (flags[head] & PLURAL and person)
            and word not in vocabulary.bare
            and not _in_apposition(marked, head, taken)
        ):
            return None
        start = first
    if vocabulary.goes_on:
        end = adjectives_end(marked, end)
    last = end - 1
    return (
        start,
        end,
        Mention(
            span=Span(tokens.starts[start], tokens.ends[last] - len(tokens.words[last]) + len(bare(marked, last))),
            kind="described" if person else "body",
            form="description",
            name=word,
            gender=gender_of(marked, [head]) if person else None,
            plural=bool(flags[head] & PLURAL),
            rule="described person" if person else "described body",
        ),
    )


def _means_nobody(marked: Marked, start: int, low: int) -> bool:
    """Whether the noun phrase at *start* only tells whose rights are meant: ``les droits de [l’homme]``."""
    lower = marked.reading.tokens.lower
    linked = start - 1 if start > low and marked.flags[start - 1] & LINK else start
    return linked - 1 >= low and lower[linked - 1] in marked.vocabulary.everybody


def _stands(marked: Marked, head: int) -> bool:
    """Whether a noun that means other things too is an office here: ``head of …``, ``the Harbour Board head``."""
    flags, tokens = marked.flags, marked.reading.tokens
    of = head + 1 < len(tokens) and marked.vocabulary.links.get(tokens.lower[head + 1]) == "of"
    if of or head == 0 or flags[head - 1] & DETERMINER:
        return of
    return bool(flags[head - 1] & (BODY | NATION)) or tokens.words[head - 1][0].isupper()


def _in_apposition(marked: Marked, head: int, taken: bytearray) -> bool:
    """Whether a comma and a name stand right before the noun *head* (``…, commander of the force``)."""
    return head > 1 and marked.reading.tokens.words[head - 1] == "," and bool(taken[head - 2])


def _singular(marked: Marked, head: int) -> str:
    word = bare(marked, head).lower()
    return marked.vocabulary.singular.get(word, word)
