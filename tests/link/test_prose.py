"""What is looked up for many spans of an article is what going through all of its records gives."""

from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.link.prose import Prose
from haiti_digest.spans import Span
from tests.laws.news import article, news

PLACES = st.tuples(st.integers(0, 400), st.integers(0, 60)).map(lambda place: Span(place[0], place[0] + place[1]))


@given(news.map(article), st.lists(PLACES, max_size=20))
def test_statements_and_figures_around_a_span_are_found_as_by_going_through_all(read, places: list[Span]) -> None:
    prose = Prose(read)
    pieces = [piece for said in read.statements for piece in said.statement.content]
    for span in [*places, *pieces, *(figure.span for figure in read.figures), *(one.span for one in read.timexes)]:
        assert prose.statement_at(span) == read.statement_at(span)
        inside = [
            at for at, one in enumerate(read.figures) if one.span.start < span.end and span.start <= one.number.start
        ]
        assert [at for at, _ in prose.figures_in(span)] == inside
