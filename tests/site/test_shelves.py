from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.site.shelves import Shelf, mark_of, shelves


def month(day: str) -> tuple[str, str]:
    return day[:7], f"Month {day[5:7]}"


DAYS = [f"2031-{number // 28 + 1:02d}-{number % 28 + 1:02d}" for number in range(84)]


def test_a_short_list_stays_on_its_page() -> None:
    (only,) = shelves(DAYS[:5], month, "quotes.html", 10)
    assert (only.path, only.label, only.groups, len(only.items)) == ("quotes.html", "", (), 5)


def test_a_long_list_is_cut_by_group_and_a_long_group_into_parts() -> None:
    made = shelves(DAYS, month, "quotes.html", 20)
    assert [shelf.path for shelf in made] == [
        "quotes.html",
        "quotes/2031-01-2.html",
        "quotes/2031-02-1.html",
        "quotes/2031-02-2.html",
        "quotes/2031-03-1.html",
        "quotes/2031-03-2.html",
    ]
    assert (made[1].label, made[1].number, made[1].of) == ("Month 01", 2, 2)
    assert [(link.label, link.path, link.count) for link in made[0].groups] == [
        ("Month 01", "quotes.html", 28),
        ("Month 02", "quotes/2031-02-1.html", 28),
        ("Month 03", "quotes/2031-03-1.html", 28),
    ]
    assert [link.count for link in made[1].groups] == [0, 0, 0]
    assert [shelf.total for shelf in made] == [84, 8, 20, 8, 20, 8]
    assert [link.path for link in made[1].parts if link] == ["quotes.html", "quotes/2031-01-2.html"]


def test_of_many_parts_those_near_are_linked_and_the_ends() -> None:
    made = shelves(range(240), lambda _: ("all", "All"), "list.html", 10)
    assert [link and link.label for link in made[12].parts] == [
        *("1", None, "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", None, "24"),
    ]


def test_the_parts_of_a_very_long_group_are_called_by_what_begins_them() -> None:
    names = [f"item {number}" for number in range(1_000)]
    made = _shelved(names)
    assert {(shelf.number, shelf.of) for shelf in made} == {(0, 0)}
    assert len({shelf.key for shelf in made}) == len(made)
    assert [(link.label, link.path) for link in made[3].parts if link] == [
        ("first", "list.html"),
        ("before", made[2].path),
        ("after", made[4].path),
        ("last", made[-1].path),
    ]
    assert [link and link.label for link in made[0].parts] == ["after", "last"]


@given(st.integers(0, 3_999), st.integers(1, 9))
def test_one_more_leaves_most_pages_of_a_very_long_group(at: int, more: int) -> None:
    names = [f"item {number}" for number in range(4_000)]
    added = [*names[:at], *(f"new {number}" for number in range(more)), *names[at:]]
    before, after = ({shelf.path: shelf for shelf in _shelved(items)} for items in (names, added))
    changed = [path for path in before if path != "list.html" and after.get(path) != before[path]]
    assert len(changed) * 2 < len(before)


def test_long_items_take_the_room_of_several() -> None:
    made = shelves([1, 1, 5, 9, 1], lambda _: ("all", "All"), "list.html", 6, room=float)
    assert [shelf.items for shelf in made] == [(1, 1), (5,), (9,), (1,)]


def test_an_index_has_its_shelves_beside_it() -> None:
    assert shelves(DAYS, month, "articles/index.html", 28)[1].path == "articles/2031-02.html"


@given(st.lists(st.integers(0, 5)), st.integers(1, 7))
def test_nothing_is_lost_and_no_address_is_given_twice(items: list[int], most: int) -> None:
    made = shelves(sorted(items), lambda item: (f"group-{item}", str(item)), "list.html", most)
    assert [item for shelf in made for item in shelf.items] == sorted(items)
    assert all(len(shelf.items) <= most for shelf in made)
    assert len({shelf.path for shelf in made}) == len(made)


@given(st.integers(0, 1_999), st.integers(1, 9))
def test_where_a_list_is_cut_follows_from_what_stands_near(at: int, more: int) -> None:
    names = [f"item {number}" for number in range(2_000)]
    added = [*names[:at], *(f"new {number}" for number in range(more)), *names[at:]]
    before, after = (_cut(items) for items in (names, added))
    assert all(len(page) <= 20 for page in after)
    assert len(set(before) - set(after)) <= 40


def _cut(items: list[str]) -> list[tuple[str, ...]]:
    return [shelf.items for shelf in _shelved(items)]


def _shelved(items: list[str]) -> list[Shelf[str]]:
    return shelves(items, lambda _: ("all", "All"), "list.html", 20, mark=mark_of)
