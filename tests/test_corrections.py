import pytest

from haiti_digest.corrections import NONE, Anchor, Correction, read_corrections
from haiti_digest.errors import UsageError


def written(tmp_path, text):
    path = tmp_path / "corrections.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_no_file_and_an_empty_one_hold_no_entries_but_a_file_that_was_named_must_be_there(tmp_path):
    assert read_corrections(tmp_path / "corrections.yml") == NONE
    assert read_corrections(written(tmp_path, "# none yet\n")) == NONE
    with pytest.raises(UsageError, match="is not there"):
        read_corrections(tmp_path / "other.yml", named=True)


def test_an_entry_is_read_with_its_place_and_who_made_it_when(tmp_path):
    path = written(
        tmp_path,
        "# by hand\n- file: a.txt\n  words: We counted\n  speaker: Ada Tamm\n  reason: on tape\n"
        "  who: M. E.\n  when: 2031-05-04\n",
    )
    (entry,) = read_corrections(path).of("a.txt", "a")
    assert entry == Correction(
        place=f"{path}:2",
        anchor=Anchor(file="a.txt", words="We counted"),
        action="speaker",
        value="Ada Tamm",
        reason="on tape",
        who="M. E.",
        when="2031-05-04",
    )


@pytest.mark.parametrize(
    ("change", "read"),
    [
        ("clear: speaker", ("no speaker", "", None)),
        ("clear: date", ("no date", "", None)),
        ("date: 2031-05", ("date", "2031-05", None)),
        ("published: 2031-05-02", ("published", "2031-05-02", None)),
        ("hide: figure", ("hidden", "", "figure")),
        ("speaker: Quay Union\n  kind: body", ("speaker", "Quay Union", "body")),
    ],
)
def test_every_change_is_read(tmp_path, change, read):
    path = written(tmp_path, f"- file: a.txt\n  words: x\n  {change}\n  reason: r\n")
    (entry,) = read_corrections(path).of("a.txt", "a")
    assert (entry.action, entry.value, entry.kind) == read


def test_an_entry_about_two_names_has_two_ends_of_which_the_second_may_stand_in_the_same_file(tmp_path):
    text = "- {file: a.jsonl, id: '7', words: A, same_as: {words: B}, reason: r}\n"
    one, two = read_corrections(written(tmp_path, text)).of("a.jsonl", "7")
    assert (one.action, one.side, two.action, two.side) == ("same", 1, "same", 2)
    assert one.place == two.place
    assert two.anchor == Anchor(file="a.jsonl", id="7", words="B")


def test_all_mistakes_are_told_at_once_each_with_its_line_and_what_to_do(tmp_path):
    path = written(
        tmp_path,
        "- file: a.txt\n  words: x\n  clear: nothing\n  reason: r\n"
        "- words: x\n  speaker: A\n  reason: r\n"
        "- file: a.txt\n  words: x\n  reason: r\n"
        "- file: a.txt\n  words: x\n  speaker: A\n"
        "- file: a.txt\n  words: x\n  date: 4 June\n  reason: r\n"
        "- file: a.txt\n  words: x\n  speker: A\n  hide: date\n  reason: r\n"
        "- file: a.txt\n  words: x\n  hide: date\n  clear: date\n  reason: r\n"
        "- file: a.txt\n  words: x\n  same_as: Ada\n  reason: r\n"
        "- file: a.txt\n  words: x\n  published: 2031-05\n  reason: r\n  when: May\n"
        "- Ada\n",
    )
    with pytest.raises(UsageError) as error:
        read_corrections(path)
    told = [line.split(": ", 1) for line in str(error.value).splitlines()]
    assert [(place.rpartition(":")[2], what.split("; ")[0]) for place, what in told] == [
        ("3", "clear: “nothing” is not known"),
        ("5", "names no file"),
        ("8", "says nothing to change"),
        ("11", "gives no reason"),
        ("16", "date: “4 June” is not a date"),
        ("20", "speker: is no field that is known"),
        ("23", "says clear and hide"),
        ("30", "same_as: is no place"),
        ("34", "published: “2031-05” is not a date"),
        ("36", "when: “May” is not a date"),
        ("37", "is no entry"),
    ]
    assert "did you mean “speaker”?" in told[5][1]


def test_a_file_that_is_no_list_is_told(tmp_path):
    with pytest.raises(UsageError, match="is no list of entries"):
        read_corrections(written(tmp_path, "file: a.txt\n"))
