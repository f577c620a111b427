from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.extract.figures.find import find_figures
from haiti_digest.records import Figure, Paragraph
from haiti_digest.spans import Span
from haiti_digest.text.reading import Reading
from tests.casefile import Case, read_cases

FOLDER = Path(__file__).parents[1] / "cases"
FILES = sorted(FOLDER.glob("figures-*.txt"))
CASES = [pytest.param(case, id=f"{path.name}:{case.line}") for path in FILES for case in read_cases(path)]


def figures_of(text: str, language: str = "en") -> tuple[Figure, ...]:
    return find_figures(Reading(text, (Paragraph(span=Span(0, len(text))),), language))


def told(figure: Figure, name: str) -> str:
    """An attribute of a figure as a case file writes it."""
    value = getattr(figure, name)
    if name == "value" and figure.upper is not None:
        return f"{figure.value.normalize():f}..{figure.upper.normalize():f}"
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value or "")


@pytest.mark.parametrize("case", CASES)
def test_finds_what_is_marked_and_nothing_else(case: Case) -> None:
    found = figures_of(case.text, case.settings.get("language", "en"))
    marked = case.marked("figure")
    assert [figure.span.of(case.text) for figure in found] == [words for words, _ in marked]
    for figure, (_, attributes) in zip(found, marked, strict=True):
        assert {name: told(figure, name) for name in attributes} == attributes


@given(st.text(max_size=80))
def test_reads_any_text(text: str) -> None:
    assert all(0 <= f.span.start < f.span.end <= len(text) for f in figures_of(text))
