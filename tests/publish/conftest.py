"""A built site to publish."""

import shutil
from pathlib import Path

import pytest

from haiti_digest.build import build_site
from haiti_digest.config import Config
from haiti_digest.publish.publish import Site

NEWS = {
    "harbour.txt": "HARBOUR CITY, June 3 –\n\n“The dredging will go on,” said Ada Brightwater, the mayor.\n",
    "bridge.txt": "HARBOUR CITY, June 4 –\n\nMayor Renzo Tamm said that 300 workers would repair the bridge.\n",
}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two articles in ``seeds`` and the site made from them in ``build``."""
    home = tmp_path_factory.mktemp("built")
    (home / "seeds").mkdir()
    for name, text in NEWS.items():
        (home / "seeds" / name).write_text(text, encoding="utf-8")
    build_site(home / "seeds", home / "build", Config())
    return home


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Site:
    """A copy of the site that a test may change."""
    home = tmp_path / "home"
    shutil.copytree(built, home)
    return Site(home / "seeds", home / "build", Config())


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
