"""What holds of corrections whatever the article and whatever the entry."""

from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.build import make_article
from haiti_digest.correct.article import corrected
from haiti_digest.corrections import Anchor, Correction, Corrections
from haiti_digest.records import Article
from tests.laws.news import texts
from tests.site.making import seed

CHANGES = (
    {"action": "speaker", "value": "Ada Tamm"},
    {"action": "no speaker"},
    {"action": "date", "value": "2031-06"},
    {"action": "no date"},
    {"action": "published", "value": "2031-06-04"},
    {"action": "hidden", "kind": "statement"},
    {"action": "hidden", "kind": "figure"},
    {"action": "hidden", "kind": "date"},
    {"action": "same", "side": 1},
    {"action": "apart", "side": 2},
)


@st.composite
def entries(draw: st.DrawFn) -> tuple[str, tuple[Correction, ...]]:
    """A text, and entries whose words mostly stand in it."""
    text = draw(texts)
    made = []
    for number in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        words = draw(st.sampled_from((text[start : start + 30], text[start : start + 5], "“no such words”", "(", "\\")))
        fields = draw(st.sampled_from(CHANGES))
        anchor = Anchor(file="quay.txt", words=words)
        made.append(Correction(place=f"corrections.yml:{number}", anchor=anchor, reason="r", **fields))
    return text, tuple(made)


def whole(article: Article) -> bool:
    """Whether every number in the article leads to something."""
    cast, mentions, timexes = len(article.entities), len(article.mentions), len(article.timexes)
    owned = [at for entity in article.entities for at in entity.mentions]
    return (
        all(said.speaker is None or said.speaker < cast for said in article.statements)
        and all(at < mentions for at in owned)
        and len(set(owned)) == len(owned)
        and all(event.timex < timexes and (event.until or 0) < timexes for event in article.events)
        and (article.bounds is None or all(at < timexes for at in article.bounds.evidence))
        and list(article.timexes) == sorted(article.timexes, key=lambda one: one.span)
    )


@given(entries())
def test_an_entry_is_an_edit_or_a_problem_and_the_article_stays_whole(made):
    text, listed = made
    before = make_article(seed(text))
    article = corrected(before, Corrections(by_file={"quay.txt": listed}), make_article)
    assert len(article.edits) + len(article.problems) - len(before.problems) == len(listed)
    assert article.seed.text == text
    assert whole(article)
