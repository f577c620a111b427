"""What templates were compiled to, as it is kept between runs."""

import sys
from pathlib import Path

import pytest

from haiti_digest.site import compiled
from haiti_digest.site.compiled import keep, kept

CODE = {"one": b"1", "two": b"22"}


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def _only_file(folder: Path) -> Path:
    (found,) = (path for path in folder.rglob("*") if path.is_file())
    return found


def test_it_is_given_back_as_it_was_kept() -> None:
    keep("en", b"made from this", CODE)
    assert kept("en", b"made from this") == CODE


def test_nothing_is_given_that_was_made_from_something_else() -> None:
    keep("en", b"made from this", CODE)
    assert kept("en", b"made from that") == {}
    assert kept("fr", b"made from this") == {}


def test_what_is_kept_later_stands_in_its_place(tmp_path: Path) -> None:
    keep("en", b"made from this", CODE)
    keep("en", b"made from that", {"one": b"11"})
    assert kept("en", b"made from that") == {"one": b"11"}
    assert _only_file(tmp_path)


@pytest.mark.parametrize("damage", [b"", b"short", bytes(500)])
def test_a_damaged_file_gives_nothing(tmp_path: Path, damage: bytes) -> None:
    keep("en", b"made from this", CODE)
    _only_file(tmp_path).write_bytes(damage)
    assert kept("en", b"made from this") == {}


def test_a_changed_byte_anywhere_gives_nothing(tmp_path: Path) -> None:
    keep("en", b"made from this", CODE)
    file = _only_file(tmp_path)
    whole = file.read_bytes()
    for at in range(len(whole)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert kept("en", b"made from this") == {}


def test_nothing_is_written_where_python_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    keep("en", b"made from this", CODE)
    assert not list(tmp_path.rglob("*"))


def test_a_folder_that_cannot_be_made_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "file"))
    (tmp_path / "file").write_text("in the way")
    keep("en", b"made from this", CODE)
    assert kept("en", b"made from this") == {}


def test_it_lies_beside_the_code_of_this_program(tmp_path: Path) -> None:
    keep("en", b"made from this", CODE)
    assert _only_file(tmp_path).parent == tmp_path.joinpath(*Path(compiled.__file__).parent.parts[1:])


def test_a_full_disk_leaves_what_was_kept_and_no_other_file(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    keep("en", b"made from this", CODE)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        keep("en", b"made from this", {"one": bytes(100_000)})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert _only_file(tmp_path)
    assert kept("en", b"made from this") == CODE
