"""Files for machines are made along with the pages: in one crew, with the same bytes, and with the same errors."""

import os
from pathlib import Path

import pytest

from haiti_digest.build import Options, build_site
from haiti_digest.config import Config
from haiti_digest.errors import DigestError
from haiti_digest.export import parts
from haiti_digest.work import exporting
from haiti_digest.work.data import Errand, spread
from tests.test_build_cache import seeds, tree


@pytest.fixture
def short_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MOST", 4)
    monkeypatch.setattr(parts, "FEWEST", 1)
    monkeypatch.setattr(parts, "USUAL", 3)


@pytest.mark.usefixtures("short_parts")
def test_the_site_is_the_same_for_any_number_of_processes(tmp_path: Path) -> None:
    folder = seeds(tmp_path / "seeds", 30)
    for number in (1, 2, 3):
        build_site(folder, tmp_path / f"site-{number}", Config(), options=Options(keep=False, workers=number))
    one = tree(tmp_path / "site-1")
    assert any(path.startswith("data/digest-002") for path in one)
    assert any(path.endswith(".atom") for path in one)
    assert one == tree(tmp_path / "site-2") == tree(tmp_path / "site-3")


@pytest.mark.usefixtures("short_parts")
def test_files_that_end_the_process_that_writes_them_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(*_: object, **__: object) -> None:
        os._exit(1)

    folder = seeds(tmp_path / "seeds", 12)
    monkeypatch.setattr(exporting, "contribution", ended)
    with pytest.raises(DigestError, match="writing its files for machines ended the process"):
        build_site(folder, tmp_path / "site", Config(), options=Options(workers=2))
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(("few", "many"), [(0, 0), (0, 3), (3, 0), (1, 1), (3, 2), (3, 12), (5, 100)])
def test_long_tasks_are_spread_among_the_first_half_of_the_short_ones(few: int, many: int) -> None:
    long, short = ([Errand(str, (kind, number)) for number in range(size)] for kind, size in enumerate((few, many)))
    found = spread(long, short)
    assert sorted(one.task for one in found) == [one.task for one in (*long, *short)]
    assert [one for one in found if one in short] == short
    if few and many > few:
        assert max(map(found.index, long)) <= len(found) / 2 + few
