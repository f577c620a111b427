"""The seeds' site as a reader meets it: from disk, with scripts or without, narrow or wide, light, dark, on paper."""

import json
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.browser.links import Page, broken_links, loaded_from_elsewhere
from tests.browser.pages import Browser, page_files, page_types

pytestmark = [pytest.mark.browser]
WIDTHS = (320, 768, 1440, 1920)


def told(found: dict[str, list[str]]) -> str:
    """What was found, a line each under the name of its page."""
    return "".join(f"\n{name}" + "".join(f"\n  {line}" for line in lines) for name, lines in found.items())


def test_every_link_and_every_fragment_leads_somewhere(site: Path) -> None:
    assert page_files(site)
    broken = broken_links(site)
    assert not broken, "\n".join(broken)


def test_lychee_finds_no_broken_link_and_every_text_fragment_in_its_page(site: Path, lychee: str) -> None:
    """*full* looks for the words of a text fragment on the page it leads to, too."""
    done = subprocess.run(
        [lychee, "--offline", "--include-fragments=full", "--no-progress", "--format", "json", str(site)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    found = json.loads(done.stdout)
    assert found["total"] > 500
    assert done.returncode == 0, done.stdout


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    assert loaded_from_elsewhere(site) == []


def test_every_page_has_a_policy_against_foreign_code(site: Path) -> None:
    for page in page_files(site):
        source = page.read_text(encoding="utf-8")
        assert "Content-Security-Policy" in source
        assert "default-src 'none'" in source.replace("&#39;", "'")
        assert "unsafe-" not in source.partition("<body")[0]


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_console_stays_silent(site: Path, browser: Browser, scripts: bool) -> None:
    said = {page.name: lines for page in page_files(site) if (lines := browser.open(page, scripts=scripts))}
    assert not said, told(said)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_no_page_scrolls_sideways(site: Path, browser: Browser, scripts: bool) -> None:
    wide = {}
    for page in page_files(site):
        browser.open(page, scripts=scripts)
        for width in WIDTHS:
            browser.resize(width)
            if found := browser.overflow():
                wide[f"{page.relative_to(site).as_posix()} at {width}"] = found
    assert not wide, told(wide)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("width", "scripts"), [(320, False), (1440, True)], ids=["narrow, no scripts", "wide, scripts"]
)
def test_axe_finds_nothing_to_mend(
    site: Path, browser: Browser, axe: str, width: int, dark: bool, scripts: bool
) -> None:
    found = {}
    for page in page_types(site):
        browser.open(page, width=width, dark=dark, scripts=scripts)
        if violations := browser.violations(axe):
            found[page.relative_to(site).as_posix()] = violations
    assert not found, told(found)


def test_the_two_schemes_differ(site: Path, browser: Browser) -> None:
    colours = []
    for dark in (False, True):
        browser.open(site / "index.html", dark=dark)
        colours.append(browser.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert colours[0] != colours[1]


def test_the_keyboard_first_reaches_the_way_to_the_content(site: Path, browser: Browser) -> None:
    browser.open(site / "index.html")
    browser.press("Tab")
    focused = browser.evaluate(
        """(() => { const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
          return {href: e.getAttribute('href'), top: box.top, width: box.width, outline: style.outlineStyle}; })()"""
    )
    assert focused["href"].startswith("#")
    assert focused["top"] >= 0
    assert focused["width"] > 20
    assert focused["outline"] != "none"


def test_marks_and_the_place_in_the_site_are_seen_in_forced_colours(seeds_site: Path, browser: Browser) -> None:
    page = next(page for page in page_types(seeds_site) if page.parent.name == "articles" and page.stem != "index")
    browser.open(page)
    forced = [{"name": "forced-colors", "value": "active"}]
    browser.command("Emulation.setEmulatedMedia", features=forced)
    bare = browser.evaluate(
        """[...document.querySelectorAll('.reading mark')].filter(mark => {
          const style = getComputedStyle(mark);
          return !['Top', 'Bottom'].some(side => parseFloat(style['border' + side + 'Width']) > 0
            && style['border' + side + 'Style'] !== 'none') && !style.textDecorationLine.includes('underline');
        }).map(mark => mark.outerHTML.slice(0, 100))"""
    )
    assert bare == []
    current, other = browser.evaluate(
        """['[aria-current]', ':not([aria-current])'].map(which =>
          getComputedStyle(document.querySelector('.masthead nav a' + which)).fontWeight)"""
    )
    assert current != other


def test_paper_is_read_in_the_order_of_the_page(seeds_site: Path, browser: Browser) -> None:
    for page in page_types(seeds_site):
        browser.open(page)
        headings = browser.evaluate(
            """[...document.querySelectorAll('main h1, main h2')].filter(e => e.checkVisibility())
              .map(e => e.textContent.replace(/\\s+/g, ''))"""
        )
        text = "".join(part.extract_text() for part in PdfReader(BytesIO(browser.printed())).pages)
        printed = "".join(text.split())
        at = 0
        for heading in headings:
            found = printed.find(heading, at)
            assert found >= 0, f"{page.name}: {heading} is not printed behind what stands before it"
            at = found + len(heading)


def test_every_page_type_prints(site: Path, browser: Browser) -> None:
    for page in page_types(site):
        browser.open(page)
        assert browser.printed().startswith(b"%PDF-")


def test_paper_holds_what_is_folded_on_the_screen(site: Path, browser: Browser) -> None:
    folded = {
        page: page.read_text(encoding="utf-8").count("<summary>Trace</summary>")
        for page in page_types(site)
        if page.relative_to(site).parts[0] == "articles"
    }
    page = max(folded, key=lambda page: folded[page])
    assert folded[page]
    browser.open(page)
    text = " ".join(part.extract_text() for part in PdfReader(BytesIO(browser.printed())).pages)
    assert text.count("Why this speaker") + text.count("Rule") >= folded[page]


def test_the_html_is_valid(site: Path, html_checker: list[str]) -> None:
    done = subprocess.run(
        [*html_checker, "--also-check-css", "--skip-non-html", "--format", "gnu", str(site)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    # The checker does not know that 'self' holds for a file's neighbours; the console's silence proves the policy.
    found = [line for line in done.stderr.splitlines() if "violates Content Security Policy" not in line]
    assert not found, "\n".join(found)


def test_the_first_page_is_light(site: Path) -> None:
    sheets = [link for link in Page((site / "index.html").read_text(encoding="utf-8")).loads if link.endswith(".css")]
    assert sheets
    assert sum((site / name).stat().st_size for name in ["index.html", *sheets]) < 50_000
