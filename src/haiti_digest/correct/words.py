"""Finds the words that anchor a correction in an article, and the nearest where they do not stand there."""

import re
import unicodedata
from collections import Counter
from difflib import SequenceMatcher

from haiti_digest.records import Seed
from haiti_digest.spans import Span

WORD = re.compile(r"\S+")
LIKE = 0.5
"""How alike words must be to be named as the nearest: the part of them that is the same."""
TRIED = 5
MARKS = frozenset({"Pi", "Pf", "Ps", "Pe"})
"""Classes of quotation marks and brackets."""


def places(seed: Seed, words: str) -> list[Span]:
    """Where *words* stand in the seed's text, letter by letter; any blanks and line breaks between them will do."""
    text, offsets = _visible(seed)
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    found = (match.span() for match in pattern.finditer(text))
    if offsets is None:
        return [Span(*ends) for ends in found]
    return [Span(offsets[start], offsets[end - 1] + 1) for start, end in found]


def nearest(seed: Seed, words: str) -> Span | None:
    """The words of the seed that are most like *words*, as many of them; None where nothing is like them."""
    wanted = words.split()
    tokens = [match.span() for match in WORD.finditer(seed.text)]
    if not wanted or not tokens:
        return None
    size = min(len(wanted), len(tokens))
    starts = _best_windows([_plain(seed.text[a:b]) for a, b in tokens], Counter(map(_plain, wanted)), size)
    spans = [Span(tokens[at][0], tokens[at + size - 1][1]) for at in starts]
    likeness = [_likeness(words, span.of(seed.text)) for span in spans]
    best = max(range(len(spans)), key=likeness.__getitem__)
    return _without_marks(seed.text, spans[best]) if likeness[best] >= LIKE else None


def _without_marks(text: str, span: Span) -> Span:
    """*span* without quotation marks and brackets at its ends, which a message puts around it itself."""
    start, end = span.start, span.end
    while start < end and unicodedata.category(text[start]) in MARKS:
        start += 1
    while end > start and unicodedata.category(text[end - 1]) in MARKS:
        end -= 1
    return Span(start, end) if start < end else span


def shown(seed: Seed, span: Span) -> str:
    """The words of *span* as a reader sees them: without marks that are hidden, so that ``places`` finds them."""
    hidden = [one for one in seed.hidden if one.overlaps(span)]
    if not hidden:
        return span.of(seed.text)
    return "".join(
        seed.text[at] for at in range(span.start, span.end) if not any(h.start <= at < h.end for h in hidden)
    )


def line_of(seed: Seed, span: Span) -> str:
    """The place of *span* for a message: file and line of its text."""
    return f"{seed.path}:{seed.text.count(chr(10), 0, span.start) + 1}"


def _visible(seed: Seed) -> tuple[str, list[int] | None]:
    """The text without marks that a reader does not see, and where each letter of it stands; None where all do."""
    if not seed.hidden:
        return seed.text, None
    hidden = {at for span in seed.hidden for at in range(span.start, span.end)}
    offsets = [at for at in range(len(seed.text)) if at not in hidden]
    return "".join(seed.text[at] for at in offsets), offsets


def _plain(word: str) -> str:
    return "".join(letter for letter in word.casefold() if letter.isalnum()) or word


def _best_windows(words: list[str], wanted: Counter[str], size: int) -> list[int]:
    """Where the windows of *size* words start that share most words with *wanted*."""
    shared: list[tuple[int, int]] = []
    inside: Counter[str] = Counter()
    common = 0
    for at, word in enumerate(words):
        inside[word] += 1
        common += inside[word] <= wanted[word]
        if at >= size:
            gone = words[at - size]
            common -= inside[gone] <= wanted[gone]
            inside[gone] -= 1
        if at >= size - 1:
            shared.append((-common, at - size + 1))
    return [start for _, start in sorted(shared)[:TRIED]]


def _likeness(one: str, two: str) -> float:
    return SequenceMatcher(None, " ".join(one.casefold().split()), " ".join(two.casefold().split()), False).ratio()
