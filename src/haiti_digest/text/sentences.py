"""Where sentences end: by marks, abbreviations and the next word's first letter."""

from bisect import bisect_left
from collections.abc import Iterable
from functools import cache

import msgspec

from haiti_digest.language.lexicon import FALLBACK, table, words
from haiti_digest.text.tokens import Tokens

ENDERS = frozenset(".!?…")
CLOSERS = frozenset("”’\"'»)]")
OPENERS = frozenset("“‘\"'«„([—–-•*")


class Marks(msgspec.Struct, frozen=True, gc=False):
    """Word lists of a language: abbreviations, those that may end a sentence, words that often open one."""

    never: frozenset[str]
    perhaps: frozenset[str]
    starters: frozenset[str]


@cache
def _marks(language: str) -> Marks:
    data = table(language, "text") or table(FALLBACK, "text")
    return Marks(words(data["abbreviations"]), words(data["ambiguous"]), words(data["starters"]))


def enders(met: Iterable[str]) -> frozenset[str]:
    """Those words of *met* that may end a sentence: a mark, or an abbreviation with its last stop (``U.S.``)."""
    return frozenset(word for word in met if word[-1] in ENDERS)


def sentence_bounds(
    tokens: Tokens, first: int, end: int, language: str, marked: list[int] | None = None
) -> list[tuple[int, int]]:
    """Token ranges ``(first, end)`` of the sentences of one paragraph, in order and without gaps.

    *marked* are the places of all words that may end one, see `enders`, where the caller has them at hand.

    A full stop after an abbreviation or an initial ends nothing; a mark followed by a lower-case word ends nothing
    (``“Why?” he asked.``); closing marks and brackets belong to the sentence that they close.
    """
    marks = _marks(language)
    all_words, starts, ends = tokens.words, tokens.starts, tokens.ends
    bounds: list[tuple[int, int]] = []
    begin = first
    if marked is None:
        marked = [i for i, word in enumerate(all_words[first:end], first) if word[-1] in ENDERS]
    for i in marked[bisect_left(marked, first) : bisect_left(marked, end)]:
        after = i + 1
        while after < end and all_words[after] in CLOSERS and starts[after] == ends[after - 1]:
            after += 1
        if after >= end:
            break
        if _ends_here(tokens, i, after, begin, marks):
            bounds.append((begin, after))
            begin = after
    if begin < end:
        bounds.append((begin, end))
    return bounds


def _ends_here(tokens: Tokens, i: int, after: int, begin: int, marks: Marks) -> bool:
    word, following = tokens.words[i], tokens.words[after]
    gap = tokens.starts[after] > tokens.ends[after - 1]
    if following[0].islower() or following in ENDERS or following in ",;:":
        return False
    if word[0] in "!?…":
        return gap or following[0].isupper()
    if len(word) > 1:  # an abbreviation with inner stops: U.S.
        return _opens_sentence(tokens, after, marks.starters)
    if i == begin:
        return False
    before = tokens.lower[i - 1].rsplit("-", 1)[-1]  # then-Sen.
    if before in marks.never and tokens.starts[i] == tokens.ends[i - 1]:
        return before in marks.perhaps and _opens_sentence(tokens, after, marks.starters)
    if len(before) == 1 and tokens.words[i - 1].isupper() and before != "i":  # an initial: Charles A. Ray
        return False
    if len(before) == 1 and before.isalpha() and following[0].isdigit():  # (b. 1931)
        return False
    if not gap:
        return following[0].isupper() and len(before) > 1 and len(following) > 1
    return True


def _opens_sentence(tokens: Tokens, i: int, starters: frozenset[str]) -> bool:
    return tokens.words[i][0].isupper() and tokens.lower[i] in starters
