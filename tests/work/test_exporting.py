"""Files for machines after edits: whatever was built before, they are what a build that keeps nothing makes of them."""

import json
import os
import random
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import frictionless
import pytest

from haiti_digest.build import Options, build_site
from haiti_digest.config import Config
from haiti_digest.export import contribution, parts
from haiti_digest.work import exporting, feeding

ONE = Options(workers=1)
NAMES = [f"{letter}{number}.md" for letter in "abcdefg" for number in range(4)]
BODIES = (
    "Keeper Ole Brandt said on Monday that {n} lamps would burn by 4 June 2031. “We counted them twice,” he said.",
    "“We counted them twice,” keeper Ole Brandt said. The harbour board put the number of lamps at {n}.",
    "The harbour board, which Maud Varga leads, denied that {n} lamps had been lost. “Nobody asked us,” Varga said.",
)


@pytest.fixture
def short_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of few articles, so that a few articles fill many."""
    monkeypatch.setattr(parts, "MOST", 4)
    monkeypatch.setattr(parts, "FEWEST", 1)
    monkeypatch.setattr(parts, "USUAL", 3)
    monkeypatch.setattr(parts, "PARTS_TOGETHER", 2)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The articles whose contribution was made."""
    found: list[int] = []
    once = contribution.contribution

    def noted(links, at, forms, **how):
        found.append(at)
        return once(links, at, forms, **how)

    monkeypatch.setattr(exporting, "contribution", noted)
    return found


def write(folder: Path, name: str, number: int) -> None:
    head = f"---\ntitle: The lamps of {name[0]}\ndate: 2031-05-0{1 + number % 9}\noutlet: Gazette {number % 3}\n---\n"
    (folder / name).write_text(head + BODIES[number % 3].format(n=40 + number) + "\n", encoding="utf-8")


def seeds(folder: Path, names: list[str]) -> Path:
    folder.mkdir()
    for number, name in enumerate(names):
        write(folder, name, number)
    return folder


def data(site: Path) -> dict[str, bytes]:
    """The files for machines and the feeds."""
    files = [*(site / "data").iterdir(), *site.rglob("*.atom"), *site.glob("*/*.json"), *site.glob("feed.json")]
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in files}


def tables(site: Path) -> dict[str, bytes]:
    return {path: content for path, content in data(site).items() if path.startswith("data/")}


def inodes(site: Path) -> dict[str, int]:
    return {file.name: file.stat().st_ino for file in (site / "data").iterdir()}


def changes(luck: random.Random, folder: Path) -> Iterator[None]:
    """Edits one after the other."""
    for step in range(6):
        present = sorted(file.name for file in folder.iterdir())
        name = luck.choice(NAMES)
        match luck.choice(["write", "remove", "rename"]):
            case "remove" if len(present) > 8:
                (folder / luck.choice(present)).unlink()
            case "rename":
                (folder / luck.choice(present)).rename(folder / name)
            case _:
                write(folder, name, luck.randrange(30) + step)
        yield


@pytest.mark.parametrize("wanted", [("feeds",), ("csv",), ("jsonl",), ("annotations",), ("citations",), ("sqlite",)])
def test_a_form_alone_is_as_it_is_among_all(tmp_path: Path, wanted: tuple[str, ...]) -> None:
    folder = seeds(tmp_path / "seeds", NAMES[:3])
    build_site(folder, tmp_path / "all", Config(), options=ONE)
    build_site(folder, tmp_path / "one", Config(data=wanted), options=ONE)
    every, alone = tables(tmp_path / "all"), tables(tmp_path / "one")
    del alone["data/datapackage.json"]  # tells which there are
    assert alone == {path: every[path] for path in alone}
    assert "data/articles.csv" in alone or "data/articles.jsonl" in alone


@pytest.mark.usefixtures("short_parts")
@pytest.mark.parametrize("luck", range(3))
def test_after_any_edits_the_files_are_those_of_a_build_from_nothing(tmp_path: Path, luck: int) -> None:
    folder = seeds(tmp_path / "seeds", NAMES[::2])
    build_site(folder, tmp_path / "site", Config(), options=ONE)
    build_site(folder, tmp_path / "anew", Config(), options=Options(keep=False, workers=1))
    for _ in changes(random.Random(luck), folder):
        build_site(folder, tmp_path / "site", Config(), options=ONE)
        build_site(folder, tmp_path / "anew", Config(), options=Options(keep=False, workers=1))
        assert data(tmp_path / "site") == data(tmp_path / "anew")


@pytest.mark.usefixtures("short_parts")
def test_an_edit_makes_what_shows_it_and_writes_the_files_of_these_parts(tmp_path: Path, made: list[int]) -> None:
    folder = seeds(tmp_path / "seeds", NAMES)
    build_site(folder, tmp_path / "site", Config(), options=ONE)
    assert sorted(made) == list(range(len(NAMES)))
    before = inodes(tmp_path / "site")
    made.clear()
    file = folder / NAMES[10]
    file.write_text(file.read_text(encoding="utf-8") + "\nNobody came.\n", encoding="utf-8")
    build_site(folder, tmp_path / "site", Config(), options=ONE)
    assert 10 in made
    assert len(made) <= 2  # one more tells of the same event
    after = inodes(tmp_path / "site")
    assert after.keys() == before.keys()
    rewritten = {name for name in after if after[name] != before[name]}
    assert len([name for name in rewritten if name.startswith("articles-") and name.endswith(".csv")]) == 1
    assert len([name for name in rewritten if name.startswith("digest-")]) <= len(made)


@pytest.mark.usefixtures("short_parts")
@pytest.mark.parametrize("name", ["articles-002.csv", "digest-001.sqlite"])
def test_a_file_that_was_touched_is_written_anew(tmp_path: Path, name: str) -> None:
    folder = seeds(tmp_path / "seeds", NAMES)
    build_site(folder, tmp_path / "site", Config(), options=ONE)
    good = data(tmp_path / "site")
    for change in (lambda file: file.unlink(), lambda file: file.write_bytes(b"x" * file.stat().st_size), os.utime):
        change(tmp_path / "site" / "data" / name)
        build_site(folder, tmp_path / "site", Config(), options=ONE)
        assert data(tmp_path / "site") == good
    shutil.rmtree(tmp_path / "site")
    build_site(folder, tmp_path / "site", Config(), options=ONE)
    assert data(tmp_path / "site") == good
    write(folder, NAMES[3], 3)
    (tmp_path / "site" / "data" / name).write_bytes(b"x")
    build_site(folder, tmp_path / "site", Config(), options=ONE)
    build_site(folder, tmp_path / "anew", Config(), options=Options(keep=False, workers=1))
    assert tables(tmp_path / "site") == tables(tmp_path / "anew")


@pytest.mark.usefixtures("short_parts")
def test_parts_are_described_and_valid_and_hold_all_together(tmp_path: Path) -> None:
    folder = seeds(tmp_path / "seeds", NAMES)
    build_site(folder, tmp_path / "site", Config(), options=ONE)
    place = tmp_path / "site" / "data"
    report = frictionless.validate(str(place / "datapackage.json"))
    assert report.flatten(["title", "fieldName", "message"]) == []
    resources = {one["name"]: one for one in json.loads((place / "datapackage.json").read_bytes())["resources"]}
    assert len(resources["articles"]["path"]) > 3
    paths = {name: [one["path"]] if isinstance(one["path"], str) else one["path"] for name, one in resources.items()}
    assert {path for listed in paths.values() for path in listed} == {
        file.name for file in place.iterdir() if file.name != "datapackage.json"
    }
    databases = [place / name for name in paths["digest-sqlite"]]
    ids = [row[0] for file in databases for row in rows(file, "SELECT id FROM articles")]
    assert len(ids) == len(set(ids)) == len(NAMES) == resources["articles"]["rowCount"]
    for file in databases:
        unknown = "SELECT count(*) FROM statements WHERE speaker NOT IN (SELECT id FROM speakers)"
        assert rows(file, unknown) == [(0,)]


def rows(file: Path, question: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(file)
    try:
        return connection.execute(question).fetchall()
    finally:
        connection.close()


@pytest.mark.usefixtures("short_parts")
def test_any_number_of_workers_writes_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("haiti_digest.build.FEW_FILES", 1)
    folder = seeds(tmp_path / "seeds", NAMES)
    build_site(folder, tmp_path / "one", Config(), options=ONE)
    build_site(folder, tmp_path / "two", Config(), options=Options(workers=2))
    assert data(tmp_path / "one") == data(tmp_path / "two")


def test_a_feed_that_tells_the_same_is_kept_and_of_another_only_new_entries_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = seeds(tmp_path / "seeds", NAMES[:6])
    (folder / "other.md").write_text("Ida Moe said on Monday that nobody came to the ferry.\n", encoding="utf-8")
    (folder / "more.md").write_text("“Nobody came,” said Ida Moe on Sunday.\n", encoding="utf-8")
    build_site(folder, tmp_path / "site", Config(publish="private"), options=ONE)
    before = {file.name: file.stat().st_ino for file in (tmp_path / "site" / "people").glob("*.atom")}
    entries: list[int] = []
    once = feeding.statement_entry

    def noted(edition, ref):
        entries.append(ref.article)
        return once(edition, ref)

    monkeypatch.setattr(feeding, "statement_entry", noted)
    (folder / "more.md").write_text("“Nobody came at all,” said Ida Moe on Sunday.\n", encoding="utf-8")
    build_site(folder, tmp_path / "site", Config(publish="private"), options=ONE)
    after = {file.name: file.stat().st_ino for file in (tmp_path / "site" / "people").glob("*.atom")}
    assert len(after) > 1
    assert {name for name in after if after[name] != before[name]} == {"ida-moe.atom"}
    assert "Nobody came at all" in (tmp_path / "site" / "people" / "ida-moe.atom").read_text(encoding="utf-8")
    assert len(set(entries)) == 1
