"""The figures to show first: those that several articles give, that count much, and that somebody answers for."""

import math
from collections import defaultdict
from collections.abc import Sequence

from haiti_digest.link.values import compatible
from haiti_digest.link.wording import content_words, likeness
from haiti_digest.records import Article, Figure, KeyFigure, Ref

MOST = 6
REACH = 120
"""Characters on each side of a figure that tell what it is about."""
SAME_MATTER = 0.4
BARE = frozenset({"duration", "ordinal", "age", "score"})


def key_figures(articles: Sequence[Article]) -> tuple[KeyFigure, ...]:
    """At most six figures, best first; the same value of the same thing in several articles is one."""
    groups: dict[tuple[object, ...], list[Ref]] = defaultdict(list)
    for number, article in enumerate(articles):
        for index, figure in enumerate(article.figures):
            if figure.key and figure.kind not in ("ordinal", "age", "score"):
                groups[_same(figure)].append(Ref(article=number, kind="figure", index=index))
    ranked = sorted(groups.values(), key=lambda refs: (-_weight(articles, refs), refs[0].article, refs[0].index))
    return tuple(KeyFigure(figures=tuple(refs), differs=_differing(articles, refs, groups)) for refs in ranked[:MOST])


def _figure(articles: Sequence[Article], ref: Ref) -> Figure:
    return articles[ref.article].figures[ref.index]


def _same(figure: Figure) -> tuple[object, ...]:
    counted = figure.measure or (figure.noun or "").lower()
    return (figure.kind, figure.unit, counted if figure.kind == "count" else "", figure.value, figure.upper)


def _weight(articles: Sequence[Article], refs: Sequence[Ref]) -> float:
    first = refs[0]
    article, figure = articles[first.article], _figure(articles, first)
    body = article.seed.body
    early = 1 - (figure.span.start - body.start) / max(1, len(body))
    size = min(6.0, math.log10(max(1.0, float(abs(figure.value)))))
    human = 1.0 if figure.role else 0.0
    small = -1.0 if figure.kind == "count" and figure.value < 3 and not figure.role else 0.0
    at = article.statement_at(figure.span)
    answered = 0.5 if at is not None and article.statements[at].speaker is not None else 0.0
    rate = 1.0 if figure.kind in ("percent", "ratio", "money") else 0.0
    return 3.0 * (len({ref.article for ref in refs}) - 1) + human + answered + rate + small + 0.5 * size + 0.5 * early


def _differing(
    articles: Sequence[Article], refs: Sequence[Ref], groups: dict[tuple[object, ...], list[Ref]]
) -> tuple[Ref, ...]:
    """Figures of the same measure, about the same matter, whose values cannot both hold."""
    mine = _figure(articles, refs[0])
    if mine.measure is None or mine.kind in BARE:
        return ()
    others = (ref for group in groups.values() if group is not refs for ref in group)
    return tuple(
        ref
        for ref in others
        if _figure(articles, ref).measure == mine.measure
        and ref.article not in {own.article for own in refs}
        and not compatible(mine, _figure(articles, ref))
        and likeness(_matter(articles, refs[0]), _matter(articles, ref)) >= SAME_MATTER
    )


def _matter(articles: Sequence[Article], ref: Ref) -> frozenset[str]:
    article, figure = articles[ref.article], _figure(articles, ref)
    passage = article.seed.text[max(0, figure.span.start - REACH) : figure.span.end + REACH]
    return content_words(passage, article.seed.language.value)
