"""Disks that are read-only, slow or shared: the old site stands, and one clear line says what is wrong."""

import os
import threading
from pathlib import Path

import pytest

from haiti_digest.build import build_site
from haiti_digest.config import Config
from haiti_digest.errors import UsageError
from haiti_digest.load.folder import load
from haiti_digest.records import Problem, Seed
from tests.command.faults.conftest import files, is_whole, lines, write_news
from tests.conftest import ROOT, Run


@pytest.fixture
def everything_loaded(tmp_path: Path) -> None:
    """A first build, so that all modules are loaded before the rights to read them are given up."""
    write_news(tmp_path / "seeds", range(1, 3))
    build_site(tmp_path / "seeds", tmp_path / "build", Config())


@pytest.mark.usefixtures("everything_loaded")
def test_a_place_that_may_not_be_written_is_one_line(plain_user: Path) -> None:
    write_news(plain_user / "seeds", range(1, 3))
    out = plain_user / "home" / "build"
    build_site(plain_user / "seeds", out, Config())
    before = files(out)
    write_news(plain_user / "seeds", range(1, 5))
    (plain_user / "home").chmod(0o555)
    with pytest.raises(UsageError) as error:
        build_site(plain_user / "seeds", out, Config())
    assert len(lines(str(error.value))) == 1
    assert files(out) == before


def test_a_file_that_goes_or_is_cut_while_the_folder_is_read_is_a_problem(tmp_path: Path) -> None:
    write_news(tmp_path / "seeds", range(1, 6))
    items = load(tmp_path / "seeds")
    first = next(items)
    (tmp_path / "seeds" / "day-2.txt").unlink()
    (tmp_path / "seeds" / "day-3.txt").write_bytes(b"")
    (tmp_path / "seeds" / "day-4.txt").write_bytes(b"\xff" * 100)
    rest = list(items)
    assert isinstance(first, Seed)
    assert [item.path for item in rest if isinstance(item, Seed)] == ["day-5.txt"]
    assert [item.place for item in rest if isinstance(item, Problem)] == [
        f"seeds/day-{day}.txt" + (":1" if day == 4 else "") for day in (2, 3, 4)
    ]


def test_articles_that_change_all_the_time_never_break_a_build(tmp_path: Path) -> None:
    seeds, stop = tmp_path / "seeds", threading.Event()
    write_news(seeds, range(1, 6))

    def meddle() -> None:
        while not stop.is_set():
            (seeds / "day-2.txt").unlink(missing_ok=True)
            (seeds / "day-3.txt").write_bytes(b"")
            write_news(seeds, range(2, 4))

    thread = threading.Thread(target=meddle)
    thread.start()
    try:
        for _ in range(5):
            report = build_site(seeds, tmp_path / "build", Config())
            assert report.summary()["articles_read"] >= 3
            assert is_whole(tmp_path / "build")
    finally:
        stop.set()
        thread.join()


def test_a_pipe_among_the_articles_is_told_and_not_waited_for(run: Run, digest: Path) -> None:
    os.mkfifo(digest / "seeds" / "pipe.txt")
    done = run("build", cwd=digest)
    assert done.returncode == 1
    assert lines(done.stderr) == ["seeds/pipe.txt: is no regular file; remove it"]
    assert is_whole(digest / "build")


SLOW = """\
import pathlib, time
read = pathlib.Path.read_bytes
def slow(path):
    if path.suffix == ".txt":
        time.sleep(0.3)
    return read(path)
pathlib.Path.read_bytes = slow
"""


def test_a_slow_disk_changes_nothing_but_the_time(run: Run, digest: Path) -> None:
    (digest / "shim").mkdir()
    (digest / "shim" / "sitecustomize.py").write_text(SLOW, encoding="utf-8")
    path = f"{digest / 'shim'}{os.pathsep}{ROOT / 'src'}"
    done = run("build", "seeds", "--out", "slow", "--no-cache", cwd=digest, PYTHONPATH=path)
    assert done.returncode == 0, done.stderr
    assert files(digest / "slow") == files(digest / "build")
