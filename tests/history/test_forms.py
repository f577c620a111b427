"""States that earlier programs left are read: ``states/N.state`` was written by the program whose form was N."""

import json
from pathlib import Path

import pytest

from haiti_digest.history.compare import changes
from haiti_digest.history.forms import FORMAT, LINES_BEFORE_ARTICLES, STEPS
from haiti_digest.history.rounds import head_of, next_rounds
from haiti_digest.history.state import STATE, Before, read_line, write_state

STATES = Path(__file__).parent / "states"


def left_by(form: int, folder: Path) -> Before:
    """The state that a program of this form left in *folder*."""
    (folder / STATE).write_bytes((STATES / f"{form}.state").read_bytes())
    return Before(folder)


@pytest.mark.parametrize("form", range(1, FORMAT))
def test_a_state_of_every_earlier_form_is_read_as_one_of_the_present_form(form: int, tmp_path: Path) -> None:
    before = left_by(form, tmp_path)
    assert before.trouble is None
    assert before.head is not None
    assert before.head.format == FORMAT
    (once,) = before.head.rounds
    assert [(change.how, change.path) for change in once.changes] == [("added", "lamps.txt"), ("changed", "quay.txt")]
    assert once.changes[1].by_hand == "she says so on the tape (M. E., 2031-05-04)"
    lamps, quay = (read_line(line) for line in before.lines())
    assert (lamps.path, len(lamps.records), lamps.edits) == ("lamps.txt", 6, ())
    assert [edit.told for edit in quay.edits] == ["she says so on the tape (M. E., 2031-05-04)"]


@pytest.mark.parametrize("form", range(1, FORMAT))
def test_the_next_build_goes_on_from_it_and_writes_the_present_form(form: int, tmp_path: Path) -> None:
    before = left_by(form, tmp_path)
    lines = list(before.lines())
    rounds = next_rounds(before, lines[:1])
    assert [(one.number, one.withdrawn) for one in rounds] == [(2, 1), (1, 0)]
    (tmp_path / STATE).write_bytes(b"".join(write_state(head_of(rounds), lines, ["c-1"])))
    again = Before(tmp_path)
    assert again.head == head_of(rounds)
    assert list(again.lines()) == lines
    assert list(changes(again.lines(), lines)) == []
    assert again.tensions() == {"c-1"}


def test_what_the_first_form_did_not_hold_is_not_known(tmp_path: Path) -> None:
    assert left_by(1, tmp_path).tensions() is None


def test_every_earlier_form_has_a_step_and_a_state_to_try_it_with() -> None:
    assert sorted(STEPS) == list(range(1, FORMAT))
    assert sorted(LINES_BEFORE_ARTICLES) == list(range(1, FORMAT + 1))
    assert sorted(int(path.stem) for path in STATES.iterdir()) == list(range(1, FORMAT))


def test_a_state_of_a_newer_program_is_told_and_left_alone(tmp_path: Path) -> None:
    newer = json.dumps({"format": FORMAT + 1, "rounds": "of another shape"}).encode() + b"\n{}\n"
    (tmp_path / STATE).write_bytes(newer)
    before = Before(tmp_path)
    assert before.head is None
    assert before.trouble == f"was left by a newer haiti-digest (form {FORMAT + 1}; this one reads up to {FORMAT})"
    assert list(before.lines()) == []
    assert before.tensions() is None
    assert (tmp_path / STATE).read_bytes() == newer


def test_a_damaged_line_of_an_earlier_form_is_one_that_was_lost(tmp_path: Path) -> None:
    head, *lines = (STATES / "1.state").read_bytes().splitlines(keepends=True)
    (tmp_path / STATE).write_bytes(head + lines[0] + b'{"edits": 3}\n')
    before = Before(tmp_path)
    assert [change.how for change in changes(before.lines(), [line.rstrip() for line in lines])] == ["added"]
