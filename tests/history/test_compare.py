import msgspec
from msgspec.structs import replace

from haiti_digest.history.compare import changes, new_articles
from haiti_digest.history.state import STATE, ArticleState, Before, ByHand, Head, Shown, state_line, write_state
from haiti_digest.records import Change
from haiti_digest.spans import Span
from tests.site.making import STORY, article


def state(name: str = "quay", *records: Shown, **fields: object) -> bytes:
    made = {"path": f"{name}.txt", "id": name, "sha256": f"{name} 1", "records": records, **fields}
    return msgspec.json.encode(ArticleState(**made))


def quote(start: int, words: int, speaker: str) -> Shown:
    return Shown("statement", Span(start, start + 10), words, ("direct", speaker))


def told(before: list[bytes], after: list[bytes]) -> list[tuple]:
    return [(one.how, one.kind, one.id, one.was, one.now) for one in changes(before, after)]


def test_nothing_changes_between_one_state_and_itself():
    lines = [state_line(article(STORY))]
    assert told(lines, lines) == []


def test_a_whole_article_is_one_change_with_the_number_of_its_records():
    (line,) = lines = [state_line(article(STORY))]
    (added,) = changes([], lines)
    assert (added.how, added.kind, added.path) == ("added", "article", "quay.txt")
    found = article(STORY)
    assert added.counts == (len(found.statements), len(found.figures), len(found.timexes))
    assert [one.how for one in changes([line], [])] == ["withdrawn"]


def test_records_are_known_by_their_words_wherever_a_later_version_puts_them():
    before = [state("quay", quote(0, 7, "Ada Tamm"), quote(50, 8, "Nils Osei"))]
    after = [state("quay", quote(20, 7, "Ada Tamm"), quote(90, 9, "Nils Osei"), sha256="quay 2")]
    assert told(before, after) == [
        ("withdrawn", "statement", "quay", ("direct", "Nils Osei"), ()),
        ("added", "statement", "quay", (), ("direct", "Nils Osei")),
    ]


def test_a_changed_record_tells_what_was_and_what_is():
    before = [state("quay", quote(0, 7, ""))]
    edits = (ByHand("statement", Span(0, 10), "by hand: on tape"),)
    after = [state("quay", quote(0, 7, "Ada Tamm"), edits=edits)]
    (change,) = changes(before, after)
    assert change == Change(
        how="changed",
        kind="statement",
        path="quay.txt",
        id="quay",
        sha256="quay 1",
        span=Span(0, 10),
        was=("direct", ""),
        now=("direct", "Ada Tamm"),
        by_hand="by hand: on tape",
    )


def test_words_that_are_said_twice_are_told_apart_by_their_order():
    before = [state("quay", quote(0, 7, "A"), quote(50, 7, "B"))]
    after = [state("quay", quote(0, 7, "A"), quote(50, 7, "C"))]
    assert told(before, after) == [("changed", "statement", "quay", ("direct", "B"), ("direct", "C"))]


def test_a_date_of_publication_is_a_change_of_the_article():
    before, after = [state("quay", published=None)], [state("quay", published="2031-05-02")]
    assert told(before, after) == [("changed", "article", "quay", ("",), ("2031-05-02",))]


def test_an_article_that_moved_to_another_file_has_not_changed():
    before = [state("quay", quote(0, 7, "A"))]
    after = [state("pier", quote(0, 7, "A"), sha256="quay 1")]
    assert told(before, after) == []


def test_an_article_is_new_where_its_text_was_not_there_under_whatever_name(tmp_path):
    quay = article(STORY)
    moved = replace(quay, seed=replace(quay.seed, path="pier.txt", id="pier"))
    later = replace(quay, seed=replace(quay.seed, sha256="another"))
    (tmp_path / STATE).write_bytes(b"".join(write_state(Head(), [state_line(quay)])))
    assert new_articles(Before(tmp_path), [quay, moved, later]) == {2}
    assert new_articles(Before(tmp_path / "nowhere"), [quay]) == {0}


def test_the_order_of_the_lines_does_not_matter_and_damaged_ones_are_as_good_as_lost():
    one, two = state("quay", quote(0, 7, "A")), state("board", quote(0, 7, "B"))
    assert told([one, two], [two, one]) == []
    assert [how for how, *_ in told([one, b"{"], [two, one])] == ["added"]
