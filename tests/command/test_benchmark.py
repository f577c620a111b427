"""The benchmarks of whole sites run; what they measure is no matter of tests."""

import sys

import pytest

from benchmarks.build.__main__ import main
from benchmarks.scaling import __main__ as scaling
from benchmarks.scaling.report import BEGIN, END


def test_a_small_run_writes_its_tables(tmp_path, monkeypatch):
    page = tmp_path / "performance.md"
    monkeypatch.setattr(sys, "argv", ["build", "100", "--alone", "--write", str(page), "--folder", str(tmp_path)])
    main()
    table = page.read_text(encoding="utf-8")
    assert "## 100 articles" in table
    steps = ("first", "unchanged", "one edited", "one added", "one removed", "output gone", "records cached")
    steps += ("equal pages: first", "equal pages: one edited")
    assert all(f"| {step} | " in table for step in steps)


def test_a_small_run_compares_processes_with_a_cluster(tmp_path, monkeypatch):
    pytest.importorskip("distributed")
    page, readme = tmp_path / "scaling.md", tmp_path / "README.md"
    readme.write_text(f"Before.\n{BEGIN}{END}After.\n", encoding="utf-8")
    names = ["--write", str(page), "--readme", str(readme), "--folder", str(tmp_path)]
    monkeypatch.setattr(sys, "argv", ["scaling", "3", *names])
    scaling.main()
    for table in (page.read_text(encoding="utf-8"), readme.read_text(encoding="utf-8")):
        assert all(f"| {who} | " in table for who in ("one process", "two processes", "two Dask workers"))
    assert readme.read_text(encoding="utf-8").endswith(f"{END}After.\n")
