import pytest

from haiti_digest.config import Config
from tests.site.making import STORY, article, site
from tests.site.reading import PageReader


@pytest.mark.parametrize(
    ("base_url", "root"), [("https://harbour.invalid/", "/"), ("https://harbour.invalid/a/b/", "/a/b/")]
)
def test_the_page_for_lost_addresses_links_from_the_root(base_url: str, root: str) -> None:
    pages = site(article(STORY), config=Config(base_url=base_url))
    links = PageReader(pages["404.html"]).links
    inside = [link for link in links if not link.startswith("#")]
    assert inside
    assert all(link.startswith(root) for link in inside)
    assert {link.removeprefix(root) for link in inside if link.endswith(".html")} <= set(pages)


def test_a_site_without_an_address_has_none() -> None:
    assert "404.html" not in site(article(STORY))
