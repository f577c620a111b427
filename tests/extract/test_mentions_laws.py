from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from haiti_digest.extract.mentions.find import find_mentions
from haiti_digest.spans import Span
from haiti_digest.text.paragraphs import plain_paragraphs
from haiti_digest.text.reading import Reading

PARTS = """
President Mr. Mrs the a official spokesperson of for and , . ( ) “ ” - Anna Bell Carl Dorn's van U.N. Kenya’s
Ministry Health he she they said NATO J. al-Amr Prime Minister United States to in 42 é police
"""
WORDS = st.sampled_from([*PARTS.split(), "\n\n"])
TEXTS = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join))


def reading_of(text: str) -> Reading:
    return Reading(text, plain_paragraphs(text, Span(0, len(text))))


@given(TEXTS)
@example("al-A pOLICE RESIDENT")
def test_spans_are_exact_sorted_and_apart(text):
    reading = reading_of(text)
    mentions = find_mentions(reading)
    for mention in mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(reading.text)
        if mention.form == "name":
            assert " ".join(mention.span.of(reading.text).split()).endswith(mention.name)
        if mention.role_span:
            assert " ".join(mention.role_span.of(reading.text).split()) == mention.role
    for one, two in pairwise(mentions):
        assert one.span.end <= two.span.start


@given(TEXTS, st.integers(1, 5))
def test_padding_shifts_spans_and_changes_nothing_else(text, blank_lines):
    pad = "\n" * blank_lines
    plain, padded = find_mentions(reading_of(text)), find_mentions(reading_of(pad + text))
    assert [m.span.shifted(blank_lines) for m in plain] == [m.span for m in padded]
    assert [(m.name, m.role, m.kind, m.rule) for m in plain] == [(m.name, m.role, m.kind, m.rule) for m in padded]
