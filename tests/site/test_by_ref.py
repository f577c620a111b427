"""Numbers are found by the records and entities they belong to."""

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.by_voice import ByVoice
from haiti_digest.records import Ref, Speaker, Voice
from haiti_digest.site.by_ref import ByRef

REFS = st.builds(
    Ref, article=st.integers(0, 5), kind=st.sampled_from(["statement", "figure", "date"]), index=st.integers(0, 3)
)


@given(st.lists(st.tuples(REFS, st.integers(0, 9))))
def test_what_was_told_of_a_record_comes_back_in_its_order(told: list[tuple[Ref, int]]) -> None:
    held: defaultdict[Ref, list[int]] = defaultdict(list)
    for ref, number in told:
        held[ref].append(number)
    found = ByRef(told)
    assert {ref: list(found.all(ref)) for ref in found.refs()} == held
    assert all(found.last(ref) == numbers[-1] for ref, numbers in held.items())


@given(st.lists(st.tuples(REFS, st.integers(0, 9))), REFS)
def test_nothing_is_found_of_a_record_of_which_nothing_was_told(told: list[tuple[Ref, int]], ref: Ref) -> None:
    found = ByRef((one, number) for one, number in told if one != ref)
    assert found.last(ref) is None
    assert not found.all(ref)


def speaker(name: str, *voices: tuple[int, int]) -> Speaker:
    told = tuple(Voice(article=article, entity=entity) for article, entity in voices)
    return Speaker(id=name.lower(), kind="person", name=name, voices=told)


def test_an_entity_leads_to_the_one_who_stands_behind_it() -> None:
    ole, ada = speaker("Ole", (0, 1), (7, 0)), speaker("Ada", (7, 2))
    found = ByVoice([ole, ada])
    assert dict(found) == {(0, 1): ole, (7, 0): ole, (7, 2): ada}
    assert found.get((7, 1)) is None
    assert (7, 2) in found
    assert (1, 0) not in found
