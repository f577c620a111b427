"""Every change that matters is told, in both ways of watching; the others are passed over."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from haiti_digest.preview import watch


@pytest.fixture(params=["told", "looked"])
def told(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], int]]:
    """Says how many changes of the folder ``seeds`` and of the file ``digest.yml`` were told so far."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("one", encoding="utf-8")
    stop, count = threading.Event(), []
    way = watch._told if request.param == "told" else watch._looked

    def run() -> None:
        for _ in way([tmp_path / "seeds"], [tmp_path / "digest.yml"], stop):
            count.append(1)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    time.sleep(0.5)
    assert len(count) == 1  # it watches
    yield lambda: len(count) - 1
    stop.set()
    thread.join(5)
    assert not thread.is_alive()


def until(count: Callable[[], int], before: int) -> bool:
    """Whether another change was told within ten seconds."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        if count() > before:
            time.sleep(0.5)  # what belongs to the same change
            return True
        time.sleep(0.02)
    return False


def test_changes_of_files_and_folders(told: Callable[[], int], tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"

    def new() -> None:
        (seeds / "b.txt").write_text("two", encoding="utf-8")

    def edit() -> None:
        (seeds / "a.txt").write_text("three", encoding="utf-8")

    def replace() -> None:
        (tmp_path / "x").write_text("four", encoding="utf-8")
        (tmp_path / "x").rename(seeds / "a.txt")

    def remove() -> None:
        (seeds / "a.txt").unlink()

    def settings() -> None:
        (tmp_path / "digest.yml").write_text("title: x", encoding="utf-8")

    def other_settings() -> None:
        (tmp_path / "y").write_text("title: y", encoding="utf-8")
        (tmp_path / "y").rename(tmp_path / "digest.yml")

    def another_folder() -> None:
        seeds.rename(tmp_path / "old")
        seeds.mkdir()
        (seeds / "c.txt").write_text("five", encoding="utf-8")

    def within_it() -> None:
        (seeds / "d.txt").write_text("six", encoding="utf-8")

    for change in (new, edit, replace, remove, settings, other_settings, another_folder, within_it):
        before = told()
        change()
        assert until(told, before), change.__name__


def test_what_editors_leave_beside_is_passed_over(told: Callable[[], int], tmp_path: Path) -> None:
    for name in (".a.txt.swp", "a.txt~", ".originals"):
        (tmp_path / "seeds" / name).write_text("x", encoding="utf-8")
    (tmp_path / "other.txt").write_text("x", encoding="utf-8")
    time.sleep(1)
    assert told() == 0
