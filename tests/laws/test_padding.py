"""Text in front of the body and behind it shifts the spans and changes nothing else."""

from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.build import make_article
from haiti_digest.records import Article, Paragraph
from haiti_digest.spans import Span
from tests.laws.news import languages, seed, texts

margins = st.one_of(st.integers(0, 12).map(lambda count: "\n" * count), st.text(max_size=40), texts)


def shifted(value: Any, by: int) -> Any:
    """A record with every span moved by *by* characters."""
    if isinstance(value, Span):
        return value.shifted(by)
    if isinstance(value, msgspec.Struct):
        fields = {name: shifted(getattr(value, name), by) for name in value.__struct_fields__}
        return type(value)(**fields)
    if isinstance(value, tuple):
        return tuple(shifted(part, by) for part in value)
    return value


def without_seed(article: Article) -> tuple[Any, ...]:
    """What was found in an article."""
    return article.statements, article.mentions, article.entities, article.figures, article.timexes


@given(margins, texts, margins, languages)
def test_margins_shift_spans_and_change_nothing_else(before: str, text: str, after: str, language: str) -> None:
    plain = seed(text, language)
    before, after = before + "\n\n", "\n\n" + after
    paragraphs: tuple[Paragraph, ...] = shifted(plain.paragraphs, len(before))
    padded = seed(before + text + after, language, paragraphs)
    expected = shifted(without_seed(make_article(plain)), len(before))
    assert without_seed(make_article(padded)) == expected
