import pytest
from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.site.datings import first_day
from haiti_digest.site.wording import wording

SAID = {
    "2031-05-02": ("2 May 2031", "2 mai 2031", "2031-05-02"),
    "2031-05-01T10:00": ("1 May 2031, 10:00", "1er mai 2031, 10:00", "2031-05-01"),
    "2031-05-01TEV": ("1 May 2031, evening", "1er mai 2031, soir", "2031-05-01"),
    "2031-05": ("May 2031", "mai 2031", "2031-05"),
    "2031": ("2031", "2031", "2031"),
    "2031-W01": ("week of 30 December 2030", "semaine du 30 décembre 2030", "2030-12-30"),
    "2031-W19-WE": ("weekend of 10 May 2031", "fin de semaine du 10 mai 2031", "2031-05-10"),
    "2030-SP": ("spring 2030", "printemps 2030", "2030-03"),
    "2029-Q3": ("third quarter of 2029", "troisième trimestre de 2029", "2029-07"),
    "2029-H2": ("second half of 2029", "second semestre de 2029", "2029-07"),
    "199": ("the 1990s", "les années 1990", "1990"),
    "19": ("1900 to 1999", "1900 à 1999", "1900"),
    "XXXX-05-02": ("XXXX-05-02", "XXXX-05-02", None),
    "P12M": ("12 months", "12 mois", None),
    "P1D": ("1 day", "1 jour", None),
    "P1.5Y": ("1.5 years", "1,5 an", None),
    "PT20M": ("20 minutes", "20 minutes", None),
    "PXY": ("PXY", "PXY", None),
    "2031-13": ("2031-13", "2031-13", None),
    "2031-W60": ("2031-W60", "2031-W60", None),
}


@pytest.mark.parametrize("value", SAID)
def test_a_date_is_told_in_words_and_begins_on_a_day(value: str) -> None:
    english, french, begins = SAID[value]
    assert wording("en").date(value) == english
    assert wording("fr").date(value) == french
    assert first_day(value) == begins


@given(st.text())
def test_any_value_is_told(value: str) -> None:
    assert wording("en").date(value) or not value
    first_day(value)
