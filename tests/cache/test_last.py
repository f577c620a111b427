"""Whether there is anything to do, told from what the file system says."""

import os
from pathlib import Path

import pytest

from haiti_digest.cache import last
from haiti_digest.cache.stats import stamp, stamps, sum_of

LONG_AGO = 10**18 + 1


def old(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(LONG_AGO, LONG_AGO))
    return path


def test_a_file_changed_a_moment_ago_has_no_stamp(tmp_path):
    status = old(tmp_path / "a.txt", "a").stat()
    assert stamp(status, status.st_ctime_ns + 1) is None
    assert stamp(status, status.st_ctime_ns + 10**11) is not None
    assert sum_of([("a", "1"), ("b", None)]) is None


def test_the_order_of_files_changes_no_sum():
    assert sum_of([("a", "1"), ("b", "2")]) == sum_of([("b", "2"), ("a", "1")]) != sum_of([("a", "2"), ("b", "1")])


def test_dotted_names_are_passed_over_and_loops_end(tmp_path):
    old(tmp_path / "a.txt", "a")
    old(tmp_path / ".cache" / "b.txt", "b")
    old(tmp_path / "deep" / "c.txt", "c")
    (tmp_path / "deep" / "loop").symlink_to(tmp_path)
    names = [Path(path).name for path, _ in stamps(tmp_path)]
    assert sorted(names) == ["a.txt", "c.txt"]


@pytest.mark.parametrize("change", ["edit", "add", "remove", "rename", "config", "template", "page gone"])
def test_any_change_is_seen(tmp_path, change, monkeypatch):
    monkeypatch.setattr("haiti_digest.cache.stats.TICK", -(10**15))
    monkeypatch.setattr("haiti_digest.cache.stats.COARSE_TICK", -(10**15))
    seeds, templates, out = tmp_path / "seeds", tmp_path / "templates", tmp_path / "out"
    article, config, template = (
        old(seeds / "a.txt", "a"),
        old(tmp_path / "digest.yml", ""),
        old(templates / "x.html", ""),
    )
    page = old(out / "pages" / "a.html", "page")
    old(out / "manifest", "")

    def seen() -> tuple[str | None, str]:
        return last.inputs(str(seeds), stamps(seeds), [config], templates, []), last.outputs(
            out, "manifest", ["", "pages"]
        )

    before = seen()
    assert before == seen()
    assert before[0] is not None
    if change == "add":
        old(seeds / "b.txt", "b")
    elif change == "rename":
        article.rename(seeds / "c.txt")
    else:
        where = {"edit": article, "remove": article, "config": config, "template": template, "page gone": page}[change]
        where.unlink() if change in ("remove", "page gone") else where.write_text("changed", encoding="utf-8")
    assert seen() != before
