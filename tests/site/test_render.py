"""What pages are drawn with."""

import sys
from pathlib import Path

import pytest

from haiti_digest.site.page import Page
from haiti_digest.site.render import _compiled, environment, render


def test_one_process_draws_each_language_in_its_own_way(tmp_path: Path) -> None:
    (tmp_path / "number.html").write_text("{{ 1000 | thousands }}", encoding="utf-8")
    page = Page(path="number.html", template="number.html", data={})
    drawn = [render(page, environment(tmp_path, language=language)).decode() for language in ("en", "fr", "en")]
    assert drawn == ["1,000", "1\u202f000", "1,000"]


def test_templates_of_an_earlier_run_are_not_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    _compiled.cache_clear()
    first = dict(_compiled("en").several)
    _compiled.cache_clear()
    assert dict(_compiled("en").several) == first
    _compiled.cache_clear()
    assert len(first) == len(environment().list_templates(extensions=["html"]))
