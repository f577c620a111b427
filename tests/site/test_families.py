"""Copies and versions of an article: the share holds for their words together, wherever the site shows them."""

import json
import re
from html import unescape

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.corpus import texts as corpus
from haiti_digest.build import make_article
from haiti_digest.config import Config
from haiti_digest.records import Article, Digest, Metadatum
from haiti_digest.site.body_words import WORD
from haiti_digest.site.budget import Wanted, excerpts_of
from haiti_digest.site.edition import Edition
from haiti_digest.site.families import RUN, families
from tests.laws.news import texts
from tests.site.making import article, digest, seed, whole_site

LONG = "\n\n".join(part for text in corpus(3) for part in text.split("\n") if len(part.split()) > 12)
CAP = Config().cap


def outlet(text: str, name: str, at: str) -> Article:
    made = seed(text, name, url=f"https://{at}.example/quay")
    changed = msgspec.structs.replace(made, outlet=Metadatum(value=at, origin="front matter", reason="given"))
    return make_article(changed)


def shown_share(files: dict[str, bytes], of: Article, run: int) -> float:
    """How much of an article's words stands anywhere in *files* in runs of *run* words."""
    seen: set[tuple[str, ...]] = set()
    for path, data in files.items():
        if path.endswith((".html", ".jsonl", ".json", ".atom", ".csv", ".js")):
            text = data.decode()
            text = unescape(re.sub(r"<[^>]*>", "", text)) if path.endswith(".html") else text.replace("\\n", " ")
            words = [word.lower() for word in WORD.findall(text)]
            seen |= {tuple(words[at : at + run]) for at in range(len(words) - run + 1)}
    total = found = 0
    for paragraph in of.seed.paragraphs:
        words = [word.lower() for word in WORD.findall(paragraph.span.of(of.seed.text))]
        runs = [at for at in range(len(words) - run + 1) if tuple(words[at : at + run]) in seen]
        total += len(words)
        found += len({at + place for at in runs for place in range(run)})
    return 100 * found / total


def family() -> tuple[Digest, list[Article]]:
    paragraphs = LONG.split("\n\n")
    short = "\n\n".join(paragraphs[: len(paragraphs) // 2])
    changed = (
        LONG.replace("said", "told reporters", 1) + "\n\nThe quay was closed in the evening, the board said later."
    )
    members = [outlet(LONG, "a", "north"), outlet(short, "b", "south"), outlet(changed, "c", "north")]
    return digest(*members), members


@pytest.mark.parametrize("publish", ["excerpt", "facts"])
def test_copies_and_versions_together_keep_to_the_share(publish: str) -> None:
    made, members = family()
    assert len(families(made)) == 1
    assert len(families(made)[0]) == 3
    config = Config(publish=publish)  # type: ignore[arg-type]
    edition = Edition(made, config)
    for at, excerpt in enumerate(edition.excerpts):
        assert 0 < excerpt.count == sum(excerpt.shown) <= excerpt.total * CAP / 100, at
    files = whole_site(made, config)
    for one in members:
        assert shown_share(files, one, 8) <= CAP


def test_an_article_on_its_own_is_in_no_family() -> None:
    assert families(digest(article("“It rained,” said Mayor Ada Tamm."), article("The lamps were lit.", "lamps"))) == []


@given(st.lists(texts, min_size=2, max_size=3), st.integers(0, 100))
def test_no_member_passes_its_share(several: list[str], cap: int) -> None:
    shared = [article(f"{several[0]}\n\n{text}", f"quay-{at}") for at, text in enumerate(several)]
    excerpts = excerpts_of([(one, Wanted()) for one in shared], Config(cap=cap))
    words = [[text.lower() for text in (WORD.findall(one.seed.text))] for one in shared]
    for excerpt in excerpts:
        assert sum(excerpt.shown) == excerpt.count <= excerpt.total * cap / 100
    assert all(len(found) >= excerpt.total for found, excerpt in zip(words, excerpts, strict=True))


def test_the_same_words_are_the_same_in_every_member() -> None:
    made, _ = family()
    excerpts = Edition(made, Config()).excerpts
    shown = []
    for excerpt in excerpts:
        words = WORD.findall(excerpt.seed.text.lower())
        runs = {tuple(words[at : at + RUN]): bytes(excerpt.shown[at : at + RUN]) for at in range(len(words) - RUN)}
        shown.append(runs)
    common = shown[0].keys() & shown[1].keys()
    assert common
    assert sum(shown[0][run] == shown[1][run] for run in common) > 0.95 * len(common)


def test_the_page_and_the_table_tell_the_same_count() -> None:
    made, _ = family()
    files = whole_site(made)
    for row in map(json.loads, files["data/articles.jsonl"].splitlines()):
        assert f"{row['words_shown']} of the article’s" in re.sub(r"\s+", " ", files[row["page"]].decode())
