from pathlib import Path

from haiti_digest.history.rounds import MOST_CHANGES, MOST_ROUNDS, head_of, next_rounds
from haiti_digest.history.state import STATE, Before, write_state
from tests.history.test_compare import quote, state


def keep(folder: Path, lines: list[bytes]) -> int:
    """Keeps the state of a build with these lines; gives how many rounds it shows."""
    rounds = next_rounds(Before(folder), lines)
    (folder / STATE).write_bytes(b"".join(write_state(head_of(rounds), lines)))
    return len(rounds)


def test_the_first_build_has_nothing_to_compare_with(tmp_path):
    assert keep(tmp_path, [state("quay")]) == 0


def test_a_build_that_changes_nothing_keeps_what_changed_last(tmp_path):
    lines = [state("quay")]
    keep(tmp_path, lines)
    lines = [state("board", published="2031-05-02"), *lines]
    assert keep(tmp_path, lines) == 1
    kept = (tmp_path / STATE).read_bytes()
    assert keep(tmp_path, lines) == 1
    assert (tmp_path / STATE).read_bytes() == kept
    (last,) = Before(tmp_path).head.rounds
    assert (last.number, last.added, last.changed, last.withdrawn, last.newest) == (1, 1, 0, 0, "2031-05-02")


def test_rounds_come_newest_first_and_only_the_last_are_kept(tmp_path):
    for number in range(MOST_ROUNDS + 3):
        keep(tmp_path, [state("quay", quote(0, number, "A"))])
    rounds = Before(tmp_path).head.rounds
    assert [one.number for one in rounds] == list(range(MOST_ROUNDS + 2, 2, -1))


def test_of_very_many_changes_the_first_are_kept_and_all_are_counted(tmp_path):
    keep(tmp_path, [state("quay")])
    keep(tmp_path, [state("quay", *(quote(at, at, "A") for at in range(MOST_CHANGES + 5)))])
    (last,) = Before(tmp_path).head.rounds
    assert (last.added, len(last.changes)) == (MOST_CHANGES + 5, MOST_CHANGES)


def test_a_state_that_is_lost_or_damaged_is_none_and_damage_is_told(tmp_path):
    for content in (None, b"", b"{", b"[]\n", b'{"format":0}\n', b'{"format":1,"rounds":3}\n', b"\xff\xfe\n"):
        if content is not None:
            (tmp_path / STATE).write_bytes(content)
        assert Before(tmp_path).head is None
        assert Before(tmp_path).trouble == (None if content is None else "is damaged")
        assert next_rounds(Before(tmp_path), [state("quay")]) == ()
