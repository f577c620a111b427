"""Builds that follow one another: the cache spares work and never changes the site."""

import os
import re
from pathlib import Path

import pytest

from haiti_digest.build import Options, build_site
from haiti_digest.cache.store import FILE, cache_folder
from haiti_digest.config import Config
from haiti_digest.work import articles as reading
from tests.test_build import BODY, HEAD

WORKERS = Options(workers=1)
EARLIER = re.compile(r"index\.html|changes|\.haiti|.*feed")


def seeds(folder: Path, number: int = 5) -> Path:
    folder.mkdir()
    for at in range(number):
        text = BODY.replace("eleven", f"{at + 2}").replace("Brandt", f"Brandt{'x' * at}")
        (folder / f"lamp-{at}.md").write_text(f"{HEAD}---\n{text}".replace("lamps", f"lamps-{at}"), encoding="utf-8")
    return folder


def pages(folder: Path) -> dict[str, bytes]:
    """The site without what tells of earlier builds."""
    return {path: data for path, data in tree(folder).items() if not EARLIER.match(path)}


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("workers", [2, 3])
def test_any_number_of_workers_writes_the_same_bytes(tmp_path, workers):
    folder = seeds(tmp_path / "seeds", 40)
    build_site(folder, tmp_path / "one", Config(), options=Options(workers=1))
    build_site(folder, tmp_path / "many", Config(), options=Options(workers=workers))
    assert tree(tmp_path / "one") == tree(tmp_path / "many")


def test_a_second_build_reads_only_what_changed(tmp_path, monkeypatch):
    folder = seeds(tmp_path / "seeds")
    read: list[str] = []
    once = reading.make
    monkeypatch.setattr(reading, "make", lambda task: read.extend(f.path for f in task.files) or once(task))
    build_site(folder, tmp_path / "site", Config(), options=WORKERS)
    assert len(read) == 5
    read.clear()
    (folder / "lamp-3.md").write_text(f"{HEAD}---\nNobody came, the keeper Ole Brandt said.\n", encoding="utf-8")
    os.utime(folder / "lamp-1.md")
    build_site(folder, tmp_path / "site", Config(), options=WORKERS)
    assert read == ["lamp-3.md"]


def times(folder: Path) -> dict[str, int]:
    return {p.relative_to(folder).as_posix(): p.stat().st_mtime_ns for p in folder.rglob("*.html")}


def test_an_unchanged_rebuild_rewrites_nothing(tmp_path):
    folder, out = seeds(tmp_path / "seeds"), tmp_path / "site"
    build_site(folder, out, Config(), options=WORKERS)
    before = times(out)
    report = build_site(folder, out, Config(), options=WORKERS)
    assert report.summary()["files_changed"] == 0
    assert times(out) == before


def test_a_page_edited_by_hand_is_drawn_again(tmp_path):
    folder, out = seeds(tmp_path / "seeds"), tmp_path / "site"
    build_site(folder, out, Config(), options=WORKERS)
    page = out / "about.html"
    before = page.read_bytes()
    page.unlink()
    page.write_bytes(before + b" ")
    build_site(folder, out, Config(), options=WORKERS)
    assert page.read_bytes() == before


@pytest.mark.parametrize("change", ["config", "template", "static"])
def test_other_settings_or_templates_draw_again_without_reading_again(tmp_path, monkeypatch, change):
    folder, out, templates = seeds(tmp_path / "seeds"), tmp_path / "site", tmp_path / "templates"
    templates.mkdir()
    build_site(folder, out, Config(), templates, options=WORKERS)
    monkeypatch.setattr(reading, "make", None)
    config = Config(title="Lamps") if change == "config" else Config()
    if change == "template":
        (templates / "about.html").write_text("{{ site.title }} about", encoding="utf-8")
    elif change == "static":
        (templates / "static").mkdir()
        (templates / "static" / "site.css").write_text("/* mine */", encoding="utf-8")
    build_site(folder, out, config, templates, options=WORKERS)
    monkeypatch.undo()
    build_site(folder, tmp_path / "anew", config, templates, options=Options(keep=False, workers=1))
    assert pages(out) == pages(tmp_path / "anew")


@pytest.mark.parametrize("harm", ["gone", "garbage", "cut", "page of zeros"])
def test_a_cache_that_is_gone_or_damaged_costs_time_alone(tmp_path, harm):
    folder, out, told = seeds(tmp_path / "seeds"), tmp_path / "site", []
    build_site(folder, out, Config(), options=WORKERS)
    before = tree(out)
    file = cache_folder(out) / FILE
    data = file.read_bytes()
    if harm == "gone":
        file.unlink()
    elif harm == "garbage":
        file.write_bytes(b"\x07" * len(data))
    elif harm == "cut":
        file.write_bytes(data[: len(data) // 2])
    else:
        file.write_bytes(data[:4096] + bytes(len(data) - 4096))
    build_site(folder, out, Config(), options=WORKERS._replace(tell=told.append))
    assert tree(out) == before
    assert len(told) == (harm != "gone")


def test_without_a_cache_nothing_is_kept(tmp_path):
    folder = seeds(tmp_path / "seeds")
    build_site(folder, tmp_path / "site", Config(), options=Options(keep=False, workers=1))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["seeds", "site"]


def test_the_same_settings_in_another_folder_give_the_same_bytes(tmp_path):
    folder = seeds(tmp_path / "seeds")
    build_site(folder, tmp_path / "one", Config(), options=WORKERS)
    build_site(folder, tmp_path / "two", Config(), options=WORKERS)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_an_article_that_ends_its_process_is_told_and_the_others_are_read(tmp_path, monkeypatch):
    folder = seeds(tmp_path / "seeds", 40)
    once = reading.make_articles

    def deadly(several):
        if any(seed.path == "lamp-17.md" for seed in several):
            os._exit(1)
        return once(several)

    monkeypatch.setattr(reading, "make_articles", deadly)
    report = build_site(folder, tmp_path / "site", Config(), options=Options(workers=2))
    lost = [problem.place for problem in report.problems if "ended the process" in problem.what]
    assert lost == ["seeds/lamp-17.md"]
    assert report.summary()["articles_read"] == 39


def test_a_fault_of_ours_in_one_article_costs_this_article_alone(tmp_path, monkeypatch):
    folder = seeds(tmp_path / "seeds", 12)
    whole = reading.resolve

    def failing(seed, *found):
        if seed.path == "lamp-3.md":
            raise IndexError("a fault")
        return whole(seed, *found)

    monkeypatch.setattr(reading, "resolve", failing)
    report = build_site(folder, tmp_path / "site", Config(), options=WORKERS)
    assert report.counts["articles_read"] == 11
    (told,) = report.problems
    assert told.place.endswith("lamp-3.md")
    assert told.severity == "error"
    assert re.search(r"IndexError \(test_build_cache\.py:\d+\)", told.what)
