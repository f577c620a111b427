from msgspec.structs import replace

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


def test_what_lay_ahead_of_an_older_article_alone_is_not_marked() -> None:
    late = article("The lamps broke in April 2030.", "late")
    late = replace(late, seed=replace(late.seed, published=replace(late.seed.published, value="2032-01-09")))
    section = dated(site(article(OPENING), late, config=PRIVATE)["timeline.html"])
    assert "9 July 2031" in section
    assert "after the newest article" not in section


def test_today_in_a_quote_is_no_event() -> None:
    html = site(article(OPENING), config=PRIVATE)["timeline.html"]
    assert "Today" not in dated(html)
    assert "Today" in PageReader(html).words


def test_a_date_that_stays_open_tells_its_other_readings() -> None:
    still_open = site(article(OPENING), config=PRIVATE)["timeline.html"].partition('id="open"')[2]
    assert "other readings: 2 May 2031" in PageReader(still_open).words


def test_dates_of_any_precision_are_told_in_words_and_stand_where_they_begin() -> None:
    told = (
        "The quay was lent out in the 1990s, mended in the third quarter of 2029 and closed in spring 2030.\n\n"
        "It was sold on 4 June 2030. Mayor Ada Tamm came on Thursday evening. “We shall see next week,” she said."
    )
    section = dated(site(article(told), config=PRIVATE)["timeline.html"])
    days = [
        "the 1990s",
        "third quarter of 2029",
        "spring 2030",
        "4 June 2030",
        "1 May 2031, evening",
        "week of 5 May 2031",
    ]
    assert [day for day in days if day not in section] == []
    assert sorted(days, key=section.index) == days


def test_articles_stand_in_a_list_of_their_own() -> None:
    html = site(article(OPENING), config=PRIVATE)["timeline.html"]
    assert "articles/quay.html" in PageReader(html.partition('id="published"')[2]).links


def test_words_for_the_present_are_no_dates_that_stay_open() -> None:
    text = "The quay is now closed, and no boat is currently allowed in.\n\nThe lamps broke the year before."
    html = site(article(text), config=PRIVATE)["timeline.html"]
    still_open = PageReader(html.partition('id="open"')[2].partition('id="published"')[0]).words
    assert "the year before" in still_open
    assert "closed" not in still_open
    assert "allowed" not in still_open
