"""Pages in the order in which they are best drawn."""

from msgspec.structs import replace

from haiti_digest.config import Config
from haiti_digest.records import Article
from haiti_digest.site.edition import Edition
from haiti_digest.site.order import by_day, day_of
from haiti_digest.site.pages import pages
from tests.site.making import STORY, article, digest


def dated(name: str, day: str | None) -> Article:
    made = article(STORY, name)
    published = made.seed.published
    assert published is not None
    return replace(made, seed=replace(made.seed, published=None if day is None else replace(published, value=day)))


def test_pages_come_by_the_days_of_what_they_show() -> None:
    edition = Edition(
        digest(dated("old", "2031-05-02"), dated("new", "2031-06-03"), dated("open", None), dated("mid", "2031-05-20")),
        Config(),
    )
    plan = list(pages(edition))
    order = by_day(edition, plan, range(len(plan)))
    assert sorted(order) == list(range(len(plan)))
    drawn = [plan[number].path for number in order]
    articles = [path for path in drawn if path in edition.article_at]
    assert articles == ["articles/new.html", "articles/mid.html", "articles/old.html", "articles/open.html"]
    assert drawn.index("articles/old.html") < drawn.index("about.html")


def test_the_day_of_a_list_is_that_in_its_middle() -> None:
    edition = Edition(
        digest(dated("old", "2031-05-02"), dated("mid", "2031-05-20"), dated("new", "2031-06-03")), Config()
    )
    days = {page.path: day_of(edition, page) for page in pages(edition)}
    assert days["quotes.html"] == "2031-05-20"
    assert days["articles/new.html"] == "2031-06-03"
    assert days["about.html"] == ""


def test_people_and_events_come_with_the_articles_that_tell_of_them() -> None:
    edition = Edition(
        digest(dated("one", "2031-05-02"), dated("two", "2031-05-02"), dated("new", "2031-06-03")), Config()
    )
    days = {page.path: (page.template, day_of(edition, page)) for page in pages(edition)}
    assert {day for template, day in days.values() if template == "person.html"} == {"2031-05-02"}
    assert days["timeline.html"] == ("timeline.html", "2031-05-02")
