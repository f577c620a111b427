import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from haiti_digest.config import LEAVABLE, PAGES, Config
from haiti_digest.errors import DigestError
from haiti_digest.records import Article, Digest
from haiti_digest.site.addresses import section
from haiti_digest.site.edition import Edition
from haiti_digest.site.excerpt import Excerpt
from haiti_digest.site.pages import NAVIGATION, pages
from haiti_digest.site.render import UNMADE
from tests.laws.news import texts
from tests.site.making import PRIVATE, STORY, article, digest, seeds_digest, site, whole_site
from tests.site.reading import PageReader, dead_links

LINES = st.lists(texts, min_size=1, max_size=3)


@pytest.fixture(scope="module")
def shipped(seeds: Path) -> Digest:
    return seeds_digest(seeds)


def read(made: Digest, config: Config | None = None) -> tuple[dict[str, PageReader], set[str]]:
    files = whole_site(made, config)
    return {path: PageReader(data.decode()) for path, data in files.items() if path.endswith(".html")}, set(files)


def shown_words(pages: dict[str, PageReader], made: Article) -> Excerpt:
    """The words of an article that all pages show together."""
    together = Excerpt(made.seed)
    for page in pages.values():
        for digest_of_file, span in page.sources:
            if made.seed.sha256.startswith(digest_of_file):
                together.show(span)
    return together


def withheld_runs(excerpt: Excerpt, least: int) -> list[str]:
    """Runs of at least so many words that are not shown."""
    paragraphs = [paragraph.span for paragraph in excerpt.seed.paragraphs]
    stretches = [stretch for span in paragraphs for stretch in excerpt.stretches(span)]
    text = excerpt.seed.text
    return [" ".join(span.of(text).split()) for span, shown, words in stretches if not shown and words >= least]


@pytest.mark.parametrize("publish", ["excerpt", "facts"])
def test_the_whole_site_together_keeps_to_the_share(shipped: Digest, publish: str) -> None:
    pages, _ = read(shipped, Config(publish=publish))  # type: ignore[arg-type]
    for made in shipped.articles:
        excerpt = shown_words(pages, made)
        assert 0 < excerpt.count <= excerpt.total * 30 / 100


def test_no_withheld_run_of_words_stands_on_any_page(shipped: Digest) -> None:
    pages, _ = read(shipped)
    for made in shipped.articles:
        runs = withheld_runs(shown_words(pages, made), 5)
        assert runs
        for page in pages.values():
            assert not [run for run in runs if run in page.words]


def test_the_article_page_prints_what_is_shown(shipped: Digest) -> None:
    pages, _ = read(shipped)
    for made in shipped.articles:
        excerpt = shown_words(pages, made)
        sentence = f"shows {excerpt.count} of the article’s {excerpt.total} words"
        assert any(sentence in page.words for page in pages.values())


def test_every_link_of_the_seeds_leads_somewhere_in_every_mode(shipped: Digest) -> None:
    for config in (Config(), PRIVATE, Config(publish="facts")):
        assert dead_links(*read(shipped, config)) == []


@pytest.mark.parametrize("without", [LEAVABLE, ("topics", "search"), ("figures",)], ids=str)
def test_sections_can_be_left_out_and_no_link_leads_there(shipped: Digest, without: tuple[str, ...]) -> None:
    pages, files = read(shipped, Config(without=without))
    assert [path for path in files if section(path) in without and path.endswith((".html", ".atom"))] == []
    assert dead_links(pages, files) == []
    assert [path for path, page in pages.items() if any(link.startswith(UNMADE) for link in page.links)] == []
    assert sum(path.startswith(("articles/", "people/")) for path in pages) > len(shipped.articles)


@settings(max_examples=12)
@given(LINES)
def test_any_articles_make_whole_pages(several: list[str]) -> None:
    made = digest(*(article(text, f"quay-{number}") for number, text in enumerate(several)))
    pages, files = read(made)
    assert dead_links(pages, files) == []
    for page in pages.values():
        assert len(page.ids) == len(set(page.ids))
        assert "style" not in page.tags
        assert not {name for name in page.attributes if name == "style" or name.startswith("on")}


def test_hostile_words_stay_words() -> None:
    text = "“<script>alert(1)</script> & <b>bold</b>,” said Mayor Ada <i>Tamm</i>."
    made = article(text, "<b>'\"", url="javascript:alert(1)")
    for path, html in site(made, config=PRIVATE).items():
        assert "<script>alert" not in html, path
        assert "<b>" not in html, path
        assert 'href="javascript' not in html, path


def test_bidi_controls_are_visible_wherever_they_stand() -> None:
    made = article("“We \u202egnihton saw,” said Mayor Ada \u2066Tamm.")
    for path, html in site(made, config=PRIVATE).items():
        assert "\u202e" not in html, path
        assert "\u2066" not in html, path
    assert "U+202E" in "".join(site(made, config=PRIVATE).values())


def test_a_private_copy_says_so_and_keeps_search_engines_away() -> None:
    for html in site(article(STORY), config=PRIVATE).values():
        assert '<meta name="robots" content="noindex, nofollow">' in html
        assert "Private copy" in html
    assert all("noindex" not in html for html in site(article(STORY)).values())


def test_a_record_keeps_its_address_when_an_article_is_added() -> None:
    one, two = article(STORY), article("“It rained,” said Mayor Ada Tamm.", "another")
    alone, together = (PageReader(site(*several)["articles/quay.html"]) for several in ([one], [one, two]))
    assert [name for name in alone.ids if name.startswith("r-")]
    assert alone.ids == together.ids


def test_what_the_file_does_not_give_is_said() -> None:
    page = PageReader(site(article(STORY))["articles/quay.html"])
    assert "These are the first words of the article; the file gives no headline." in page.words
    assert "Outlet not given" in page.words


def test_the_same_digest_makes_the_same_bytes() -> None:
    made = digest(article(STORY), article("“It rained,” said Mayor Ada Tamm.", "another"))
    assert whole_site(made) == whole_site(made)


def test_one_template_can_be_replaced_alone(tmp_path: Path) -> None:
    (tmp_path / "about.html").write_text('{% extends "base.html" %}{% block main %}<h1>Ours</h1>{% endblock %}')
    made = site(article(STORY), templates=tmp_path)
    assert "<h1>Ours</h1>" in made["about.html"]
    assert "<h1>Quotes</h1>" in made["quotes.html"]


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("<p>\n{{ nothing_of_that_name }}</p>", "templates/about.html:2: 'nothing_of_that_name' is undefined"),
        ("<p>\n{% if %}</p>", "templates/about.html:2: "),
    ],
)
def test_a_broken_template_is_told_with_its_line(tmp_path: Path, template: str, told: str) -> None:
    (tmp_path / "about.html").write_text(template)
    with pytest.raises(DigestError) as raised:
        site(article(STORY), templates=tmp_path)
    assert str(raised.value).startswith(told)


def test_pages_come_without_being_drawn() -> None:
    paths = [page.path for page in pages(Edition(digest(article(STORY)), Config()))]
    assert paths[0] == "index.html"
    assert len(paths) == len(set(paths))


def test_the_settings_choose_the_pages_that_every_page_links_and_all_are_made():
    usual = site(article(STORY))
    chosen = site(article(STORY), config=Config(pages=("figures", "quotes")))
    assert set(chosen) == set(usual)
    menu = chosen["about.html"].partition("<nav")[2].partition("</nav>")[0]
    assert re.findall(r'href="([^"]+)"', menu) == ["index.html", "figures.html", "quotes.html"]


def test_every_page_that_the_settings_may_name_is_one():
    assert set(PAGES) == set(NAVIGATION) - {"digest"}


def test_a_card_of_your_own_is_drawn_on_every_page_that_shows_cards(tmp_path: Path) -> None:
    parts = tmp_path / "parts"
    parts.mkdir()
    macro = '{% macro card(link, one, slots="", home=false) %}MINE {{ one.trace.start }} {{ home }}{% endmacro %}'
    (parts / "card.html").write_text(macro, encoding="utf-8")
    pages = site(article(STORY), templates=tmp_path)
    for page in ("articles/quay.html", "people/ada-tamm.html", "quotes.html"):
        assert "MINE" in pages[page]
        assert '<figure class="card' not in pages[page]
    assert "MINE 90 True" in pages["articles/quay.html"]


def test_a_card_tells_how_it_was_read_in_words() -> None:
    text = (
        "Mayor Ada Tamm said the board had now counted fewer than 3,000 boats. "
        "She gave the owners 30 days, as she had some years ago."
    )
    told = PageReader(site(article(text), config=PRIVATE)["articles/quay.html"]).words
    assert "3,000 (boat), hedged less than" in told
    assert "30 days: as written" in told
    assert "not determined: no exact time is named" in told
    assert "_REF" not in told
    assert "PXY" not in told
