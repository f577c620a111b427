from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.site.shelves import shelves


def month(day: str) -> tuple[str, str]:
    return day[:7], f"Month {day[5:7]}"


DAYS = [f"2031-{number // 28 + 1:02d}-{number % 28 + 1:02d}" for number in range(84)]


def test_a_short_list_stays_on_its_page() -> None:
    (only,) = shelves(DAYS[:5], month, "quotes.html", 10)
    assert (only.path, only.label, only.others, len(only.items)) == ("quotes.html", "", (), 5)


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
    assert made[1].label == "Month 01, part 2 of 2"
    assert [link.count for link in made[0].others] == [20, 8, 20, 8, 20, 8]


def test_an_index_has_its_shelves_beside_it() -> None:
    assert shelves(DAYS, month, "articles/index.html", 28)[1].path == "articles/2031-02.html"


@given(st.lists(st.integers(0, 5)), st.integers(1, 7))
def test_nothing_is_lost_and_no_address_is_given_twice(items: list[int], most: int) -> None:
    made = shelves(sorted(items), lambda item: (f"group-{item}", str(item)), "list.html", most)
    assert [item for shelf in made for item in shelf.items] == sorted(items)
    assert all(len(shelf.items) <= most for shelf in made)
    assert len({shelf.path for shelf in made}) == len(made)
