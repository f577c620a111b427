"""Adding an article: what is kept reads back the same, duplicates are told, and nothing is ever half-written."""

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.config import Config
from haiti_digest.errors import UsageError
from haiti_digest.export.markdown import markdown_article
from haiti_digest.intake.add import add_article, facts_of
from haiti_digest.intake.read import Arrival
from haiti_digest.load.folder import load
from haiti_digest.load.given import InputFile
from haiti_digest.load.read import read_file
from haiti_digest.records import Seed
from tests.conftest import ROOT, SEEDS

FIXTURES = ROOT / "tests" / "fixtures" / "load"
ONE_ARTICLE = sorted(
    path
    for path in FIXTURES.iterdir()
    if path.suffix in (".txt", ".html", ".htm", ".md", ".mht", ".mhtml", ".pdf")
    and sum(isinstance(item, Seed) for item in load(path)) == 1
)
AT = "2031-06-04T00:00:00Z"
NEWS = "HARBOUR CITY, June 3 –\n\n“The dredging will go on,” said Ada Brightwater, who leads the Harbour Board.\n"


def everything(folder: Path) -> dict[str, bytes]:
    """Every file below *folder*."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("path", ONE_ARTICLE, ids=lambda path: path.name)
def test_an_added_article_reads_as_before(tmp_path: Path, path: Path) -> None:
    seeds = tmp_path / "seeds"
    add_article(Arrival(path.read_bytes(), str(path), path.name), seeds, Config(), AT)
    (before,) = (item for item in load(path) if isinstance(item, Seed))
    (after,) = (item for item in load(tmp_path / "seeds") if isinstance(item, Seed))
    assert facts_of(after) == facts_of(before)
    (kept,) = (tmp_path / "seeds" / ".originals").glob("*.json")
    story = json.loads(kept.read_text(encoding="utf-8"))
    original = kept.with_name(story["original"]).read_bytes()
    assert original == path.read_bytes()
    assert story["sha256"] == hashlib.sha256(original).hexdigest()


def test_the_seeds_themselves_can_be_added(tmp_path: Path) -> None:
    for path in sorted(SEEDS.iterdir()):
        add_article(Arrival(path.read_bytes(), str(path), path.name), tmp_path / "seeds", Config(), AT)
    before = sorted((facts_of(item) for item in load(SEEDS) if isinstance(item, Seed)), key=str)
    after = sorted((facts_of(item) for item in load(tmp_path / "seeds") if isinstance(item, Seed)), key=str)
    assert after == before


LINES = st.text(st.sampled_from("aZé .#*_`-+=~<>&[]()!\\\"'“”:;1290|{}@$%^/\t\u2028\x85\ufeff"), max_size=60)


@given(st.lists(LINES, min_size=1, max_size=6))
def test_any_lines_read_back_from_markdown_or_are_refused(lines: list[str]) -> None:
    text = "A headline of the day\n\nThe board met on Monday, and it said that the work would go on.\n\n" + "\n\n".join(
        lines
    )
    (before,) = read_file(InputFile("a.txt", "a.txt", text.encode()))
    if not isinstance(before, Seed):
        return
    (after,) = read_file(InputFile("a.md", "a.md", markdown_article(before).encode()))
    assert isinstance(after, Seed)
    assert after.headline == before.headline or (after.headline and before.headline)
    if after.headline and before.headline:
        assert after.headline.value == before.headline.value


@pytest.mark.parametrize("name", ["../../escape", "..\\x", "a/b", "con", "x" * 300, "é", "-rf", ".hidden", "nul\x01"])
def test_no_headline_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    text = f"---\ntitle: {json.dumps(name)}\n---\n\n{NEWS}"
    home = tmp_path / "home"
    home.mkdir()
    add_article(Arrival(text.encode(), "in.md", "in.md"), home / "seeds", Config(), AT)
    assert {path.name for path in tmp_path.iterdir()} == {"home"}
    assert {path.name for path in home.iterdir()} == {"seeds"}
    (article,) = (home / "seeds").glob("*.md")
    assert article.name[0] not in ".-"
    assert len(article.name) < 100


def test_a_folder_that_cannot_be_written_is_left_as_it_was(plain_user: Path) -> None:
    seeds = plain_user / "seeds"
    seeds.mkdir()
    seeds.chmod(0o555)
    with pytest.raises(UsageError, match="cannot be written"):
        add_article(Arrival(NEWS.encode(), "news.txt", "news.txt"), seeds, Config(), AT)
    assert everything(seeds) == {}
    assert list(seeds.iterdir()) == []
