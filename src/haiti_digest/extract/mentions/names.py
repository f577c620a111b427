"""What a run of capitalised words is: title and name of a person, a body, a place, or nothing to be sure of."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from haiti_digest.extract.mentions.phrases import LONGEST_PHRASE, before_complements
from haiti_digest.extract.mentions.runs import Marked, Run, bare
from haiti_digest.extract.mentions.vocabulary import (
    ADJECTIVE,
    BODY,
    BODY_NAME,
    COURTESY,
    LINK,
    LONG,
    MODIFIER,
    NATION,
    NOT_A_NAME,
    PERSON,
    PLACE,
    PLACE_NOUN,
    PLURAL,
    PORTFOLIO,
    SHORT,
    THING,
)

TITLE = PERSON | SHORT
Sort = Literal["person", "body", "place", "role", "words", "word"]


class Piece(msgspec.Struct, frozen=True, gc=False):
    """Part of a run: tokens ``[first, end)``, the bare name in ``[name, end)``.

    ``role`` is a title with nobody's name, ``words`` and ``word`` are capitalised words of unknown kind (several, one).
    """

    sort: Sort
    first: int
    name: int
    end: int
    possessive: bool


def pieces(marked: Marked, run: Run) -> Iterator[Piece]:
    """The parts of *run*, in order."""
    first, end = run.first, run.end
    while first < end:
        piece = _first_piece(marked, first, end, run.possessive)
        yield piece
        first = piece.end


def _first_piece(marked: Marked, first: int, end: int, possessive: bool) -> Piece:
    flags = marked.flags
    place = _long_place(marked, first, end)
    if place == end:
        sort: Sort = "body" if _is_long_body(marked, first, end) else "place"
        return Piece(sort, first, first, end, possessive)
    if _leads_acronym(marked, first, end):
        return Piece("body", first, first, first + 1, False)
    name = first
    while name < end - 1 and flags[name] & COURTESY:
        name = _past_stop(marked, name + 1)
    if name > first and marked.reading.tokens.lower[first] in marked.vocabulary.saints:
        body = any(flag & (BODY | BODY_NAME) for flag in flags[name:end])
        return Piece("body" if body else "place", first, first, end, possessive)
    if name > first and not flags[name] & TITLE:
        return Piece("person", first, name, end, possessive)
    if name == first and (polite := _polite_inside(marked, first, end)) is not None:
        return _first_piece(marked, first, polite, False)
    title = _last_title(marked, name, end)
    if title is not None:
        return _titled(marked, first, title, end, possessive)
    return _untitled(marked, first, end, possessive)


def _leads_acronym(marked: Marked, first: int, end: int) -> bool:
    """Whether a body's letters open the run behind an office, before its bearer's name: ``chef du [BQ] Jean Roe``."""
    words, flags = marked.reading.tokens.words, marked.flags
    if end - first < 3 or not (words[first].isalpha() and words[first].isupper() and len(words[first]) > 1):
        return False
    if any(flags[i] or words[i].isupper() for i in range(first + 1, end)):
        return False
    at = first - 1
    while at > 0 and words[at] in marked.vocabulary.articles:
        at -= 1
    linked = at > 0 and marked.vocabulary.links.get(words[at]) == "of"
    return linked and any(flag & PERSON for flag in flags[max(0, at - 3) : at])


def _is_complement(marked: Marked, first: int, title: int) -> bool:
    """Whether a noun for persons ends the name of a body that it hangs on: ``Ministry of [Justice]``."""
    flags, words = marked.flags, marked.reading.tokens.words
    while title > first and flags[title - 1] & (TITLE | MODIFIER):
        title -= 1
    if title > first and words[title - 1] in marked.vocabulary.articles:
        title -= 1
    linked = title - 1 > first and marked.vocabulary.links.get(words[title - 1]) in ("of", "for")
    return linked and any(flag & BODY for flag in flags[first : title - 1])


def _body_led(marked: Marked, first: int, title: int, end: int) -> int | None:
    """Where a body's name begins behind an office with *of* that opens the run: ``Head of the [Harbour Office]``."""
    lower, flags = marked.reading.tokens.lower, marked.flags
    link = title + 1
    if title != first or link >= end - 2 or marked.vocabulary.links.get(lower[link]) != "of":
        return None
    start = link + 1 + (lower[link + 1] in marked.vocabulary.articles)
    return start if start < end - 1 and flags[end - 1] & BODY and not flags[start] & PORTFOLIO else None


def _polite_inside(marked: Marked, first: int, end: int) -> int | None:
    """Where a courtesy title begins another name behind a body's: ``National Museum [Prof. Ann Lee]``."""
    flags, vocabulary = marked.flags, marked.vocabulary
    polite = (
        i
        for i in range(first + 1, end - 1)
        if flags[i] & COURTESY and marked.reading.tokens.lower[i] not in vocabulary.saints
    )
    at = next(polite, None)
    return at if at is not None and flags[at - 1] & (BODY | BODY_NAME | PORTFOLIO) else None


def _titled(marked: Marked, first: int, title: int, end: int, possessive: bool) -> Piece:
    after = _past_complement(marked, _past_stop(marked, title + 1), end)
    while after < end - 1 and marked.flags[after] & COURTESY:
        after = _past_stop(marked, after + 1)
    if after == end - 1 and possessive and marked.vocabulary.flags.get(bare(marked, after).lower(), 0) & TITLE:
        return Piece("role", first, first, end, possessive)  # the Attorney General’s office
    inner = _body_led(marked, first, title, end)
    if inner is not None:
        return Piece("role", first, title, inner, False)
    if after < end and any(flag & (BODY | BODY_NAME) for flag in marked.flags[after:end]):
        return Piece("body", first, first, end, possessive)
    if after < end and marked.flags[end - 1] & THING and _is_determined(marked, first):
        return Piece("words", first, first, end, possessive)  # Humanitarian Response Plan
    if after < end:
        return Piece("person", first, after, end, possessive)
    if _is_complement(marked, first, title):
        return Piece("body", first, first, end, possessive)
    known = NOT_A_NAME | PLACE | MODIFIER | COURTESY | TITLE
    before = marked.flags[first:title]
    if 0 < len(before) <= 2 and title == end - 1 and not any(flag & known for flag in before):
        return Piece("words", first, first, end, possessive)  # Mark Driver
    return Piece("role", first, title, end, possessive)


def _is_determined(marked: Marked, first: int) -> bool:
    """Whether an article or an owner stands before token *first*: ``the Child Care Act``, no ``Gov. Nathan Deal``."""
    before = marked.reading.tokens.lower[first - 1] if first else ""
    return before in marked.vocabulary.articles or before.endswith(marked.vocabulary.marks)


def _untitled(marked: Marked, first: int, end: int, possessive: bool) -> Piece:
    if end - first == 1:
        return _single(marked, first, end, possessive)
    inside = marked.flags[first:end]
    if possessive:  # Harbour Street's
        inside[-1] |= marked.vocabulary.flags.get(bare(marked, end - 1).lower(), 0) & (BODY | BODY_NAME | PLACE_NOUN)
    if (led := _end_of_led(marked, first, end)) is not None:
        return Piece("body", first, first, led, False)
    if any(flag & (BODY | BODY_NAME) for flag in inside) or ends_body(marked, end):
        return Piece("body", first, first, end, possessive)
    if inside[-1] & PLACE_NOUN or all(flag & (PLACE | NATION | PLACE_NOUN | ADJECTIVE) for flag in inside):
        return Piece("place", first, first, end, possessive)
    place = _long_place(marked, first, end) or (first + 1 if inside[0] & (PLACE | NATION) else None)
    if place is not None:
        return Piece("place", first, first, place, False)
    return Piece("words", first, first, end, possessive)


def _end_of_led(marked: Marked, first: int, end: int) -> int | None:
    """Where a body's name ends behind its office, before the bearer's: ``head of the [Port Board] Ann Lee``."""
    flags, words, vocabulary = marked.flags, marked.reading.tokens.words, marked.vocabulary
    behind = end
    while behind > first and not flags[behind - 1] and not words[behind - 1].isupper():
        behind -= 1
    if vocabulary.goes_on or behind - first < 2 or end - behind not in (2, 3) or not flags[behind - 1] & BODY:
        return None
    if not first or words[first - 1] not in vocabulary.articles:
        return None
    head = before_complements(marked, first - 1, max(0, first - LONGEST_PHRASE))
    return behind if head is not None and flags[head + 1] & LINK else None


def ends_body(marked: Marked, end: int) -> bool:
    """Whether the last word before *end* makes a name a body’s, as it does only there: ``Roe United``."""
    return _plain(marked, end - 1) in marked.vocabulary.ends


def _single(marked: Marked, first: int, end: int, possessive: bool) -> Piece:
    word, flag = marked.reading.tokens.words[first], marked.flags[first]
    if flag & (BODY | BODY_NAME):
        return Piece("body", first, first, end, possessive)
    if flag & PLACE:
        return Piece("place", first, first, end, possessive)
    bare = word.replace(".", "")
    if flag & NATION and not bare.isupper():
        return Piece("word", first, first, end, possessive)
    if bare.isupper() and 2 <= len(bare) <= 7 and bare.lower() not in marked.vocabulary.not_acronyms:
        return Piece("body", first, first, end, possessive)
    return Piece("word", first, first, end, possessive)


def _past_stop(marked: Marked, i: int) -> int:
    words = marked.reading.tokens.words
    return i + 1 if i < len(words) and words[i] == "." else i


def _last_title(marked: Marked, first: int, end: int) -> int | None:
    """The last token of *first* to *end* that is a title, leaving out plurals."""
    flags = marked.flags
    for i in range(end - 1, first - 1, -1):
        if flags[i] & TITLE and not flags[i] & PLURAL:
            return i
    return None


def _past_complement(marked: Marked, i: int, end: int) -> int:
    """Where the office that continues at *i* (``of State``, ``for Northern Ireland``) is over."""
    flags, lower, links = marked.flags, marked.reading.tokens.lower, marked.vocabulary.links
    while i < end - 1 and links.get(lower[i]) in ("of", "for", "to"):
        i += 1
        the = lower[i] in marked.vocabulary.articles
        start = i = i + the
        place = _long_place(marked, i, end)
        if place is not None:
            i = place
        while i < end and (
            flags[i] & (PORTFOLIO | NATION | PLACE | BODY | BODY_NAME | ADJECTIVE) or _is_link(marked, i)
        ):
            i += 1
        if i == start:
            i = end if the or end - i < 3 else end - 2
    return i


def _is_link(marked: Marked, i: int) -> bool:
    return marked.vocabulary.links.get(marked.reading.tokens.lower[i]) == "and"


def _long_place(marked: Marked, first: int, end: int) -> int | None:
    """The end of a place name of several words that starts at *first*."""
    if not marked.flags[first] & LONG:
        return None
    lower = marked.reading.tokens.lower
    for parts in marked.vocabulary.long[lower[first]]:
        upto = first + len(parts)
        if upto <= end and tuple(_plain(marked, i) for i in range(first, upto)) == parts:
            return upto
    return None


def _is_long_body(marked: Marked, first: int, end: int) -> bool:
    return tuple(_plain(marked, i) for i in range(first, end)) in marked.vocabulary.long_bodies


def _plain(marked: Marked, i: int) -> str:
    word = marked.reading.tokens.lower[i]
    if word.endswith(marked.vocabulary.marks):
        return next(word[: -len(ending)] for ending in marked.vocabulary.marks if word.endswith(ending))
    return word.rstrip(".")
