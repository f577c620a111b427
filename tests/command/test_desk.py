"""The commands at the editor's desk, as a user runs them."""

import json
from pathlib import Path

import pytest

STORY = (
    "“Nobody asked us about the boats.”\n\nThe wind rose over the harbour, and the lamps went out.\n\n"
    "Mayor Ada Tamm said the new quay would open on 4 June 2031.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one article."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/quay.txt").write_text(STORY, encoding="utf-8")
    return tmp_path


def test_a_day_of_corrections_from_review_to_changes(run, folder):
    assert run("build", cwd=folder).returncode == 0
    listed = run("review", "--write", "--only", "speaker", cwd=folder)
    assert listed.returncode == 0, listed.stderr
    assert "quay.txt:1" in listed.stdout
    assert "1 entries added to corrections.yml" in listed.stdout
    file = folder / "corrections.yml"
    assert run("build", cwd=folder).returncode == 0, "comments change nothing"
    lines = [line.removeprefix("# ") for line in file.read_text(encoding="utf-8").splitlines()[3:]]
    file.write_text("\n".join(lines).replace("NAME", "Nils Osei").replace("WHY", "heard it"), encoding="utf-8")
    built = run("build", cwd=folder)
    assert built.returncode == 0, built.stderr
    changes = (folder / "build/changes.html").read_text(encoding="utf-8")
    assert "Nils Osei" in changes
    assert "heard it" in changes
    assert json.loads(run("review", "--json", cwd=folder).stdout)["counts"]["speaker"] == 0


def test_show_and_extract_print_what_the_site_shows_unless_asked_for_what_the_rules_found(run, folder):
    entry = "- {file: quay.txt, words: Nobody asked us, speaker: Nils Osei, reason: heard it}\n"
    (folder / "corrections.yml").write_text(entry, encoding="utf-8")
    for command in ("show", "extract"):
        printed = run(command, "seeds/quay.txt", cwd=folder)
        assert printed.returncode == 0, printed.stderr
        assert "heard it" in printed.stdout
        assert "Nils Osei" not in run(command, "seeds/quay.txt", "--as-read", cwd=folder).stdout


def test_an_entry_that_fits_no_more_is_told_and_the_build_goes_on(run, folder):
    entry = "- {file: quay.txt, words: Nobody asked me, clear: speaker, reason: r}\n"
    (folder / "hand.yml").write_text(entry, encoding="utf-8")
    built = run("build", "--corrections", "hand.yml", cwd=folder)
    assert built.returncode == 1
    assert "hand.yml:1: the words “Nobody asked me” do not stand in quay.txt; the nearest are" in built.stderr
    assert "(quay.txt:1)" in built.stderr
    assert (folder / "build/index.html").is_file()


def test_explain_and_diff_answer_for_records_and_builds(run, folder):
    start = STORY.index("4 June")
    told = run("explain", f"quay.txt:{start}-{start + 6}", cwd=folder)
    assert told.returncode == 0, told.stderr
    assert "2031-06-04" in told.stdout
    assert "date: YYYY-MM-DD" in told.stdout
    missing = run("explain", "r-0000000000", cwd=folder)
    assert missing.returncode == 2
    assert "names no record" in missing.stderr
    run("build", "--out", "old", cwd=folder)
    (folder / "seeds/quay.txt").write_text(STORY.replace("4 June", "5 June"), encoding="utf-8")
    run("build", cwd=folder)
    diff = run("diff", "old", cwd=folder)
    assert diff.returncode == 0, diff.stderr
    assert "2031-06-05" in diff.stdout
    assert diff.stdout.splitlines()[-1].endswith("withdrawn")
    assert json.loads(run("diff", "old", "--json", cwd=folder).stdout)["counts"]["added"] >= 1


def test_mistakes_in_the_file_are_told_all_at_once_and_nothing_is_built(run, folder):
    (folder / "corrections.yml").write_text("- {file: quay.txt, words: x}\n- {words: x, hide: all}\n", encoding="utf-8")
    built = run("build", cwd=folder)
    assert built.returncode == 2
    assert len(built.stderr.splitlines()) == 5
    assert not (folder / "build").exists()


def test_a_difference_is_new_until_a_build_has_shown_it(run, folder):
    for name, count in (("one", "eight"), ("two", "nine")):
        text = f"Officials said on Friday that the storm killed {count} people in Port Ada.\n"
        (folder / f"seeds/{name}.txt").write_text(text, encoding="utf-8")
    alone = [folder / "seeds/two.txt", folder / "two.txt"]
    alone[0].rename(alone[1])
    run("build", cwd=folder)
    alone[1].rename(alone[0])

    def new() -> int:
        return json.loads(run("review", "--new", "--json", cwd=folder).stdout)["counts"]["difference"]

    assert new() > 0
    run("build", cwd=folder)
    assert new() == 0
    (folder / "build/.haiti-digest.state").write_text('{"format":99}\n', encoding="utf-8")
    assert "form 99" in run("diff", "build", "build", cwd=folder).stderr
    told = run("review", "--new", cwd=folder)
    assert told.returncode == 0
    assert "was left by a newer haiti-digest (form 99" in told.stderr
    built = run("build", "--no-cache", cwd=folder)
    assert built.returncode == 0
    assert [line for line in built.stderr.splitlines() if "form 99" in line], built.stderr
    assert new() == 0
