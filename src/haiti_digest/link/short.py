"""Chooses the five to eight statements that tell the story at a glance."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from heapq import heappush, heappushpop, nsmallest
from typing import NamedTuple

from haiti_digest.link.passages import View, Voices
from haiti_digest.link.prose import Prose
from haiti_digest.link.threads import Strand
from haiti_digest.link.wording import likeness
from haiti_digest.records import Article, Attribution, Ref, Statement

MOST = 8
POOL = 400
"""How many of the best candidates are compared with each other; keeps the step linear."""
FEWEST, LONGEST = 5, 30
"""Content words of a statement that reads at a glance."""
FURTHER = 0.8
MANY = 3
SUPPORTED = FURTHER * MANY
"""The most that articles which agree add to a statement: so much for each, for so many."""
SLIGHT = 1e-9
"""More than two sums of the same numbers differ by."""
SAME = 0.45
"""Likeness from which two statements say the same."""


class Candidate(NamedTuple):
    """A statement that may be shown, with what speaks for it."""

    score: float
    ref: Ref
    speaker: tuple[int, int]
    words: tuple[str, ...]


def in_short(views: Sequence[View], voices: Voices, strands: Iterable[Strand]) -> tuple[Ref, ...]:
    """References to at most eight statements, most telling first.

    Direct quotes, figures, an early place, a recent article, a speaker who says much and other articles that agree
    speak for a statement; another language than most articles have, and a beginning that leans on what stands before
    it, speak against it. No two may say the same, and each further one of the same speaker counts less. Statements
    without a determined speaker, and those too short or too long to read at a glance, are left out.
    """
    told = _strands_of(strands)
    pool = nsmallest(POOL, _candidates(views, told), key=lambda c: (-c.score, c.ref.article, c.ref.index))
    chosen: list[Candidate] = []
    heard: Counter[object] = Counter()
    while pool and len(chosen) < MOST:
        best = max(pool, key=lambda c: (c.score - 0.5 * heard[_who(c, voices)], -c.ref.article, -c.ref.index))
        chosen.append(best)
        best_words = frozenset(best.words)
        heard[_who(best, voices)] += 1
        again = {telling.passage.ref for strand in told.get(best.ref, ()) for telling in (strand.first, *strand.others)}
        pool = [c for c in pool if c.ref not in again and c is not best and likeness(c.words, best_words) < SAME]
    return tuple(candidate.ref for candidate in chosen)


def _who(candidate: Candidate, voices: Voices) -> object:
    speaker = voices.get(candidate.speaker)
    return speaker.id if speaker else candidate.speaker


def _candidates(views: Sequence[View], told: dict[Ref, list[Strand]]) -> Iterator[Candidate]:
    """The candidates but for those of articles in which even the best could not be one of the pool."""
    days = [view.day for view in views]
    common = Counter(view.facts.locale for view in views).most_common(1)
    newest, oldest = max(filter(None, days), default=0), min(filter(None, days), default=0)
    agreed = {ref.article for ref in told}
    scored: list[tuple[float, float, View]] = []
    for view, day in zip(views, days, strict=True):
        recent = (day - oldest) / (newest - oldest) if day and newest > oldest else 0.0
        base = 0.6 * recent - 0.8 * (view.facts.locale != common[0][0])
        scored.append((base + view.most_telling + SUPPORTED * (view.number in agreed), base, view))
    scored.sort(key=lambda one: -one[0])
    best: list[float] = []
    for most, base, view in scored:
        if len(best) == POOL and most < best[0] - SLIGHT:
            return
        for candidate in _of(view, base, told):
            (heappush if len(best) < POOL else heappushpop)(best, candidate.score)
            yield candidate


def _of(view: View, base: float, told: dict[Ref, list[Strand]]) -> Iterator[Candidate]:
    for one in view.passages:
        if one.telling is not None and one.statement is not None and one.speaker is not None:
            ref = Ref(article=view.number, kind="statement", index=one.statement)
            score = base + one.telling - 0.6 * one.leans + _support(ref, told)
            yield Candidate(score, ref, (view.number, one.speaker), view.stems_of(one.words))


class Weights:
    """How much speaks for showing each statement of an article, apart from its day and from other articles."""

    def __init__(self, prose: Prose) -> None:
        self._article = article = prose.article
        self._says = Counter(said.speaker for said in article.statements if said.speaker is not None)
        self._figures = Counter(prose.statement_at(figure.span) for figure in article.figures if figure.key)

    def of(self, number: int, words: int) -> float | None:
        """The weight of a statement with that many content words; None where it is not to be shown."""
        said = self._article.statements[number]
        if said.speaker is None or said.statement.cue is None or not FEWEST <= words <= LONGEST:
            return None
        share = self._says[said.speaker] / len(self._article.statements)
        return _telling(self._article, said, self._figures[number], share)


def _telling(article: Article, said: Attribution, figures: int, share: float) -> float:
    body = article.seed.body
    early = 1 - (said.statement.span.start - body.start) / max(1, len(body))
    length = sum(len(piece) for piece in said.statement.content)
    quoted = 0.5 if said.statement.kind != "indirect" else 0.0
    fitting = 0.3 if 60 <= length <= 240 else 0.0
    named = 0.8 if article.entities[said.speaker or 0].kind != "described" else 0.0
    return quoted + fitting + named + 0.6 * min(figures, 2) + 0.7 * early + 0.5 * share


def leans(prose: Prose, first: int, said: Statement | None) -> bool:
    """Whether a narrator's sentence or a reported statement begins with a word that needs the sentence before: *it*."""
    if said is not None:
        first = prose.token_at(said.content[0].start)
    return (said is None or said.kind == "indirect") and prose.low[first] in prose.listed("short", "leaning")


def _strands_of(strands: Iterable[Strand]) -> dict[Ref, list[Strand]]:
    """The strands in which each statement stands."""
    found: dict[Ref, list[Strand]] = {}
    for strand in strands:
        for telling in (strand.first, *strand.others):
            if telling.passage.ref:
                found.setdefault(telling.passage.ref, []).append(strand)
    return found


def _support(ref: Ref, told: dict[Ref, list[Strand]]) -> float:
    """What further articles that agree add to a statement, at most three; half of it where nobody else speaks."""
    best = 0.0
    for strand in told.get(ref, ()):
        tellings = [strand.first, *strand.others]
        further = min(len({telling.article for telling in tellings}) - 1, MANY)
        best = max(best, FURTHER * further * (1.0 if len({telling.speaker for telling in tellings}) > 1 else 0.5))
    return best
