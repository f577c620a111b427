from tests.site.making import article, site
from tests.site.reading import PageReader

TEXT = "Mayor Ada Tamm said the quay was safe.\n\nA diver said it was not.\n\nNils Osei mended the lamps."


def leads_to(page: PageReader, words: str) -> list[str]:
    return [link for link in page.links if words in link]


def test_who_is_quoted_has_a_page() -> None:
    pages = site(article(TEXT))
    assert "people/ada-tamm.html" in pages
    assert leads_to(PageReader(pages["people/index.html"]), "ada-tamm") == ["ada-tamm.html"]


def test_who_is_only_named_in_one_article_leads_to_the_words_there() -> None:
    pages = site(article(TEXT))
    index = PageReader(pages["people/index.html"])
    assert "people/nils-osei.html" not in pages
    assert "Nils Osei" in index.words
    assert leads_to(index, "quay.html#p3")


def test_a_speaker_without_a_name_leads_to_the_words_said() -> None:
    pages = site(article(TEXT))
    assert not [path for path in pages if "diver" in path]
    assert leads_to(PageReader(pages["people/index.html"]), "quay.html#r-")


def test_who_is_named_in_two_articles_has_a_page() -> None:
    assert "people/nils-osei.html" in site(article(TEXT), article("Nils Osei slept well on Monday.", "lamps"))


def test_sources_that_are_only_described_stand_apart_from_people_and_bodies() -> None:
    text = f"{TEXT}\n\nThe Harbour Board said that boats would come."
    words = PageReader(site(article(text))["people/index.html"]).words
    order = [
        "Quoted or reported Ada Tamm",
        "Bodies quoted or reported Harbour Board",
        "Other sources, as written A diver",
        "Only named",
    ]
    places = [words.find(one) for one in order]
    assert -1 not in places
    assert places == sorted(places)
