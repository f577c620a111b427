"""The built seeds in headless Chromium, opened from disk as a reader does."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from tests.browser.firefox import Firefox
from tests.browser.odd import write_odd_articles
from tests.browser.pages import Browser
from tests.conftest import ROOT, Run


def missing(what: str) -> NoReturn:
    """Skips for want of *what*, or fails where everything must be there."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing; tests/browser/parts.sh says why")
    pytest.skip(f"{what} is missing")


def part(path: str) -> Path:
    """A file that npm installs."""
    file = ROOT / "node_modules" / path
    if not file.is_file():
        missing(path)
    return file


def built(run: Run, articles: Path, out: Path) -> Path:
    """The folder of the site that *articles* make."""
    done = run("build", articles, "--out", out)
    assert (out / "index.html").is_file(), done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return out


@pytest.fixture(scope="session")
def seeds_site(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site that the seeds make."""
    return built(run, ROOT / "seeds", tmp_path_factory.mktemp("site") / "build")


@pytest.fixture(scope="session")
def odd_site(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site made of odd articles."""
    folder = tmp_path_factory.mktemp("odd")
    write_odd_articles(folder / "articles")
    return built(run, folder / "articles", folder / "build")


@pytest.fixture(scope="session")
def whole_site(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site that shows all of the odd articles and knows its address, in a folder of its host."""
    folder = tmp_path_factory.mktemp("whole")
    write_odd_articles(folder / "articles")
    settings = "base_url: https://harbour.invalid/a/b/\npublish: private\n"
    (folder / "digest.yml").write_text(settings, encoding="utf-8")
    done = run("build", folder / "articles", "--out", folder / "build", cwd=folder)
    assert (folder / "build" / "404.html").is_file(), done.stdout + done.stderr
    return folder / "build"


@pytest.fixture(scope="session", params=["seeds", "odd articles"])
def site(request: pytest.FixtureRequest) -> Path:
    """The folder of the site that the seeds make, and of one made of odd articles."""
    found: Path = request.getfixturevalue("seeds_site" if request.param == "seeds" else "odd_site")
    return found


@pytest.fixture(scope="session")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """Firefox with a profile of its own."""
    found = shutil.which("firefox-esr") or shutil.which("firefox")
    if not found:
        missing("firefox")
    opened = Firefox(found, tmp_path_factory.mktemp("firefox"))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Chromium with a profile of its own."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not driver:
        missing("chromium or chromedriver")
    opened = Browser(chromium, driver, tmp_path_factory.mktemp("profile"))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    return part("axe-core/axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def lychee() -> str:
    """The command that follows links."""
    found = shutil.which("lychee", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if not found:
        missing("lychee")
    return found


@pytest.fixture(scope="session")
def html_checker() -> list[str]:
    """The command that checks HTML files."""
    java = shutil.which("java")
    if not java:
        missing("java")
    return [java, "-jar", str(part("vnu-jar/build/dist/vnu.jar"))]
