"""The commands of each page that tells how to do a daily step are run in a small digest, and print what it says."""

import subprocess
from pathlib import Path

import pytest

from haiti_digest.build import build_site
from haiti_digest.config import Config
from haiti_digest.start.folder import start
from tests.command.console import do, steps
from tests.conftest import ROOT
from tests.intake.host import PAGE

PAGES = sorted((ROOT / "docs" / "howto").glob("*.md"))
BRIDGE = """\
Bridge closed as flood rises

Published: 4 June 2031

“Nobody warned us that night.”

The wind rose over the harbour, and the lamps went out.

PORT ALMOND, June 4 – The second bridge was closed on Wednesday, the Harbour Board said.

It said that 1,300 dock workers had been moved since the flood, and more would follow.
"""
PIER = "Pier mended\n\nPublished: 2 June 2031\n\n“The pier is mended,” said Ada Brightwater, the mayor of the town.\n"
INBOX = {
    "barges.txt": "Barges move again\n\nPublished: 5 June 2031\n\n“The barges move,” said Ada Brightwater.\n",
    "lamps.txt": "Lamps lit on the quay\n\nPublished: 6 June 2031\n\nThe lamps were lit, said keeper Ole Brandt.\n",
    "export.csv": 'title,text\nA,"The tide was high, said Ole Brandt."\nB,"The tide was low, said Pia Lund."\n',
}


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """A digest of two articles with its site, and beside it what has come in, and a repository to publish to."""
    home = tmp_path / "harbour"
    start(home)
    (home / "seeds" / "bridge.txt").write_text(BRIDGE, encoding="utf-8")
    (home / "seeds" / "pier.txt").write_text(PIER, encoding="utf-8")
    build_site(home / "seeds", home / "build", Config(title="News digest"))
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "saved.html").write_bytes(PAGE)
    for name, text in INBOX.items():
        (tmp_path / "inbox" / name).write_text(text, encoding="utf-8")
    subprocess.run(["git", "init", "--quiet", "--bare", tmp_path / "pages.git"], check=True)
    return home


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_does_what_it_says(harbour: Path, page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert len(steps(text)) > 2
    do(text, harbour)


def test_there_is_a_page_for_each_daily_step() -> None:
    assert [page.stem for page in PAGES] == ["add", "compare", "correct", "preview", "publish"]
