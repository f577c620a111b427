"""A digest to break: a folder with articles and the site made from them, and what makes a site whole."""

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from haiti_digest.site.write import MANIFEST
from tests.conftest import NOBODY, Run

NEWS = (
    "HARBOUR CITY, June {day} –\n\n“The dredging of pier {day} will go on,” said Ada Brightwater, the mayor.\n\n"
    "She said that {day}00 workers would repair the bridge before the summer ends and the ships come back.\n"
)


def write_news(folder: Path, days: range) -> None:
    """An article for each of *days*."""
    folder.mkdir(exist_ok=True)
    for day in days:
        (folder / f"day-{day}.txt").write_text(NEWS.format(day=day), encoding="utf-8")


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def is_whole(site: Path) -> bool:
    """Whether every file that the site's manifest lists is there with the bytes that it had when it was built."""
    listed = json.loads((site / MANIFEST).read_bytes())["files"]
    there = files(site)
    return "index.html" in listed and all(
        hashlib.sha256(there.get(path, b"")).hexdigest() == digest for path, digest in listed.items()
    )


def lines(text: str) -> list[str]:
    """The lines that say something."""
    return [line for line in text.splitlines() if line.strip()]


@pytest.fixture
def digest(run: Run, tmp_path: Path) -> Iterator[Path]:
    """A folder with three articles in ``seeds`` and their site in ``build``."""
    write_news(tmp_path / "seeds", range(1, 4))
    done = run("build", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    yield tmp_path
    for path in tmp_path.rglob("*"):
        if path.is_dir() and os.geteuid() in (0, NOBODY):
            path.chmod(0o755)
