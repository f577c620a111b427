"""TIMEX3 values in the Extended Date/Time Format."""

import pytest

from haiti_digest.export.edtf import between, edtf, on_or_before


@pytest.mark.parametrize(
    ("value", "mod", "dated"),
    [
        ("2031-06-04", None, "2031-06-04"),
        ("2031-06-04T14:05", None, "2031-06-04"),
        ("2031-06", None, "2031-06"),
        ("2031", "APPROX", "2031~"),
        ("2031-W23", None, "2031-06-02/2031-06-08"),
        ("2031-W23-WE", None, "2031-06-07/2031-06-08"),
        ("2031-SP", None, "2031-21"),
        ("2031-Q3", None, "2031-35"),
        ("2031-H2", None, "2031-41"),
        ("203", None, "203X"),
        ("20", None, "20XX"),
        ("2031-06-04", "ON_OR_BEFORE", "../2031-06-04"),
        ("2031-W23", "AFTER", "2031-06-02/.."),
        ("XXXX-06-04", None, "XXXX-06-04"),
        ("2031", "START", "2031"),
        (None, None, None),
        ("P3D", None, None),
        ("XXXX-WXX-1", None, None),
        ("PRESENT_REF", None, None),
        ("2031-W99", None, None),
    ],
)
def test_values(value: str | None, mod: str | None, dated: str | None) -> None:
    made, reason = edtf(value, mod)
    assert made == dated
    assert len(reason) > 5


def test_a_day_that_is_only_bounded() -> None:
    assert on_or_before("2031-06-04T10:00")[0] == "../2031-06-04"
    assert between("2031-06-01", None)[0] == "2031-06-01/.."
    assert between(None, None)[0] is None
