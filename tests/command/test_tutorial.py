"""The tutorial's commands are run one after another, and print what the tutorial says."""

from pathlib import Path

from tests.command.console import do, steps
from tests.conftest import ROOT

TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")


def test_the_tutorial_does_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    assert len(steps(TUTORIAL)) > 10
    do(TUTORIAL, tmp_path / "work")
    assert (tmp_path / "work" / "www" / "index.html").is_file()
