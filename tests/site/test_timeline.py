from tests.site.making import PRIVATE, article, site
from tests.site.reading import PageReader

OPENING = (
    "The quay opened on 4 March 2031.\n\n"
    "“Today we count our boats,” said Mayor Ada Tamm.\n\n"
    "The ferry will return on 9 July 2031. The lamps were lit in April 2030."
)


def dated(html: str) -> str:
    return html.partition('id="dated"')[2].partition("</section>")[0]


def test_days_come_in_order_with_their_precision_in_words() -> None:
    section = dated(site(article(OPENING), config=PRIVATE)["timeline.html"])
    days = [section.index(day) for day in ("April 2030", "4 March 2031", "9 July 2031")]
    assert days == sorted(days)
    assert "exact day" in section
    assert "month" in section


def test_what_lies_after_the_newest_article_is_marked() -> None:
    section = dated(site(article(OPENING), config=PRIVATE)["timeline.html"])
    ahead = section.partition("after the newest article")
    assert ahead[1]
    assert "9 July 2031" in ahead[0]
    assert "4 March 2031" not in ahead[0].rpartition("<li")[2]


def test_today_in_a_quote_is_no_event() -> None:
    html = site(article(OPENING), config=PRIVATE)["timeline.html"]
    assert "Today" not in dated(html)
    assert "Today" in PageReader(html).words


def test_articles_stand_in_a_list_of_their_own() -> None:
    html = site(article(OPENING), config=PRIVATE)["timeline.html"]
    assert "articles/quay.html" in PageReader(html.partition('id="published"')[2]).links
