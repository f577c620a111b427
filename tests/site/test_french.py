"""The interface in French: every word of the tool is French, the articles' own words stay as they are."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from haiti_digest.config import Config
from haiti_digest.language.lexicon import table
from haiti_digest.site.edition import Edition
from haiti_digest.site.files import site_files
from haiti_digest.site.wording import wording
from tests.site.making import seeds_digest

VOID = {"meta", "link", "br", "input", "img", "hr", "circle", "path", "line"}
NOT_YET = {"data.html"}
"""The dictionary of the tables is written in English."""


class ToolWords(HTMLParser):
    """The text of a page that is neither an article's nor marked as English."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[bool] = []
        self.found: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            given = dict(attrs)
            foreign = "source" in (given.get("class") or "").split() or given.get("lang") == "en"
            self.open.append(foreign or tag in ("bdi", "script", "code", "title"))
        self.found += [value for name, value in attrs if name in ("aria-label", "value") and value]

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and self.open:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() and not any(self.open):
            self.found.append(" ".join(data.split()))


def phrases(words: Mapping[str, Any]) -> set[str]:
    """All values of a wording, tables in tables."""
    found: set[str] = set()
    for value in words.values():
        if isinstance(value, Mapping):
            found |= phrases(value)
        else:
            found |= {value} if isinstance(value, str) else set(value)
    return found


@pytest.fixture(scope="module")
def french(seeds: Path) -> dict[str, ToolWords]:
    files = site_files(Edition(seeds_digest(seeds), Config(language="fr")))
    return {path: ToolWords(data.decode()) for path, data in files if path.endswith(".html")}


def test_no_page_says_a_phrase_of_the_tool_in_english(french: dict[str, ToolWords]) -> None:
    english = phrases({k: v for k, v in table("en", "interface").items() if k != "numbers"})
    foreign = {one for one in english - phrases(table("fr", "interface")) if re.search(r"[A-Za-z]{3}", one)}
    plain = {re.sub(r"<[^>]+>", "", one) for one in foreign if "{" not in one}
    filled = [re.compile(".*".join(map(re.escape, re.split(r"\{\w*\}", one)))) for one in foreign if "{" in one]
    said = {(path, text) for path, page in french.items() if path not in NOT_YET for text in page.found}
    assert not sorted(one for one in said if one[1] in plain)
    assert not sorted(one for one in said if any(pattern.fullmatch(one[1]) for pattern in filled))


def test_french_has_every_phrase_that_english_has() -> None:
    english, french = table("en", "interface")["pages"], table("fr", "interface")["pages"]
    signs = {"hedge_glyphs"}
    missing = {
        f"{page}.{phrase}"
        for page, spoken in english.items()
        if page not in signs
        for phrase in spoken
        if phrase not in french.get(page, {})
    }
    assert not missing


def test_the_places_of_a_phrase_are_the_same_in_both_languages() -> None:
    english, french = table("en", "interface")["pages"], table("fr", "interface")["pages"]
    for page, spoken in french.items():
        for phrase, words in spoken.items():
            assert set(re.findall(r"\{\w+\}", words)) == set(re.findall(r"\{\w+\}", english[page][phrase])), phrase


def test_dates_numbers_and_counts_are_written_in_french() -> None:
    words = wording("fr")
    assert words.date("2031-06-01") == "1er juin 2031"
    assert words.thousands("5500.5") == "5\u202f500,5"
    assert words.count(0, "article") == "0 article"
    assert words.count(2, "article") == "2 articles"


def test_a_reason_within_a_reason_is_translated() -> None:
    words = wording("fr")
    told = words.reason("“he” → Ada Tamm: the speaker of the sentence before; no one else is named between")
    assert told.startswith("« he » → Ada Tamm : le locuteur de la phrase précédente")
    assert words.reason("counted from the publication date: the nearest past one").startswith(
        "compté à partir de la date"
    )
    assert words.reason("something that no table has") == "something that no table has"
    assert wording("en").reason("named in full") == "named in full"
