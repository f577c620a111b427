"""What two passages have in common: their content words, cut to stems."""

from functools import cache

from haiti_digest.language.lexicon import FALLBACK, table, words
from haiti_digest.records import Article, Attribution
from haiti_digest.spans import Span
from haiti_digest.text.tokens import TOKEN

STEM = 6
"""Letters of a word that are compared: ``transition``/``transitional``, ``deploy``/``deployed`` agree."""


@cache
def _stopwords(language: str) -> frozenset[str]:
    return words((table(language, "link") or table(FALLBACK, "link")).get("stopwords"))


def content_words(passage: str, language: str) -> frozenset[str]:
    """The stems of the words that carry the meaning of *passage*, in lower case; numbers whole."""
    common = _stopwords(language.split("-")[0])
    lower = (match[0].lower() for match in TOKEN.finditer(passage))
    return frozenset(
        word if word[0].isdigit() else word[:STEM] for word in lower if word[0].isalnum() and word not in common
    )


def statement_words(article: Article, said: Attribution) -> frozenset[str]:
    """The content words of a statement."""
    text = " ".join(piece.of(article.seed.text) for piece in said.statement.content)
    return content_words(text, article.seed.language.value)


def likeness(one: frozenset[str], two: frozenset[str]) -> float:
    """Shared words over the words of the shorter passage, 0 to 1."""
    smaller = min(len(one), len(two))
    return len(one & two) / smaller if smaller else 0.0


def words_before(article: Article, span: Span, reach: int = 70) -> list[str]:
    """The stems of the content words in the *reach* characters before *span*, nearest last."""
    passage = article.seed.text[max(article.seed.body.start, span.start - reach) : span.start]
    common = _stopwords(article.seed.language.value.split("-")[0])
    lower = (match[0].lower() for match in TOKEN.finditer(passage))
    return [word[:STEM] for word in lower if word[0].isalpha() and word not in common]
