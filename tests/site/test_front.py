from tests.site.making import PRIVATE, article, site
from tests.site.reading import PageReader

VOTE = "The harbour council voted on Friday to close the lower quay to all ferries until the inquiry ends."


def test_what_narrators_of_two_articles_tell_opens_the_page() -> None:
    one = article(f"{VOTE}\n\nMayor Ada Tamm said the ferries would be back by June.", "one")
    two = article(f"Fog lay on the river all week.\n\n{VOTE}\n\nSo said nobody else in Greyfen town.", "two")
    page = PageReader(site(one, two, config=PRIVATE)["index.html"])
    short = page.words[page.words.index("In short") :]
    assert short.index("2 articles") < short.index("The harbour council voted on Friday") < short.index("Ada Tamm")


def test_a_sentence_that_leans_on_another_does_not_open_the_page() -> None:
    text = "It voted on Friday to close the lower quay to all ferries until the inquiry ends."
    pages = site(article(f"{text}\n\nA.", "one"), article(f"Fog all week.\n\n{text}", "two"), config=PRIVATE)
    assert "In short" not in PageReader(pages["index.html"]).words
