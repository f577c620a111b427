"""The copyright budget: which words of an article the whole site may show.

``private`` shows all; ``facts`` shows names, numbers and dates; ``excerpt`` shows up to a share of the article's
words, counted as the union of everything shown on any page, in this order: the first words where there is no
headline, figures and dates, the lines of the digest, quotes sentence by sentence, reported statements (short ones
whole, then the beginnings of the others), and what stands around figures and dates.
"""

from collections.abc import Iterable, Iterator

from haiti_digest.config import Config
from haiti_digest.records import Article
from haiti_digest.site.excerpt import Excerpt
from haiti_digest.spans import Span
from haiti_digest.text.reading import Reading

STAND_IN_WORDS = 8
WORDS_AROUND = 12
OPENING_WORDS = 8
FEWEST_WORDS = 4
QUOTES_SHARE = 0.8
FACTS_SHARE = 0.5


def excerpt_of(article: Article, config: Config, wanted: Iterable[Span] = ()) -> Excerpt:
    """What the site shows of *article*; *wanted* are stretches that other pages would like to show whole."""
    if config.publish == "private":
        excerpt = Excerpt(article.seed)
        excerpt.show(article.seed.body)
        return excerpt
    excerpt = Excerpt(article.seed)
    excerpt.limit = excerpt.total * config.cap // 100
    _show_facts(excerpt, article, names=config.publish == "facts")
    if config.publish == "excerpt":
        _show_words(excerpt, article, wanted)
    return excerpt


def stand_in(excerpt: Excerpt) -> Span | None:
    """The first words of an article without a headline; None where it has a headline or no body."""
    seed = excerpt.seed
    if seed.headline or not seed.paragraphs:
        return None
    return excerpt.first_words(seed.paragraphs[0].span, STAND_IN_WORDS)


def _show_facts(excerpt: Excerpt, article: Article, names: bool) -> None:
    ceiling = excerpt.limit if names else int(excerpt.limit * FACTS_SHARE)
    for figure in sorted(article.figures, key=lambda figure: not figure.key):
        excerpt.show(figure.span, ceiling)
    for timex in article.timexes:
        excerpt.show(timex.span, ceiling)
    if names:
        for mention in article.mentions:
            if mention.form == "name":
                excerpt.show(mention.span)


def _show_words(excerpt: Excerpt, article: Article, wanted: Iterable[Span]) -> None:
    quotes_end = int(excerpt.limit * QUOTES_SHARE)
    if first := stand_in(excerpt):
        excerpt.show(first)
    for span in wanted:
        excerpt.show(span, quotes_end)
    sentences = list(_quote_sentences(article))
    for sentence in sentences:
        excerpt.show(sentence, quotes_end)
    reported = [said.statement.content for said in article.statements if said.statement.kind == "indirect"]
    for content in sorted(reported, key=lambda spans: sum(map(len, spans))):
        _show_all(excerpt, content)
    for sentence in sentences:
        excerpt.show(sentence)
    for content in reported:
        _show_opening(excerpt, content[0])
    _show_around(excerpt, article)


def _show_all(excerpt: Excerpt, spans: tuple[Span, ...]) -> None:
    words = {at for span in spans for at in excerpt.word_range(span)}
    new = sum(not excerpt.shown[at] for at in words)
    if excerpt.count + new <= excerpt.limit:
        for span in spans:
            excerpt.show(span)


def _show_opening(excerpt: Excerpt, span: Span) -> None:
    for most in range(OPENING_WORDS, FEWEST_WORDS - 1, -1):
        if excerpt.show(excerpt.first_words(span, most)):
            return


def _show_around(excerpt: Excerpt, article: Article) -> None:
    records = [*(f.span for f in article.figures if f.key), *(t.span for t in article.timexes)]
    for span in records:
        paragraph = next((p.span for p in article.seed.paragraphs if p.span.covers(span)), None)
        if paragraph:
            excerpt.show(excerpt.around(span, paragraph, WORDS_AROUND))


def _quote_sentences(article: Article) -> Iterator[Span]:
    """The sentences of all quotes: the first ones of every quote, then the second ones, and so on."""
    reading = Reading.of(article.seed)
    bounds = [reading.tokens.span(first, end) for first, end in reading.sentences]
    quotes = [
        span for said in article.statements if said.statement.kind != "indirect" for span in said.statement.content
    ]
    parts = [list(_cut(quote, bounds)) for quote in quotes]
    for turn in range(max(map(len, parts), default=0)):
        yield from (part[turn] for part in parts if turn < len(part))


def _cut(quote: Span, sentences: list[Span]) -> Iterator[Span]:
    for sentence in sentences:
        if sentence.overlaps(quote):
            yield Span(max(sentence.start, quote.start), min(sentence.end, quote.end))
