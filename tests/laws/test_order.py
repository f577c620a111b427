"""The same input gives the same bytes, whatever the order, the hash seed or the run."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.build import make_article
from tests.conftest import Run
from tests.laws.news import news, seed


@given(st.lists(news, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_an_article_does_not_depend_on_those_before_it(texts: list[str], random) -> None:
    articles = [make_article(seed(text)) for text in texts]
    order = list(range(len(texts)))
    random.shuffle(order)
    again = {at: make_article(seed(texts[at])) for at in order}
    assert [again[at] for at in range(len(texts))] == articles


def test_extracting_does_not_depend_on_the_hash_seed(run: Run, seeds: Path) -> None:
    outputs = {run("extract", seeds, PYTHONHASHSEED=hash_seed).stdout for hash_seed in ("0", "1", "4242")}
    assert len(outputs) == 1
    assert outputs.pop().count("\n") == len(list(seeds.iterdir()))
