"""The page of changes as a reader meets it after the articles have changed: added, changed, withdrawn, by hand."""

import subprocess
from pathlib import Path

import pytest

from tests.browser.conftest import built
from tests.browser.links import broken_links
from tests.browser.odd import MARKUP, write_odd_articles
from tests.browser.pages import Browser
from tests.browser.test_keyboard import follow
from tests.conftest import Run

pytestmark = [pytest.mark.browser]
CHANGED = MARKUP.replace("12-member", "14-member").replace("12 May", "13 May")
LATER = "A new quay\n\nPublished: 20 May 2031\n\n“The quay is open,” said Ada Brightwater. It cost 7 million dollars.\n"
CORRECTIONS = """- file: many.txt
  words: Then 7 boats left
  hide: figure
  reason: These boats were counted twice.
"""


@pytest.fixture(scope="module")
def changed_site(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site whose articles were changed after its first build."""
    folder = tmp_path_factory.mktemp("changed")
    articles = folder / "articles"
    write_odd_articles(articles)
    built(run, articles, folder / "build")
    (articles / "markup <b>&amp;.txt").write_text(CHANGED, encoding="utf-8")
    (articles / "un#dated?.txt").unlink()
    (articles / "later.txt").write_text(LATER, encoding="utf-8")
    corrections = folder / "corrections.yml"
    corrections.write_text(CORRECTIONS, encoding="utf-8")
    done = run("build", articles, "--out", folder / "build", "--corrections", corrections)
    assert "corrections.yml" not in done.stderr
    return folder / "build"


def test_it_tells_what_came_what_went_and_what_is_different(changed_site: Path, browser: Browser) -> None:
    browser.open(changed_site / "changes.html")
    labels = browser.evaluate("[...document.querySelectorAll('.changes .label')].map(e => e.textContent)")
    assert {line.partition(" · ")[0] for line in labels} >= {"Added", "Changed", "Withdrawn"}
    told = browser.evaluate("document.querySelector('main').innerText")
    assert all(
        words in told for words in ("A new quay", "14-member", "un#dated?.txt", "These boats were counted twice.")
    )


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("width", "scripts"), [(320, False), (1440, True)], ids=["narrow, no scripts", "wide, scripts"]
)
def test_axe_finds_nothing_to_mend_on_it(
    changed_site: Path, browser: Browser, axe: str, width: int, dark: bool, scripts: bool
) -> None:
    assert browser.open(changed_site / "changes.html", width=width, dark=dark, scripts=scripts) == []
    assert browser.overflow() == []
    assert browser.violations(axe) == []


def test_its_html_is_valid_and_its_links_lead_somewhere(changed_site: Path, html_checker: list[str]) -> None:
    pages = [str(page) for page in sorted(changed_site.glob("changes*"))]
    done = subprocess.run(
        [*html_checker, "--format", "gnu", *pages], capture_output=True, encoding="utf-8", check=False
    )
    assert [line for line in done.stderr.splitlines() if "violates Content Security Policy" not in line] == []
    assert broken_links(changed_site) == []


def test_the_keyboard_leads_from_the_first_page_to_what_changed_and_to_its_words(
    changed_site: Path, browser: Browser
) -> None:
    browser.open(changed_site / "index.html")
    follow(browser, "main a[href='changes.html']", "changes.html")
    follow(browser, ".changes .where a[href*='.html#r-']", ".html")
    assert browser.wait("location.pathname.includes('/articles/')")
    assert browser.evaluate("document.querySelector(location.hash.split(':~:')[0]).textContent") == "14"
