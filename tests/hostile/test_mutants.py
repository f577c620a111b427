"""No article breaks the reading, and none puts a script, a live formula or a file where it does not belong."""

import csv
import io
import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.hostile.mutants import mutants, read
from tests.hostile.site import hostile_site

COUNT = int(os.environ.get("MUTANTS", "300"))


def test_no_mutant_breaks_the_reading() -> None:
    outcomes = [read(file) for file in mutants(COUNT)]
    assert all(articles or problems for articles, problems, _ in outcomes)
    assert sum(articles for articles, _, _ in outcomes) > COUNT // 3


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of spiked articles and mutants."""
    return hostile_site(tmp_path_factory.mktemp("hostile"))


class Dangers(HTMLParser):
    """Gathers what could run in a page: scripts not ours, event handlers, addresses that are no addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            words = (value or "").strip().lower()
            if name.startswith("on") or name == "srcdoc" or (name == "style" and words):
                self.found.append(f"{tag} {name}={value}")
            if name in ("href", "src", "action", "formaction", "cite", "xlink:href", "data"):
                scheme = re.match(r"[\x00-\x20]*([a-z][a-z0-9+.\x00-\x20-]*):", words)
                if scheme and scheme[1] not in ("http", "https"):
                    self.found.append(f"{tag} {name}={value}")
        if tag in ("iframe", "object", "embed", "base", "applet"):
            self.found.append(tag)
        if tag == "script":
            known = dict(attrs)
            if "src" not in known and known.get("type") != "application/ld+json":
                self.found.append(f"inline script {attrs}")


def test_no_page_holds_what_could_run(site: Path) -> None:
    for page in site.rglob("*.html"):
        dangers = Dangers()
        dangers.feed(page.read_text(encoding="utf-8"))
        dangers.close()
        assert dangers.found == [], page.name


def test_no_template_of_an_article_is_drawn(site: Path) -> None:
    for page in site.rglob("*"):
        if page.is_file() and page.name != ".haiti-digest.json":  # sums of files, which hold any digits
            assert b"1337" not in page.read_bytes().replace(b"713379", b""), page.name
            assert b"<class 'object'>" not in page.read_bytes()


def test_no_cell_of_a_table_is_a_live_formula(site: Path) -> None:
    tables = sorted(site.rglob("*.csv"))
    assert tables
    for table in tables:
        for row in csv.reader(io.StringIO(table.read_text(encoding="utf-8-sig"))):
            for cell in row:
                number = re.fullmatch(r"[+-]?\d[\d.,]*(?:[eE][+-]?\d+)?", cell)
                assert number or not re.match(r"[=+\-@\t\r]", cell), (table.name, cell)


def test_every_file_lies_in_the_site_under_a_plain_name(site: Path) -> None:
    assert {path.name for path in site.parent.iterdir()} == {"seeds", "build", ".haiti-digest"}
    for path in site.rglob("*"):
        assert re.fullmatch(r"[\w.-]{1,120}", path.name, re.ASCII), path
        assert not path.is_symlink()


def test_control_characters_do_not_reach_a_page(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]", text), page.name
