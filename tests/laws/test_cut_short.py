"""A text may end anywhere: a summary is cut short, a page is saved in part. Whatever is left is read."""

import re
from pathlib import Path

import pytest

from tests.casefile import read_cases
from tests.laws.news import article
from tests.laws.test_spans_hold import assert_parts_hold

FILES = sorted((Path(__file__).parents[1] / "cases").glob("*.txt"))
END = re.compile(r"\w\b|[^\w\s]")
FRENCH = re.compile(r"-(fr|french)\b")
FAR = 160
"""Characters of a sentence that are cut one after the other."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_sentence_cut_short_is_read(path: Path) -> None:
    language = "fr" if FRENCH.search(path.stem) else "en"
    for text in {case.text[:FAR] for case in read_cases(path)}:
        for end in {found.end() for found in END.finditer(text)}:
            assert_parts_hold(article(text[:end], language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Conseil de"),
        ("fr", "0 dIT-"),
        ("fr", "Le pont\xa0,»— explique-t-il"),
        ("fr", "Le port ferme,— comme le dit le maire"),
        ("fr", "Le chef de la mission,\n qui dit vouloir partir, dort."),
        ("fr", "La semaine dernière, la Ligue des ports —a publié une lettre réitérant la demande d’un quai."),
        ("en", "The rain was heavy, said Ross Lund,"),
        ("en", "The dairy earned $1.15 per diluted "),
    ],
)
def test_a_text_that_ended_the_reading_or_broke_a_law_is_read(language: str, text: str) -> None:
    found = article(text, language)
    assert found.seed.text == text
    assert_parts_hold(found)
