"""Disks that are full, at any moment and for any user: the old site stands, and one clear line says what is wrong.

Three sorts, since no one of them is there for everybody and meets everything: a disk that Python finds full after so
many bytes (any user, any moment), a limit on the size of files (any user; the database of the cache meets it too), and
a real disk of 3 MB (where one may be mounted, in a namespace of its own or as root).
"""

import os
import resource
import shutil
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from tests.command.faults.conftest import files, is_whole, lines, write_news
from tests.conftest import ROOT, Run

FULL = """\
import builtins, errno, io, mmap, os, struct
shared = mmap.mmap(-1, 8)  # one disk for this process and its copies
shared[:] = struct.pack("q", int(os.environ["LEFT"]))
def take(number):
    left = struct.unpack("q", shared[:])[0] - number
    if left < 0:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    shared[:] = struct.pack("q", left)
class File(io.FileIO):
    def write(self, data):
        take(len(data))
        return super().write(data)
usual, link, mkdir = io.open, os.link, os.mkdir
def small(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    if isinstance(file, int) or not set(mode) & set("wax+"):
        return usual(file, mode, buffering, encoding, errors, newline, closefd, opener)
    raw = io.BufferedWriter(File(file, mode.replace("b", "").replace("t", "")))
    return raw if "b" in mode else io.TextIOWrapper(raw, encoding or "utf-8", errors, newline)
builtins.open = io.open = small
os.link = lambda *paths, **more: (take(64), link(*paths, **more))[1]
os.mkdir = lambda *paths, **more: (take(64), mkdir(*paths, **more))[1]
"""
"""Python's own way to the disk, which is full once ``LEFT`` more bytes are written; names take room too."""


def is_one_line(done: "subprocess.CompletedProcess[str]") -> bool:
    """Whether a command ended with one line that says what is wrong."""
    return done.returncode == 2 and len(lines(done.stderr)) == 1 and "Traceback" not in done.stderr


@pytest.fixture
def small_disk(digest: Path) -> str:
    """The path by which Python meets a disk that is full after a while."""
    (digest / "shim").mkdir()
    (digest / "shim" / "sitecustomize.py").write_text(FULL, encoding="utf-8")
    return f"{digest / 'shim'}{os.pathsep}{ROOT / 'src'}"


@pytest.mark.parametrize("left", [0, 1, 100, 5_000, 20_000, 60_000, 100_000, 150_000, 200_000, 300_000])
def test_a_disk_that_is_full_at_any_moment_leaves_the_old_site(
    run: Run, digest: Path, small_disk: str, left: int
) -> None:
    before = files(digest / "build")
    write_news(digest / "seeds", range(1, 41))
    done = run("build", cwd=digest, PYTHONPATH=small_disk, LEFT=str(left))
    assert is_one_line(done), done.stderr
    assert "No space left" in done.stderr
    assert files(digest / "build") == before
    assert not (digest / ".build.new").exists()
    again = run("build", cwd=digest)
    assert again.returncode == 0, again.stderr
    assert is_whole(digest / "build")


@pytest.mark.parametrize("left", [0, 10, 200])
def test_a_full_disk_adds_no_half_of_an_article(run: Run, digest: Path, small_disk: str, left: int) -> None:
    (digest / "new.txt").write_text(
        "Harbour closed\n\nThe harbour was closed, said Ada Brightwater.\n", encoding="utf-8"
    )
    before = files(digest / "seeds")
    done = run("add", "new.txt", cwd=digest, PYTHONPATH=small_disk, LEFT=str(left))
    assert is_one_line(done), done.stderr
    assert files(digest / "seeds") == before
    assert run("add", "new.txt", cwd=digest).returncode == 0


@pytest.mark.parametrize("command", [["init", "story"], ["publish", "www"], ["extract", "seeds", "--out", "all.jsonl"]])
def test_a_full_disk_is_one_line_of_every_command_that_writes(
    run: Run, digest: Path, small_disk: str, command: list[str]
) -> None:
    done = run(*command, cwd=digest, PYTHONPATH=small_disk, LEFT="300")
    assert done.returncode in (1, 2)
    assert len(lines(done.stderr)) == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert not (digest / "all.jsonl").exists()


@pytest.mark.parametrize("largest", [1000, 5000, 50_000])
@pytest.mark.parametrize("cache", ["--no-cache", "--cache=kept"])
def test_a_limit_on_the_size_of_files_leaves_the_old_site(digest: Path, largest: int, cache: str) -> None:
    before = files(digest / "build")
    write_news(digest / "seeds", range(1, 41))
    done = subprocess.run(
        [sys.executable, "-m", "haiti_digest", "build", cache],
        cwd=digest,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1", "SQLITE_TMPDIR": "/tmp"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest)),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert is_one_line(done), done.stderr
    assert files(digest / "build") == before


COMMANDS = (["extract", "seeds"], ["show", "seeds"], ["review"], ["check"], ["build", "--json"], ["completion", "bash"])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_what_is_printed_to_a_full_disk_is_told_in_one_line(digest: Path, command: list[str]) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "haiti_digest", *command],
            cwd=digest,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert is_one_line(done), done.stderr
    assert done.stderr.startswith("standard output: No space left on device")


MOUNTED = """\
mount -t tmpfs -o size=3m tmpfs disk || exit 77
"$@" build seeds --out disk/site || exit 1
cp -r disk/site before
cp more/* seeds
"$@" build seeds --out disk/site 2>told
echo $? >code
diff -r disk/site before || exit 2
ls -A disk/.site.new 2>/dev/null && exit 3
for file in more/*; do rm "seeds/${file#more/}"; done
"$@" build seeds --out disk/site || exit 4
cp -r disk/site after
"""
WAYS = (["unshare", "-rm"], ["unshare", "-m"], ["sudo", "-n", "-E", "unshare", "-m"])
"""To be where a disk may be mounted that nobody else sees, and that goes with the last process."""


def test_a_full_disk_of_its_own_leaves_the_old_site(digest: Path) -> None:
    way = next((way for way in WAYS if _may_mount(way, digest)), None)
    if way is None:
        if os.environ.get("CI"):
            warnings.warn("no small disk may be mounted here; only the other full disks were tried", stacklevel=1)
        pytest.skip("no small disk may be mounted here")
    (digest / "disk").mkdir()
    write_news(digest / "more", range(4, 151))
    program = [sys.executable, "-m", "haiti_digest"]
    done = subprocess.run(
        [*way, "sh", "-c", MOUNTED, "sh", *program],
        cwd=digest,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (line,) = lines((digest / "told").read_text(encoding="utf-8"))
    assert "No space left" in line or "is full" in line
    assert (digest / "code").read_text(encoding="utf-8").strip() == "2"
    assert is_whole(digest / "after")


def _may_mount(way: list[str], folder: Path) -> bool:
    if not shutil.which(way[0]):
        return False
    tried = [*way, "mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0
