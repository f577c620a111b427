"""Texts told by every five words in a row: what two have in common, whatever order they come in."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.link.shingles import SHORTEST, SKETCH, packed, shared_part, sketch_of, unpacked

texts = st.lists(
    st.sampled_from(["bridge", "canal", "mole", "ferry", "levy", "harvest", "clinic", "tram", "pump", "dam", "quay"]),
    max_size=200,
)


@given(texts)
def test_shingles_are_sorted_and_each_stands_once(words: list[str]) -> None:
    found = list(unpacked(packed(words)))
    assert found == sorted(set(found))
    assert bool(found) == (len(words) >= SHORTEST)


@given(texts)
def test_the_sketch_is_the_beginning_of_the_shingles(words: list[str]) -> None:
    shingles = packed(words)
    assert list(sketch_of(shingles)) == list(unpacked(shingles)[:SKETCH])


@given(texts, texts)
def test_two_texts_share_the_same_part_whichever_comes_first(one: list[str], two: list[str]) -> None:
    first, second = unpacked(packed(one)), unpacked(packed(two))
    assert shared_part(first, second) == shared_part(second, first) == shared_part(frozenset(first), second)


@given(texts)
def test_a_text_has_all_of_itself_unless_it_is_too_short_to_tell(words: list[str]) -> None:
    shingles = unpacked(packed(words))
    assert shared_part(shingles, shingles) == (Decimal(1) if shingles else None)
