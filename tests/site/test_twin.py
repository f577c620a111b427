"""The twin of a site: builds change it and swap it, and what people do to the pages meanwhile is seen."""

import shutil
import time
from pathlib import Path

import pytest

from haiti_digest.build import Options, build_site
from haiti_digest.cache.stats import TICK
from haiti_digest.cli.main import main
from haiti_digest.config import Config

BODY = "---\ndate: 2031-05-0{day}\n---\nKeeper Ole Brandt said on Monday that {number} lamps would burn.\n"


def tree(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    for day in range(1, 6):
        (tmp_path / "seeds" / f"lamp-{day}.md").write_text(BODY.format(day=day, number=40 + day), encoding="utf-8")
    build(tmp_path)
    return tmp_path


def later() -> None:
    """Lets a tick of the clock pass: what was written within it is looked at anew."""
    time.sleep(2 * TICK / 1e9)


def build(folder: Path) -> None:
    later()
    build_site(folder / "seeds", folder / "out", Config(), options=Options(workers=1))
    later()


def run(command: list[str]) -> int:
    """What the command ends with."""
    later()
    return main(command)


def edit(folder: Path, number: int) -> None:
    (folder / "seeds" / "lamp-3.md").write_text(BODY.format(day=3, number=number), encoding="utf-8")


def test_a_site_that_is_gone_comes_back_and_its_pages_are_not_drawn_again(folder: Path) -> None:
    before = tree(folder / "out")
    shutil.rmtree(folder / "out")
    build(folder)
    after = tree(folder / "out")
    assert {path: data for path, (data, _) in after.items()} == {path: data for path, (data, _) in before.items()}
    pages = [path for path in before if path.endswith(".html") and path not in ("data.html", "changes.html")]
    assert [path for path in pages if after[path] != before[path]] == []


def test_it_comes_back_also_when_articles_changed_meanwhile(folder: Path) -> None:
    edit(folder, 77)
    build(folder)
    shutil.rmtree(folder / "out")
    edit(folder, 78)
    build(folder)
    page = (folder / "out/articles/lamp-3.html").read_text(encoding="utf-8")
    assert ">78<" in page
    assert ">77<" not in page


def test_the_command_puts_back_a_site_that_is_gone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "lamp.md").write_text(BODY.format(day=1, number=40), encoding="utf-8")
    command = ["build", str(tmp_path / "seeds"), "--out", str(tmp_path / "out"), "--config", str(tmp_path / "none.yml")]
    assert run(command) == 0
    (tmp_path / "out" / "CNAME").write_text("lamps.example", encoding="utf-8")
    assert run(command) == 0
    before = tree(tmp_path / "out")
    shutil.rmtree(tmp_path / "out")
    assert run(command) == 0
    before.pop("CNAME")
    assert tree(tmp_path / "out") == before
    assert run(command) == 0
    assert tree(tmp_path / "out") == before
    assert "articles read" in capsys.readouterr().out


@pytest.mark.parametrize("replaced", [False, True], ids=["in place", "replaced"])
def test_a_page_that_was_edited_does_not_come_back(
    tmp_path: Path, replaced: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    lamps, out = tmp_path / "seeds", tmp_path / "out"
    lamps.mkdir()
    for day in range(1, 6):
        (lamps / f"lamp-{day}.md").write_text(BODY.format(day=day, number=40 + day), encoding="utf-8")
    command = ["build", str(lamps), "--out", str(out), "--config", str(tmp_path / "none.yml")]
    assert run(command) == 0
    page = out / "people/keeper-brandt.html"
    if replaced:
        page.with_suffix(".new").write_text("added by hand", encoding="utf-8")
        page.with_suffix(".new").rename(page)
    else:
        page.write_text("added by hand", encoding="utf-8")
    edit(tmp_path, 44)
    assert run(command) == 0
    if not replaced:
        page.write_text("added by hand", encoding="utf-8")
    shutil.rmtree(out)
    assert run(command) == 0
    after = {path: data for path, (data, _) in tree(out).items()}
    shutil.rmtree(out)
    assert main([*command, "--no-cache"]) == 0
    clean = {path: data for path, (data, _) in tree(out).items()}
    since = ("changes", "data", "feed", "digest", ".haiti-digest", "index.html")
    assert "added by hand" not in page.read_text(encoding="utf-8")
    assert {path for path in clean if after.get(path) != clean[path] and not path.startswith(since)} == set()
    assert "articles read" in capsys.readouterr().out


def test_a_page_that_was_edited_in_place_is_drawn_again(folder: Path) -> None:
    before = tree(folder / "out")
    with (folder / "out/people/keeper-brandt.html").open("a", encoding="utf-8") as stream:
        stream.write("<p>added by hand</p>")
    edit(folder, 44)
    build(folder)
    edit(folder, 43)
    build(folder)
    after = tree(folder / "out")
    assert after["people/keeper-brandt.html"][0] == before["people/keeper-brandt.html"][0]


def test_a_page_that_was_taken_away_comes_back(folder: Path) -> None:
    before = (folder / "out/people/keeper-brandt.html").read_bytes()
    for number in (51, 52):
        (folder / "out/articles/lamp-1.html").unlink()
        edit(folder, number)
        build(folder)
        assert (folder / "out/articles/lamp-1.html").exists()
    edit(folder, 43)
    build(folder)
    assert (folder / "out/people/keeper-brandt.html").read_bytes() == before


def test_the_files_of_others_stay_as_they_are_now(folder: Path) -> None:
    own = folder / "out" / "CNAME"
    for words in ("one", "two", None, "three"):
        own.unlink(missing_ok=True) if words is None else own.write_text(words, encoding="utf-8")
        edit(folder, 60 + len(words or ""))
        build(folder)
        assert own.exists() == (words is not None)
        assert words is None or own.read_text(encoding="utf-8") == words


def test_a_twin_that_a_killed_build_left_half_done_is_made_anew(folder: Path) -> None:
    (twin,) = (folder / ".haiti-digest").rglob("twin.json")
    twin.unlink()
    (twin.parent / "twin" / "index.html").unlink()
    (twin.parent / "twin" / "stale.html").write_text("stale", encoding="utf-8")
    before = tree(folder / "out")
    edit(folder, 44)
    build(folder)
    edit(folder, 43)
    build(folder)
    after = tree(folder / "out")
    assert sorted(after) == sorted(before)
    assert after["articles/lamp-2.html"][0] == before["articles/lamp-2.html"][0]
    (twin,) = (folder / ".haiti-digest").rglob("twin.json")
    assert sorted(path for path in tree(twin.parent / "twin")) == sorted(after)
