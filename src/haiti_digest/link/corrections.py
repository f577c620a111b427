"""Figures that an article takes back: *an earlier version said 11*, *nine, not 11*."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from haiti_digest.language.lexicon import table
from haiti_digest.link.facts import NoticeFacts
from haiti_digest.link.prose import Prose
from haiti_digest.link.wording import beginnings, holds, listed, stems
from haiti_digest.records import Article
from haiti_digest.spans import Span
from haiti_digest.text.tokens import TOKEN

STOPS = frozenset(";:.—–")
REACH = 6
"""Tokens before a figure in which the word that takes it back stands."""


Marks = tuple[frozenset[str], frozenset[str], frozenset[str]]


@cache
def _marks(language: str) -> Marks:
    return (
        listed(language, "corrections", "sentence"),
        listed(language, "corrections", "takes_back"),
        listed(language, "corrections", "takes_back_anywhere"),
    )


def withdrawn_in(prose: Prose) -> set[Span]:
    """The spans of figures that stand in a sentence of correction behind a word that takes them back."""
    found: set[Span] = set()
    marks = _marks(prose.language)
    opening = beginnings(marks[0])
    figures = prose.article.figures
    at = 0
    for first, end in prose.sentences:
        stop = prose.ends[end - 1]
        inside = []
        while at < len(figures) and figures[at].span.start < stop:
            inside.append(figures[at].span)
            at += 1
        words = prose.low[first:end] if inside else []
        if not opening.isdisjoint(words) and holds(words, marks[0]):
            places = [(prose.token_at(s.start) - first, prose.token_at(s.end) - first) for s in inside]
            found.update(inside[number] for number in _taken_back(words, places, marks))
    return found


def notices_of(article: Article) -> list[NoticeFacts]:
    """The values that the article's notices of correction, which stand apart from its body, take back."""
    found: list[NoticeFacts] = []
    language = article.seed.language.value.split("-")[0]
    marks = _marks(language)
    for part in article.seed.left_out:
        if part.what != "correction":
            continue
        words = [match[0].lower() for match in TOKEN.finditer(part.span.of(article.seed.text))]
        values = [(at, value) for at, word in enumerate(words) if (value := _number(word, language)) is not None]
        places = [(at, at + 1) for at, _ in values]
        about = tuple(sorted({stems(language)[word] for word in words} - {""}))
        found += (NoticeFacts(values[number][1], about) for number in _taken_back(words, places, marks))
    return found


def _number(word: str, language: str) -> Decimal | None:
    """The value of a number in digits or of one word."""
    digits = word.replace(",", "")
    if digits.isascii() and digits.isdigit():
        return Decimal(digits)
    numbers = table(language, "figures").get("numbers", {})
    value = numbers.get("small", {}).get(word, numbers.get("tens", {}).get(word))
    return None if value is None else Decimal(value)


def _taken_back(words: Sequence[str], places: Sequence[tuple[int, int]], marks: Marks) -> Iterator[int]:
    """Which of the figures at *places* stand close behind a word that takes them back, or in a clause with one."""
    before = 0
    for number, (at, after) in enumerate(places):
        clause = max((place + 1 for place in range(at) if words[place] in STOPS), default=0)
        if holds(words[max(before, at - REACH) : at], marks[1]) or holds(words[max(before, clause) : at], marks[2]):
            yield number
        before = after


def corrects(prose: Prose, first: int, end: int) -> bool:
    """Whether a range of tokens is a correction: what it repeats, it takes back."""
    phrases = _marks(prose.language)[0]
    words = prose.low[first:end]
    return not beginnings(phrases).isdisjoint(words) and holds(words, phrases)
