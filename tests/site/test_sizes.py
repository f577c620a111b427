"""Many articles and long ones: no page grows without bound, and nothing is left out."""

from itertools import pairwise

import pytest

from benchmarks.stories import articles
from haiti_digest.config import Config
from haiti_digest.link.digest import link
from haiti_digest.records import Digest
from haiti_digest.site.edition import Edition
from haiti_digest.site.files import site_files
from tests.site.making import article
from tests.site.reading import PageReader, dead_links

MOST_BYTES = 200_000
FIRST_PAGE = 50_000
HEADINGS = {"h1", "h2", "h3", "h4"}
SPLIT = {"compare.html", "compare/agreements.html", "compare/date.html", "compare/framing.html", "compare/gap.html"}
DRAWN_ELSEWHERE = ("data.html",)
LONG = "\n\n".join(
    f"“This is matter number {number} that I have to speak of tonight,” said Ada Brightwater. Then {number} boats left "
    f"on {1 + number % 28} June 2031."
    for number in range(4, 120)
)


@pytest.fixture(scope="module")
def many() -> Digest:
    return link([*articles(40), article(LONG, "long")])


@pytest.fixture(scope="module")
def drawn(many: Digest) -> dict[str, bytes]:
    return dict(site_files(Edition(many, Config(publish="private"))))


def test_no_page_is_heavy(drawn: dict[str, bytes]) -> None:
    heavy = {path: len(data) for path, data in drawn.items() if path.endswith(".html") and len(data) > MOST_BYTES}
    assert not heavy


def test_the_first_page_stays_light(drawn: dict[str, bytes]) -> None:
    assert len(drawn["index.html"]) + len(drawn["site.css"]) < FIRST_PAGE


def test_no_page_skips_a_level_of_headings(drawn: dict[str, bytes]) -> None:
    for path, data in drawn.items():
        levels = [int(tag[1]) for tag in PageReader(data.decode()).tags if tag in HEADINGS] if path in SPLIT else []
        assert all(later <= level + 1 for level, later in pairwise(levels)), path


def test_no_page_needs_another_that_is_not_there(drawn: dict[str, bytes]) -> None:
    pages = {path: PageReader(data.decode()) for path, data in drawn.items() if path.endswith(".html")}
    dead = [link for link in dead_links(pages, set(drawn)) if not link.endswith(DRAWN_ELSEWHERE)]
    assert [link for link in dead if link.partition("#")[0].endswith((".html", ".css", ".js"))] == []


def test_every_statement_stands_among_the_quotes_and_on_its_speakers_pages(
    many: Digest, drawn: dict[str, bytes]
) -> None:
    edition = Edition(many, Config(publish="private"))
    quotes = "".join(data.decode() for path, data in drawn.items() if path.startswith("quotes"))
    people = "".join(data.decode() for path, data in drawn.items() if path.startswith("people/ada-brightwater"))
    for at in sorted(edition.current):
        for index, said in enumerate(many.articles[at].statements):
            place = f"{many.articles[at].seed.sha256[:12]}:{said.statement.content[0].start}-"
            assert place in quotes, (at, index)
            if at == len(many.articles) - 1 and said.speaker is not None:
                assert place in people


def test_every_agreement_and_difference_stands_under_its_id(many: Digest, drawn: dict[str, bytes]) -> None:
    compared = "".join(data.decode() for path, data in drawn.items() if path.startswith("compare"))
    agreed = [thread.id for thread in many.threads if thread.support.articles > 1]
    assert agreed
    assert not [one for one in agreed if f'id="{one}"' not in compared]
    assert not [tension.id for tension in many.tensions if f'id="{tension.id}"' not in compared]


def test_the_records_of_a_long_article_have_pages_of_their_own(drawn: dict[str, bytes]) -> None:
    assert "long/records.html" in PageReader(drawn["articles/long.html"].decode()).links
    listed = [PageReader(data.decode()) for path, data in drawn.items() if path.startswith("articles/long")]
    cards = [name for one in listed for name in one.ids if name.startswith("c-")]
    marks = [name for one in listed for name in one.ids if name.startswith("r-")]
    assert len(cards) == len(set(cards)) == len(marks)
