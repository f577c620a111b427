"""What a user installs holds all it needs: code, word lists and templates, from the wheel, the sdist and the tree."""

import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, SEEDS

pytestmark = [pytest.mark.install, pytest.mark.xdist_group("install")]


def python(*arguments: object, by: Path | str = sys.executable, cwd: Path) -> str:
    """Runs an interpreter that knows nothing of this tree; gives what it printed."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [str(by), *map(str, arguments)], cwd=cwd, env=clean, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def shipped(path: Path) -> Iterator[str]:
    """The names of the files in *path* that belong in a release, relative to it."""
    for file in path.rglob("*"):
        if file.is_file() and "__pycache__" not in file.parts:
            yield file.relative_to(path).as_posix()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sdist, a wheel made from the sdist and a wheel made from the tree."""
    out = tmp_path_factory.mktemp("dist")
    python("-m", "build", "--outdir", out / "both", ROOT, cwd=out)
    python("-m", "build", "--wheel", "--outdir", out / "tree", ROOT, cwd=out)
    (sdist,), (from_sdist,) = (out / "both").glob("*.tar.gz"), (out / "both").glob("*.whl")
    (from_tree,) = (out / "tree").glob("*.whl")
    return {"sdist": sdist, "wheel from the sdist": from_sdist, "wheel": from_tree}


def test_both_wheels_hold_the_package_and_the_templates(built: dict[str, Path]) -> None:
    expected = {f"haiti_digest/{name}" for name in shipped(ROOT / "src" / "haiti_digest")}
    expected |= {f"haiti_digest/templates/{name}" for name in shipped(ROOT / "templates")}
    for kind in ("wheel", "wheel from the sdist"):
        names = {name for name in zipfile.ZipFile(built[kind]).namelist() if ".dist-info/" not in name}
        assert names == expected, kind


def test_the_sdist_holds_what_a_packager_tests_with(built: dict[str, Path]) -> None:
    with tarfile.open(built["sdist"]) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE", "tests/conftest.py"} <= names
    assert {f"seeds/{name}" for name in shipped(SEEDS)} <= names
    assert not any(name.startswith(("build/", ".venv", "node_modules")) for name in names)


@pytest.mark.parametrize("kind", ["wheel", "wheel from the sdist", "editable"])
def test_an_installation_builds_the_seeds_from_another_folder(
    kind: str, built: dict[str, Path], tmp_path: Path
) -> None:
    home = tmp_path / "environment"
    venv.create(home, with_pip=True)
    interpreter = home / ("Scripts" if os.name == "nt" else "bin") / "python"
    what = ["-e", str(ROOT)] if kind == "editable" else [str(built[kind])]
    quiet = ["--quiet", "--disable-pip-version-check", "-c", str(ROOT / "constraints.txt")]
    python("-m", "pip", "install", *quiet, *what, by=interpreter, cwd=tmp_path)
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(SEEDS, elsewhere / "seeds")
    python("-m", "haiti_digest", "build", by=interpreter, cwd=elsewhere)
    assert (elsewhere / "build" / "index.html").is_file()
    if kind == "editable":
        assert not (next(home.glob("lib/python*/site-packages")) / "haiti_digest").exists()
