"""What pages are drawn with."""

from pathlib import Path

from haiti_digest.site.page import Page
from haiti_digest.site.render import environment, render


def test_one_process_draws_each_language_in_its_own_way(tmp_path: Path) -> None:
    (tmp_path / "number.html").write_text("{{ 1000 | thousands }}", encoding="utf-8")
    page = Page(path="number.html", template="number.html", data={})
    drawn = [render(page, environment(tmp_path, language=language)).decode() for language in ("en", "fr", "en")]
    assert drawn == ["1,000", "1\u202f000", "1,000"]
