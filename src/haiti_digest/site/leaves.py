"""A long article's text cut into leaves, each on a page of its own, so that no page grows with the article.

Most articles have one leaf, their own page. Weights are bytes of HTML, as measured on pages of many lengths; what is
cut does not depend on what other articles hold.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, groupby

from haiti_digest.config import Config
from haiti_digest.records import Article, Record
from haiti_digest.site.shelves import Shelf, shelves
from haiti_digest.spans import Span

MOST = 160_000
"""Of one leaf."""
ROW = 220
MARK = 430
"""A record: its mark and the words around it, cut by it, and its note in the margin."""
LONGEST = 8_000
"""Characters of a stretch; only text without any paragraphs is longer, and is cut behind a sentence."""


class Stretch(Record, frozen=True, kw_only=True):
    """A paragraph, by its number from 1, or a part of one that is very long."""

    number: int
    span: Span


class Scale:
    """What stretches of an article weigh on the page that shows them."""

    def __init__(self, article: Article, config: Config) -> None:
        self._text = article.seed.text
        self._share = 1.0 if config.publish == "private" else config.cap / 100
        records = [(said.statement.span.start, self._repeated(said.statement.content)) for said in article.statements]
        records += [(figure.span.start, 0.0) for figure in article.figures]
        records += [(timex.span.start, 0.0) for timex in article.timexes]
        self._starts = sorted(start for start, _ in records)
        self._sums = [0.0, *accumulate(MARK + repeated for _, repeated in sorted(records))]

    def weight(self, span: Span) -> float:
        """Of the words and of the records that begin among them."""
        first, end = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return ROW + self._share * _bytes(span, self._text) + self._sums[end] - self._sums[first]

    def _repeated(self, content: Iterable[Span]) -> float:
        """Words that machines are told once more."""
        return self._share * sum(_bytes(span, self._text) for span in content)


def leaves(article: Article, page: str, label: str, config: Config) -> list[Shelf[Stretch]]:
    """The text as pages: the first stands at *page*. *label* is what the list of parts calls the text."""
    if is_light(article):
        whole = tuple(Stretch(number=number, span=one.span) for number, one in enumerate(article.seed.paragraphs, 1))
        return [Shelf(label="", path=page, items=whole, total=len(whole))]
    scale = Scale(article, config)
    return shelves(list(_stretches(article)), lambda _: ("part", label), page, MOST, lambda one: scale.weight(one.span))


def leaf_starts(article: Article, page: str, config: Config) -> tuple[tuple[int, str], ...]:
    """Where in the text each leaf begins, with its page; empty where the article has one leaf."""
    if is_light(article):
        return ()
    cut = leaves(article, page, "", config)
    return tuple((leaf.items[0].span.start, leaf.path) for leaf in cut) if len(cut) > 1 else ()


def joined(stretches: tuple[Stretch, ...]) -> Iterator[Stretch]:
    """The stretches of a leaf, those of one paragraph as one."""
    for number, found in groupby(stretches, key=lambda one: one.number):
        several = list(found)
        yield Stretch(number=number, span=Span(several[0].span.start, several[-1].span.end))


def is_light(article: Article) -> bool:
    """Whether the text has room on one page however little of it is ASCII."""
    records = len(article.statements) + len(article.figures) + len(article.timexes)
    return 8 * len(article.seed.body) + MARK * records + ROW * len(article.seed.paragraphs) <= MOST


def _stretches(article: Article) -> Iterator[Stretch]:
    text = article.seed.text
    for number, paragraph in enumerate(article.seed.paragraphs, 1):
        start = paragraph.span.start
        while paragraph.span.end - start > LONGEST:
            end = _cut(text, start)
            yield Stretch(number=number, span=Span(start, end))
            start = end
        yield Stretch(number=number, span=Span(start, paragraph.span.end))


def _cut(text: str, start: int) -> int:
    """Where to cut a text that is too long: behind a sentence, else behind a word, else anywhere."""
    for mark in (". ", " "):
        found = text.rfind(mark, start + LONGEST // 2, start + LONGEST)
        if found > 0:
            return found + len(mark)
    return start + LONGEST


def _bytes(span: Span, text: str) -> int:
    return len(span.of(text).encode("utf-8", "surrogatepass"))


def leaf_at(starts: tuple[tuple[int, str], ...], place: int) -> str:
    """The page of the leaf in which *place* lies."""
    return starts[max(0, bisect_right(starts, place, key=lambda one: one[0]) - 1)][1]
