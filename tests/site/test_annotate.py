from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.config import Config
from haiti_digest.site.annotate import Mark, Stroke, marks_of, stretch_strokes
from haiti_digest.site.budget import Wanted, excerpt_of
from haiti_digest.site.excerpt import Excerpt
from haiti_digest.spans import Span
from tests.laws.news import texts
from tests.site.making import PRIVATE, article, seed


def article_strokes(excerpt: Excerpt, marks: list[Mark]) -> list[list[Stroke]]:
    return stretch_strokes(excerpt, marks, [paragraph.span for paragraph in excerpt.seed.paragraphs])


def drawn(strokes: list[Stroke]) -> str:
    shapes = {"open": "<{0.name}>", "close": "</>", "gap": "[{0.words}]"}
    return "".join(shapes.get(stroke.kind, "{0.text}").format(stroke) for stroke in strokes)


def everything(text: str) -> Excerpt:
    excerpt = Excerpt(seed(text))
    excerpt.show(Span(0, len(text)))
    return excerpt


def test_a_mark_inside_another_is_nested() -> None:
    marks = [Mark(span=Span(0, 13), name="direct", id="r-1"), Mark(span=Span(4, 7), name="figure", id="r-2")]
    (strokes,) = article_strokes(everything("one two three"), marks)
    assert drawn(strokes) == "<direct>one <figure>two</> three</>"


def test_a_mark_that_overlaps_another_is_opened_again_without_its_id() -> None:
    marks = [Mark(span=Span(0, 7), name="direct", id="r-1"), Mark(span=Span(4, 13), name="indirect", id="r-2")]
    (strokes,) = article_strokes(everything("one two three"), marks)
    assert drawn(strokes) == "<direct>one <indirect>two</></><indirect> three</>"
    assert [s.id for s in strokes if s.kind == "open"] == ["r-1", "r-2", None]


def test_a_mark_over_two_paragraphs_has_its_id_once() -> None:
    (first, second) = article_strokes(everything("one two\nthree"), [Mark(span=Span(4, 13), name="direct", id="r-1")])
    assert drawn(first) == "one <direct>two</>"
    assert drawn(second) == "<direct>three</>"
    assert [s.id for s in [*first, *second] if s.kind == "open"] == ["r-1", None]


def test_withheld_words_keep_their_marks() -> None:
    (strokes,) = article_strokes(Excerpt(seed("one two three"), 0), [Mark(span=Span(4, 7), name="figure", id="r-1")])
    assert drawn(strokes) == "[1]<figure>[1]</>[1]"


@given(texts, st.lists(st.tuples(st.integers(0, 400), st.integers(1, 80), st.sampled_from(["direct", "figure"]))))
def test_any_marks_come_out_well_nested_and_lose_no_word(text: str, places: list[tuple[int, int, str]]) -> None:
    spans = sorted({(Span(s, min(s + n, len(text))), name) for s, n, name in places if s < len(text)})
    marks = [Mark(span=span, name=name, id=f"r-{number}") for number, (span, name) in enumerate(spans)]
    marks.sort(key=lambda mark: (mark.span.start, -mark.span.end))
    excerpt = everything(text)
    ids: list[str] = []
    for paragraph, strokes in zip(excerpt.seed.paragraphs, article_strokes(excerpt, marks), strict=True):
        depth = 0
        for stroke in strokes:
            depth += (stroke.kind == "open") - (stroke.kind == "close")
            assert depth >= 0
            ids += [stroke.id] if stroke.id else []
        assert depth == 0
        written = "".join(chr(int(s.text[2:], 16)) if s.kind == "control" else s.text for s in strokes)
        assert written == paragraph.span.of(text)
    assert len(ids) == len(set(ids))


@given(texts)
def test_every_record_has_its_place_in_the_reading_view(text: str) -> None:
    made = article(text)
    for config in (PRIVATE, Config()):
        excerpt = excerpt_of(made, config, Wanted())
        strokes = [stroke for paragraph in article_strokes(excerpt, marks_of(made)) for stroke in paragraph]
        assert sorted(s.id for s in strokes if s.id) == sorted({m.id for m in marks_of(made) if m.id})
