from haiti_digest.config import Config
from haiti_digest.link.digest import link
from tests.site.making import PRIVATE, article, whole_site
from tests.site.reading import PageReader, dead_links

BOARD = (
    "Mayor Ada Tamm said the ferry would run on Sundays.\n\n"
    "“The ferry carried 3,000 people in May,” said Nils Osei, who leads the board.\n\n"
    "The ferry returns on 4 June 2031, the board said."
)
SHORE = "“We want the ferry back,” said Ada Tamm.\n\nThe lamps were lit at dusk."


def built(texts: list[str], topics: dict[str, tuple[str, ...]], config: Config = PRIVATE) -> dict[str, PageReader]:
    articles = [article(text, f"quay-{number}") for number, text in enumerate(texts)]
    files = whole_site(link(articles, topics=topics), config)
    return {path: PageReader(data.decode()) for path, data in files.items() if path.endswith(".html")}


def test_a_topic_page_holds_what_is_said_who_speaks_figures_dates_and_articles() -> None:
    page = built([BOARD, SHORE], {"The ferry": ("ferry",)})["topics/the-ferry.html"]
    for words in ("carried 3,000 people in May", "We want the ferry back", "Ada Tamm", "Nils Osei", "May 2031"):
        assert words in page.words
    assert "The lamps were lit" not in page.words
    assert {"../people/ada-tamm.html", "../articles/quay-0.html", "../articles/quay-1.html"} <= set(page.links)


def test_every_page_leads_to_the_topics_and_the_digest_to_each() -> None:
    pages = built([BOARD, SHORE], {"The ferry": ("ferry",), "Lamps": ("lamps",)})
    assert "topics/the-ferry.html" in pages["index.html"].links
    assert "topics/lamps.html" in pages["index.html"].links
    assert "../topics/index.html" in pages["people/ada-tamm.html"].links


def test_topics_with_like_names_have_pages_of_their_own() -> None:
    pages = built([BOARD], {"Ferry!": ("ferry",), "ferry?": ("boat",), "index": ("quay",), "…": ("board",)})
    found = [path for path in pages if path.startswith("topics/")]
    assert len(found) == 5
    dead = dead_links(pages, set(pages))
    assert [link for link in dead if link.endswith(".html")] == []


def test_a_topic_of_many_statements_lists_them_all_on_pages_of_its_own() -> None:
    many = "\n\n".join(f"“The ferry took boat number {number} along,” said Ada Tamm." for number in range(150))
    pages = built([many], {"The ferry": ("ferry",)})
    first = pages["topics/the-ferry.html"]
    assert "the-ferry/statements.html" in first.links
    listed = [page for path, page in pages.items() if path.startswith("topics/the-ferry/")]
    assert len(listed) > 1
    together = " ".join(page.words for page in listed)
    assert all(f"boat number {number} along" in together for number in range(150))
    dead = dead_links(pages, set(pages))
    assert [link for link in dead if link.endswith(".html")] == []


def test_without_a_topic_the_index_says_so() -> None:
    assert "No words are shared" in built(["Nothing was said."], {})["topics/index.html"].words


def test_a_figure_whose_words_are_withheld_tells_what_it_counts() -> None:
    text = "The ferry of the board, which nobody on the shore had wanted, carried 3,000 people across the water."
    page = built([text], {"The ferry": ("ferry",)}, Config(publish="facts"))["topics/the-ferry.html"]
    assert "3,000" in page.words
    assert "people · The article’s own words" in page.words


def test_dates_of_which_no_word_around_is_shown_are_told_by_their_places() -> None:
    text = "The rules of {day} June 2030 are well known to all the pilots of the lower river and of the sea."
    dates = "\n\n".join(text.format(day=day) for day in range(3, 20))
    page = built([dates], {"Rules": ("rules",)}, Config(cap=20))["topics/rules.html"]
    assert page.words.count("Dated so in") > 10
    assert "… 12 June 2030 …" not in page.words
    assert any(link.startswith("../articles/quay-0.html#r-") for link in page.links)
