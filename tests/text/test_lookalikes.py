import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.text.lookalikes import LATIN, as_seen, spelled, strangers


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("\u0410da Tamm", "\u0410"),
        ("Harbour \u0412oard", "\u0412"),
        ("N\u0456ls \u039fsei", "\u0456\u039f"),
        ("\u054fhe Quay M\u0430il", "\u0430"),
    ],
)
def test_letters_of_another_alphabet_among_latin_ones_are_strangers(name, letters):
    assert strangers(name) == list(letters)


@pytest.mark.parametrize(
    "name", ["Ada Tamm", "Zoë Ó Briain", "Şehir Limanı", "Ада Тамм", "Ωμέγα", "Ада", "北京 Daily", "", "12"]
)
def test_names_of_one_alphabet_have_none(name):
    assert strangers(name) == []


def test_names_that_look_the_same_are_the_same_as_seen():
    assert as_seen("\u0410d\u0430 Tamm") == "Ada Tamm"
    assert as_seen("Zoë") == "Zoë"


def test_the_letters_are_told_by_name():
    assert spelled(["\u0410"]) == "“\u0410” is CYRILLIC CAPITAL LETTER A"


def test_every_letter_is_of_another_alphabet_and_stands_for_a_latin_one_of_its_case():
    for other, latin in LATIN.items():
        assert not unicodedata.name(other).startswith("LATIN")
        assert latin.isascii()
        assert latin.isalpha()


@given(st.text())
def test_any_text_is_seen_letter_by_letter(text):
    assert len(as_seen(text)) == len(text)
    assert as_seen(as_seen(text)) == as_seen(text)
    assert strangers(as_seen(text)) == []
