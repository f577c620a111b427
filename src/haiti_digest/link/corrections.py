"""Figures that an article takes back: *an earlier version said 11*, *nine, not 11*."""

from functools import cache

from haiti_digest.link.passages import Telling, View
from haiti_digest.link.wording import holds, listed
from haiti_digest.spans import Span

STOPS = frozenset(";:.—–")
REACH = 6
"""Tokens before a figure in which the word that takes it back stands."""


@cache
def _marks(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    return (
        listed(language, "corrections", "sentence"),
        listed(language, "corrections", "takes_back"),
        listed(language, "corrections", "takes_back_anywhere"),
    )


def withdrawn_in(view: View) -> set[Span]:
    """The spans of figures that stand in a sentence of correction behind a word that takes them back."""
    found: set[Span] = set()
    sentence_words, near, anywhere = _marks(view.article.seed.language.value.split("-")[0])
    if not sentence_words:
        return found
    figures, opening = view.article.figures, _beginnings(sentence_words)
    at = 0
    for first, end in view.sentences:
        stop = view.ends[end - 1]
        inside = []
        while at < len(figures) and figures[at].span.start < stop:
            inside.append(figures[at].span)
            at += 1
        words = view.low[first:end] if inside else []
        if opening.isdisjoint(words) or not holds(words, sentence_words):
            continue
        before = first
        for span in inside:
            token = view.token_at(span.start)
            stretch = words[max(before, token - REACH) - first : token - first]
            clause = words[max(before, _clause(view, first, token)) - first : token - first]
            if holds(stretch, near) or holds(clause, anywhere):
                found.add(span)
            before = view.token_at(span.end)
    return found


def telling_corrects(telling: Telling) -> bool:
    """Whether a passage is one of correction: what it repeats, it takes back."""
    view = telling.view
    phrases = _marks(view.article.seed.language.value.split("-")[0])[0]
    words = view.low[telling.first : telling.end]
    return not _beginnings(phrases).isdisjoint(words) and holds(words, phrases)


@cache
def _beginnings(phrases: frozenset[str]) -> frozenset[str]:
    """The first words of phrases, to pass over most sentences at once."""
    return frozenset(phrase.split("_")[0] for phrase in phrases)


def _clause(view: View, first: int, token: int) -> int:
    """Where the clause of *token* begins: behind the last stop before it."""
    while token > first and view.words[token - 1] not in STOPS:
        token -= 1
    return token
