from pathlib import Path

import pytest

from haiti_digest.build import make_article
from haiti_digest.correct.article import corrected, unread
from haiti_digest.corrections import read_corrections
from haiti_digest.link.digest import link
from haiti_digest.load.folder import load
from haiti_digest.records import Article
from tests.site.making import seed

TEXT = (
    "Harbour master Nils Osei said on Monday that the quay would open on 4 June.\n\n"
    "“We counted 3,000 boats last year,” he said. “Not one of them was insured.”\n\n"
    "Mayor Ada Tamm said the lamps had not burned since 1998. Ms Tamm called on owners to register.\n\n"
    "The board’s secretary was there too. “Nobody asked us,” she said.\n"
)


@pytest.fixture
def correct(tmp_path: Path):
    """The article of TEXT, or of another text, as the entries given correct it."""

    def made(entries: str, text: str = TEXT, name: str = "quay") -> Article:
        path = tmp_path / "corrections.yml"
        path.write_text(entries, encoding="utf-8")
        return corrected(make_article(seed(text, name)), read_corrections(path), make_article)

    return made


def said(article: Article, words: str):
    return next(
        one
        for one in article.statements
        if words in article.seed.text[one.statement.said.start : one.statement.said.end]
    )


def speaker(article: Article, words: str) -> str | None:
    number = said(article, words).speaker
    return None if number is None else article.entities[number].name


def problems(article: Article) -> list[str]:
    return [str(problem) for problem in article.problems]


def test_without_an_entry_for_it_an_article_stays_what_it_was(correct):
    assert correct("- {file: other.txt, words: x, clear: speaker, reason: r}\n") == make_article(seed(TEXT))


def test_a_speaker_is_set_among_those_of_the_article_and_the_old_record_is_kept(correct):
    article = correct(
        "- {file: quay.txt, words: Nobody asked us, speaker: Ada Tamm, reason: heard on tape, who: M. E.}\n"
    )
    assert speaker(article, "Nobody asked us") == "Ada Tamm"
    assert said(article, "Nobody asked us").rule == "by hand"
    assert "by hand: heard on tape (M. E.)" in said(article, "Nobody asked us").why
    (edit,) = article.edits
    assert edit.statement in make_article(seed(TEXT)).statements
    assert article.edit_of("statement", said(article, "Nobody asked us").statement.said) == edit
    assert problems(article) == []


def test_a_speaker_who_is_not_in_the_article_is_a_new_one_and_is_joined_with_others_of_the_name(correct):
    article = correct("- {file: quay.txt, words: Nobody asked us, speaker: Pia Lund, reason: r}\n")
    other = make_article(seed("Secretary Pia Lund said the board would meet in June.", "board"))
    speakers = {one.name: len(one.voices) for one in link([article, other]).speakers}
    assert speakers["Pia Lund"] == 2


def test_a_body_can_be_set_as_the_speaker(correct):
    article = correct("- {file: quay.txt, words: Nobody asked us, speaker: Quay Union, kind: body, reason: r}\n")
    assert article.entities[-1].kind == "body"
    assert speaker(article, "Nobody asked us") == "Quay Union"


def test_a_speaker_is_cleared(correct):
    assert speaker(correct(""), "We counted") is not None
    article = correct("- {file: quay.txt, words: 'We counted 3,000 boats', clear: speaker, reason: r}\n")
    assert speaker(article, "We counted") is None
    assert article.edits[0].was == "Nils Osei"


def test_the_date_of_an_expression_is_set_and_cleared(correct):
    article = correct("- {file: quay.txt, words: 4 June, date: 2032-06-04, reason: the year is in the letter}\n")
    (timex,) = [one for one in article.timexes if one.rule == "by hand"]
    assert (timex.value, timex.precision, timex.ahead) == ("2032-06-04", "day", True)
    article = correct("- {file: quay.txt, words: 4 June, clear: date, reason: r}\n")
    (timex,) = [one for one in article.timexes if one.rule == "by hand"]
    assert (timex.value, timex.precision) == (None, "unknown")


def test_with_another_date_of_publication_the_dates_counted_from_it_are_others(correct):
    article = correct("- {file: quay.txt, words: Harbour master, published: 2031-06-20, reason: r}\n")
    assert article.seed.published.value == "2031-06-20"
    assert article.seed.published.origin == "correction"
    monday = next(one for one in article.timexes if "Monday" in one.span.of(TEXT))
    assert monday.value == "2031-06-16"
    assert article.edits[0].published.value == "2031-05-02"


@pytest.mark.parametrize(
    ("kind", "words", "field"),
    [("statement", "Nobody asked us", "statements"), ("figure", "3,000 boats", "figures"), ("date", "1998", "timexes")],
)
def test_a_record_is_hidden_and_kept_by_the_edit(correct, kind, words, field):
    before = make_article(seed(TEXT))
    article = correct(f"- {{file: quay.txt, words: '{words}', hide: {kind}, reason: r}}\n")
    assert len(getattr(article, field)) == len(getattr(before, field)) - 1
    kept = {"statement": "statement", "figure": "figure", "date": "timex"}[kind]
    assert getattr(article.edits[0], kept) in getattr(before, field)


def test_hiding_a_date_leaves_the_dates_of_events_where_they_were(correct):
    before = make_article(seed(TEXT))
    article = correct("- {file: quay.txt, words: on Monday, hide: date, reason: r}\n")

    def dates(one: Article) -> set:
        return {(event.span, one.timexes[event.timex].span) for event in one.events}

    assert dates(article) < dates(before)


def test_two_names_are_made_one_across_articles(correct):
    entries = (
        "- {file: quay.txt, words: Ada Tamm, same_as: {file: board.txt, words: Aida Thamm}, reason: a typing error}\n"
    )
    text = "Mayor Aida Thamm said the board would meet in June."
    digest = link([correct(entries), correct(entries, text, "board")])
    joined = next(one for one in digest.speakers if len(one.voices) == 2)
    assert joined.why == ("Aida Thamm and Ada Tamm: by hand: a typing error",)


def test_one_name_is_parted_across_articles(correct):
    entries = "- {file: quay.txt, words: Ada Tamm, not_same_as: {file: board.txt, words: Ada Tamm}, reason: her aunt}\n"
    text = "Mayor Ada Tamm said the board would meet in June."
    digest = link([correct(entries), correct(entries, text, "board")])
    both = [one for one in digest.speakers if one.name == "Ada Tamm"]
    assert len(both) == 2
    assert [one.alike[0].how for one in both] == ["kept apart", "kept apart"]
    assert both[0].alike[0].why == "by hand: her aunt"


def test_two_people_whom_one_article_was_read_to_call_one_are_parted_there(correct):
    entries = "- {file: quay.txt, words: Ada Tamm, not_same_as: {words: Ms Tamm}, reason: her daughter}\n"
    article = correct(entries)
    assert problems(article) == []
    assert speaker(article, "the lamps had not burned") == "Ada Tamm"
    assert speaker(article, "owners to register") == "Tamm"
    assert len({one.id for one in link([article]).speakers if "Tamm" in one.name}) == 2


def test_words_that_do_not_stand_there_are_an_error_that_names_the_nearest_with_their_line(correct):
    article = correct("# first\n- {file: quay.txt, words: We counted 300 boats last year, clear: speaker, reason: r}\n")
    (told,) = problems(article)
    assert told.partition(": ")[0].endswith("corrections.yml:2")
    assert "the words “We counted 300 boats last year” do not stand in quay.txt" in told
    assert "the nearest are “We counted 3,000 boats last year,”" in told
    assert "(quay.txt:3)" in told
    assert article.statements == make_article(seed(TEXT)).statements


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("words: walrus ballet, clear: speaker", "do not stand in quay.txt; quote the article's own words"),
        ("words: was there too, clear: speaker", "hold no statement; the nearest is"),
        ("words: We counted, hide: figure", "hold no figure; the nearest is “3,000” (quay.txt:3)"),
        ("words: said, clear: speaker", "statements of quay.txt"),
        ("words: Nobody asked us, speaker: Osei Tamm Tamm Tamm", None),
    ],
)
def test_words_that_lead_to_no_record_or_to_several_are_told(correct, entry, told):
    article = correct(f"- {{file: quay.txt, {entry}, reason: r}}\n")
    assert [told in one for one in problems(article)] == ([] if told is None else [True])
    assert bool(article.edits) == (told is None)


def test_one_record_is_changed_once(correct):
    entry = "- {file: quay.txt, words: Nobody asked us, clear: speaker, reason: r}\n"
    article = correct(entry * 2)
    assert len(article.edits) == 1
    assert "is changed by" in problems(article)[0]


def test_blanks_and_line_breaks_between_the_words_do_not_matter(correct):
    article = correct('- {file: quay.txt, words: "We  counted\\n3,000 boats", clear: speaker, reason: r}\n')
    assert problems(article) == []


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("file: qay.txt", "no article was read from qay.txt; did you mean quay.txt?"),
        ("file: other", "no article was read from other; write the path below the folder of articles"),
        ("file: all.jsonl", "all.jsonl holds articles with ids of their own; write “id: …”, for example 17"),
        ("file: all.jsonl, id: 71", "no article of all.jsonl has the id “71”; write “id: …”, for example 17"),
        ("file: all.jsonl, id: 17", None),
        ("file: quay.txt", None),
    ],
)
def test_an_entry_for_no_article_that_was_read_names_the_nearest(tmp_path, entry, told):
    path = tmp_path / "corrections.yml"
    path.write_text(f"- {{{entry}, words: x, clear: speaker, reason: r}}\n", encoding="utf-8")
    problems = unread(read_corrections(path), [("quay.txt", "quay"), ("all.jsonl", "17"), ("all.jsonl", "18")])
    assert [str(problem) for problem in problems] == ([] if told is None else [f"{path}:1: {told}"])


def test_an_entry_of_a_collection_is_for_the_article_of_its_id(correct):
    assert correct("- {file: quay.txt, id: other, words: Nobody, clear: speaker, reason: r}\n").edits == ()
    assert len(correct("- {file: quay.txt, id: quay, words: Nobody, clear: speaker, reason: r}\n").edits) == 1


def test_marks_that_a_reader_does_not_see_are_passed_over(tmp_path):
    folder = tmp_path / "seeds"
    folder.mkdir()
    text = "The board met.\n\nThe *old* quay opens on **4 June** 2031, Mayor Pia Lund said after the board had met.\n"
    (folder / "quay.md").write_text(text, encoding="utf-8")
    path = tmp_path / "corrections.yml"
    path.write_text("- {file: quay.md, words: The old quay opens on 4 June, date: 2032, reason: r}\n", encoding="utf-8")
    (item,) = load(folder)
    article = corrected(make_article(item), read_corrections(path), make_article)
    assert problems(article) == []
    assert [one.value for one in article.timexes if one.rule == "by hand"] == ["2032"]
