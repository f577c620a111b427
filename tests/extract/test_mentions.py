from pathlib import Path

import pytest

from haiti_digest.extract.mentions.find import find_mentions
from haiti_digest.records import Mention
from haiti_digest.spans import Span
from haiti_digest.text.paragraphs import plain_paragraphs
from haiti_digest.text.reading import Reading
from tests.casefile import Case, read_cases

FILES = sorted(Path(__file__).parent.parent.joinpath("cases").glob("mentions-*.txt"))
CASES = [(path.stem[-2:], case) for path in FILES for case in read_cases(path)]


def label(mention: Mention) -> str:
    return "bodyword" if mention.kind == "body" and mention.form == "description" else mention.kind


def found_in(case: Case, language: str) -> list[Mention]:
    reading = Reading(case.text, plain_paragraphs(case.text, Span(0, len(case.text))), language)
    unknown = "name of unknown kind"
    return [m for m in find_mentions(reading) if m.form != "pronoun" and m.rule != unknown]


@pytest.mark.parametrize(("language", "case"), CASES, ids=str)
def test_the_case_files(language: str, case: Case):
    found = found_in(case, language)
    assert [(label(m), m.span.of(case.text)) for m in found] == [
        (mark.label, case.text[mark.start : mark.end]) for mark in case.marks
    ]
    for mention, mark in zip(found, case.marks, strict=True):
        for name, value in mark.attributes.items():
            assert (getattr(mention, name) or "") == value
