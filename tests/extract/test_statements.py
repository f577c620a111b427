import itertools
from collections import defaultdict
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from haiti_digest.extract.statements.find import find_statements
from haiti_digest.extract.statements.labels import HEADLINE
from haiti_digest.records import Paragraph, Statement
from haiti_digest.spans import Span
from haiti_digest.text.paragraphs import plain_paragraphs
from haiti_digest.text.reading import Reading
from tests.casefile import Case, read_cases

CASES = [
    case
    for path in sorted(Path(__file__).parent.parent.joinpath("cases").glob("statements-*.txt"))
    for case in read_cases(path)
]


def statements_of(text: str, language: str = "en") -> tuple[Statement, ...]:
    return find_statements(Reading(text, plain_paragraphs(text, Span(0, len(text))), language))


Told = dict[str, object]


def asked(case: Case) -> list[Told]:
    """What the marks of a case ask for: one dict a statement, in order."""
    groups: defaultdict[str, Told] = defaultdict(lambda: {"content": [], "cue": None, "source": None})
    for mark in case.marks:
        words = case.text[mark.start : mark.end]
        for number in mark.attributes.get("of", "1").split("+"):
            group = groups[number]
            if mark.label == "content":
                group["content"] = [*group["content"], words]  # type: ignore[misc]
                if "kind" in mark.attributes:
                    group["kind"] = mark.attributes["kind"]
            else:
                group[mark.label] = words
    return [groups[number] for number in sorted(groups)]


def told(statement: Statement, text: str) -> Told:
    return {
        "content": [span.of(text) for span in statement.content],
        "cue": statement.cue and statement.cue.of(text),
        "source": statement.source and statement.source.of(text),
        "kind": statement.kind,
    }


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_case_files(case: Case):
    wanted = asked(case)
    found = [told(s, case.text) for s in statements_of(case.text, case.settings.get("language", "en"))]
    for want, one in zip(wanted, found, strict=False):
        if "kind" not in want:
            del one["kind"]
    order = [(w["content"], w["cue"]) for w in wanted]
    found.sort(key=lambda one: order.index(key) if (key := (one["content"], one["cue"])) in order else -1)
    assert [{k: v for k, v in one.items() if k in want} for want, one in zip(wanted, found, strict=False)] == wanted
    assert len(found) == len(wanted)


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("es", "“La puerta no va a ceder”, dijo Ana Ruiz. El libro “La puerta” salió.", "La puerta no va a ceder"),
        ("es", "El alcalde añadió: «Todo está listo para el invierno.»", "Todo está listo para el invierno."),
        ("ht", "“Nou pap kite pò a”, minis la di.", "Nou pap kite pò a"),
    ],
)
def test_a_language_without_a_list_has_its_quotations_found_and_their_speakers_open(language, text, words):
    (found,) = statements_of(text, language)
    assert [span.of(text) for span in found.content] == [words]
    assert found.kind == "direct"
    assert found.source is None


def test_a_block_quotation_behind_a_line_that_names_its_speaker_is_a_statement():
    lines = ["The board wrote to Mayor Lund:", "The gate is old.", "It must go.", "Nobody answered."]
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    kinds: list[Literal["text", "quote"]] = ["text", "quote", "quote", "text"]
    spans = [Span(start, start + len(line)) for start, line in zip(starts, lines, strict=True)]
    paragraphs = tuple(Paragraph(span=span, kind=kind) for span, kind in zip(spans, kinds, strict=True))
    (found,) = find_statements(Reading("\n".join(lines), paragraphs))
    assert (found.kind, found.content) == ("direct", tuple(spans[1:3]))
    assert found.source == Span(0, len("The board"))
    plain = (paragraphs[3], *paragraphs[1:3])
    assert find_statements(Reading("\n".join(lines), tuple(sorted(plain, key=lambda one: one.span)))) == ()


WORDS = (
    "Osei he they Ada Brightwater the minister said told warned that said. , : ; “ ” ‘ ’ ' \" « » '' ( ) — . ? ! "
    "according to adding saying pledged to which who and but as It works, the gate failed 3 June Monday ¶ |"
)


def together(words: list[str]) -> str:
    return " ".join(words).replace("¶", "\n\n").replace("|", "\n")


TEXT = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS.split()), max_size=50).map(together))


@given(TEXT, st.sampled_from(["en", "fr", "xx"]))
def test_no_text_makes_it_fail_and_parts_lie_apart(text, language):
    found = statements_of(text, language)
    assert [s.span for s in found] == sorted(s.span for s in found)
    for statement in found:
        parts = [*statement.content, *(s for s in (statement.cue, statement.source) if s is not None)]
        assert all(0 <= part.start < part.end <= len(text) for part in parts)
        assert all(statement.span.covers(part) for part in parts)
        ordered = sorted(parts)
        assert all(a.end <= b.start for a, b in itertools.pairwise(ordered))


@given(TEXT)
def test_text_put_in_front_shifts_spans_and_changes_nothing_else(text):
    front = "Nothing was known.\n\n"
    found = statements_of(text)
    assume(all(s.rule != HEADLINE for s in found))  # the first paragraph alone is a headline
    plain = [(s.span.shifted(len(front)), s.kind, s.rule, len(s.content)) for s in found]
    assert [(s.span, s.kind, s.rule, len(s.content)) for s in statements_of(front + text)] == plain


def test_a_speech_act_that_somebody_else_reports_is_told_with_its_subject() -> None:
    text = "Mayor Ida Lund welcomed reports that the owners have chosen a board, a clerk said."
    by_source = {told(one, text)["source"]: told(one, text)["content"] for one in statements_of(text, "en")}
    assert by_source == {
        "Mayor Ida Lund": ["reports that the owners have chosen a board"],
        "a clerk": ["Mayor Ida Lund welcomed reports that the owners have chosen a board"],
    }


def test_a_content_that_opens_with_another_report_is_found_with_it():
    text = "Secretary Jane Roe said on Monday, March 13, that the board confirmed plans for a port."
    found = [told(statement, text) for statement in statements_of(text)]
    assert [(one["source"], one["content"]) for one in found] == [
        ("Secretary Jane Roe", ["the board confirmed plans for a port"]),
        ("the board", ["plans for a port"]),
    ]
