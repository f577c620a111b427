import json
from pathlib import Path
from typing import Any

import pytest

from haiti_digest.config import Config
from haiti_digest.records import Digest
from haiti_digest.site.edition import Edition
from haiti_digest.site.files import site_files
from haiti_digest.site.search import Memory, Search
from haiti_digest.site.search_article import found_in
from haiti_digest.site.search_letters import read_numbers
from haiti_digest.site.search_lists import read
from haiti_digest.site.search_passages import passages, told_spans
from haiti_digest.site.search_terms import terms
from tests.site.making import STORY, article, digest, seeds_digest


@pytest.fixture(scope="module")
def shipped(seeds: Path) -> Digest:
    return seeds_digest(seeds)


def edition(*texts: str, publish: str = "private") -> Edition:
    found = digest(*(article(text, f"quay-{number}") for number, text in enumerate(texts)))
    return Edition(found, Config(publish=publish))  # type: ignore[arg-type]


def test_a_passage_is_one_voice() -> None:
    made = passages(edition(STORY), 0)
    quoted = [one for one in made if one.kind == "direct"]
    assert [one.runs()[0] for one in quoted][:1] == [
        "We counted 3,000 boats last year, and not one of them was insured,"
    ]
    assert {one.who for one in quoted} == {"Ada Tamm"}
    assert all("We counted" not in run for one in made if one.kind == "told" for run in one.runs())


def test_every_word_of_a_private_copy_can_be_found() -> None:
    made = edition(STORY)
    assert set(terms(STORY)) <= set(found_in(made, 0).places)


def test_a_speaker_is_found_where_the_speaker_speaks() -> None:
    made = edition(STORY)
    told = passages(made, 0)
    found = places(made)["tamm"]
    spoken = [number for number, one in enumerate(told, 1) if one.who == "Ada Tamm"]
    assert spoken
    assert {place // 2 for place in found if place % 2} >= set(spoken)


def test_figures_in_words_are_found_by_their_value() -> None:
    made = edition("Three thousand boats were counted in the harbour on Monday, the board said.")
    assert "3000" in places(made)


def test_what_the_narrator_tells_is_what_no_statement_holds() -> None:
    one = article(STORY)
    inside = [span for said in one.statements for span in said.statement.content]
    for span in (span for spans in told_spans(one) for span in spans):
        assert not any(span.overlaps(other) for other in inside)


@pytest.mark.parametrize("publish", ["excerpt", "facts"])
def test_the_index_holds_no_word_that_the_pages_withhold(shipped: Digest, publish: str) -> None:
    config = Config(publish=publish)  # type: ignore[arg-type]
    made = Edition(shipped, config)
    scripts = [data.decode() for path, data in site_files(Edition(shipped, config)) if path.startswith("search/a-")]
    runs = [" ".join(run.split()) for script in scripts for passage in _told(script)[2] for run in _runs(passage)]
    for at, one in enumerate(shipped.articles):
        stretches = [cut for p in one.seed.paragraphs for cut in made.excerpts[at].stretches(p.span)]
        withheld = {" ".join(s.of(one.seed.text).split()) for s, shown, words in stretches if not shown and words > 5}
        assert withheld
        assert not [words for words in withheld if any(words in run for run in runs)]
        allowed = {term for stretch, shown, _ in stretches if shown for term in terms(stretch.of(one.seed.text))}
        told = passages(made, at)
        allowed |= {value for passage in told for value, _ in passage.values}
        for term, found in places(made, at).items():
            assert term in allowed or all(place == 0 or place % 2 for place in found)


def test_withheld_words_do_not_stand_side_by_side_in_the_index() -> None:
    made = edition(STORY, publish="facts")
    assert len(found_in(made, 0).pairs) < len(terms(STORY)) - 1


def test_the_same_digest_makes_the_same_index() -> None:
    assert _search_files(STORY, STORY + "\n\nMore.") == _search_files(STORY, STORY + "\n\nMore.")


def test_what_was_kept_gives_the_same_files_as_nothing() -> None:
    shelf = Memory()
    texts = [STORY, STORY.replace("boats", "barges"), "“The tide waits for nobody,” Ada Tamm said.", STORY + "\n\nX."]
    many = [f"The lamp {number} was lit, Nils Osei said. It cost {number} crowns." for number in range(12)]
    for some in ([*texts, *many], [*texts[1:], *many], [*texts, *many], [texts[0], *many[:11]], texts[:1]):
        made = edition(*some, publish="excerpt")
        kept = {file.path: file.data() for file in Search(made, shelf).files()}
        assert kept == {file.path: file.data() for file in Search(made, Memory()).files()}


def test_another_program_makes_everything_anew() -> None:
    shelf, made = Memory(), edition(STORY)
    before = {file.path: file.data() for file in Search(made, shelf, b"one").files()}
    known = dict(shelf)
    shelf |= {name: b"" for name in shelf if name != "state"}
    assert {file.path: file.data() for file in Search(made, shelf, b"two").files()} == before
    assert shelf.keys() == known.keys()


def places(made: Edition, at: int = 0) -> dict[str, tuple[int, ...]]:
    """Where each term of an article stands."""
    found = found_in(made, at).places
    return {term: placed(letters) for term, letters in found.items()}


def placed(letters: bytes) -> tuple[int, ...]:
    """The places that letters tell."""
    assert read(b"A" + letters) == [(0, letters)]
    places = []
    for number in read_numbers(letters):
        places.append(number // 2 + (places[-1] if places else 0))
    return tuple(places)


def _search_files(*texts: str) -> dict[str, bytes]:
    found = digest(*(article(text, f"quay-{number}") for number, text in enumerate(texts)))
    return {path: data for path, data in site_files(Edition(found, Config())) if path.startswith("search/")}


def _told(script: str) -> Any:
    return json.loads("[" + script.removeprefix("searchPart(").removesuffix(");\n") + "]")


def _runs(passage: list[Any]) -> list[str]:
    return [run for run in passage[3] if isinstance(run, str)]
