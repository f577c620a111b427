"""The copyright budget: which words of an article the whole site may show.

``private`` shows all; ``facts`` shows names, numbers and dates; ``excerpt`` shows up to a share of the article's
words. What is shown is chosen once for the whole site and every page takes its words from it, so the share is that of
the union of everything shown anywhere. Names, roles and single reporting words that label a record are not counted.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from haiti_digest.config import Config
from haiti_digest.records import Article, Attribution, Record, Seed
from haiti_digest.site.excerpt import Excerpt
from haiti_digest.site.families import Family
from haiti_digest.site.pieces import WordRange
from haiti_digest.spans import Span
from haiti_digest.text.reading import cut_text, text_of

STAND_IN_WORDS = 8
STAND_IN_LENGTH = 160
"""Characters: a text without blanks has one word, as long as it is."""
WORDS_AROUND = 12
"""At most so many words around a figure or date are ever shown; fewer are taken on purpose."""
AROUND_SIZES = (8, 6, 4)
OPENINGS = ((9, 15), (8, 12), (6, 9), (4, 7))
"""Fewest and most words of a quote's beginning, cut at a comma or stop between the two where there is one: the
longest that leave room for all quotes are taken."""
FEW_WORDS = 4
NO_GAP_WORDS = 2
NAME_WORDS = 6
COUNTED_WORDS = 8
"""At most so many words from a number to what it counts."""
SHORT_OPENING = (4, 8)
NUMBERS_SHARE = 0.6
LINES_SHARE = 0.75
OPENED_LINES_SHARE = 0.8
COMPARED_SHARE = 0.85
WHOLE_QUOTES_SHARE = 0.85
QUOTES_SHARE = 0.97
AROUND_SHARE = 0.97


class Wanted(Record, frozen=True, kw_only=True):
    """What other pages would like to show of an article: names that differ, whole statements for the first page, the
    words around its other records, and the beginnings of what is compared, the most telling first."""

    names: tuple[Span, ...] = ()
    statements: tuple[tuple[Span, ...], ...] = ()
    others: tuple[Span, ...] = ()
    compared: tuple[Span, ...] = ()


def excerpt_of(article: Article, config: Config, wanted: Wanted) -> Excerpt:
    """What the site shows of an *article* that shares its words with no other."""
    return excerpts_of([(article, wanted)], config)[0]


def excerpts_of(family: Sequence[tuple[Article, Wanted]], config: Config) -> list[Excerpt]:
    """What the site shows of articles that repeat one another, the one that stands for all first.

    Words that several of them have in common count for each of them, wherever the site shows them.
    """
    excerpts = [Excerpt(article.seed) for article, _ in family]
    if config.publish == "private":
        for excerpt in excerpts:
            excerpt.show(excerpt.seed.body)
        return excerpts
    together = Family() if len(family) > 1 else None
    for excerpt in excerpts:
        excerpt.limit = excerpt.total * config.cap // 100
        if together:
            excerpt.join(together)
    for excerpt, (article, wanted) in zip(excerpts, family, strict=True):
        excerpt.show_again()
        if config.publish == "facts":
            _show_facts(excerpt, article)
        else:
            _show_excerpt(excerpt, article, wanted)
    for excerpt in excerpts:
        excerpt.show_again()
    return excerpts


def stand_in(excerpt: Excerpt) -> Span | None:
    """The first words of an article without a headline; None where it has a headline or no body."""
    seed = excerpt.seed
    if seed.headline or not seed.paragraphs:
        return None
    words = excerpt.first_words(seed.paragraphs[0].span, STAND_IN_WORDS)
    return words and Span(words.start, min(words.end, words.start + STAND_IN_LENGTH))


def _show_facts(excerpt: Excerpt, article: Article) -> None:
    _show_numbers(excerpt, article, excerpt.limit)
    for mention in article.mentions:
        if mention.form == "name":
            excerpt.show(mention.span)


def _show_excerpt(excerpt: Excerpt, article: Article, wanted: Wanted) -> None:
    """In the order of what readers come for, until the limit is reached; later turns fill what earlier ones left."""
    quotes = [said for said in article.statements if said.statement.kind != "indirect"]
    reported = [said for said in article.statements if said.statement.kind == "indirect"]
    everything = [span for said in article.statements for span in said.statement.content]
    if first := stand_in(excerpt):
        excerpt.show(first)
    for name in wanted.names:
        if len(excerpt.word_range(name)) <= NAME_WORDS:
            excerpt.show(name, _part(excerpt, NUMBERS_SHARE))
    _show_numbers(excerpt, article, _part(excerpt, NUMBERS_SHARE))
    _show_around(excerpt, article, wanted.others, _part(excerpt, NUMBERS_SHARE), AROUND_SIZES[-1:])
    for statement in wanted.statements:
        if not _show_whole(excerpt, statement, _part(excerpt, LINES_SHARE)):
            _show_opening(excerpt, statement[0], OPENINGS[0], _part(excerpt, OPENED_LINES_SHARE))
            _close_gaps(excerpt, statement)
    _show_compared(excerpt, wanted.compared, _part(excerpt, COMPARED_SHARE))
    _show_counted(excerpt, article, _part(excerpt, COMPARED_SHARE))
    for said in sorted(quotes, key=lambda said: sum(map(len, said.statement.content))):
        _show_whole(excerpt, said.statement.content, _part(excerpt, WHOLE_QUOTES_SHARE))
    begun = [excerpt.words_of(said.statement.content[0]) for said in quotes]
    _show_openings(excerpt, begun, _part(excerpt, QUOTES_SHARE))
    _close_gaps(excerpt, everything)
    _show_around(excerpt, article, wanted.others, _part(excerpt, AROUND_SHARE), AROUND_SIZES)
    _close_gaps(excerpt, everything)
    _close_gaps(excerpt, [paragraph.span for paragraph in article.seed.paragraphs], NO_GAP_WORDS)
    sentences = list(_quote_sentences(article, quotes))
    for sentence in sentences:
        excerpt.show(sentence, _part(excerpt, AROUND_SHARE))
    for said in sorted(reported, key=lambda said: sum(map(len, said.statement.content))):
        _show_whole(excerpt, said.statement.content, excerpt.limit)
    for said in reported:
        _show_opening(excerpt, said.statement.content[0], SHORT_OPENING, excerpt.limit)
    for sentence in sentences:
        excerpt.show(sentence)
    _close_gaps(excerpt, everything)
    key_figures = [figure.span for figure in article.figures if figure.key]
    _show_around(excerpt, article, key_figures, excerpt.limit, AROUND_SIZES)


def _part(excerpt: Excerpt, share: float) -> int:
    return int(excerpt.limit * share)


def _show_numbers(excerpt: Excerpt, article: Article, ceiling: int) -> None:
    for figure in sorted(article.figures, key=lambda figure: not figure.key):
        excerpt.show(figure.span, ceiling)
    for timex in article.timexes:
        excerpt.show(timex.span, ceiling)


def _show_counted(excerpt: Excerpt, article: Article, ceiling: int) -> None:
    """What the key figures count, and the words up to it: a number alone tells nothing."""
    for figure in article.figures:
        if figure.key and figure.counted:
            start, end = min(figure.span.start, figure.counted.start), max(figure.span.end, figure.counted.end)
            if len(excerpt.word_range(Span(start, end))) <= COUNTED_WORDS:
                excerpt.show(Span(start, end), ceiling)


def _show_whole(excerpt: Excerpt, spans: tuple[Span, ...], ceiling: int) -> bool:
    words = [excerpt.words_of(span) for span in spans]
    if not excerpt.fits(words, ceiling):
        return False
    for one in words:
        excerpt.show_words(one, excerpt.limit)
    return True


def _show_compared(excerpt: Excerpt, spans: Iterable[Span], ceiling: int) -> None:
    """The beginning of every passage that stands beside others and shows too little to be compared."""
    words = [excerpt.words_of(span) for span in spans]
    _show_openings(excerpt, [one for one in words if excerpt.shown.count(1, *one) < FEW_WORDS], ceiling)


def _show_openings(excerpt: Excerpt, several: Sequence[WordRange], ceiling: int) -> None:
    """As much of the beginnings of all stretches as fits together; else of those that there is room for."""
    for size in OPENINGS:
        openings = [excerpt.opening(words, *size) for words in several]
        if excerpt.fits(openings, ceiling):
            break
    for words in openings:
        excerpt.show_words(words, ceiling)


def _show_opening(excerpt: Excerpt, span: Span, size: tuple[int, int], ceiling: int) -> None:
    excerpt.show_words(excerpt.opening(excerpt.words_of(span), *size), ceiling)


def _close_gaps(excerpt: Excerpt, spans: Iterable[Span], most: int = FEW_WORDS) -> None:
    """Shows what is withheld where it is only a few words long."""
    for span in spans:
        excerpt.close_gaps(span, most)


def _show_around(
    excerpt: Excerpt, article: Article, spans: Iterable[Span], ceiling: int, sizes: tuple[int, ...]
) -> None:
    """A few words around figures and dates, as many as fit."""
    paragraphs = [one.span for one in article.seed.paragraphs]
    starts = [one.start for one in paragraphs]
    for span in spans:
        at = bisect_right(starts, span.start) - 1
        paragraph = paragraphs[at] if at >= 0 and paragraphs[at].covers(span) else span
        excerpt.show_around(span, paragraph, sizes, ceiling)


def _quote_sentences(article: Article, quotes: Iterable[Attribution]) -> Iterator[Span]:
    """The sentences of all quotes: the first ones of every quote, then the second ones; short ones before long."""
    pieces = [piece for said in quotes for piece in said.statement.content]
    bounds = _sentences(article.seed, pieces) if pieces else []
    parts = [list(_cut(piece, bounds)) for piece in pieces]
    for turn in range(max(map(len, parts), default=0)):
        yield from sorted((part[turn] for part in parts if turn < len(part)), key=len)


def _sentences(seed: Seed, spans: Sequence[Span]) -> list[Span]:
    """The sentences of those paragraphs in which some of *spans* lie."""
    stretches = tuple([one.span for one in seed.paragraphs if any(one.span.overlaps(span) for span in spans)])
    cut = cut_text(text_of(seed), stretches, seed.language.value)
    return [cut.tokens.span(first, end) for first, end in cut.sentences]


def _cut(quote: Span, sentences: list[Span]) -> Iterator[Span]:
    for sentence in sentences:
        if sentence.overlaps(quote):
            yield Span(max(sentence.start, quote.start), min(sentence.end, quote.end))
