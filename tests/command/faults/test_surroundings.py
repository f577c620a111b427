"""Clocks, locales, hash seeds and file times: the same articles make the same bytes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command.faults.conftest import files
from tests.conftest import ROOT, Run

CLOCK = """\
import datetime, os, time
NOW = float(os.environ["NOW"])
time.time = lambda: NOW
time.time_ns = lambda: int(NOW * 10**9)
local, utc = time.localtime, time.gmtime
time.localtime = lambda seconds=None: local(NOW if seconds is None else seconds)
time.gmtime = lambda seconds=None: utc(NOW if seconds is None else seconds)
class Date(datetime.date):
    @classmethod
    def today(cls): return cls.fromtimestamp(NOW)
class Moment(datetime.datetime):
    @classmethod
    def now(cls, tz=None): return cls.fromtimestamp(NOW, tz)
    @classmethod
    def utcnow(cls): return cls.fromtimestamp(NOW, datetime.timezone.utc).replace(tzinfo=None)
    @classmethod
    def today(cls): return cls.now()
datetime.date, datetime.datetime = Date, Moment
"""


@pytest.mark.parametrize("now", [0, 4_070_908_800], ids=["1970", "2099"])
def test_the_clock_is_not_looked_at(run: Run, digest: Path, now: int) -> None:
    (digest / "shim").mkdir()
    (digest / "shim" / "sitecustomize.py").write_text(CLOCK, encoding="utf-8")
    path = f"{digest / 'shim'}{os.pathsep}{ROOT / 'src'}"
    for seed in (digest / "seeds").iterdir():
        os.utime(seed, (now, now))
    done = run("build", "seeds", "--out", "other", "--no-cache", cwd=digest, PYTHONPATH=path, NOW=str(now))
    assert done.returncode == 0, done.stderr
    assert files(digest / "other") == files(digest / "build")
    again = run("build", cwd=digest, PYTHONPATH=path, NOW=str(now))
    assert again.returncode == 0, again.stderr
    assert files(digest / "build") == files(digest / "other")


@pytest.mark.parametrize(
    "surroundings",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "C", "PYTHONIOENCODING": "latin-1"},
        {"LC_ALL": "tr_TR.UTF-8", "PYTHONIOENCODING": "cp1252"},
    ],
    ids=["C", "ASCII", "Latin-1", "Turkish"],
)
def test_the_locale_changes_nothing(run: Run, digest: Path, surroundings: dict[str, str]) -> None:
    done = run("build", "seeds", "--out", "other", "--no-cache", cwd=digest, **surroundings)
    assert done.returncode == 0, done.stderr
    assert files(digest / "other") == files(digest / "build")
    (digest / "new.txt").write_text("Şehir Limanı “açıldı” – Ω\n\nThe harbour is open, they said.\n", encoding="utf-8")
    for arguments in (["add", "new.txt"], ["show", "seeds"], ["check"], ["--help"]):
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **surroundings}
        command = [sys.executable, "-m", "haiti_digest", *arguments]
        said = subprocess.run(command, cwd=digest, env=environment, capture_output=True, check=False)
        assert said.returncode == 0, said.stderr
        assert b"Traceback" not in said.stderr, arguments


@pytest.mark.parametrize("hash_seed", ["0", "1", "77", "123456789", "4294967295"])
def test_the_order_of_hashes_changes_nothing(run: Run, seeds: Path, hash_seed: str) -> None:
    drawn = [run("extract", seeds, PYTHONHASHSEED=seed).stdout for seed in ("random", hash_seed)]
    assert drawn[0] == drawn[1]
    assert drawn[0]
