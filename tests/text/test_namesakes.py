import pytest

from haiti_digest.records import Paragraph
from haiti_digest.spans import Span
from haiti_digest.text.reading import Reading


def names_in(text: str, language: str = "en") -> list[str]:
    """The words that stand apart as names though they are small words or months, in order."""
    reading = Reading(text, (Paragraph(span=Span(0, len(text))),), language)
    return [lower for lower in reading.tokens.lower if lower[0].isupper()]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Greta May left in May. May said so; she met May's aides.", ["May", "May", "May's"]),
        ("Mr. Long left. Long had waited long. Longer days came.", ["Long", "Long"]),
        ("Jane A. Still left. Still, it rained. Still the rain fell.", ["Still"]),
        ("Will Roe left. Will Roe be back? Will the board act?", ["Will"]),
        ("Ann English said so. “It is,” said English. English was spoken. English warned.", ["English"] * 3),
        ("They met envoy Jan Ek on Jan. 5, and June Ek in June.", ["Jan", "June"]),
    ],
)
def test_names_that_are_small_words_are_told_by_what_stands_beside_them(text: str, names: list[str]):
    assert names_in(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "On Monday, May 5, and in Ostend May 6 it rained. Still, Roe left. Will Roe come back? May Roe rest.",
        "The Ostend March and the Women’s March were long. March organisers met.",
        "Last May Roe left. Early June Harbour sales fell.",
        "Jane Roe Will Not Leave The Harbour",
        "The French said so. French officials left. After Roe French ships came. In Ostend English is spoken.",
    ],
)
def test_months_and_small_words_with_a_capital_are_no_names(text: str):
    assert names_in(text) == []


def test_french_names_that_are_months():
    assert names_in("Rose Avril est partie en avril. Mme Avril est revenue.", "fr") == ["Avril", "Avril"]
