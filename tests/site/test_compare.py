import re
from pathlib import Path

import pytest

from tests.site.making import PRIVATE, STORY, article, seeds_digest, seeds_site, site, whole_site
from tests.site.reading import PageReader


@pytest.fixture(scope="module")
def page(seeds: Path) -> PageReader:
    return PageReader(whole_site(seeds_digest(seeds))["compare.html"].decode())


def test_every_difference_shows_two_sides_that_lead_to_their_words(page: PageReader) -> None:
    assert "differs" in page.words
    assert {link.partition("#")[0] for link in page.links if link.startswith("articles/0")} == {
        "articles/000-5e9f54875a69a945.html",
        "articles/003-a11220b159504e85.html",
    }


def test_counted_days_are_shown_as_sums(page: PageReader) -> None:
    assert " days = " in page.words
    assert "both ends are counted" in page.words


def test_no_word_of_judgement_is_used(page: PageReader) -> None:
    own = page.words.lower()
    assert not [word for word in ("confirmed", "incorrect", "false", "contradict") if word in own]


def test_one_article_has_nothing_to_compare() -> None:
    page = PageReader(site(article(STORY))["compare.html"])
    assert "There is one article, so there is nothing to compare." in page.words


def test_words_that_only_one_telling_has_are_marked_in_it() -> None:
    quote = "“We shall mend every lamp on the quay before the winter storms come,” Mayor Ada Tamm said."
    altered = quote.replace("every lamp", "each old lamp").replace("winter ", "")
    pages = site(article(quote, "one"), article(altered, "two"), config=PRIVATE)
    page = pages["compare.html"]
    assert re.findall(r'<mark class="adds"[^>]*>([^<]*)</mark>', page) == ["every", "winter"]
    assert "Without, of the first: each old" in PageReader(page).words


def test_most_of_what_is_compared_can_be_read_though_most_words_are_withheld() -> None:
    page = PageReader(seeds_site()["compare.html"].decode())
    withheld = page.words.count(", left to the publisher")
    assert 0 < withheld < page.tags.count("blockquote") / 4


def test_two_spellings_of_a_name_are_shown_without_the_roles_written_with_it() -> None:
    text = "Deputy Secretary of State {name} said the quay was safe for all boats."
    one, two = article(text.format(name="Renzo Ferrante"), "one"), article(text.format(name="Renso Ferrante"), "two")
    page = site(one, two)["compare.html"]
    names = re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", page, re.DOTALL)
    assert {"Renzo Ferrante", "Renso Ferrante"} <= {re.sub(r"<[^>]+>", "", one).strip() for one in names}


def test_what_more_sources_tell_comes_first_and_then_the_newest() -> None:
    few = "“We shall mend every lamp on the quay before the winter storms come,” Mayor Ada Tamm said."
    more = "A barge with 300 barrels of tar sank beside the northern lighthouse on 4 March 2031."
    told = [article(f"{few}\n\n{more}", "one"), article(f"{few}\n\nIt rained.", "two"), article(more, "three")]
    html = site(*told, config=PRIVATE)["compare.html"].partition('id="alike"')[2]
    words = PageReader(html.partition("<section")[0]).words
    assert 0 < words.index("300 barrels") < words.index("every lamp")
