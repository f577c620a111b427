import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.text.controls import CONTROL, spelled_out


@pytest.mark.parametrize("control", ["\x00", "\x14", "\x1c", "\x0c", "\x7f", "\x9f", "\u202e", "\u2066"])
def test_a_control_character_is_shown_by_its_number(control):
    assert spelled_out(f"nor{control}th") == f"nor[U+{ord(control):04X}]th"


@pytest.mark.parametrize("words", ["two\tlines\r\n", "one\x85", "\u200d", "\ufeff", "Zoë", ""])
def test_blanks_line_breaks_and_what_joins_letters_stay(words):
    assert spelled_out(words) == words


@given(st.text())
def test_nothing_else_is_touched(text):
    shown = spelled_out(text)
    assert not CONTROL.search(shown)
    assert all(unicodedata.category(letter) in ("Cc", "Cf") for letter in text if CONTROL.match(letter))
