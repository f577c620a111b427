import pytest

from haiti_digest.build import make_article
from haiti_digest.correct.article import corrected
from haiti_digest.corrections import Anchor, Correction, Corrections
from haiti_digest.desk.explain import explain
from haiti_digest.desk.naming import find, id_of
from haiti_digest.records import Digest
from tests.site.making import STORY, article, digest, seed, seeds_digest


def told(found: Digest, asked: str) -> dict[str, str]:
    """The steps for the one record that is asked for, by their titles."""
    (one,) = find(found, asked)[:1]
    return {step.title.split(" ")[0]: "\n".join(step.lines) for step in explain(found, one, "corrections.yml")}


def place(words: str) -> str:
    start = STORY.index(words)
    return f"quay.txt:{start}-{start + len(words)}"


def test_a_statement_is_explained_from_its_rule_to_an_entry_that_would_change_it():
    steps = told(digest(article(STORY)), place("That has to end"))
    assert "“We counted 3,000 boats" in steps["Statement"]
    assert "quay.txt:3, characters" in steps["Statement"]
    assert "by the rule “" in steps["Found"]
    assert "cue “said”" in steps["Found"]
    assert "source “she”" in steps["Found"]
    assert "Ada Tamm" in steps["Speaker"]
    assert "people/ada-tamm.html" in steps["Across"]
    assert '- file: "quay.txt"' in steps["To"]
    assert "speaker: NAME" in steps["To"]


def test_a_figure_and_a_date_are_explained_with_how_they_were_read_and_who_says_them():
    found = digest(article(STORY))
    figure = told(found, place("3,000"))
    assert "count 3000" in figure["Found"]
    assert "in the statement r-" in figure["Said"]
    date = told(found, place("4 June 2031"))
    assert "DATE 2031-06-04 (day)" in date["Found"]


def test_a_record_is_named_by_its_id_or_by_its_place():
    found = digest(article(STORY))
    (one,) = find(found, place("30"))[:1]
    assert find(found, id_of(found, one)) == [one]
    for nothing in ("r-0000000000", "quay.txt:1-1", "other.txt:0-500", "Ada"):
        assert find(found, nothing) == []


def test_what_is_told_again_elsewhere_is_named(seeds):
    found = seeds_digest(seeds)
    passages = [[v.passage for v in thread.variants] for thread in found.threads]
    one, *others = next(several for several in passages if several[0].ref and several[0].ref.kind == "statement")
    seed = found.articles[one.article].seed
    said = found.articles[one.article].statements[one.ref.index].statement.said
    steps = told(found, f"{seed.path}:{said.start}-{said.end}")
    for other in others:
        assert found.articles[other.article].seed.path in steps["Told"]


def test_hands_are_named_also_for_a_record_that_they_hid():
    entry = {"place": "corrections.yml:7", "reason": "on tape"}
    anchor = Anchor(file="quay.txt", words="That has to end")
    for more, title in (
        ({"action": "speaker", "value": "Nils Osei"}, "set by hand"),
        ({"action": "hidden", "kind": "statement"}, "hidden, by hand: on tape (corrections.yml:7)"),
    ):
        made = Corrections(by_file={"quay.txt": (Correction(anchor=anchor, **entry, **more),)})
        found = digest(corrected(make_article(seed(STORY)), made, make_article))
        steps = told(found, place("That has to end"))
        assert "on tape" in steps["By"]
        assert title in "\n".join(steps.values())


@pytest.mark.parametrize("words", ["quay would cost", "We counted", "3,000", "12 million", "4 June 2031", "1998"])
def test_the_entry_that_is_offered_leads_to_the_record(words):
    found = digest(article(STORY))
    (one,) = find(found, place(words))[:1]
    steps = told(found, place(words))
    anchor = steps["To"].splitlines()[1].partition(": ")[2].strip('"')
    hide = Correction(
        place="", anchor=Anchor(file="quay.txt", words=anchor), action="hidden", kind=one.kind, reason="r"
    )
    after = corrected(make_article(seed(STORY)), Corrections(by_file={"quay.txt": (hide,)}), make_article)
    assert after.problems == ()
    assert after.edits[0].span == one.span
