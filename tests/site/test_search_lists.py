from bisect import bisect_left

from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.site.search_letters import WRITTEN, base36, read_numbers, written_places
from haiti_digest.site.search_lists import (
    PAGE,
    WHOLE,
    GrowingList,
    Posting,
    Window,
    cut,
    letters,
    line_of,
    read,
    recut,
    weight,
    windows_of,
)

PLACES = st.sets(st.integers(0, 3000), min_size=1, max_size=9).map(lambda found: tuple(sorted(found)))
NUMBERS = st.one_of(st.integers(0, 40), st.integers(0, 2**30), st.integers(0, 2**WHOLE - 1))
HEAVY = st.sampled_from([b"C", b"D" * 699 + b"C", b"D" * 1399 + b"C", b"D" * PAGE + b"C"])
LISTS = st.dictionaries(NUMBERS, HEAVY, max_size=12)
CHANGES = st.dictionaries(NUMBERS, st.one_of(st.none(), HEAVY), min_size=1, max_size=4)


def pages(found: dict[int, bytes]) -> list[tuple[Window, list[Posting]]]:
    return list(cut(sorted(found.items()))) if found else []


@given(st.integers(0, 2**53))
def test_a_number_is_read_as_it_was_written(number: int) -> None:
    assert list(read_numbers(WRITTEN[number])) == [number]


def test_numbers_are_written_as_scripts_write_them() -> None:
    assert [base36(number) for number in (0, 35, 36, 46655, 46656)] == ["0", "z", "10", "zzz", "1000"]


@given(st.dictionaries(st.integers(5, 2**WHOLE), PLACES, max_size=20))
def test_postings_are_read_as_they_were_written(found: dict[int, tuple[int, ...]]) -> None:
    postings = [(number, written_places(places)) for number, places in sorted(found.items())]
    assert read(letters(postings, 5), 5) == postings
    bare = [(number, b"") for number, _ in postings]
    assert read(letters(bare), placed=False) == bare


@given(LISTS)
def test_pages_hold_a_list_the_newest_first_and_none_is_heavy(found: dict[int, bytes]) -> None:
    made = pages(found)
    assert [one for _, postings in reversed(made) for one in postings] == sorted(found.items())
    for window, postings in made:
        assert all(window.holds(number) for number, _ in postings)
        assert (window.postings, window.weight) == (len(postings), weight(postings))
        assert window.weight <= PAGE or window.postings == 1
    assert windows_of(line_of([window for window, _ in made])) == [window for window, _ in made]


@given(LISTS, CHANGES)
def test_a_list_that_changes_is_cut_as_if_new(found: dict[int, bytes], changes: dict[int, bytes | None]) -> None:
    before = dict(pages(found))
    after = {number: places for number, places in (found | changes).items() if places is not None}
    made = list(recut(list(before), changes, before.__getitem__))
    assert [(window, before[window] if postings is None else postings) for window, postings in made] == pages(after)
    for window, postings in made:
        assert postings is not None or not any(window.holds(number) for number in changes)


@given(LISTS, st.lists(st.integers(1, 4)))
def test_a_list_that_grows_is_cut_as_if_all_came_at_once(found: dict[int, bytes], steps: list[int]) -> None:
    left, growing, done = sorted(found.items()), GrowingList(placed=True), []
    for step in [*steps, len(found)]:
        if left:
            done += growing.add([number for number, _ in left[:step]], [places for _, places in left[:step]])
            left = left[step:]
    if growing.whole() is None:
        done += growing.end()
        assert growing.windows == [window for window, _ in pages(found)]
        assert list(reversed(done)) == pages(found)
    else:
        assert growing.whole() == letters(sorted(found.items())).decode()
        assert len(pages(found)) <= 1


def test_a_change_loads_only_the_page_it_is_on() -> None:
    before = dict(cut([(number, b"C" * 20) for number in range(0, 100_000, 7)]))
    loaded: list[Window] = []
    made = list(recut(list(before), {7007: None}, lambda window: loaded.append(window) or before[window]))
    assert len(before) > 50
    assert len(loaded) == 1
    assert sum(postings is not None for _, postings in made) == 1


def test_the_line_of_a_list_tells_where_each_page_begins() -> None:
    windows = [window for window, _ in cut([(number, b"C" * 500) for number in range(60)])]
    firsts = sorted(window.first for window in windows_of(line_of(windows)))
    assert bisect_left(firsts, 1) == 1
    assert firsts[-1] < 60
