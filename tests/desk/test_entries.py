import pytest

from haiti_digest.desk.entries import append
from haiti_digest.errors import UsageError

ENTRY = ['- file: "a.txt"', '  words: "We counted"', "  clear: speaker", "  reason: WHY"]


def test_entries_are_added_as_comments_behind_what_is_there(tmp_path):
    file = tmp_path / "corrections.yml"
    file.write_bytes(b"# mine\n-   {file: b.txt,   words: x, clear: speaker, reason: r}  # keep\n  # odd")
    before = file.read_bytes()
    assert append(file, [("no speaker (a.txt:3)", ENTRY)]) == 1
    after = file.read_bytes()
    assert after.startswith(before)
    assert after[len(before) :].decode() == (
        '\n\n# no speaker (a.txt:3)\n# - file: "a.txt"\n#   words: "We counted"\n#   clear: speaker\n#   reason: WHY\n'
    )


def test_an_entry_that_is_there_already_is_not_added_again_also_as_a_comment(tmp_path):
    file = tmp_path / "corrections.yml"
    assert append(file, [("one", ENTRY), ("two", ENTRY)]) == 1
    kept = file.read_bytes()
    assert append(file, [("three", ENTRY)]) == 0
    assert file.read_bytes() == kept
    file.write_text("\n".join(ENTRY) + "\n", encoding="utf-8")
    assert append(file, [("four", ENTRY)]) == 0


def test_a_file_that_cannot_be_written_is_told_and_stays(tmp_path):
    file = tmp_path / "corrections.yml"
    file.write_bytes(b"\xff\xfe not text")
    with pytest.raises(UsageError, match="cannot be written"):
        append(file, [("one", ENTRY)])
    assert file.read_bytes() == b"\xff\xfe not text"
    assert list(tmp_path.iterdir()) == [file]
