"""The words of a body, looked for as far as they are asked for."""

from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.site.body_words import BodyWords
from haiti_digest.spans import Span
from tests.laws.news import texts
from tests.site.making import STORY, seed


@given(texts, st.data())
def test_words_looked_for_one_by_one_are_those_looked_for_together(text: str, data: st.DataObject) -> None:
    together = BodyWords(seed(text))
    one_by_one = BodyWords(seed(text), together.counts)
    for _ in range(4):
        start = data.draw(st.integers(0, len(text)))
        span = Span(start, data.draw(st.integers(start, len(text))))
        first, stop = together.bounds(span)
        assert one_by_one.bounds(span) == (first, stop)
        assert one_by_one.starts[first:stop] == together.starts[first:stop]
        assert one_by_one.ends[first:stop] == together.ends[first:stop]
        stops = [several.sentence_ends(range(first, stop))[first + 1 : stop] for several in (one_by_one, together)]
        assert stops[0] == stops[1]


def test_a_paragraph_that_nobody_asked_for_is_left_alone() -> None:
    whole = BodyWords(seed(STORY))
    words = BodyWords(seed(STORY), whole.counts)
    first, second = seed(STORY).paragraphs[:2]
    words.bounds(second.span)
    assert set(words.starts[: words.counts[0]]) == {first.span.start}
    words.bounds(first.span)
    stop = sum(words.counts[:2])
    assert words.starts[:stop] == whole.starts[:stop]


def test_a_sentence_ends_before_a_word_that_a_stop_stands_before() -> None:
    words = BodyWords(seed("It rained. We saw ships."))
    assert list(words.sentence_ends(range(5)))[1:] == [0, 1, 0, 0]
