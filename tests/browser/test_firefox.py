"""The site in Firefox: from disk and from a folder of a host, at two widths."""

from pathlib import Path

import pytest

from tests.browser.firefox import Firefox
from tests.browser.pages import page_types
from tests.browser.serving import served

pytestmark = [pytest.mark.browser]
WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
FOUND = "document.documentElement.dataset.searched ? document.getElementById('search-status').textContent : ''"


def problems(firefox: Firefox, address: str, own: str) -> list[str]:
    """What the console says, what is asked of others, and whether the page can be scrolled sideways."""
    found = []
    for width in (320, 1440):
        firefox.open(address, width)
        found += firefox.said()
        found += [f"asks for {one}" for one in firefox.requested() if not one.startswith(own)]
        found += [f"is too wide at {width}"] if firefox.evaluate(WIDE) else []
    return found


def test_every_page_type_is_sound_from_disk(site: Path, firefox: Firefox) -> None:
    found = {page.name: lines for page in page_types(site) if (lines := problems(firefox, page.as_uri(), "file:"))}
    assert found == {}


def test_every_page_type_is_sound_in_a_folder_of_a_host(site: Path, firefox: Firefox) -> None:
    with served(site, "/a/b/") as (host, missed):
        addresses = [host + page.relative_to(site).as_posix() for page in page_types(site)]
        found = {address: lines for address in addresses if (lines := problems(firefox, address, host))}
    assert found == {}
    assert [path for path in missed if path != "/favicon.ico"] == []


def test_a_search_is_answered_from_disk(seeds_site: Path, firefox: Firefox) -> None:
    firefox.open(f"{(seeds_site / 'search.html').as_uri()}?q=haiti")
    assert "“haiti”" in answer(firefox)
    assert firefox.evaluate("document.querySelectorAll('.hit mark').length > 0")
    assert firefox.said() == []


def answer(firefox: Firefox) -> str:
    """What the search says when it is done."""
    return str(
        firefox.evaluate(
            "new Promise(done => { const look = () => { const said = "
            + FOUND
            + "; said ? done(said) : setTimeout(look, 20); }; look(); })"
        )
    )
