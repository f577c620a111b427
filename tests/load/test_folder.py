"""Which files of a folder are read, and what is said of the others."""

import socket

import pytest

from haiti_digest.errors import UsageError
from haiti_digest.load.folder import FoundFile, list_files, load
from haiti_digest.load.options import Limits, LoadOptions
from haiti_digest.records import Problem, Seed

SENTENCE = "The harbour council has closed the northern pier, it said on Monday.\n"


def lines(items) -> list[str]:
    return [str(item) for item in items if isinstance(item, Problem)]


def test_a_missing_folder_and_an_empty_one_are_wrong_usage(tmp_path):
    with pytest.raises(UsageError, match="does not exist"):
        list(load(tmp_path / "nowhere"))
    with pytest.raises(UsageError, match="holds no files"):
        list(load(tmp_path))
    (tmp_path / "picture.jpg").write_bytes(b"\xff\xd8\xff")
    with pytest.raises(UsageError, match="no file of a kind that is read"):
        list(load(tmp_path))


def test_files_come_in_the_order_of_their_paths_and_settings_are_passed_over(tmp_path):
    for name in ("b.txt", "a/z.txt", "a.txt", "digest.yml", ".hidden.txt", ".git/config.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(SENTENCE)
    found = list_files(tmp_path)
    assert [file.path for file in found if isinstance(file, FoundFile)] == ["a.txt", "a/z.txt", "b.txt"]
    assert all(isinstance(file, FoundFile) and file.size == len(SENTENCE) for file in found)
    assert found[0].place == f"{tmp_path.name}/a.txt"


def test_one_file_can_be_named(tmp_path):
    (tmp_path / "a.txt").write_text(SENTENCE)
    (seed,) = load(tmp_path / "a.txt")
    assert isinstance(seed, Seed)
    assert seed.path == "a.txt"


def test_a_bad_file_is_one_line_and_the_others_go_on(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(SENTENCE)
    (tmp_path / "c.odt").write_bytes(b"PK")
    items = list(load(tmp_path))
    name = tmp_path.name
    assert lines(items) == [
        f"{name}/a.txt: is empty; remove it, or put the article in it",
        f"{name}/c.odt: is of a kind that is not read (.odt); see docs/formats.md for what is read",
    ]
    assert [item.path for item in items if isinstance(item, Seed)] == ["b.txt"]


def test_a_link_back_is_told_and_others_are_followed(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_text(SENTENCE)
    (tmp_path / "real" / "loop").symlink_to(tmp_path)
    (tmp_path / "again").symlink_to(tmp_path / "real" / "a.txt")
    (tmp_path / "copy.txt").symlink_to(tmp_path / "real" / "a.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    items = list(load(tmp_path))
    assert [item.path for item in items if isinstance(item, Seed)] == ["copy.txt", "real/a.txt"]
    told = "\n".join(lines(items))
    assert "real/loop: links back to a folder that it lies in" in told
    assert "gone.txt: cannot be opened" in told


def test_what_is_no_file_is_told(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.txt")
        (tmp_path / "a.txt").write_text(SENTENCE)
        assert any("s.txt: is no regular file" in line for line in lines(load(tmp_path)))


def test_a_file_without_permission_is_told(plain_user):
    (plain_user / "a.txt").write_text(SENTENCE)
    (plain_user / "a.txt").chmod(0)
    (plain_user / "b.txt").write_text(SENTENCE)
    (line,) = lines(load(plain_user))
    assert "a.txt: cannot be opened (Permission denied)" in line


def test_a_file_that_is_too_large_is_told_before_it_is_opened(tmp_path):
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(500 << 20)
    with (tmp_path / "big.jsonl").open("wb") as file:
        file.truncate(500 << 20)
    assert lines(load(tmp_path)) == [
        f"{tmp_path.name}/big.jsonl: has 500 MB; more than 400 MB is not read; split it",
        f"{tmp_path.name}/big.txt: has 500 MB; more than 20 MB is not read; split it",
    ]


def test_limits_can_be_set(tmp_path):
    (tmp_path / "a.txt").write_text(SENTENCE)
    (line,) = lines(load(tmp_path, LoadOptions(limits=Limits(article=10))))
    assert "is not read" in line
