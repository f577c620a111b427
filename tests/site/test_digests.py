"""The sums of a site's files come back as they were told."""

from haiti_digest.site.digests import Digests

ONE, TWO = "0" * 63 + "1", "ab" * 32


def test_sums_come_back_in_their_order_and_by_path() -> None:
    found = Digests({"b.html": ONE})
    found["a.html"] = TWO
    assert dict(found) == {"b.html": ONE, "a.html": TWO}
    assert list(found.sorted().items()) == [("a.html", TWO), ("b.html", ONE)]


def test_a_file_that_goes_is_no_more_there() -> None:
    found = Digests({"a.html": ONE, "b.html": TWO})
    del found["a.html"]
    assert "a.html" not in found
    assert found.get("a.html") is None
    assert len(found) == 1
