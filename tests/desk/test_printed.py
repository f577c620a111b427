import json
from pathlib import Path

import pytest

from haiti_digest.config import Config
from haiti_digest.corrections import NONE, Corrections, read_corrections
from haiti_digest.desk.printed import as_lines, as_outlines, corrections_below
from haiti_digest.load.remote import Remote
from haiti_digest.records import Problem

STORY = "“Nobody asked us about the boats.”\n\nThe wind rose over the harbour, and the lamps went out.\n"
ENTRY = "- {{file: {}, words: Nobody asked us, speaker: Nils Osei, reason: he says so on the tape}}\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A digest in the current folder, with one article in a folder of its seeds, and one that is not of it."""
    for path in ("seeds/day/quay.txt", "elsewhere/quay.txt"):
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text(STORY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def corrections(file: str) -> Corrections:
    Path("corrections.yml").write_text(ENTRY.format(file), encoding="utf-8")
    return read_corrections(Path("corrections.yml"))


def edited(path: str, by_hand: Corrections) -> list[str]:
    """The speakers that were set by hand in the only article under *path*."""
    (line,) = as_lines([Path(path)], Config(), by_hand)
    assert isinstance(line, bytes)
    return [edit["now"] for edit in json.loads(line)["edits"]]


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("path", ["seeds", "seeds/day", "seeds/day/quay.txt"])
def test_an_article_is_corrected_however_it_is_named(path: str) -> None:
    assert edited(path, corrections("day/quay.txt")) == ["Nils Osei"]
    assert edited(path, NONE) == []


@pytest.mark.usefixtures("home")
def test_another_folder_is_one_of_articles_itself_and_a_file_elsewhere_is_of_no_digest() -> None:
    by_hand = corrections("quay.txt")
    assert edited("elsewhere", by_hand) == ["Nils Osei"]
    assert edited("elsewhere/quay.txt", by_hand) == []
    assert edited("seeds/day/quay.txt", by_hand) == []


@pytest.mark.usefixtures("home")
def test_the_outline_tells_what_was_changed_by_whom_and_where() -> None:
    (told,) = as_outlines([Path("seeds/day/quay.txt")], Config(), corrections("day/quay.txt"))
    assert isinstance(told, bytes)
    text = told.decode()
    assert "Changed by hand (1)" in text
    assert "statement speaker: speaker not determined → Nils Osei (he says so on the tape; corrections.yml:1)" in text


@pytest.mark.usefixtures("home")
def test_an_entry_that_does_not_fit_is_told_behind_the_article() -> None:
    Path("corrections.yml").write_text(ENTRY.format("day/quay.txt").replace("asked", "told"), encoding="utf-8")
    line, problem = as_lines([Path("seeds")], Config(), read_corrections(Path("corrections.yml")))
    assert isinstance(line, bytes)
    assert isinstance(problem, Problem)
    assert problem.place == "corrections.yml:1"


def test_entries_of_other_folders_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "seeds/day").mkdir(parents=True)
    (tmp_path / "corrections.yml").write_text(ENTRY.format("a.txt") + ENTRY.format("day/b.txt"), encoding="utf-8")
    by_hand = read_corrections(tmp_path / "corrections.yml")
    below = corrections_below(by_hand, tmp_path / "seeds/day", tmp_path / "seeds")
    assert list(below.by_file) == ["b.txt"]
    assert corrections_below(by_hand, tmp_path / "seeds", tmp_path / "seeds") == by_hand


@pytest.mark.usefixtures("home")
def test_addresses_are_within_one_another_as_folders_are() -> None:
    memory = pytest.importorskip("fsspec").filesystem("memory")
    memory.pipe("/desk/seeds/day/quay.txt", STORY.encode())
    by_hand, seeds = corrections("day/quay.txt"), Remote("memory://desk/seeds")
    try:
        for path in ("", "/day", "/day/quay.txt"):
            (line,) = as_lines([Remote(f"memory://desk/seeds{path}")], Config(), by_hand, seeds)
            assert isinstance(line, bytes)
            assert json.loads(line)["edits"]
        assert corrections_below(by_hand, Remote("memory://desk"), seeds) == by_hand
        assert corrections_below(by_hand, Remote("memory://desk/seeds/day/quay.txt"), Path("seeds")) == NONE
    finally:
        memory.rm("/desk", recursive=True)
