"""The same words given to two speakers: a difference only where the two can be told apart."""

import pytest

from haiti_digest.link.digest import link
from tests.site.making import article

WORDS = "“Every lamp on the north quay will burn again before the winter storms,” {who}.\n\nThe quay is old."


@pytest.mark.parametrize(
    ("one", "two", "differ"),
    [
        ("Mayor Ada Tamm said", "engineer Nils Osei said", True),
        ("the Harbour Board said", "the Ministry of Ports said", True),
        ("Mayor Ada Tamm said", "the statement said", False),
        ("Mayor Ada Tamm said", "a senior official said", False),
        ("Ms Tamm said", "engineer Ada Tamm said", False),
        ("Mayor Ada Tamm said", "the Harbour Board said", False),
    ],
)
def test_the_same_words_of_two_named_speakers_differ(one: str, two: str, differ: bool) -> None:
    told = link([article(WORDS.format(who=one), "one"), article(WORDS.format(who=two), "two")])
    assert [thread.support.articles for thread in told.threads] == [2]
    assert [tension.rule for tension in told.tensions if tension.kind == "credit"] == (
        ["same words, two speakers"] if differ else []
    )
