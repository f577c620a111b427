"""On any text the whole way through never raises, and every span is exact."""

from collections.abc import Iterator

import msgspec
from hypothesis import given

from haiti_digest.records import Article, Statement
from haiti_digest.spans import Span
from tests.laws.news import article, languages, texts


def spans_within(value: object) -> Iterator[Span]:
    """Every span of a record, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from spans_within(getattr(value, name))
    elif isinstance(value, tuple):
        for part in value:
            yield from spans_within(part)


@given(texts, languages)
def test_every_span_lies_in_the_body_and_holds_words(text: str, language: str) -> None:
    found = article(text, language)
    body = found.seed.body
    for kind in (found.statements, found.mentions, found.entities, found.figures, found.timexes):
        for span in spans_within(kind):
            assert body.covers(span)
            assert span.start < span.end
            assert span.of(text).strip()


@given(texts, languages)
def test_records_come_sorted(text: str, language: str) -> None:
    found = article(text, language)
    for spans in (
        [said.statement.span for said in found.statements],
        [mention.span for mention in found.mentions],
        [figure.span for figure in found.figures],
        [timex.span for timex in found.timexes],
    ):
        assert spans == sorted(spans)


@given(texts, languages)
def test_parts_of_a_statement_do_not_overlap(text: str, language: str) -> None:
    assert_parts_hold(article(text, language))


def assert_parts_hold(found: Article) -> None:
    """Every statement has words, sorted, and its parts lie in it and apart from each other."""
    for said in found.statements:
        parts = parts_of(said.statement)
        assert said.statement.content
        assert list(said.statement.content) == sorted(said.statement.content)
        for index, part in enumerate(parts):
            assert said.statement.span.covers(part)
            assert not any(part.overlaps(other) for other in parts[index + 1 :])


def parts_of(statement: Statement) -> list[Span]:
    """Content, cue and source."""
    return [*statement.content, *(part for part in (statement.cue, statement.source) if part is not None)]


@given(texts, languages)
def test_figures_and_dates_hold_their_own_parts(text: str, language: str) -> None:
    found = article(text, language)
    for figure in found.figures:
        assert figure.span.covers(figure.number)
        assert figure.upper is None or figure.upper >= figure.value
    for one, two in zip(found.timexes, found.timexes[1:], strict=False):
        assert not one.span.overlaps(two.span)


@given(texts, languages)
def test_indices_lead_somewhere(text: str, language: str) -> None:
    found = article(text, language)
    for said in found.statements:
        assert said.speaker is None or 0 <= said.speaker < len(found.entities)
        assert said.why
        assert said.rule
    for entity in found.entities:
        assert all(0 <= at < len(found.mentions) for at in entity.mentions)
        assert entity.body is None or 0 <= entity.body < len(found.entities)
        assert entity.name


@given(texts, languages)
def test_an_article_survives_its_encoding(text: str, language: str) -> None:
    found = article(text, language)
    assert msgspec.json.decode(msgspec.json.encode(found), type=Article) == found
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(found), type=Article) == found


@given(texts, languages)
def test_every_record_has_an_identity_of_its_own(text: str, language: str) -> None:
    found = article(text, language)
    for spans in (
        [said.statement.span for said in found.statements],
        [figure.span for figure in found.figures],
        [timex.span for timex in found.timexes],
    ):
        assert len(set(spans)) == len(spans)
