import msgspec
import pytest

from haiti_digest.records import Record, Statement, record_id
from haiti_digest.spans import Span, hull, trimmed


def test_a_span_gives_its_words_and_travels_as_two_numbers():
    span = Span(3, 6)
    assert span.of("abcdefgh") == "def"
    assert msgspec.json.decode(msgspec.json.encode(span), type=Span) == span


def test_hull_and_trimmed():
    assert hull([Span(5, 7), Span(1, 2)]) == Span(1, 7)
    assert trimmed("a  bc \n", Span(1, 7)) == Span(3, 5)


def test_records_cannot_be_edited():
    said = Statement(span=Span(0, 1), kind="direct", content=(Span(0, 1),), cue=None, source=None, rule="r")
    assert isinstance(said, Record)
    with pytest.raises(AttributeError):
        said.rule = "other"


def test_record_ids_differ_by_file_kind_and_place():
    ids = {
        record_id(*key)
        for key in (
            ("a", "figure", Span(0, 1)),
            ("b", "figure", Span(0, 1)),
            ("a", "date", Span(0, 1)),
            ("a", "figure", Span(0, 2)),
        )
    }
    assert len(ids) == 4
