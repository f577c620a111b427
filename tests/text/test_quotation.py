import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.spans import Span
from haiti_digest.text.paragraphs import plain_paragraphs
from haiti_digest.text.quotation import QuotedRun, quoted_runs


def runs_of(text: str) -> list[QuotedRun]:
    return quoted_runs(text, [p.span for p in plain_paragraphs(text, Span(0, len(text)))])


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“Why?” she asked. “I must know.”", ["Why?", "I must know."]),
        ('"Why?" she asked. “I must know."', ["Why?", "I must know."]),
        ("''We go,'' she said. ''It's fine.''", ["We go,", "It's fine."]),
        ("„Ja“, sagte sie. »Nein«, rief er.", ["Ja", "Nein"]),
        ("« Oui », dit-elle.", ["Oui"]),
        ("« Oui.« , dit-elle. « Non.« dit-il.", ["Oui.", "Non."]),
        ("‘We can’t pay the officers’ wages,’ she said.", ["We can’t pay the officers’ wages,"]),
        ("She said 'we can't pay,' and left.", ["we can't pay,"]),
        ("“She called it ‘a farce’ twice,” he said.", ["She called it ‘a farce’ twice,"]),
        ("“The gate failed,“ he said. “It is shut.”", ["The gate failed,", "It is shut."]),
        ("”The gate failed,” he said.", ["The gate failed,"]),
        ("“The gate failed,’’ he said. “It is shut.”", ["The gate failed,", "It is shut."]),
        ("’’Le port ferme’’ a dit Jean Roe.", ["Le port ferme"]),
        ("‘’Le port ferme’’, a dit Jean Roe.", ["Le port ferme"]),
        ("”Le port ferme”, a dit Jean Roe.", ["Le port ferme"]),
        ('" La digue tient ", dit-elle. " C\'est sûr ".', ["La digue tient", "C'est sûr"]),
        ("Elle dit que \" l'eau monte et qu'il faut partir\". Puis elle part.", ["l'eau monte et qu'il faut partir"]),
    ],
)
def test_words_between_marks(text, inner):
    assert [run.inner.of(text) for run in runs_of(text)] == inner


@pytest.mark.parametrize(
    "text",
    [
        "The officers’ wages and the mayor’s house were paid for.",
        "He is 6'2\" tall and the board is 5'3\" wide.",
        "It was rock 'n' roll in the '90s.",
        "Nobody’s fault, they said; it’s the boys’ own.",
    ],
)
def test_apostrophes_and_inches_quote_nobody(text):
    assert runs_of(text) == []


def test_a_quote_that_goes_on_leaves_its_mark_open():
    runs = runs_of("“One.\n\n“Two.\n\n“Three.” End.")
    assert [(run.closed, run.goes_on) for run in runs] == [(False, False), (False, True), (True, True)]


def test_a_quote_may_go_on_without_a_mark_at_the_start_of_its_paragraph():
    text = "“The gate broke.\n\nNobody was hurt,” she said.\n\nThe gate is “shut.”"
    runs = quoted_runs(text, [Span(0, 16), Span(18, 45), Span(47, len(text))])
    assert [run.inner.of(text) for run in runs] == ["The gate broke.", "Nobody was hurt,", "shut."]
    assert [(run.closed, run.goes_on) for run in runs] == [(False, False), (True, True), (True, False)]


def test_a_lost_mark_ends_with_its_paragraph():
    text = "“The gate failed, she said.\n\nNobody was hurt."
    assert [run.inner.of(text) for run in runs_of(text)] == ["The gate failed, she said."]


MARKS = st.text(alphabet="ab .,?“”‘’'\"«»„–\n", max_size=80)


@given(MARKS)
def test_runs_lie_in_order_inside_their_paragraph(text):
    runs = runs_of(text)
    spans = [p.span for p in plain_paragraphs(text, Span(0, len(text)))]
    assert all(a.outer.end <= b.outer.start for a, b in itertools.pairwise(runs))
    for run in runs:
        assert run.outer.covers(run.inner)
        assert spans[run.paragraph].covers(run.outer)
        assert run.inner.of(text).strip()
