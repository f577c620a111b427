"""The same input gives the same bytes, and not one byte can change unseen."""

import random
import shutil
from pathlib import Path

import pytest

from tests.conftest import SEEDS, Run

TRIALS = 12


def files(site: Path) -> dict[str, bytes]:
    """Every file of a site."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def built(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the seeds and the site made from it."""
    home = tmp_path_factory.mktemp("built")
    shutil.copytree(SEEDS, home / "seeds")
    done = run("build", cwd=home)
    assert done.returncode == 0, done.stderr
    return home


def test_building_twice_gives_the_same_bytes(run: Run, built: Path, tmp_path: Path) -> None:
    shutil.copytree(SEEDS, tmp_path / "seeds")
    for hash_seed in ("1", "4242"):
        out = tmp_path / hash_seed
        assert (
            run("build", "seeds", "--out", out, cwd=tmp_path, PYTHONHASHSEED=hash_seed, TZ="Asia/Tokyo").returncode == 0
        )
        assert files(out) == files(built / "build")


def test_building_again_changes_no_file(run: Run, built: Path) -> None:
    before = files(built / "build")
    assert run("build", cwd=built).returncode == 0
    assert files(built / "build") == before


def test_check_passes_on_what_was_built(run: Run, built: Path) -> None:
    done = run("check", cwd=built)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("trial", range(TRIALS))
def test_check_fails_after_any_changed_byte(run: Run, built: Path, tmp_path: Path, trial: int) -> None:
    chance = random.Random(trial)
    shutil.copytree(built, tmp_path / "copy")
    kinds = [tmp_path / "copy" / "seeds", tmp_path / "copy" / "build"]
    choices = sorted(path for path in kinds[trial % 2].rglob("*") if path.suffix in (".txt", ".html"))
    path = chance.choice(choices)
    content = bytearray(path.read_bytes())
    at = chance.randrange(len(content))
    content[at] = chance.choice([byte for byte in range(256) if byte != content[at]])
    path.write_bytes(content)
    done = run("check", cwd=tmp_path / "copy")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert path.name in done.stdout + done.stderr or trial % 2 == 0
