from typing import get_args

import pytest

from haiti_digest.records import EntityKind, Origin, Precision, StatementKind, TensionKind
from haiti_digest.site.wording import wording


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_name_of_a_kind_has_words_to_show(language: str) -> None:
    words = wording(language)
    assert set(get_args(Precision)) <= set(words.precision)
    assert set(get_args(Precision)) <= set(words.glyphs)
    assert set(get_args(StatementKind)) <= set(words.kinds)
    assert set(get_args(TensionKind)) <= set(words.tensions)
    assert set(get_args(EntityKind)) <= set(words.entities)
    assert set(get_args(Origin)) <= set(words.origins)
