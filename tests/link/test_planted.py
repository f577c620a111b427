"""What linking finds in articles with planted copies, conflicts, corrections and namesakes; see expected.txt."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from haiti_digest.build import read_articles
from haiti_digest.config import Config
from haiti_digest.link.digest import link
from haiti_digest.records import Article, Digest, Passage, Ref

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "link"
LINES = [line for line in (FOLDER / "expected.txt").read_text(encoding="utf-8").splitlines() if line.strip()]
EXPECTED = [line.split(maxsplit=1) for line in LINES if not line.startswith("#")]
PLACE = re.compile(r"(\S+) “([^”]*)”\s*(\w+)?")


class Place(NamedTuple):
    """Words of an article, with what the line says of them."""

    article: str
    words: str
    said: str


def lines(kind: str) -> list[str]:
    return [rest for first, rest in EXPECTED if first == kind]


def places(line: str) -> list[Place]:
    return [Place(*found) for found in PLACE.findall(line)]


@pytest.fixture(scope="module")
def digest() -> Digest:
    return link([item for item in read_articles(FOLDER / "articles", Config()) if isinstance(item, Article)])


def name(digest: Digest, article: int) -> str:
    return Path(digest.articles[article].seed.path).stem


def holds(digest: Digest, passage: Passage, place: Place) -> bool:
    text = passage.span.of(digest.articles[passage.article].seed.text)
    return name(digest, passage.article) == place.article and place.words in text


def figure(digest: Digest, ref: Ref) -> str:
    article = digest.articles[ref.article]
    records = article.timexes if ref.kind == "date" else article.figures
    return records[ref.index].span.of(article.seed.text)


def test_there_are_enough_articles(digest: Digest) -> None:
    assert len(digest.articles) >= 20
    kinds = {kind for kind, _ in EXPECTED}
    assert kinds == {"copy", "thread", "differs", "measure", "sum", "estimate", "event", "person"}


def test_every_copy_is_folded_and_nothing_else(digest: Digest) -> None:
    found = [
        f"{name(digest, copy.article)} < {name(digest, family.first)}  {copy.how}"
        for family in digest.copies
        for copy in family.others
    ]
    assert found == lines("copy")


@pytest.mark.parametrize("line", lines("thread"))
def test_passages_that_agree_are_one_thread(digest: Digest, line: str) -> None:
    counts = re.search(r"articles (\d+) speakers (\d+) sources (\d+)", line)
    assert counts is not None
    kind = line.split()[0]
    fitting = [
        thread
        for thread in digest.threads
        if all(any(holds(digest, variant.passage, place) for variant in thread.variants) for place in places(line))
    ]
    assert [thread.kind for thread in fitting] == [kind]
    support = fitting[0].support
    assert [support.articles, support.speakers, support.sources] == [int(count) for count in counts.groups()]


@pytest.mark.parametrize("line", lines("differs"))
def test_every_planted_difference_is_told(digest: Digest, line: str) -> None:
    kind, (one, *others) = line.split()[0], places(line)
    fitting = [
        tension
        for tension in digest.tensions
        if tension.kind == kind
        and any(
            any(holds(digest, passage, one) for passage in first)
            and all(any(holds(digest, passage, place) for passage in second) for place in others)
            for first, second in ((tension.one, tension.two), (tension.two, tension.one))
        )
    ]
    assert len(fitting) == 1


def test_no_other_difference_is_told(digest: Digest) -> None:
    found = [tension for tension in digest.tensions if tension.kind not in ("gap", "framing")]
    assert len(found) == len(lines("differs"))


def test_leads_and_gaps_are_told_within_one_story_only(digest: Digest) -> None:
    for tension in digest.tensions:
        if tension.kind in ("gap", "framing"):
            articles = {passage.article for passage in (*tension.one, *tension.two)} | {tension.silent}
            assert len({name(digest, number).split("-")[0] for number in articles if number is not None}) == 1


@pytest.mark.parametrize("line", lines("measure"))
def test_a_measure_has_these_figures_with_what_became_of_them(digest: Digest, line: str) -> None:
    wanted = sorted((place.article, place.said) for place in places(line))
    measures = [
        (measure, sorted({(name(digest, one.figure.article), one.status) for one in measure.figures}))
        for measure in digest.measures
    ]
    fitting = [measure for measure, figures in measures if set(wanted) <= set(figures)]
    assert len(fitting) == 1
    words = {(name(digest, one.figure.article), figure(digest, one.figure), one.status) for one in fitting[0].figures}
    assert all(any(place.words in text for _, text, _ in words) for place in places(line))


def test_there_is_no_other_measure(digest: Digest) -> None:
    assert len(digest.measures) == len(lines("measure"))


def test_events_without_a_day_are_these(digest: Digest) -> None:
    found = {
        f"{name(digest, first.article)} “{first.span.of(digest.articles[first.article].seed.text)}”"
        for event in digest.events
        if event.value is None
        for first in event.passages[:1]
    }
    assert found == set(lines("event"))


def test_the_opening_is_told_by_narrators_of_several_articles(digest: Digest) -> None:
    assert digest.opening
    for lead in digest.opening:
        assert lead.support.articles > 1
        article = digest.articles[lead.passage.article]
        assert article.statement_at(lead.passage.span) is None


def told_sums(digest: Digest) -> Iterator[str]:
    for one in digest.sums:
        terms = f" {one.operation} ".join(f"{term:f}" for term in one.terms)
        first = one.inputs[0]
        place = f"{name(digest, first.article)} “{figure(digest, first)}”"
        yield f"{terms} = {one.value:f}  {place}" + ("  holds" if one.holds else "")


@pytest.mark.parametrize("line", lines("sum"))
def test_the_sum_is_derived(digest: Digest, line: str) -> None:
    arithmetic, rest = re.split(r"  ", line, maxsplit=1)
    (place,) = places(rest)
    found = [told for told in told_sums(digest) if told.startswith(arithmetic + " ")]
    assert len(found) == 1
    assert place.article in found[0]
    assert place.words in found[0] or found[0].split("“")[1].split("”")[0] in place.words
    assert found[0].endswith("holds") == line.endswith("holds")


def test_there_is_no_other_sum(digest: Digest) -> None:
    assert len(digest.sums) == len(lines("sum"))


def test_only_the_undated_article_is_estimated(digest: Digest) -> None:
    found = [f"{name(digest, one.article)} {one.earliest} to {one.latest}" for one in digest.estimates]
    assert found == lines("estimate")


@pytest.mark.parametrize("line", lines("person"))
def test_one_person_stays_one_and_namesakes_stay_two(digest: Digest, line: str) -> None:
    articles, person = re.split(r"  ", line, maxsplit=1)
    (speaker,) = [one for one in digest.speakers if one.name == person]
    assert sorted({name(digest, voice.article) for voice in speaker.voices}) == sorted(articles.split())
