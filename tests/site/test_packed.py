"""Packed lists hold what was put into them."""

from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.records import Measure, Measured, Ref, Support
from haiti_digest.site.in_measures import InMeasures
from haiti_digest.site.looks import Numbered
from haiti_digest.site.packed import Refs, Rows, Strings, packed
from haiti_digest.site.timeline import Entries, Entry

PLACES = st.lists(st.tuples(st.integers(0, 2**20), st.integers(0, 2**20)))


def refs(places: list[tuple[int, int]], kind: str) -> list[Ref]:
    return [Ref(article=article, kind=kind, index=index) for article, index in places]


@given(PLACES, st.sampled_from(["statement", "figure", "date"]), st.slices(8))
def test_references_of_one_kind_come_back(places: list[tuple[int, int]], kind: str, part: slice) -> None:
    held, found = refs(places, kind), Refs(kind)
    for place in places:
        found.add(*place)
    assert found == Refs(kind, held) == held
    assert [found[at] for at in range(-len(held), len(held))] == held + held
    assert list(found[part]) == held[part]
    assert list(packed(held)) == held


def test_other_items_stay_a_tuple() -> None:
    several = [*refs([(1, 2)], "figure"), *refs([(1, 2)], "date")]
    assert packed(several) == tuple(several)
    assert packed(["a", "b"]) == ("a", "b")
    assert packed([]) == ()


def test_entries_of_the_timeline_come_back() -> None:
    entries = [
        Entry("2031-05-04", "day", Numbered("event", 7), None),
        Entry("2031-05", "month", None, Ref(article=3, kind="date", index=9)),
    ]
    assert list(Entries(entries)) == entries
    assert Entries(entries)[-1] == entries[-1]
    assert list(Entries(entries)[:1]) == entries[:1]


def measure(name: str, *figures: Measured) -> Measure:
    return Measure(id=name, figures=figures, support=Support(articles=1, speakers=0, sources=1))


def test_a_figure_is_found_in_the_last_measure_that_has_it() -> None:
    one, two, three = refs([(5, 1), (0, 2), (5, 0)], "figure")
    first = Measured(figure=one, as_of="2031-05-04", stated=True, status="withdrawn")
    again = Measured(figure=one, as_of=None, stated=False, status="current")
    other = Measured(figure=two, as_of="2031-05-05", stated=False, status="earlier")
    found = InMeasures([measure("m-1", first, other), measure("m-2", again)])
    assert found.get(one) == (1, again)
    assert found.get(two) == (0, other)
    assert found.get(three) is None
    assert dict(found.items()) == {one: (1, again), two: (0, other)}
    assert InMeasures([]).get(one) is None
    assert list(InMeasures([]).items()) == []


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))), st.slices(8))
def test_strings_come_back(held: list[str], part: slice) -> None:
    found = Strings(held)
    assert [*found] == held
    assert found[part] == held[part]


def test_rows_are_told_by_row_and_place() -> None:
    found = Rows()
    for row in ((7, 8), (), (70_000,)):
        found.append(row)
    assert [found.at(0, 0), found.at(0, 1), found.at(2, 0)] == [7, 8, 70_000]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))), st.data())
def test_some_references_and_a_run_of_them_are_those_of_the_whole(
    places: list[tuple[int, int]], data: st.DataObject
) -> None:
    held = Refs("date", refs(places, "date"))
    numbers = data.draw(st.permutations(range(len(places))))
    assert list(held.some(numbers)) == [held[number] for number in numbers]
    first = data.draw(st.integers(0, len(places)))
    end = data.draw(st.integers(first, len(places)))
    assert list(held.run(first, end)) == list(held)[first:end]
