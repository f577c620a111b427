"""Dates in named fields."""

import pytest

from haiti_digest.load.fields import read_date


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Thu Jan 02 15:04:05 2031", "2031-01-02T15:04:05"),
        ("Thu Jan 02 15:04 EAT 2031", "2031-01-02T15:04+03:00"),
        ("2031, 2 Jan", "2031-01-02"),
        ("Thu Jan 2031, noonish", None),
        ("Form 12 of 2031", None),
    ],
)
def test_odd_but_clear_spellings_in_a_field_are_read_and_nothing_is_filled_in(words, value):
    found = read_date(words)
    assert (found and found.value) == value
