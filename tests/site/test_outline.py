"""An outline tells of an article what its lists show, without the article."""

from haiti_digest.site.outline import NOBODY, outline_of
from tests.site.making import STORY, article


def test_an_outline_counts_as_its_article_does() -> None:
    one = article(STORY)
    outline = outline_of(one)
    assert [outline.times_named(at) for at in range(len(one.entities))] == [len(e.mentions) for e in one.entities]
    assert max(outline.times_named(at) for at in range(len(one.entities))) > 1
    assert outline.speakers == tuple(NOBODY if s.speaker is None else s.speaker for s in one.statements)
    assert outline.indirect.count(0) == sum(said.statement.kind != "indirect" for said in one.statements) > 0
    assert outline.keyed.count(1) == sum(figure.key for figure in one.figures)
    assert outline.problems == len(one.problems)
