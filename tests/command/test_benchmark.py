"""The benchmark of whole sites runs; what it measures is no matter of tests."""

import sys

from benchmarks.build.__main__ import main


def test_a_small_run_writes_its_tables(tmp_path, monkeypatch):
    page = tmp_path / "performance.md"
    monkeypatch.setattr(sys, "argv", ["build", "100", "--alone", "--write", str(page), "--folder", str(tmp_path)])
    main()
    table = page.read_text(encoding="utf-8")
    assert "## 100 articles" in table
    steps = ("first", "unchanged", "one edited", "one added", "one removed", "records cached")
    assert all(f"| {step} | " in table for step in steps)
