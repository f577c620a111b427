"""The search as a reader uses it: from disk, by a link, by the keyboard, without a script, and how much it loads."""

import json
from pathlib import Path
from urllib.parse import quote

import pytest

from haiti_digest.site.search_terms import terms
from tests.browser.pages import Browser
from tests.browser.serving import served

pytestmark = [pytest.mark.browser]
MOST_LOADED = 100_000
SAID = "document.documentElement.dataset.searched && document.getElementById('search-status').textContent"
HITS = "[...document.querySelectorAll('.hit')].map(hit => hit.innerText)"
MARKED = "[...document.querySelectorAll('.hit mark')].map(mark => mark.textContent)"


def search(browser: Browser, site: Path | str, query: str) -> str:
    """Opens the search for *query*; gives what it says."""
    root = site if isinstance(site, str) else f"{site.as_uri()}/"
    assert browser.open(f"{root}search.html?q={quote(query)}") == []
    return str(browser.wait(SAID))


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("simkova", "Šimková"),
        ("ZOE", "Zoë"),
        ("“has 12 members”", "has 12 members"),
        ("3000", "3,000"),
        ("renz", "Renzo"),
        ("jusqu’au dernier bateau", "jusqu’au dernier bateau"),
        ("ines aubry", "Inès Aubry"),
        ("tide", "tide"),
    ],
)
def test_names_words_phrases_and_figures_are_found_and_marked(
    whole_site: Path, browser: Browser, query: str, marked: str
) -> None:
    search(browser, whole_site, query)
    assert marked in " ".join(browser.evaluate(MARKED))


def test_a_phrase_is_found_in_its_order_only(whole_site: Path, browser: Browser) -> None:
    assert "1 " in search(browser, whole_site, "“for the tide”")
    assert "Nothing found" in search(browser, whole_site, "“tide the for”")


def test_a_hit_leads_to_its_words(whole_site: Path, browser: Browser) -> None:
    search(browser, whole_site, "renzo tide")
    browser.evaluate("document.querySelector('.hit .where a').click()")
    assert browser.wait("location.pathname.includes('/articles/')")
    assert "the tide" in browser.evaluate("document.querySelector(location.hash.split(':~:')[0]).textContent")


def test_a_name_leads_to_its_page(whole_site: Path, browser: Browser) -> None:
    search(browser, whole_site, "brightwater")
    href = browser.evaluate("document.querySelector('.search-people a').getAttribute('href')")
    assert (whole_site / href).is_file()


def test_words_of_articles_stay_words(whole_site: Path, browser: Browser) -> None:
    assert "1 " in search(browser, whole_site, "onerror")
    assert browser.evaluate("document.querySelectorAll('.hit img, .hit script').length") == 0
    assert search(browser, whole_site, "<img src=x onerror=alert(1)>")
    assert browser.evaluate("document.querySelectorAll('#search-status img').length") == 0


@pytest.mark.parametrize("query", ["xyzzy", '"', "____", "a" * 500, "{{", "constructor", "__proto__", "%00"])
def test_what_is_not_there_is_said(whole_site: Path, browser: Browser, query: str) -> None:
    root = f"{whole_site.as_uri()}/"
    browser.open(f"{root}search.html?q={quote(query)}")
    assert browser.wait("document.getElementById('search-status').textContent.length > 10")
    assert browser.console() == []


def test_without_a_script_the_page_leads_to_the_lists(whole_site: Path, browser: Browser) -> None:
    browser.open(whole_site / "search.html", scripts=False)
    assert browser.evaluate("document.querySelector('form.search').offsetHeight") == 0
    assert "script" in browser.evaluate("document.querySelector('main').innerText")
    assert browser.evaluate("document.querySelectorAll('main a').length") >= 3


def test_the_keyboard_alone_finds_opens_and_reads(whole_site: Path, browser: Browser) -> None:
    browser.open(whole_site / "search.html")
    for _ in range(40):
        browser.press("Tab")
        if browser.evaluate("document.activeElement.id") == "q":
            break
    browser.write("tamm")
    browser.press("Enter")
    assert "tamm" in str(browser.wait(SAID))
    assert browser.evaluate("location.search") == "?q=tamm"
    assert browser.evaluate("document.getElementById('q').value") == "tamm"
    assert browser.evaluate("document.getElementById('search-status').getAttribute('role')") == "status"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_to_mend_among_results(whole_site: Path, browser: Browser, axe: str, dark: bool) -> None:
    search(browser, whole_site, "tide")
    browser.scheme("dark" if dark else "light")
    browser.resize(320)
    assert browser.overflow() == []
    assert browser.violations(axe) == []


def test_little_is_loaded_before_the_first_result(whole_site: Path, browser: Browser) -> None:
    with served(whole_site, "/a/") as (host, _):
        search(browser, host, "brightwater boats")
        assert 0 < browser.loaded("document.documentElement.dataset.first") < MOST_LOADED


def test_script_and_index_cut_and_fold_words_alike(whole_site: Path, browser: Browser) -> None:
    texts = [path.read_text(encoding="utf-8") for path in (whole_site.parent / "articles").rglob("*.*")]
    texts.append(
        "Nataša’s 5,500 U.S. p.m.It 3\u202f000 Ǆ ﬁn ½ ² ١٢٣ straße ŒUVRE İstanbul e\u0301t\u00e9 x_y 1.5.2 A.B.C"
    )
    browser.open(whole_site / "search.html")
    for text in texts:
        told = browser.evaluate(f"searchPart.terms({json.dumps(text)})")
        assert told == terms(text)
