import pytest
from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.site.search_terms import LONGEST, terms


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nataša’s ferry", ["natasa", "ferry"]),
        ("Natas\u030ca", ["natasa"]),
        ("5,500 boats for $1,234,567.50", ["5500", "boats", "for", "1234567.50"]),
        ("3\u202f000 dockers", ["3000", "dockers"]),
        ("1998, 23 of 1,5", ["1998", "23", "of", "1", "5"]),
        ("the U.S. and the a.m. ferry", ["the", "us", "and", "the", "am", "ferry"]),
        ("the lamp-lit quay_side", ["the", "lamp", "lit", "quay", "side"]),
        ("l’été d'Inès", ["l", "ete", "d", "ines"]),
        ("Øystein Łukasz Straße Œuvre", ["oystein", "lukasz", "strasse", "oeuvre"]),
        ("M50 and 40pc", ["m50", "and", "40", "pc"]),
        ("مرحبا", ["مرحبا"]),
        ("“” – … _", []),
    ],
)
def test_words_are_folded(text: str, found: list[str]) -> None:
    assert terms(text) == found


@given(st.text())
def test_terms_hold_nothing_that_parts_words(text: str) -> None:
    for term in terms(text):
        assert len(term) <= LONGEST
        assert not {" ", "\n", "_", "~"} & set(term)


@given(st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=0x24F)))
def test_case_makes_no_difference(text: str) -> None:
    assert terms(text.lower()) == terms(text.lower().upper().lower())
