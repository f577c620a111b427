"""What the two seeds share and where they differ."""

from pathlib import Path

import pytest

from haiti_digest.build import read_articles
from haiti_digest.config import Config
from haiti_digest.link.digest import link
from haiti_digest.records import Article, Digest, Passage, Thread


@pytest.fixture(scope="module")
def digest(seeds: Path) -> Digest:
    return link([item for item in read_articles(seeds, Config()) if isinstance(item, Article)])


def words(digest: Digest, passage: Passage) -> str:
    return passage.span.of(digest.articles[passage.article].seed.text)


def told(digest: Digest, thread: Thread) -> list[str]:
    return [words(digest, variant.passage) for variant in thread.variants]


AGREED = [
    ("addressing a high-level meeting on Haiti", "speaking during a high-level meeting on Haiti"),
    ("operating at only 40 per cent capacity", "operating at only 40 per cent of its intended strength"),
    ("mandate due to expire in 11 days", "mandate expires in 11 days"),
    ("the gains made risk being reversed", "all the gains made so far would be reversed"),
    ("transition to a successor mission", "support the transition of the"),
    ("without a clear mandate, predictable resources", "must have a clear mandate, a predictable"),
    ("restoring the police headquarters and academy", "reclaimed police headquarters and training academy"),
    ("deserve the same security and dignity", "the people of Haiti deserve better"),
]


@pytest.mark.parametrize(("one", "two"), AGREED)
def test_both_articles_tell_one_fact(digest: Digest, one: str, two: str) -> None:
    threads = [told(digest, thread) for thread in digest.threads]
    assert any(any(one in text for text in texts) and any(two in text for text in texts) for texts in threads)


@pytest.mark.parametrize(
    "alone",
    ["second-hand", "MaxxPro", "cowards by nature", "police leadership", "gang-suppression", "All 32", "guesswork"],
)
def test_what_one_article_alone_tells_agrees_with_nothing(digest: Digest, alone: str) -> None:
    assert not [thread for thread in digest.threads if any(alone in text for text in told(digest, thread))]


def test_one_speaker_at_one_meeting_is_one_source(digest: Digest) -> None:
    assert {(t.support.articles, t.support.sources) for t in digest.threads} == {(2, 1)}
    assert max(t.support.speakers for t in digest.threads) == 1


def test_the_end_of_the_mandate_differs_and_the_sum_is_shown(digest: Digest) -> None:
    day = next(day for day in digest.ahead if day.value == "2025-10-02")
    assert {ref.article for ref in day.differs} == {0, 1}
    sums = {(one.start, one.days, one.end, one.convention) for one in day.sums}
    assert sums == {
        ("2025-09-23", 11, "2025-10-04", "elapsed"),
        ("2025-09-23", 9, "2025-10-02", "elapsed"),
        ("2025-09-21", 11, "2025-10-02", "elapsed"),
        ("2025-09-22", 11, "2025-10-02", "both ends"),
    }


def test_the_counted_day_is_not_shown_beside_the_stated_one(digest: Digest) -> None:
    assert [day.value for day in digest.ahead] == ["2025-10-02"]


def tensions(digest: Digest, kind: str) -> list[tuple[str, str]]:
    return [
        (" / ".join(words(digest, p) for p in one.one), " / ".join(words(digest, p) for p in one.two))
        for one in digest.tensions
        if one.kind == kind
    ]


TENSIONS = [
    ("name", "Multilateral Security Support", "Multinational Security Support"),
    ("name", "Kenyan-led", "Kenya-led"),
    ("date", "2 October, 2025", "in 11 days"),
    ("wording", "would be reversed", "risk being reversed"),
    ("wording", "limited support", "no meaningful support"),
    ("credit", "credited the partnership", "the MSS had secured"),
    ("framing", "has pledged to rally support", "has praised the United States"),
    ("overlap", "a Kenyan police officer died", "three Kenyan officers"),
    ("place", "NEW YORK, Kenya", ""),
]


@pytest.mark.parametrize(("kind", "one", "two"), TENSIONS)
def test_a_difference_is_told_with_both_passages(digest: Digest, kind: str, one: str, two: str) -> None:
    assert any(one in first and two in second for first, second in tensions(digest, kind))


def test_nothing_else_differs(digest: Digest) -> None:
    found = [(one.kind, len(one.two)) for one in digest.tensions if one.kind != "gap"]
    assert len(found) == len(TENSIONS)


def test_one_article_is_silent_about_what_the_other_tells_often(digest: Digest) -> None:
    gaps = [(one.silent, words(digest, one.one[0])) for one in digest.tensions if one.kind == "gap"]
    assert any(silent == 1 and "second-hand vehicles" in text for silent, text in gaps)
    assert any(silent == 0 and "resolution" in text for silent, text in gaps)


def test_the_strength_is_derived_and_the_ratio_holds(digest: Digest) -> None:
    sums = {(one.rule, one.operation, str(one.value), one.holds) for one in digest.sums}
    assert sums == {
        ("percent of", "×", "1000", None),
        ("ratio", "÷", "5.5", True),
        ("ratio", "÷", "2.2", None),
    }


def test_the_share_of_the_plan_is_one_measure_of_one_speaker(digest: Digest) -> None:
    (measure,) = digest.measures
    assert [one.status for one in measure.figures] == ["current", "current"]
    assert (measure.support.articles, measure.support.speakers, measure.support.sources) == (2, 1, 1)


def test_the_undated_article_gets_the_days_that_the_stated_one_implies(digest: Digest) -> None:
    (estimate,) = digest.estimates
    assert (estimate.article, estimate.earliest, estimate.latest) == (0, "2025-09-21", "2025-09-22")


TIMELINE = [
    ("2025-08-31", None, "On August 31, 2025, a Kenyan police officer died"),
    (None, "2025-09-23", "when the MSS first arrived"),
    (None, "2025-09-23", "to introduce a UN Security Council resolution"),
    (None, "2025-09-23", "signed onto a joint statement"),
    (None, "2025-09-23", "high-level meeting on Haiti"),
    ("2025-10-02", None, "the MSS mission mandate expires on 2 October, 2025"),
]


def test_the_timeline_holds_what_happened_dated_or_not(digest: Digest) -> None:
    found = [(event.value, event.latest, words(digest, event.passages[0])) for event in digest.events]
    assert len(found) == len(TIMELINE)
    for value, latest, text in TIMELINE:
        assert any(one[:2] == (value, latest) and text in one[2] for one in found)
