"""An outline tells of an article what its lists show, without the article."""

from haiti_digest.records import Ref, record_id
from haiti_digest.site.columns import Columns
from haiti_digest.site.outline import NOBODY, outline_of
from tests.site.making import STORY, article


def test_an_outline_counts_as_its_article_does() -> None:
    one = article(STORY)
    outline = outline_of(one)
    assert outline.speakers == tuple(NOBODY if s.speaker is None else s.speaker for s in one.statements)
    assert outline.indirect.count(0) == sum(said.statement.kind != "indirect" for said in one.statements) > 0
    assert outline.keyed.count(1) == sum(figure.key for figure in one.figures)
    assert outline.problems == len(one.problems)


def test_columns_tell_of_each_article_what_it_is() -> None:
    several = [article(STORY), article("Nobody came.\n"), article(STORY.replace("three", "seven"))]
    columns = Columns()
    for one in several:
        columns.append(outline_of(one))
    for at, one in enumerate(several):
        assert list(columns.mentions.row(at)) == [len(entity.mentions) for entity in one.entities]
        assert columns.things.row(at) == [figure.noun or figure.unit or figure.kind for figure in one.figures]
        assert columns.records(at) == len(one.statements) + len(one.figures) + len(one.timexes)
        for index, said in enumerate(one.statements):
            ref = Ref(article=at, kind="statement", index=index)
            assert columns.statement_id(ref) == record_id(one.seed.sha256, "statement", said.statement.said)
            assert columns.lengths["statement"].at(at, index) == len(said.statement.span)
    assert columns.records(0) == columns.records(2) > columns.records(1) == 0
    assert max(columns.mentions.row(0)) > 1
