"""Which record of an article the words of a correction mean; a reason for the user where that is none, or several."""

from collections.abc import Iterable, Sequence

from haiti_digest.correct.words import line_of, nearest, places, shown
from haiti_digest.records import Article
from haiti_digest.spans import Span

LONGEST = 120
"""Letters of an article's words in a message."""


class NotFoundError(Exception):
    """The words lead to no one record; the arguments are what is wrong and what to do."""


def places_of(article: Article, words: str) -> list[Span]:
    """Where the words stand; NotFoundError, which names the nearest words, where they do not."""
    found = places(article.seed, words)
    if found:
        return found
    near = nearest(article.seed, words)
    what = f"the words “{_short(words)}” do not stand in {article.seed.path}"
    if near is None:
        raise NotFoundError(what, "quote the article's own words, or take the entry out")
    there = f"“{_short(shown(article.seed, near))}” ({line_of(article.seed, near)})"
    raise NotFoundError(f"{what}; the nearest are {there}", "quote the article's own words")


def statement(article: Article, words: str) -> int:
    """The statement whose content holds the words, else the one they hold, else the one they stand within."""
    contents = [said.statement.content for said in article.statements]
    wider = [(said.statement.span,) for said in article.statements]
    return _one(article, words, "statement", (contents, wider))


def figure(article: Article, words: str) -> int:
    """The figure that lies within the words, or that they are a part of, or reach into."""
    return _one(article, words, "figure", ([(figure.span,) for figure in article.figures],))


def date(article: Article, words: str) -> int:
    """The date or time expression that lies within the words, or that they are a part of, or reach into."""
    return _one(article, words, "date", ([(timex.span,) for timex in article.timexes],))


def names(article: Article, words: str) -> list[int]:
    """The mentions that lie within the words, or that they are a part of, all of one member of the article's cast."""
    owner = {at: number for number, entity in enumerate(article.entities) for at in entity.mentions}
    spans = [(mention.span,) if at in owner else () for at, mention in enumerate(article.mentions)]
    stands = places_of(article, words)
    for chosen in (_inside(spans, stands), _around(spans, stands)):
        if len({owner[at] for at in chosen}) == 1:
            return chosen
    return [_one(article, words, "name", (spans,))]


Places = Sequence[Sequence[Span]]
"""The pieces of each record of one kind; none for one that is passed over."""


def _one(article: Article, words: str, kind: str, layers: Sequence[Places]) -> int:
    """The only record of the first layer that gives any: in the words, else the smallest around them, else touched."""
    stands = places_of(article, words)
    for records in layers:
        for chosen in (_inside(records, stands), _around(records, stands), _touching(records, stands)):
            if len(chosen) == 1:
                return chosen[0]
            if chosen:
                told = " and ".join(f"“{_short(shown(article.seed, records[at][0]), 40)}”" for at in chosen[:3])
                what = f"the words “{_short(words)}” lead to {len(chosen)} {kind}s of {article.seed.path}: {told}"
                raise NotFoundError(what, "quote more words, or other ones, so that they lead to one")
    nearest_one = _nothing(article, words, kind, stands[0], [pieces[0] for pieces in layers[0] if pieces])
    raise NotFoundError(nearest_one, "quote the words of one")


def _inside(records: Places, stands: Iterable[Span]) -> list[int]:
    return [
        at
        for at, pieces in enumerate(records)
        if pieces and any(all(place.covers(piece) for piece in pieces) for place in stands)
    ]


def _touching(records: Places, stands: Iterable[Span]) -> list[int]:
    return [
        at for at, pieces in enumerate(records) if any(piece.overlaps(place) for piece in pieces for place in stands)
    ]


def _around(records: Places, stands: Iterable[Span]) -> list[int]:
    """For each place the smallest record around it, each once."""
    found = []
    for place in stands:
        around = [at for at, pieces in enumerate(records) if any(piece.covers(place) for piece in pieces)]
        if around:
            found.append(min(around, key=lambda at: sum(map(len, records[at]))))
    return sorted(set(found))


def _nothing(article: Article, words: str, kind: str, place: Span, spans: Sequence[Span]) -> str:
    what = f"the words “{_short(words)}” of {article.seed.path} hold no {kind}"
    if not spans:
        return what
    near = min(spans, key=lambda span: max(span.start - place.end, place.start - span.end))
    return f"{what}; the nearest is “{_short(shown(article.seed, near))}” ({line_of(article.seed, near)})"


def _short(words: str, longest: int = LONGEST) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= longest else plain[: longest - 1] + "…"
