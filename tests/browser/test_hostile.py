"""In a real browser, with the pages' policy taken off: nothing that an article holds runs."""

import re
from pathlib import Path

import pytest

from tests.browser.pages import Browser, page_types
from tests.hostile.site import hostile_site

pytestmark = pytest.mark.browser

POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')


@pytest.fixture(scope="module")
def unguarded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of spiked articles without its policy."""
    site = hostile_site(tmp_path_factory.mktemp("unguarded"))
    for page in site.rglob("*.html"):
        data, taken = POLICY.subn(b"", page.read_bytes())
        assert taken == 1
        page.write_bytes(data)
    return site


def test_no_script_of_an_article_runs(browser: Browser, unguarded: Path) -> None:
    pages = {*page_types(unguarded), *unguarded.glob("articles/spike-*.html")}
    for page in sorted(pages):
        browser.open(page)
        assert browser.driver.execute_script("return window.pwned === undefined"), page.name
