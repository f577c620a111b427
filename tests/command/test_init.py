"""`haiti-digest init` as a user meets it: a folder that builds once it has an article; nothing there is lost."""

import json
from pathlib import Path

from tests.conftest import Run

NEWS = "HARBOUR CITY, June 3 –\n\n“The dredging will go on,” said Ada Brightwater, who leads the Harbour Board.\n"


def test_a_new_digest_waits_for_an_article_and_then_builds(run: Run, tmp_path: Path) -> None:
    assert run("init", tmp_path / "story").returncode == 0
    empty = run("build", cwd=tmp_path / "story")
    assert empty.returncode == 2
    assert "put articles into it" in empty.stderr
    (tmp_path / "story" / "seeds" / "harbour.txt").write_text(NEWS, encoding="utf-8")
    done = run("build", "--json", cwd=tmp_path / "story")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["articles_read"] == 1


def test_another_story_is_told_nothing_of_this_one(run: Run, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "harbour.txt").write_text(NEWS, encoding="utf-8")
    assert run("init", cwd=tmp_path).returncode == 0
    assert run("build", cwd=tmp_path).returncode == 0
    cache = tmp_path / ".haiti-digest"
    for path in (path for path in tmp_path.rglob("*") if path.is_file() and cache not in path.parents):
        words = path.read_text(encoding="utf-8", errors="replace").lower().replace("haiti-digest", "")
        assert "haiti" not in words, path
        assert "kenya" not in words, path


def test_what_stands_there_is_left(run: Run, tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("mine\n", encoding="utf-8")
    done = run("init", cwd=tmp_path)
    assert done.returncode == 0
    assert "left .gitignore as it was" in done.stdout
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "mine\n"
    (tmp_path / "digest.yml").write_text("title: Mine\n", encoding="utf-8")
    again = run("init", cwd=tmp_path)
    assert again.returncode == 2
    assert len(again.stderr.splitlines()) == 1
    assert (tmp_path / "digest.yml").read_text(encoding="utf-8") == "title: Mine\n"


def test_a_folder_that_cannot_be_made_is_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for where in ("file", "file/within"):
        done = run("init", tmp_path / where)
        assert done.returncode == 2
        assert len(done.stderr.splitlines()) == 1
