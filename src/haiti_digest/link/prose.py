"""The words of one article with their stems and sentences, for the rules that look at a text."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain

from haiti_digest.link.wording import listed, stems_of
from haiti_digest.records import Article, Figure, Timex
from haiti_digest.spans import Span
from haiti_digest.text.reading import WIDE_BLANKS, cut_text, with_plain

OPENERS = frozenset('“"‘«')


class Prose:
    """An article's tokens with their stems, and its sentences as ranges of tokens."""

    __slots__ = (
        "_at",
        "_days",
        "_figures",
        "_found",
        "_said",
        "article",
        "dated",
        "ends",
        "figure_starts",
        "language",
        "low",
        "named",
        "sentences",
        "starts",
        "stems",
        "telling",
        "timex_starts",
        "words",
    )

    def __init__(self, article: Article) -> None:
        self.article = article
        self.language = article.seed.language.value.split("-")[0]
        stretches = tuple([paragraph.span for paragraph in article.seed.paragraphs])
        text = with_plain(article.seed.text, WIDE_BLANKS)  # which are no tokens: as it was read, and so cut already
        cut = cut_text(text, stretches, article.seed.language.value)
        tokens = cut.tokens
        self._found: dict[tuple[str, ...], list[int]] = {}
        self.words = tokens.words
        self.low = tokens.lower
        self._at: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(tokens.lower):
            self._at[word].append(at)
        self.starts = tokens.starts
        self.ends = tokens.ends
        stem = stems_of(article)
        self.stems = [stem[word] for word in tokens.words]
        self.sentences = cut.sentences
        self.figure_starts = [figure.span.start for figure in article.figures]
        self._figures = list(accumulate((figure.number.start for figure in article.figures), max))
        self._said = Pieces(article)
        self._days = [fixed_day(timex) for timex in article.timexes]
        self.timex_starts = [timex.span.start for timex in article.timexes]
        self.dated = frozenset(at for timex in article.timexes for at in self.tokens(timex.span))
        self.telling = self.stems.copy()
        """The stems, empty for words of dates too."""
        for at in self.dated:
            self.telling[at] = ""
        self.named = self._named()

    def span(self, first: int, end: int) -> Span:
        """From token *first* to the token before *end*."""
        return Span(self.starts[first], self.ends[end - 1])

    def sentence_of(self, span: Span) -> Span:
        """The sentence in which *span* starts."""
        token = self.token_at(span.start)
        place = max(0, bisect_right(self.sentences, (token, len(self.words))) - 1)
        return self.span(*self.sentences[place]) if self.sentences else span

    def figures_inside(self, span: Span) -> Iterator[int]:
        """The figures that lie wholly in *span*, by their numbers."""
        return _inside(span, self.figure_starts, self.article.figures)

    def timexes_inside(self, span: Span) -> Iterator[int]:
        """The dates that lie wholly in *span*, by their numbers."""
        return _inside(span, self.timex_starts, self.article.timexes)

    def figures_in(self, span: Span) -> Iterator[tuple[int, Figure]]:
        """The figures that start before the end of *span* and have their number behind its start, numbered."""
        for number in range(bisect_left(self._figures, span.start), bisect_left(self.figure_starts, span.end)):
            figure = self.article.figures[number]
            if span.start <= figure.number.start:
                yield number, figure

    def statement_at(self, span: Span) -> int | None:
        """As ``Article.statement_at``, which goes through all statements, for many spans."""
        return self._said.at(span)

    def days_in(self, span: Span) -> tuple[str, ...]:
        """The days that *span* names, ISO 8601, sorted."""
        inside = [day for number in self.timexes_inside(span) if (day := self._days[number])]
        return tuple(sorted(set(inside))) if inside else ()

    def _named(self) -> list[int]:
        """The tokens written with a capital inside a sentence, dates left out."""
        opens = {first for first, _ in self.sentences}
        opens.update(at + 1 for at, word in enumerate(self.words) if word in OPENERS)
        return [at for at, word in enumerate(self.words) if word[0].isupper() and at not in opens and self.telling[at]]

    def names_in(self, first: int, end: int) -> frozenset[str]:
        """The stems of the words with a capital in a token range, dates and the first words of sentences left out."""
        inside = self.named[bisect_left(self.named, first) : bisect_left(self.named, end)]
        return frozenset([self.stems[at] for at in inside])

    def listed(self, *path: str) -> frozenset[str]:
        """The words of the list at *path* of the language's link table."""
        return listed(self.language, *path)

    def places(self, *path: str) -> list[int]:
        """The tokens that are a word of the list at *path* of the language's link table, in order; looked up once."""
        found = self._found.get(path)
        if found is None:
            wanted = self.listed(*path)
            found = self._found[path] = sorted(chain.from_iterable([self._at[w] for w in wanted & self._at.keys()]))
        return found

    def places_in(self, first: int, end: int, *path: str) -> list[int]:
        """Those of them that lie in a token range."""
        found = self.places(*path)
        return found[bisect_left(found, first) : bisect_left(found, end)]

    def lower(self, first: int, end: int) -> list[str]:
        """The words of a token range in lower case, marks left out."""
        return [word for word in self.low[first:end] if word[0].isalnum()]

    def tokens(self, span: Span) -> range:
        """The tokens that start in *span*."""
        return range(self.token_at(span.start), self.token_at(span.end))

    def token_at(self, offset: int) -> int:
        """Index of the first token that starts at *offset* or after it."""
        return bisect_left(self.starts, offset)


class Pieces:
    """The pieces of all statements of an article, to find the innermost around a span."""

    __slots__ = ("_furthest", "_pieces", "_starts")

    def __init__(self, article: Article) -> None:
        found: list[tuple[int, int, int, int]] = []
        for index, said in enumerate(article.statements):
            content = said.statement.content
            size = sum(map(len, content))
            found += ((piece.start, piece.end, size, index) for piece in content)
        self._pieces = sorted(found)
        self._starts = [piece[0] for piece in self._pieces]
        self._furthest = list(accumulate((piece[1] for piece in self._pieces), max))

    def at(self, span: Span) -> int | None:
        """The statement of the fewest characters of which a piece covers *span*, the first of equals."""
        place = bisect_right(self._starts, span.start) - 1
        best: tuple[int, int] | None = None
        while place >= 0 and self._furthest[place] >= span.end:
            _, end, size, index = self._pieces[place]
            if end >= span.end and (best is None or (size, index) < best):
                best = (size, index)
            place -= 1
        return best[1] if best else None


def _inside(span: Span, starts: Sequence[int], records: Sequence[Figure | Timex]) -> Iterator[int]:
    for number in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
        if records[number].span.end <= span.end:
            yield number


def fixed_day(timex: Timex) -> str | None:
    """The day of a date that is fixed to the day, ISO 8601; None for all others."""
    if timex.type not in ("DATE", "TIME") or timex.precision not in ("day", "minute", "second") or not timex.value:
        return None
    return timex.value[:10]
