import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.site.addresses import relative, safe_url, slug, text_fragment, way


@pytest.mark.parametrize(
    ("page", "target", "link"),
    [
        ("index.html", "articles/a.html#r-1", "articles/a.html#r-1"),
        ("articles/a.html", "index.html", "../index.html"),
        ("articles/a.html", "articles/a.html#r-1", "#r-1"),
        ("articles/a.html", "articles/b.html#r-1", "b.html#r-1"),
        ("articles/a.html", "people/x.html", "../people/x.html"),
        ("index.html", "index.html", "index.html"),
    ],
)
def test_links_are_relative_to_the_page_they_stand_on(page: str, target: str, link: str) -> None:
    assert relative(page, target) == link


NAMES = st.lists(st.sampled_from(["a", "b", "c.html", "..", ".", ""]), min_size=1, max_size=4).map("/".join)


@given(st.lists(st.sampled_from("abc"), max_size=3).map("/".join), NAMES.filter(bool))
def test_a_way_is_the_relative_path(folder: str, path: str) -> None:
    assert way(folder, path) == posixpath.relpath(path, folder or ".")


@given(st.text())
def test_a_slug_is_safe_in_every_file_system(words: str) -> None:
    made = slug(words)
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(made) <= 60
    assert made == slug(made)


def test_an_accent_is_folded_into_its_letter() -> None:
    assert slug("Żółć  café_1") == "zoc-cafe-1"


def test_only_web_addresses_are_linked() -> None:
    assert safe_url("https://example.org/a") == "https://example.org/a"
    assert safe_url("javascript:alert(1)") is None
    assert safe_url("https://example.org/a b") is None
    assert safe_url(None) is None


def test_a_text_fragment_escapes_what_would_part_its_words() -> None:
    assert text_fragment("well-known, they say") == ":~:text=well%2Dknown%2C%20they%20say"
    assert text_fragment("one two three four five six seven eight nine").count(",") == 1


@pytest.mark.parametrize(
    ("given", "linked"),
    [
        ("https://harbour.invalid/a?b=1&c=2#d", "https://harbour.invalid/a?b=1&c=2#d"),
        ('http://harbour.invalid/"a"<b>', "http://harbour.invalid/%22a%22%3Cb%3E"),
        ("https://harbour.invalid/caf%C3%A9/100%", "https://harbour.invalid/caf%C3%A9/100%25"),
        ("HTTPS://harbour.invalid/été", "HTTPS://harbour.invalid/%C3%A9t%C3%A9"),
        ("javascript:alert(1)", None),
        ("https://harbour.invalid/a b", None),
        ("//harbour.invalid/a", None),
        ("", None),
        (None, None),
    ],
)
def test_only_web_addresses_are_linked_and_in_valid_characters(given, linked):
    assert safe_url(given) == linked
