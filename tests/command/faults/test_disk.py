"""Disks that are full, read-only, slow or shared: the old site stands, and one clear line says what is wrong."""

import os
import resource
import subprocess
import sys
import threading
from collections.abc import Iterator
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
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB; skipped where none may be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no disk may be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_leaves_the_old_site(run: Run, digest: Path, small_disk: Path) -> None:
    first = run("build", "seeds", "--out", small_disk / "site", cwd=digest)
    assert first.returncode == 0, first.stderr
    before = files(small_disk / "site")
    write_news(digest / "seeds", range(1, 121))
    done = run("build", "seeds", "--out", small_disk / "site", cwd=digest)
    assert done.returncode == 2
    assert "No space left" in done.stderr or "is full" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(lines(done.stderr)) == 1
    assert files(small_disk / "site") == before
    for day in range(4, 121):
        (digest / "seeds" / f"day-{day}.txt").unlink()
    assert run("build", "seeds", "--out", small_disk / "site", cwd=digest).returncode == 0
    assert is_whole(small_disk / "site")


def test_a_limit_on_the_size_of_files_leaves_the_old_site(digest: Path) -> None:
    before = files(digest / "build")
    write_news(digest / "seeds", range(1, 12))
    done = subprocess.run(
        [sys.executable, "-m", "haiti_digest", "build", "--no-cache"],
        cwd=digest,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1", "SQLITE_TMPDIR": "/tmp"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000)),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert len(lines(done.stderr)) == 1
    assert files(digest / "build") == before


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
