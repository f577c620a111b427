"""Five tasks of a reader who has a keyboard alone: each key press goes where the focus is, and the focus is seen."""

import json
import re
from pathlib import Path

import pytest

from tests.browser.pages import Browser
from tests.browser.test_search import SAID

pytestmark = [pytest.mark.browser]
FAR = 400
FOCUS = """(() => { const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
  return e === document.body || (box.width > 0 && style.outlineStyle !== 'none'); })()"""


def reach(browser: Browser, selector: str) -> None:
    """Presses Tab until the focus is on what *selector* names; wherever it stops on the way, it is seen."""
    for _ in range(FAR):
        browser.press("Tab")
        assert browser.evaluate(FOCUS), browser.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        if browser.evaluate(f"document.activeElement.matches({selector!r})"):
            return
    raise AssertionError(f"the keyboard does not reach {selector}")


def follow(browser: Browser, selector: str, page: str) -> None:
    """Reaches a link and follows it to *page*."""
    reach(browser, selector)
    browser.press("Enter")
    assert browser.wait(f"location.pathname.endsWith({page!r}) && document.readyState === 'complete'")


def test_what_somebody_said_on_a_matter_and_its_exact_words(whole_site: Path, browser: Browser) -> None:
    browser.open(whole_site / "index.html")
    follow(browser, "nav a[href='search.html']", "search.html")
    reach(browser, "#q")
    browser.write("tamm tide")
    browser.press("Enter")
    assert browser.wait(SAID)
    assert "the tide" in browser.evaluate("document.querySelector('.hit .card').innerText")
    assert "Renzo Tamm" in browser.evaluate("document.querySelector('.hit .card .who').innerText")
    reach(browser, ".hit .card .where a")
    browser.press("Enter")
    assert browser.wait("location.pathname.includes('/articles/') && document.readyState === 'complete'")
    assert browser.evaluate("document.querySelector(location.hash.split(':~:')[0]).textContent").startswith("We ")
    seen = "(box => box.top < innerHeight && box.bottom > 0)(document.querySelector(':target').getBoundingClientRect())"
    assert browser.wait(seen)


def test_which_articles_give_a_number_and_whether_they_agree(seeds_site: Path, browser: Browser) -> None:
    browser.open(seeds_site / "index.html")
    follow(browser, "nav a[href='figures.html']", "figures.html")
    assert browser.evaluate("document.querySelectorAll('main a[href*=\"articles/\"]').length") > 0
    follow(browser, "nav a[href='compare.html']", "compare.html")
    assert browser.evaluate("document.querySelectorAll('.difference').length") > 0
    reach(browser, ".difference a[href*='#r-']")
    browser.press("Enter")
    assert browser.wait("location.pathname.includes('/articles/') && document.querySelector(':target') !== null")


def test_a_quote_is_cited(whole_site: Path, browser: Browser) -> None:
    browser.open(whole_site / "index.html")
    follow(browser, "nav a[href='quotes.html']", "quotes.html")
    reach(browser, ".card summary")
    browser.press("Enter")
    assert browser.wait("document.activeElement.parentElement.open")
    assert "SHA-256" in browser.evaluate("document.activeElement.parentElement.querySelector('.cite').innerText")
    browser.evaluate("navigator.clipboard.writeText = words => { window.copied = words; return Promise.resolve(); }")
    copied = []
    for _ in range(4):
        reach(browser, ".cite button")
        browser.press("Enter")
        assert browser.wait("document.activeElement.textContent === 'Copied'")
        copied.append(browser.evaluate("copied"))
    words = browser.evaluate("document.activeElement.closest('figure').querySelector('blockquote').textContent.trim()")
    citation, bibtex, ris, (csl,) = *copied[:3], json.loads(copied[3])
    assert re.search(r"record r-\w{10}", citation)[0].endswith(csl["id"])
    assert csl["note"] == citation
    assert words.split("…")[0] in csl["title"]
    assert bibtex.startswith(f"@misc{{{csl['id']},\n")
    assert f"\r\nTI  - {csl['title']}\r\n" in ris


def test_what_changed(whole_site: Path, browser: Browser) -> None:
    browser.open(whole_site / "about.html")
    follow(browser, "footer a[href='changes.html']", "changes.html")
    assert browser.evaluate("document.querySelector('main').innerText.length") > 20
