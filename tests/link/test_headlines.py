"""Headlines without the marks of a change."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.link.headlines import Headline, headline_of
from haiti_digest.records import Metadatum, Seed
from tests.site.making import STORY, seed


def headed(headline: str, language: str = "en") -> Seed:
    return msgspec.structs.replace(
        seed(STORY),
        headline=Metadatum(value=headline, origin="collection", reason="given"),
        language=Metadatum(value=language, origin="collection", reason="given"),
    )


@pytest.mark.parametrize(
    ("headline", "change"),
    [
        ("Ferry aground", 0),
        ("FERRY AGROUND!", 0),
        ("UPDATE 2-Ferry aground", 3),
        ("Updated: Ferry aground", 1),
        ("CORRECTED-Ferry aground", 1),
        ("[CORRECTED] Ferry aground", 1),
        ("Correction – Ferry aground", 1),
        ("Ferry aground (update 3)", 4),
    ],
)
def test_a_mark_is_no_part_of_the_headline(headline: str, change: int) -> None:
    assert headline_of(headed(headline)) == Headline("ferryaground", change)


@pytest.mark.parametrize("headline", ["Update on the ferry", "Corrected figures are out", "Update-shy owners worry"])
def test_words_of_a_headline_are_no_marks(headline: str) -> None:
    assert headline_of(headed(headline)).change == 0


def test_french_marks_are_known() -> None:
    assert headline_of(headed("MISE À JOUR : Le bac échoué", "fr")) == Headline("lebacéchoué", 1)


def test_no_headline_is_empty() -> None:
    assert headline_of(seed(STORY)) == Headline("", 0)


@given(st.text())
def test_any_headline_is_read(headline: str) -> None:
    found = headline_of(headed(headline))
    assert found.change >= 0
    assert all(c.isalnum() for c in found.letters)
