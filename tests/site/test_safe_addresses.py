import pytest

from haiti_digest.site.addresses import safe_url


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
