"""Builds that are killed, or run at the same time: a reader meets the old site or the new one, each of them whole."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command.faults.conftest import files, is_whole, write_news
from tests.conftest import ROOT

KILLS = 50


def test_a_build_killed_at_any_moment_leaves_a_whole_site(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.command.faults.killing", tmp_path, str(KILLS)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        encoding="utf-8",
        timeout=500,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > KILLS // 4, "too few were killed while they built"
    assert is_whole(tmp_path / "build")
    assert not (tmp_path / ".build.new").exists()
    assert not (tmp_path / ".build.old").exists()


@pytest.mark.parametrize("count", [2, 3])
def test_builds_at_the_same_time_all_end_well(digest: Path, count: int) -> None:
    for trial in range(2):
        write_news(digest / "seeds", range(1, 5 + trial))
        builds = [
            subprocess.Popen(
                [sys.executable, "-m", "haiti_digest", "build"],
                cwd=digest,
                env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                encoding="utf-8",
            )
            for _ in range(count)
        ]
        for build in builds:
            _, said = build.communicate(timeout=240)
            assert build.returncode == 0, said
            assert "Traceback" not in said
        assert is_whole(digest / "build")
        assert f"articles/day-{4 + trial}.html" in files(digest / "build")
