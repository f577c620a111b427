"""The site wherever it stands, from disk, at the root of a host and in a folder: it asks nobody else for anything."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.pages import Browser, page_types
from tests.browser.serving import served

pytestmark = [pytest.mark.browser]
HEAVIEST = 200_000


def elsewhere(browser: Browser, address: str, own: str, scripts: bool) -> list[str]:
    """What the console says while a page opens, and the addresses asked for that do not begin with *own*."""
    said = browser.open(address, scripts=scripts)
    asked = browser.requested()
    assert address in asked
    return said + [one for one in asked if not one.startswith((own, "data:"))]


@pytest.fixture(scope="module", params=["disk", "/", "/a/b/"])
def place(request: pytest.FixtureRequest, site: Path) -> Iterator[tuple[str, list[str]]]:
    """Where the site stands, and the paths asked for in vain."""
    if request.param == "disk":
        yield f"{site.as_uri()}/", []
    else:
        with served(site, request.param) as host:
            yield host


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_no_request_goes_elsewhere(site: Path, place: tuple[str, list[str]], browser: Browser, scripts: bool) -> None:
    own, missed = place
    addresses = [own + page.relative_to(site).as_posix() for page in page_types(site)]
    found = {address: lines for address in addresses if (lines := elsewhere(browser, address, own, scripts))}
    assert found == {}
    assert missed == []


def test_no_page_is_heavy(seeds_site: Path) -> None:
    heavy = {page.name: size for page in seeds_site.rglob("*.html") if (size := page.stat().st_size) >= HEAVIEST}
    assert heavy == {}


def test_a_lost_address_shows_a_page_that_leads_back(whole_site: Path, browser: Browser) -> None:
    with served(whole_site, "/a/b/") as (host, missed):
        browser.open(f"{host}people/of/old.html")
        assert browser.evaluate("getComputedStyle(document.body).maxWidth") is not None
        assert browser.evaluate("document.styleSheets.length") == 1
        assert missed == ["/a/b/people/of/old.html"]
        browser.evaluate("document.querySelector('main a').click()")
        assert browser.wait(f"location.href === '{host}search.html'")
