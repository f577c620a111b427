from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.by_key import halves, pair_key

NUMBERS = st.integers(min_value=0, max_value=2**32 - 1)
PAIRS = st.tuples(NUMBERS, NUMBERS)


@given(PAIRS)
def test_a_key_gives_back_its_pair(pair: tuple[int, int]) -> None:
    assert halves(pair_key(*pair)) == pair


@given(st.lists(PAIRS))
def test_keys_sort_as_their_pairs_do(pairs: list[tuple[int, int]]) -> None:
    assert sorted(pairs, key=lambda pair: pair_key(*pair)) == sorted(pairs)
