import pytest

from haiti_digest.build import build_site
from haiti_digest.config import Config
from haiti_digest.desk.diff import compare_builds, files_of, lines
from haiti_digest.desk.material import read_seeds
from haiti_digest.errors import UsageError

STORY = "“We counted 3,000 boats last year,” said Ada Tamm. “Nobody asked us,” said Nils Osei.\n"


def test_two_builds_are_compared_record_by_record_with_the_words_that_are_still_there(tmp_path):
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "quay.txt").write_text(STORY, encoding="utf-8")
    build_site(seeds, tmp_path / "old", Config())
    (seeds / "quay.txt").write_text(STORY.replace("3,000", "3,100"), encoding="utf-8")
    (seeds / "board.txt").write_text("The board met on Monday, Pia Lund said.\n", encoding="utf-8")
    build_site(seeds, tmp_path / "new", Config())
    found = compare_builds(tmp_path / "old", tmp_path / "new")
    told = list(lines(found, read_seeds(seeds, files_of(found), Config())))
    assert any(line.startswith("+ board.txt  article with 1 statements") for line in told)
    assert any(line.startswith("+ quay.txt:") and "figure: 3100, boat  “3,100”" in line for line in told)
    assert any(line.startswith("- quay.txt:") and line.endswith("figure: 3000, boat") for line in told)
    assert not any("Nobody asked" in line for line in told)


def test_a_folder_without_a_state_is_told(tmp_path):
    with pytest.raises(UsageError, match="holds no state of a build"):
        compare_builds(tmp_path, tmp_path)
