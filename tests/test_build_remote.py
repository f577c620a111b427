"""A site of articles in a store: the same bytes as from a folder, and nothing travels that is known."""

import json
from pathlib import Path

import pytest

from haiti_digest.build import Options, build_site
from haiti_digest.check import check_site
from haiti_digest.cli.main import main
from haiti_digest.config import Config
from haiti_digest.load.remote import Remote
from haiti_digest.work import articles as reading
from tests.stores import Line
from tests.test_build_cache import seeds, tree

ADDRESS = "s3://news/digest/seeds"


def send(folder: Path) -> None:
    import boto3

    for path in folder.rglob("*.md"):
        key = f"digest/seeds/{path.relative_to(folder).as_posix()}"
        boto3.client("s3").put_object(Bucket="news", Key=key, Body=path.read_bytes())


@pytest.fixture
def folder(tmp_path: Path, line: Line) -> Path:
    """Articles here, and the same ones in the store."""
    made = seeds(tmp_path / "seeds")
    send(made)
    line.puts.clear()
    return made


@pytest.mark.parametrize("workers", [1, 2])
def test_a_store_gives_the_same_site_as_a_folder(tmp_path: Path, folder: Path, workers: int) -> None:
    (folder / "bad.md").write_text("---\npublished: 2031-13-04\n---\nThe lamp burned.\n", encoding="utf-8")
    send(folder)
    options = Options(workers=workers)
    here = build_site(folder, tmp_path / "here", Config(), options=options)
    there = build_site(Remote(ADDRESS), tmp_path / "there", Config(), options=options)
    assert tree(tmp_path / "here") == tree(tmp_path / "there")
    assert here == there
    checked, problems = check_site(Remote(ADDRESS), tmp_path / "here", Config())
    assert checked
    assert not problems


def built(out: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, int]:
    assert main(["build", ADDRESS, "--out", str(out), "--json", "--workers", "1"]) == 0
    counts: dict[str, int] = json.loads(capsys.readouterr().out)
    return counts


@pytest.mark.usefixtures("folder")
def test_an_unchanged_store_is_only_listed(
    tmp_path: Path, line: Line, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "site"
    first = built(out, capsys)
    assert len(line.gets) == first["articles_read"] == 5
    line.gets.clear()
    monkeypatch.setattr("haiti_digest.build.build_site", None)
    assert built(out, capsys)["files_changed"] == 0
    monkeypatch.undo()
    assert line.gets == []


def test_only_what_was_edited_travels(
    tmp_path: Path, folder: Path, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, options, read = tmp_path / "site", Options(workers=1), []
    build_site(Remote(ADDRESS), out, Config(), options=options)
    line.gets.clear()
    edited = folder / "lamp-3.md"
    edited.write_text(edited.read_text(encoding="utf-8").replace("harbour", "village"), encoding="utf-8")
    import boto3

    boto3.client("s3").put_object(Bucket="news", Key="digest/seeds/lamp-3.md", Body=edited.read_bytes())
    boto3.client("s3").delete_object(Bucket="news", Key="digest/seeds/lamp-1.md")
    once = reading.make
    monkeypatch.setattr(reading, "make", lambda task: read.extend(f.path for f in task.files) or once(task))
    build_site(Remote(ADDRESS), out, Config(), options=options)
    assert read == ["lamp-3.md"]
    assert line.gets == ["/news/digest/seeds/lamp-3.md"]
    (folder / "lamp-1.md").unlink()
    build_site(folder, tmp_path / "here", Config(), options=options)
    assert (out / "quotes.html").read_bytes() == (tmp_path / "here" / "quotes.html").read_bytes()


@pytest.mark.usefixtures("folder")
def test_the_same_bytes_sent_again_are_not_read_again(
    tmp_path: Path, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_site(Remote(ADDRESS), tmp_path / "site", Config(), options=Options(workers=1))
    monkeypatch.setattr(reading, "make", None)
    monkeypatch.setattr("haiti_digest.load.remote.stamp_of", lambda *_: "sent again")
    build_site(Remote(ADDRESS), tmp_path / "site", Config(), options=Options(workers=1))
    assert len(line.gets) == 10


def test_a_store_that_breaks_off_leaves_the_old_site(
    tmp_path: Path, folder: Path, line: Line, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "site"
    built(out, capsys)
    before = tree(out)
    (folder / "lamp-8.md").write_text("The lamp burned on Monday, the keeper said.\n", encoding="utf-8")
    send(folder)
    line.after = 0
    assert main(["build", ADDRESS, "--out", str(out), "--workers", "1"]) == 1
    told = capsys.readouterr().err
    assert "broke off while it was read" in told
    assert "a-secret-key" not in told
    assert tree(out) == before


def test_commands_that_write_or_watch_want_a_folder_of_this_machine(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["serve", ADDRESS], ["add", "-", "--seeds", "s3://me:s3cret@host/a"]):
        with pytest.raises(SystemExit, match="2"):
            main(arguments)
        told = capsys.readouterr().err
        assert "is not on this machine" in told
        assert "s3cret" not in told


def test_an_address_of_this_machine_is_its_folder(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    folder = seeds(tmp_path / "the seeds", 2)
    assert main(["extract", folder.as_uri()]) == 0
    by_address = capsysbinary.readouterr().out
    assert main(["extract", str(folder)]) == 0
    assert capsysbinary.readouterr().out == by_address != b""
    with pytest.raises(SystemExit, match="2"):
        main(["extract", "file://other-host/seeds"])
