"""Chooses the five to eight statements that tell the story at a glance."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from haiti_digest.link.wording import likeness, statement_words
from haiti_digest.records import Article, Attribution, Ref, Speaker

MOST = 7
POOL = 400
"""How many of the best candidates are compared with each other; keeps the step linear."""
SAME = 0.45
"""Likeness from which two statements say the same."""


class Candidate(NamedTuple):
    """A statement that may be shown, with what speaks for it."""

    score: float
    ref: Ref
    speaker: tuple[int, int]
    words: frozenset[str]


def in_short(articles: Sequence[Article], voices: dict[tuple[int, int], Speaker]) -> tuple[Ref, ...]:
    """References to at most seven statements, most telling first.

    Direct quotes, figures, an early place, a speaker who says much and the same words in another article speak for a
    statement; no two may say the same, and each further one of the same speaker counts less. Statements without a
    determined speaker, and those too short or too long to read at a glance, are left out.
    """
    found = _candidates(articles)
    supported = _support(found)
    pool = sorted(
        (c._replace(score=c.score + 0.8 * supported[n]) for n, c in enumerate(found)),
        key=lambda c: (-c.score, c.ref.article, c.ref.index),
    )[:POOL]
    chosen: list[Candidate] = []
    heard: Counter[object] = Counter()
    while pool and len(chosen) < MOST:
        best = max(pool, key=lambda c: (c.score - 0.5 * heard[_who(c, voices)], -c.ref.article, -c.ref.index))
        chosen.append(best)
        heard[_who(best, voices)] += 1
        pool = [c for c in pool if c is not best and likeness(c.words, best.words) < SAME]
    return tuple(candidate.ref for candidate in chosen)


def _who(candidate: Candidate, voices: dict[tuple[int, int], Speaker]) -> object:
    speaker = voices.get(candidate.speaker)
    return speaker.id if speaker else candidate.speaker


def _candidates(articles: Sequence[Article]) -> list[Candidate]:
    found = []
    for number, article in enumerate(articles):
        says = Counter(said.speaker for said in article.statements if said.speaker is not None)
        figures = Counter(article.statement_at(figure.span) for figure in article.figures if figure.key)
        for index, said in enumerate(article.statements):
            if said.speaker is None or said.statement.cue is None:
                continue
            words = statement_words(article, said)
            if not 5 <= len(words) <= 30:
                continue
            score = _telling(article, said, figures[index], says[said.speaker] / len(article.statements))
            ref = Ref(article=number, kind="statement", index=index)
            found.append(Candidate(score, ref, (number, said.speaker), words))
    return found


def _telling(article: Article, said: Attribution, figures: int, share: float) -> float:
    body = article.seed.body
    early = 1 - (said.statement.span.start - body.start) / max(1, len(body))
    length = sum(len(piece) for piece in said.statement.content)
    quoted = 0.5 if said.statement.kind != "indirect" else 0.0
    fitting = 0.3 if 60 <= length <= 240 else 0.0
    named = 0.3 if article.entities[said.speaker or 0].kind != "described" else 0.0
    return quoted + fitting + named + 0.6 * min(figures, 2) + 0.7 * early + 0.5 * share


def _support(found: Sequence[Candidate]) -> list[int]:
    """For each candidate 1 where another article has a statement of the same words, else 0; by an inverted index."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, candidate in enumerate(found):
        for word in candidate.words:
            places[word].append(number)
    out = []
    for number, candidate in enumerate(found):
        near: Counter[int] = Counter()
        for word in sorted(candidate.words, key=lambda w: (len(places[w]), w))[:6]:
            near.update(places[word][:50])
        out.append(int(any(_agrees(candidate, found[other]) for other, _ in near.most_common(20) if other != number)))
    return out


def _agrees(one: Candidate, two: Candidate) -> bool:
    return one.ref.article != two.ref.article and likeness(one.words, two.words) >= SAME
