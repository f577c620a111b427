import hashlib

from haiti_digest.build import make_article
from haiti_digest.records import Article, Metadatum, Published, Seed
from haiti_digest.spans import Span
from haiti_digest.text.paragraphs import plain_paragraphs


def article(text: str, published: str | None = None) -> Article:
    return make_article(
        Seed(
            path="a.txt",
            id="a",
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            encoding="utf-8",
            text=text,
            paragraphs=plain_paragraphs(text, Span(0, len(text))),
            published=Published(value=published, precision="day", origin="text", reason="given") if published else None,
            language=Metadatum(value="en", origin="default", reason="not given"),
        )
    )


def told(found: Article) -> list[tuple[str, str | None, str]]:
    return [(e.kind, found.timexes[e.timex].value, e.span.of(found.seed.text)) for e in found.events]


def test_a_sentence_with_two_dates_is_parted_between_them():
    found = article("The bridge fell on 3 May 2021, and it reopened on 9 June 2022.")
    assert told(found) == [
        ("event", "2021-05-03", "The bridge fell on 3 May 2021"),
        ("event", "2022-06-09", "and it reopened on 9 June 2022."),
    ]


def test_two_days_that_make_a_stretch_are_one_event():
    found = article("The fair ran from 3 May 2021 to 9 May 2021 in Geneva.", "2024-01-01")
    assert [(found.timexes[e.timex].value, found.timexes[e.until or 0].value) for e in found.events] == [
        ("2021-05-03", "2021-05-09")
    ]


def test_a_coming_end_is_a_deadline_and_a_report_is_marked_as_said():
    found = article("The permit expires on 9 June. The mayor said on Monday it would not be renewed.", "2024-06-05")
    assert [(e.kind, e.ahead) for e in found.events] == [("deadline", True), ("said", False)]


def test_names_in_the_words_of_an_event_tell_who_and_where():
    found = article("Governor Jane Odhiambo flew to Geneva on 3 May 2021.", "2024-01-01")
    text = found.seed.text
    assert [[s.of(text) for s in e.who] for e in found.events] == [["Governor Jane Odhiambo"]]
    assert [[s.of(text) for s in e.where] for e in found.events] == [["Geneva"]]


def test_lengths_open_dates_and_dates_that_stand_alone_give_no_event():
    assert told(article("For two years he waited.\n\nHe left last week.\n\n3 May 2021")) == []


def test_an_undated_article_lies_after_what_it_tells_as_past_and_before_what_it_tells_as_coming():
    found = article("The bridge fell on 3 May 2021. It will reopen in June 2023, the mayor said.")
    assert found.bounds is not None
    assert (found.bounds.earliest, found.bounds.latest) == ("2021-05-03", "2023-06-30")
    assert [found.timexes[at].value for at in found.bounds.evidence] == ["2021-05-03", "2023-06"]
    assert all(timex.anchor is None for timex in found.timexes)


def test_a_dated_article_has_no_bounds():
    assert article("The bridge fell on 3 May 2021.", "2024-06-05").bounds is None
