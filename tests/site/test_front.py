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


def test_what_differs_in_substance_comes_before_two_spellings_of_a_name() -> None:
    words = "“Every lamp on the north quay will burn again before the winter storms,” {who} said.\n\nIt rained."
    pilot = "The pilot {name} slept well."
    one = article(f"{words.format(who='Mayor Ada Tamm')}\n\n{pilot.format(name='Jean Généus')}", "one")
    two = article(f"{words.format(who='engineer Nils Osei')}\n\n{pilot.format(name='Jean Geneus')}", "two")
    page = PageReader(site(one, two, config=PRIVATE)["index.html"]).words
    differ = page[page.index("Where the articles differ") :]
    assert differ.index("Same words, two speakers") < differ.index("One name, two spellings")
