from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.config import Config
from haiti_digest.site.edition import Edition
from haiti_digest.site.files import site_files
from haiti_digest.site.plot import Dot, plot
from tests.site.making import PRIVATE, article, seeds_digest, site
from tests.site.reading import PageReader

BOATS = "Mayor Ada Tamm counted about 3,000 boats. The harbour board counted at least 2,500 boats on Monday."


def page(html: str) -> PageReader:
    return PageReader(html)


def test_a_thing_counted_twice_has_a_page_with_a_plot_and_a_table() -> None:
    pages = site(article(BOATS), config=PRIVATE)
    boats = page(pages["figures/boat.html"])
    assert "svg" in boats.tags
    assert "table" in boats.tags
    assert "figures/boat.html" in page(pages["figures.html"]).links


def test_a_hedge_is_shown_as_sign_and_word() -> None:
    boats = page(site(article(BOATS), config=PRIVATE)["figures/boat.html"])
    assert "≈ about" in boats.words
    assert "≥ at least" in boats.words


def test_the_plot_tells_its_values_in_words() -> None:
    html = site(article(BOATS), config=PRIVATE)["figures/boat.html"]
    told = html.partition("<desc")[2].partition("</desc>")[0]
    assert "about 3,000" in told
    assert "at least 2,500" in told


def test_no_number_stands_on_a_page_that_no_article_or_sum_gives() -> None:
    boats = page(site(article(BOATS), config=PRIVATE)["figures/boat.html"])
    assert "2,750" not in boats.words
    assert "average" not in boats.words.replace("averaged", "")


def test_numbers_that_count_nothing_named_are_called_so() -> None:
    lamps = "\n\n".join(f"The board bought {number} lamps and {number + 1} boats in all." for number in range(200, 260))
    alone = "Some 4,000 came.\n\nOnly 5,000 stayed, and half left.\n\nThe judge cleared him on 12 counts."
    index = page(site(article(f"{lamps}\n\n{alone}"), config=PRIVATE)["figures.html"])
    busiest = index.words.partition("Counted most")[2].partition("All things")[0]
    assert "boat 60" in busiest
    assert "number alone" not in busiest
    assert index.words.index("number alone") > index.words.index("lamp 60")
    assert "count 12" in index.words


def test_a_currency_is_called_by_its_name() -> None:
    text = "The board paid US$5 million for lamps.\n\nIt took US$3 million for boats."
    assert "US dollar" in page(site(article(text), config=PRIVATE)["figures.html"]).words


@pytest.fixture(scope="module")
def seeds_pages(seeds: Path) -> dict[str, str]:
    files = site_files(Edition(seeds_digest(seeds), Config()))
    return {path: data.decode() for path, data in files if path.endswith(".html")}


def test_what_is_worked_out_is_boxed_with_its_inputs_and_marked_on_the_plot(seeds_pages: dict[str, str]) -> None:
    found = [html for path, html in seeds_pages.items() if path.startswith("figures/") and "<desc" in html]
    derived = [html for html in found if "derived" in html.partition("<desc")[2].partition("</desc>")[0]]
    assert derived
    box = derived[0].partition('class="worked-out"')[2]
    assert "../articles/" in box.partition("</ul>")[0]


def test_a_measure_of_several_articles_tells_how_many_independent_sources_it_has(seeds_pages: dict[str, str]) -> None:
    measures = [page(html) for path, html in seeds_pages.items() if path.startswith("figures/") and "-l-" in path]
    assert measures
    assert all("independent source" in one.words and "current" in one.words for one in measures)


dots = st.lists(
    st.builds(
        Dot,
        value=st.decimals(min_value=0, max_value=10**12, places=2),
        upper=st.none(),
        words=st.just("5"),
        beside=st.just("Ada"),
        shape=st.just("dot"),
    ),
    min_size=2,
    max_size=12,
)


@given(dots)
def test_every_dot_lies_on_the_scale_and_in_the_order_of_the_values(given_dots: list[Dot]) -> None:
    made = plot(given_dots)
    if made is None:
        assert all(dot.value == 0 for dot in given_dots)
        return
    places = [Decimal(row.x.removesuffix("%")) for row in made.rows]
    assert all(2 <= place <= 96 for place in places)
    assert 2 <= len(made.ticks) <= 6
    pairs = sorted(zip([dot.value for dot in given_dots], places, strict=True))
    assert [place for _, place in pairs] == sorted(places)
