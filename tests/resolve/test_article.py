from pathlib import Path

import pytest

from haiti_digest.extract.mentions.find import find_mentions
from haiti_digest.records import Article, Extraction, Metadatum, Seed, Statement
from haiti_digest.resolve.article import resolve
from haiti_digest.spans import Span, hull
from haiti_digest.text.paragraphs import plain_paragraphs
from haiti_digest.text.reading import Reading
from tests.casefile import Case, read_cases

FILES = sorted(Path(__file__).parent.parent.joinpath("cases").glob("resolve-*.txt"))
CASES = [(path.stem[-2:], case) for path in FILES for case in read_cases(path)]


def statements_of(case: Case) -> list[tuple[Statement, str]]:
    """The statements that the marks make, each with the name of the speaker, in order."""
    parts: dict[str, dict[str, Span]] = {}
    wanted: dict[str, str] = {}
    for mark in case.marks:
        number = mark.attributes.get("of", "1")
        parts.setdefault(number, {})[mark.label] = Span(mark.start, mark.end)
        if "who" in mark.attributes:
            wanted[number] = mark.attributes["who"]
    made = []
    for number, spans in parts.items():
        content = spans["content"]
        quoted = case.text[content.start - 1 : content.start] == "“"
        statement = Statement(
            span=hull(spans.values()),
            kind="direct" if quoted else "indirect",
            content=(content,),
            cue=spans.get("cue"),
            source=spans.get("source"),
            rule="marked",
        )
        made.append((statement, wanted[number]))
    return sorted(made, key=lambda pair: pair[0].span)


def article_of(case: Case, language: str) -> Article:
    paragraphs = plain_paragraphs(case.text, Span(0, len(case.text)))
    seed = Seed(
        path="case",
        id="case",
        sha256="0" * 64,
        encoding="utf-8",
        text=case.text,
        paragraphs=paragraphs,
        language=Metadatum(value=language, origin="default", reason="given"),
    )
    reading = Reading.of(seed)
    statements = tuple(statement for statement, _ in statements_of(case))
    mentions = find_mentions(reading)
    return resolve(seed, reading, Extraction(statements=statements, mentions=mentions, figures=(), timexes=()))


@pytest.mark.parametrize(("language", "case"), CASES, ids=str)
def test_the_case_files(language: str, case: Case):
    article = article_of(case, language)
    names = ["" if s.speaker is None else article.entities[s.speaker].name for s in article.statements]
    assert names == [who for _, who in statements_of(case)], [s.why for s in article.statements]
    for said in article.statements:
        assert said.rule
        assert said.why
