"""Titles, roles and reporting words lead to their place in the article, as the words of records do."""

import re
from html import unescape
from pathlib import Path

import msgspec

from haiti_digest.build import make_article
from haiti_digest.export.site_check import page_mismatch
from haiti_digest.records import Metadatum
from haiti_digest.spans import Span
from tests.site.making import STORY, digest, seed, seeds_digest, seeds_site, site

LABEL = re.compile(r'data-place="([^"]+)">([^<]*)<')


def labels(page: str) -> list[tuple[str, str]]:
    return [(place, unescape(words)) for place, words in LABEL.findall(page)]


def test_every_label_of_the_seeds_stands_where_it_says(seeds: Path) -> None:
    made = seeds_digest(seeds)
    texts = {one.seed.sha256[:12]: one.seed.text for one in made.articles}
    found = 0
    for path, data in seeds_site().items():
        for place, words in labels(data.decode()) if path.endswith(".html") else []:
            assert page_mismatch(place, words, texts[place[:12]]) is None
            found += 1
    assert found > 50


def test_title_role_and_reporting_word_are_labels() -> None:
    headline = "Quay to be mended"
    made = seed(f"{headline}\n\n{STORY}")
    start = len(headline) + 2
    body = tuple(part for part in made.paragraphs if part.span.start >= start)
    given = Metadatum(value=headline, origin="headline line", reason="given", span=Span(0, len(headline)))
    one = make_article(msgspec.structs.replace(made, headline=given, paragraphs=body))
    words = {words for _, words in labels(site(one)["articles/quay.html"])}
    assert {headline, "Mayor", "said"} <= words


def test_a_title_that_is_not_in_the_text_has_no_place() -> None:
    given = Metadatum(value="Quay to be mended", origin="collection", reason="given")
    page = site(make_article(msgspec.structs.replace(seed(STORY), headline=given)))["articles/quay.html"]
    assert "Quay to be mended" in page
    assert "Quay to be mended" not in {words for _, words in labels(page)}


def test_labels_of_two_articles_do_not_mix() -> None:
    other = make_article(seed("“It rained,” said Governor Nils Osei.", "rain"))
    pages = site(*digest(make_article(seed(STORY)), other).articles)
    digests = {place[:12] for place, _ in labels(pages["articles/rain.html"])}
    assert digests <= {other.seed.sha256[:12]}


def test_roles_names_and_topics_are_labels_wherever_they_are_listed() -> None:
    pages = {path: data.decode() for path, data in seeds_site().items() if path.endswith(".html")}
    for path in ("people/index.html", "topics/index.html"):
        assert labels(pages[path]), path
    topics = pages["index.html"].partition('class="topic-list"')[2].partition("</ul>")[0]
    assert len(labels(topics)) == topics.count("<bdi") > 3
    for path, page in pages.items():
        if re.fullmatch(r"people/[^/]+\.html", path) and path != "people/index.html":
            assert labels(page.partition("<h1>")[2].partition("</h1>")[0]), path
