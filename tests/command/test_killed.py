"""A build that is killed or interrupted leaves the old site or the new one, and the next build ends right."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.test_build_cache import pages, seeds

ENVIRONMENT = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"}


def start(folder: Path, out: Path) -> subprocess.Popen:
    command = [sys.executable, "-m", "haiti_digest", "build", str(folder), "--out", str(out), "--workers", "2"]
    return subprocess.Popen(command, cwd=folder.parent, env=ENVIRONMENT, stderr=subprocess.PIPE, stdout=subprocess.PIPE)


def built(folder: Path, out: Path) -> float:
    begun = time.monotonic()
    _, told = start(folder, out).communicate()
    assert not told.strip(), told
    return time.monotonic() - begun


def edit(folder: Path, word: str) -> None:
    for path in folder.iterdir():
        path.write_text(path.read_text(encoding="utf-8").replace("harbour", word), encoding="utf-8")


@pytest.mark.parametrize("number", range(4))
def test_a_build_killed_at_any_moment_leaves_one_site_whole(tmp_path, number):
    folder, out = seeds(tmp_path / "seeds", 12), tmp_path / "site"
    seconds = built(folder, out)
    old = pages(out)
    edit(folder, "village")
    running = start(folder, out)
    time.sleep(random.Random(number).uniform(0.2, 1.1) * seconds)
    running.kill()
    running.communicate(timeout=60)  # ends when no worker holds its pipes any more
    left = pages(out)
    built(folder, out)
    new = pages(out)
    assert left in (old, new)
    built(folder, tmp_path / "anew")
    assert new == pages(tmp_path / "anew")
    assert sorted(p.name for p in tmp_path.iterdir()) == [".haiti-digest", "anew", "seeds", "site"]


def test_an_interrupt_ends_a_build_at_once_and_leaves_the_old_site(tmp_path):
    folder, out = seeds(tmp_path / "seeds", 5), tmp_path / "site"
    built(folder, out)
    old = pages(out)
    for at in range(400):
        (folder / f"more-{at}.md").write_text((folder / "lamp-0.md").read_text(encoding="utf-8"), encoding="utf-8")
    running = start(folder, out)
    deadline = time.monotonic() + 60
    while not (tmp_path / ".haiti-digest/site/cache.sqlite-wal").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    _, told = running.communicate(timeout=60)
    assert running.returncode == 130
    assert told.decode().splitlines()[-1] == "stopped; what stood before still stands"
    assert pages(out) == old


def test_a_broken_date_is_told_with_its_line_and_the_old_site_stands_when_nothing_can_be_read(tmp_path):
    folder, out = seeds(tmp_path / "seeds", 1), tmp_path / "site"
    built(folder, out)
    (folder / "lamp-0.md").write_text("---\ntitle: x\ndate: 2031-13-04\n---\nThe lamp burned.\n", encoding="utf-8")
    running = start(folder, out)
    _, told = running.communicate()
    assert running.returncode != 0
    assert "lamp-0.md:3" in told.decode()


def test_a_deleted_article_takes_its_page_away(tmp_path):
    folder, out = seeds(tmp_path / "seeds", 3), tmp_path / "site"
    built(folder, out)
    assert (out / "articles/lamp-2.html").is_file()
    (folder / "lamp-2.md").unlink()
    built(folder, out)
    assert not (out / "articles/lamp-2.html").exists()
