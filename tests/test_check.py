"""The trace check: what the pages show must stand in the articles, to the character."""

import random
import re
import shutil
from pathlib import Path

import pytest

from haiti_digest.build import build_site
from haiti_digest.check import check_site
from haiti_digest.config import Config
from haiti_digest.errors import UsageError

SEEDS = Path(__file__).parents[1] / "seeds"


@pytest.fixture
def site(tmp_path):
    seeds, out = tmp_path / "seeds", tmp_path / "build"
    shutil.copytree(SEEDS, seeds)
    build_site(seeds, out, Config(publish="private"))
    return seeds, out


def test_a_fresh_site_holds(site):
    checked, problems = check_site(*site, Config())
    assert checked > 100
    assert problems == []


def test_any_changed_byte_of_an_article_is_found(site):
    seeds, out = site
    luck = random.Random(7)
    for path in sorted(seeds.iterdir()):
        before = path.read_bytes()
        for at in luck.sample(range(len(before)), 20):
            path.write_bytes(before[:at] + bytes([before[at] ^ 1]) + before[at + 1 :])
            assert check_site(seeds, out, Config())[1], f"byte {at} of {path.name}"
        path.write_bytes(before)


def test_changed_words_on_a_page_are_found_though_the_article_stands(site):
    seeds, out = site
    page = out / "quotes.html"
    luck = random.Random(11)
    text = page.read_text(encoding="utf-8")
    shown = [m.span(1) for m in re.finditer(r'data-source="[^"]+">([^<]+)<', text)]
    for start, end in luck.sample(shown, 20):
        at = luck.randrange(start, end)
        page.write_text(text[:at] + ("x" if text[at] != "x" else "y") + text[at + 1 :], encoding="utf-8")
        told = [problem.what for problem in check_site(seeds, out, Config())[1] if problem.place.startswith(f"{page}:")]
        assert told, f"character {at}"


def test_a_missing_page_is_told(site):
    seeds, out = site
    (out / "quotes.html").unlink()
    assert any("missing" in problem.what for problem in check_site(seeds, out, Config())[1])


def test_a_folder_without_a_site_cannot_be_checked(tmp_path):
    with pytest.raises(UsageError, match="no built site"):
        check_site(SEEDS, tmp_path / "nothing", Config())
