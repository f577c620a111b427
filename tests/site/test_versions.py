"""Versions on the pages: one line in the list, links both ways, a notice on the older one."""

import msgspec

from haiti_digest.build import make_article
from haiti_digest.records import Article, Published
from tests.site.making import STORY, seed, site

ADDRESS = "https://gazette.example/quay"


def version(text: str, name: str, updated: str | None = None) -> Article:
    date = Published(value=updated, precision="day", origin="collection", reason="given") if updated else None
    return make_article(msgspec.structs.replace(seed(text, name, ADDRESS), updated=date))


OLD = version(STORY, "quay-1")
NEW = version(STORY.replace("12 million", "14 million"), "quay-2", "2031-05-03")
OTHER = make_article(
    seed("Baker Una Roo said on Monday that bread had become dearer. “It is the flour,” she said.", "bread")
)


def test_the_list_has_the_newest_with_the_earlier_under_it() -> None:
    page = site(OLD, NEW, OTHER)["articles/index.html"]
    rows = page.split("<tbody>")[1].split("</tr>")
    holding = [row for row in rows if "quay-1.html" in row]
    assert len(holding) == 1
    assert 'href="quay-2.html"' in holding[0].split("<details")[0]
    assert "1 earlier version<" in holding[0]
    assert 'href="quay-1.html"' in holding[0].split("<details")[1]


def test_the_older_page_says_that_there_is_a_newer_one() -> None:
    pages = site(OLD, NEW)
    assert "A newer version of this article was read" in pages["articles/quay-1.html"]
    assert "A newer version" not in pages["articles/quay-2.html"]


def test_the_pages_link_both_ways_with_the_dates() -> None:
    pages = site(OLD, NEW)
    for page, other in (("quay-1", "quay-2"), ("quay-2", "quay-1")):
        section = pages[f"articles/{page}.html"].split('id="versions"')[1].split("</section>")[0]
        assert f'href="{other}.html"' in section
        assert "3 May 2031" in section


def test_what_cannot_be_told_is_not_said() -> None:
    page = site(OLD, version(STORY.replace("12 million", "14 million"), "quay-2"))["articles/quay-1.html"]
    assert "the files do not tell which is the newer" in page
    assert "A newer version" not in page


def test_an_article_of_one_version_has_no_such_section() -> None:
    assert 'id="versions"' not in site(OLD, OTHER)["articles/quay-1.html"]


def test_lists_and_counts_have_the_newest_alone() -> None:
    pages = site(OLD, NEW)
    for path in ("index.html", "quotes.html", "figures.html", "timeline.html", "compare.html", "people/index.html"):
        assert "articles/quay-1.html" not in pages[path], path
    assert "1 article" in pages["index.html"]
