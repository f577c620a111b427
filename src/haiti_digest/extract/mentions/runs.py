"""Runs of words with capitals: the raw material of names."""

from itertools import repeat

import msgspec

from haiti_digest.extract.mentions.vocabulary import (
    BODY,
    BODY_NAME,
    CALENDAR,
    COURTESY,
    FUNCTION,
    LINK,
    LONG,
    NATION,
    PARTICLE,
    PERSON,
    PLACE,
    PLURAL,
    PORTFOLIO,
    SHORT,
    Vocabulary,
)
from haiti_digest.text.reading import Reading
from haiti_digest.text.tokens import places_of

LONGEST = 24  # tokens of a run
NICKNAME = 3  # words of a nickname
MARKS_OPEN = frozenset("“\"‘'«")
MARKS_CLOSE = frozenset("”\"’'»")
CAPITALS = 4
"""Longer words with capitals, no others, that make a headline of a paragraph which ends like a sentence."""
HEADLINE = 20  # tokens that a line may have to be taken for a headline


class Run(msgspec.Struct, frozen=True, gc=False):
    """Tokens ``[first, end)`` that may hold a name; *possessive* when the last one ends in one (``Peru’s``)."""

    first: int
    end: int
    possessive: bool


class Marked(msgspec.Struct, frozen=True, gc=False):
    """The tokens of a reading with the flags of each, and the vocabulary they come from."""

    reading: Reading
    vocabulary: Vocabulary
    flags: list[int]
    openers: frozenset[int]
    """Tokens that open a sentence, or follow an opening mark: their capital says nothing."""
    titles: frozenset[int]
    """Tokens of lines set as headlines, where most words have a capital."""
    seen: frozenset[str]
    """Every word as written: a word in small letters that is here is used as one in this article."""
    likely: list[int]
    """Tokens with a capital or a hyphen, in order: no other begins a name or is the last part of a compound."""


def mark(reading: Reading, vocabulary: Vocabulary) -> Marked:
    """The flags of every token."""
    tokens = reading.tokens
    flags = list(map(vocabulary.flags.get, tokens.lower, repeat(0)))
    openers = {first for first, _ in reading.sentences}
    words = tokens.words
    for first in list(openers):
        while first + 1 < len(words) and not words[first][0].isalnum():
            first += 1
            openers.add(first)
    openers.update(reading.token_at(run.inner.start) for run in reading.quotes)
    likely = places_of(words, {word for word in reading.met if word[0].isupper() or "-" in word})
    for i in likely:  # Task Force-Norland
        before, joined, behind = words[i].partition("-")
        capitals = joined and before[:1].isupper() and behind[:1].isupper()
        if capitals and not flags[i] and not behind.endswith(vocabulary.verbal):
            flags[i] = vocabulary.flags.get(before.lower(), 0) & BODY
    titles = _headline_tokens(reading)
    return Marked(reading, vocabulary, flags, frozenset(openers), titles, reading.met, likely)


def _headline_tokens(reading: Reading) -> frozenset[int]:
    words = reading.tokens.words
    found: set[int] = set()
    for first, end in reading.paragraph_tokens:
        if 0 < end - first <= HEADLINE:
            long = [word for word in words[first:end] if len(word) > 3]
            capital = sum(word[0].isupper() for word in long)
            ended = not words[end - 1][-1].isalnum()
            shouted = len(long) > 1 and all(word.isupper() for word in long)
            if shouted or (2 * capital > len(long) and not (ended and (capital < len(long) or capital < CAPITALS))):
                found.update(range(first, end))
    return frozenset(found)


def bare(marked: Marked, i: int) -> str:
    """Token *i* as written without a possessive ending."""
    word = marked.reading.tokens.words[i]
    if word.endswith(marked.vocabulary.marks):
        return next(word[: -len(ending)] for ending in marked.vocabulary.marks if word.endswith(ending))
    return word


def is_small_word(marked: Marked, i: int) -> bool:
    """Whether the article has token *i* in small letters too, and it is no name here that is a small word as well."""
    lower = marked.reading.tokens.lower[i]
    return lower[0].islower() and bare(marked, i).lower() in marked.seen


def is_name_word(marked: Marked, i: int) -> bool:
    """Whether token *i* has a capital that may be a name's: no function word, no weekday, no ``Norland-led``."""
    word = marked.reading.tokens.words[i]
    if not word[0].isupper():
        return "-" in word and word[-1].isalpha() and _joined_name(marked, word)
    if word[1:2] == "-" and i and marked.reading.tokens.words[i - 1] == "(":  # a party with a state: (R-PA)
        return False
    flags = marked.flags[i]
    if flags & FUNCTION:
        return (
            _is_initial(marked, i)
            or _opens_surname(marked, i)
            or (
                len(word) > 1
                and word.isupper()
                and word[-1] not in "'’"
                and not flags & CALENDAR
                and not _shouts(marked, i)
            )
        )
    if flags & CALENDAR:
        return False
    if "-" in word:
        return word.rsplit("-", 1)[1].lower() not in marked.vocabulary.tails
    return True


def _is_initial(marked: Marked, i: int) -> bool:
    """``Jane A. Roe``: one letter with a stop behind a capital, though a small word is written so."""
    words = marked.reading.tokens.words
    return len(words[i]) == 1 and 0 < i < len(words) - 1 and words[i + 1] == "." and words[i - 1][0].isupper()


def _opens_surname(marked: Marked, i: int) -> bool:
    """``Jean [Le] Roux``: an article with a capital between two names."""
    words, flags = marked.reading.tokens.words, marked.flags
    if words[i] not in marked.vocabulary.surname_articles or i in marked.titles or not 0 < i < len(words) - 1:
        return False
    before = i - 2 if words[i - 1] == "." and flags[i - 2] & COURTESY else i - 1
    if i in marked.openers or flags[before] & ~(NATION | COURTESY) or flags[i + 1] & FUNCTION:
        return False
    written = flags[before] & COURTESY or words[before][-1].islower()
    return bool(written) and words[before][0].isupper() and words[i + 1].istitle()


def _shouts(marked: Marked, i: int) -> bool:
    """Whether the words beside token *i* are in capitals too, so that its own say nothing."""
    words = marked.reading.tokens.words
    beside = [
        word for word in (*words[max(0, i - 1) : i], *words[i + 1 : i + 2]) if word[0].isalpha() and len(word) > 1
    ]
    return any(word.isupper() for word in beside) or not beside


def _joined_name(marked: Marked, word: str) -> bool:
    """``al-Amr``: a short small part before a capital."""
    before, after = word.split("-", 1)
    return before in marked.vocabulary.joined and after[:1].isupper()


def name_runs(marked: Marked) -> list[Run]:
    """Every run of name words, in order, within sentences."""
    runs: list[Run] = []
    sentence_ends = [end for _, end in marked.reading.sentences]
    at = done = 0
    for i in marked.likely:
        if i < done or not is_name_word(marked, i):
            continue
        while sentence_ends[at] <= i:
            at += 1
        run = _grow(marked, i, sentence_ends[at])
        runs.append(run)
        done = run.end
    return runs


def _grow(marked: Marked, first: int, limit: int) -> Run:
    marks = marked.vocabulary.marks
    words = marked.reading.tokens.words
    end = first + 1
    while end - first < LONGEST and not words[end - 1].endswith(marks):
        step = _next(marked, first, end, limit)
        if step == end:
            return Run(first, end, False)
        end = step
    return Run(first, end, words[end - 1].endswith(marks))


def _next(marked: Marked, first: int, end: int, limit: int) -> int:
    """The end of the run with its next word, or *end* where nothing follows that belongs to it."""
    if end >= limit:
        return end
    tokens, flags = marked.reading.tokens, marked.flags
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    i = _past_nickname(marked, end, limit)
    if i > end:
        return i
    if (
        words[i] == "." and starts[i] == ends[i - 1] and (len(words[i - 1]) == 1 or flags[i - 1] & (COURTESY | SHORT))
    ) or words[i] == "&":
        i += 1
    if i >= limit or starts[i] - ends[i - 1] > 1:
        return end
    if words[i][0].isupper() or "-" in words[i]:
        return i + 1 if is_name_word(marked, i) else end
    if i > end:
        return end
    return _linked(marked, first, end, limit)


def _past_nickname(marked: Marked, end: int, limit: int) -> int:
    """Past a nickname in marks and the surname behind it: ``Jane [“Big Tide” Roe]``; *end* where there is none."""
    words, flags = marked.reading.tokens.words, marked.flags
    if words[end] not in MARKS_OPEN or flags[end - 1] & (PERSON | BODY | NATION | PLACE | COURTESY | SHORT):
        return end
    i = end + 1
    while i < limit and i <= end + NICKNAME and words[i][0].isupper() and not flags[i] & FUNCTION:
        i += 1
    if i == end + 1 or i + 1 >= limit or words[i] not in MARKS_CLOSE or not words[i + 1][0].isupper():
        return end
    return i + 2 if is_name_word(marked, i + 1) and not flags[i + 1] & (PERSON | BODY | NATION) else end


def _linked(marked: Marked, first: int, end: int, limit: int) -> int:
    """A particle (``van``, ``de la``) or a link (``of``, ``for the``) with the name word after it."""
    tokens, flags = marked.reading.tokens, marked.flags
    i = end
    while i < limit and i < end + 2 and flags[i] & PARTICLE and tokens.words[i].islower():
        i += 1
    if i > end and i < limit and tokens.words[i][0].isupper() and is_name_word(marked, i):
        return i + 1
    fields = _listed_fields(marked, first, end, limit)
    if fields > end:
        return fields
    if not flags[end] & LINK:
        return end
    if not flags[end - 1] & (BODY | BODY_NAME | PERSON | PORTFOLIO) and not _in_complement(marked, first, end):
        return end
    i = end + 1
    if i < limit and tokens.words[i] in marked.vocabulary.articles:
        i += 1
    if i >= limit or not tokens.words[i][0].isupper() or not is_name_word(marked, i):
        return end
    return i + 1 if _may_link(marked, first, end, i) else end


def _in_complement(marked: Marked, first: int, end: int) -> bool:
    """Whether a noun ends at *end* that hangs on a body's: ``Office for the [Defence] of …``."""
    flags, before = marked.flags, end - 2
    if before > first and marked.reading.tokens.words[before] in marked.vocabulary.articles:
        before -= 1
    told = flags[end - 1] & (PLACE | NATION | LONG | COURTESY) or any(flag & PERSON for flag in flags[first:end])
    hangs = before > first and flags[before] & LINK and flags[before - 1] & (BODY | BODY_NAME | PORTFOLIO)
    return bool(hangs) and not told and any(flag & BODY for flag in flags[first:before])


def _is_field(marked: Marked, i: int) -> bool:
    """Whether token *i* names a field: one that is listed, a word that the article has in small letters, or one with an
    ending of nouns that stand without an article (``Restoration``).
    """
    flags, word = marked.flags[i], marked.reading.tokens.words[i]
    if flags & PORTFOLIO:
        return True
    if flags or not word[0].isupper() or not is_name_word(marked, i) or word.isupper():
        return False
    endings = tuple(ending for ending in marked.vocabulary.common if len(ending) > 1)
    return is_small_word(marked, i) or word.endswith(endings)


def _listed_fields(marked: Marked, first: int, end: int, limit: int) -> int:
    """Past the fields that go on with a body's name behind a comma: ``Commission for Fairness[, Health and Trade]``;
    *end* where none do.
    """
    words, links = marked.reading.tokens.words, marked.vocabulary.links
    if words[end] != "," or not _in_complement(marked, first, end):
        return end
    i = end
    while i + 2 < limit and words[i] == "," and _is_field(marked, i + 1):
        i += 2
    joined = i > end and i + 1 < limit and links.get(words[i]) == "and" and _is_field(marked, i + 1)
    return i + 2 if joined and not (i + 2 < limit and words[i + 2][0].isupper()) else end


def _may_link(marked: Marked, first: int, link: int, i: int) -> bool:
    flags = marked.flags
    if flags[link - 1] & PERSON and flags[link - 1] & PLURAL:
        return False
    sort = marked.vocabulary.links[marked.reading.tokens.lower[link]]
    if sort == "and":
        if _in_complement(marked, first, link):
            return _is_field(marked, i)
        fields = flags[link - 1] & PORTFOLIO and flags[i] & PORTFOLIO
        return bool(fields and (link - first > 1 or _office_follows(marked, i + 1)))
    body = any(flag & (BODY | BODY_NAME) for flag in flags[first:link])
    if sort == "to":
        return bool(flags[link - 1] & PERSON and flags[i] & (PLACE | LONG | NATION))
    if sort == "of":
        return body or bool(flags[link - 1] & PERSON and flags[i] & (PORTFOLIO | PLACE | BODY | LONG | NATION))
    return body or bool(flags[i] & PORTFOLIO)


def _office_follows(marked: Marked, i: int) -> bool:
    """Whether a noun for a body or an office with a capital stands at token *i*: ``Ports and Trade [Ministry]``."""
    tokens, flags = marked.reading.tokens, marked.flags
    return i < len(flags) and tokens.words[i][0].isupper() and bool(flags[i] & (BODY | PERSON))
