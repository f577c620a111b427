"""What is chosen to be shown, packed and taken out again."""

from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.config import Config
from haiti_digest.site.chosen import Choice
from haiti_digest.site.edition import Edition
from haiti_digest.site.excerpt import Excerpt
from haiti_digest.site.said_words import amount, said_pieces
from tests.site.making import STORY, article, digest


@given(st.data())
def test_a_choice_gives_back_which_words_are_shown(data: st.DataObject) -> None:
    made = article(STORY)
    excerpt = Excerpt(made.seed)
    total = excerpt.total
    excerpt.shown = bytearray(data.draw(st.lists(st.booleans(), min_size=total, max_size=total)))
    choice = Choice.of(excerpt, made.statements)
    again = choice.again(excerpt.seed)
    assert again.shown == excerpt.shown
    assert (again.counts, again.count) == (excerpt.counts, excerpt.count)
    for index, said in enumerate(made.statements):
        assert choice.amount(index) == amount(said_pieces(excerpt, said.statement))


def test_an_excerpt_that_was_chosen_before_shows_the_same_words() -> None:
    found = digest(article(STORY))
    first, later = Edition(found, Config()), Edition(found, Config())
    later.choices[0] = first.choice(0)
    body = found.articles[0].seed.body
    assert later.excerpts[0].pieces(body) == first.excerpts[0].pieces(body)
    assert later.excerpts[0].count == first.excerpts[0].count > 0
