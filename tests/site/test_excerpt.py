import pytest
from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.config import Config
from haiti_digest.site.body_words import WORD
from haiti_digest.site.budget import Wanted, excerpt_of, stand_in
from haiti_digest.site.excerpt import Excerpt
from haiti_digest.spans import Span
from tests.laws.news import texts
from tests.site.making import PRIVATE, STORY, article, seed

LIMITS = st.integers(min_value=0, max_value=40)


def shown(excerpt: Excerpt, span: Span) -> list[str]:
    return [piece.text if piece.kind == "text" else f"<{piece.words}>" for piece in excerpt.pieces(span)]


def test_withheld_words_are_counted_where_they_stood() -> None:
    text = "One two “three four” five."
    excerpt = Excerpt(seed(text), limit=2)
    assert excerpt.show(Span(text.index("three"), text.index("”")))
    assert shown(excerpt, Span(0, len(text))) == ["<2>", " “three four”", "<1>"]


def test_nothing_is_shown_beyond_the_limit() -> None:
    excerpt = Excerpt(seed("One two three"), limit=2)
    assert not excerpt.show(Span(0, 13))
    assert excerpt.count == 0


def test_words_shown_twice_are_counted_once() -> None:
    excerpt = Excerpt(seed("One two three"), limit=3)
    assert excerpt.show(Span(0, 7))
    assert excerpt.show(Span(4, 13))
    assert excerpt.count == 3


def test_an_opening_ends_at_a_comma_where_there_is_one() -> None:
    text = "We went there, all of us together, and came back again much later than we had said."
    excerpt = Excerpt(seed(text))
    words = excerpt.words_of(Span(0, len(text)))
    assert excerpt.opening(words, 4, 9) == (0, 7)
    assert excerpt.opening(words, 1, 2) == (0, 2)


def test_words_around_a_figure_stay_in_its_sentence() -> None:
    text = "It rained. We saw 12 ships go by. It was late."
    excerpt, start = Excerpt(seed(text)), text.index("12")
    excerpt.show_around(Span(start, start + 2), Span(0, len(text)), (12,), 10)
    assert [one.text for one in excerpt.pieces(Span(0, len(text))) if one.kind == "text"] == [" We saw 12 ships go by."]


def test_gaps_are_closed_that_are_short_while_there_is_room() -> None:
    text = "We saw old ships go by, and then many more of them came."
    excerpt = Excerpt(seed(text), 8)
    for words in ("We", "ships", "by", "came"):
        excerpt.show(Span(text.index(words), text.index(words) + len(words)))
    excerpt.close_gaps(Span(0, len(text)), 2)
    assert next(one.text or one.words for one in excerpt.pieces(Span(0, len(text)))) == "We saw old ships go by,"
    assert excerpt.count == 7


@given(texts, LIMITS, st.data())
def test_pieces_are_the_text_in_order_and_gaps_count_the_rest(text: str, limit: int, data: st.DataObject) -> None:
    excerpt = Excerpt(seed(text), limit)
    for _ in range(3):
        start = data.draw(st.integers(0, len(text)))
        excerpt.show(Span(start, data.draw(st.integers(start, len(text)))))
    assert excerpt.count == sum(excerpt.shown) <= limit
    for paragraph in excerpt.seed.paragraphs:
        pieces = excerpt.pieces(paragraph.span)
        words = len(excerpt.word_range(paragraph.span))
        gone = sum(piece.words for piece in pieces if piece.kind == "gap")
        left = sum(len(WORD.findall(piece.text)) for piece in pieces if piece.kind == "text")
        assert gone + left == words
        at = paragraph.span.start
        for piece in pieces:
            if piece.kind == "text":
                at = text.index(piece.text, at, paragraph.span.end) + len(piece.text)


@pytest.mark.parametrize("publish", ["excerpt", "facts"])
@given(text=texts, cap=st.integers(1, 100))
def test_the_share_is_never_passed(publish: str, text: str, cap: int) -> None:
    excerpt = excerpt_of(article(text), Config(publish=publish, cap=cap), Wanted())  # type: ignore[arg-type]
    assert excerpt.count <= excerpt.total * cap / 100


@given(texts)
def test_a_private_copy_shows_every_word(text: str) -> None:
    excerpt = excerpt_of(article(text), PRIVATE, Wanted())
    assert excerpt.count == excerpt.total
    assert all(piece.kind != "gap" for p in excerpt.seed.paragraphs for piece in excerpt.pieces(p.span))


def test_quotes_come_before_the_words_between_them() -> None:
    excerpt = excerpt_of(article(STORY), Config(cap=50), Wanted())
    start = STORY.index("We counted")
    assert "3,000 boats" in " ".join(shown(excerpt, Span(start, start + 60)))
    last = STORY.index("Nobody")
    assert shown(excerpt, Span(last, last + 38)) == ["<6>"]


def test_a_number_is_shown_with_what_it_counts() -> None:
    text = "They came by land and by sea all through the long night. On the quay 3,000 wooden boats lay idle."
    excerpt = excerpt_of(article(text), Config(cap=22), Wanted())
    assert shown(excerpt, Span(0, len(text))) == ["<15>", " 3,000 wooden boats", "<2>"]


def test_facts_are_names_numbers_and_dates() -> None:
    excerpt = excerpt_of(article(STORY), Config(publish="facts", cap=100), Wanted())
    visible = [word for p in excerpt.seed.paragraphs for word in shown(excerpt, p.span) if word[0] != "<"]
    assert "4 June 2031" in " ".join(visible)
    assert not any("insured" in words or "register" in words for words in visible)


def test_the_first_words_stand_in_for_a_headline() -> None:
    excerpt = excerpt_of(article(STORY), Config(), Wanted())
    first = stand_in(excerpt)
    assert first is not None
    assert first.of(STORY) == "Mayor Ada Tamm said the new quay would"
