"""Versions of one article: tied by address or headline, the newest alone is linked."""

import msgspec
import pytest

from haiti_digest.build import make_article
from haiti_digest.link.digest import link
from haiti_digest.link.versions import instant, page_address
from haiti_digest.records import Article, Digest, LeftOut, Metadatum, Published
from haiti_digest.spans import Span
from tests.site.making import seed

ADDRESS = "https://www.gazette.example/ferry?utm_source=feed#top"
FIRST = (
    "A ferry with 40 people aboard ran aground off Tern Point on Friday morning, the coast guard said.\n\n"
    "Captain Ida Moll said that nobody was hurt. “We saw the rocks too late, and the wind did the rest,” she told "
    "reporters at the quay.\n\nThe ferry company said it would look into the accident. Its three other boats were "
    "kept in port until the evening, and passengers were brought back by bus."
)
SECOND = FIRST.replace("40 people", "43 people").replace("nobody was hurt", "two people were hurt")
OTHER = (
    "The council of Saltmarsh voted on Thursday for a new school beside the old mill, after three years of talks.\n\n"
    "Teacher Bo Lind said that the roof of the old one had leaked since the storm. “We have put buckets under it every "
    "winter, and the children know which tables stay dry,” he said. Work is to begin when the harvest is over."
)


def article(
    text: str,
    name: str,
    *,
    url: str | None = None,
    headline: str | None = None,
    published: str | None = "2031-05-02",
    updated: str | None = None,
    note: str | None = None,
) -> Article:
    made = msgspec.structs.replace(
        seed(text, name, url),
        outlet=Metadatum(value="Gazette", origin="collection", reason="given"),
        headline=Metadatum(value=headline, origin="collection", reason="given") if headline else None,
        published=day(published),
        updated=day(updated),
        left_out=(LeftOut(span=Span(0, 1), what=note, rule="given"),) if note else (),
    )
    return make_article(made)


def day(value: str | None) -> Published | None:
    return Published(value=value, precision="day", origin="collection", reason="given") if value else None


def told(digest: Digest) -> list[tuple[str, list[tuple[str, str]], str]]:
    """Each family of versions by the names of the files."""
    name = [one.seed.id for one in digest.articles]
    return [(name[v.newest], [(name[one.article], one.why) for one in v.older], v.by) for v in digest.versions]


@pytest.mark.parametrize(
    ("address", "page"),
    [
        (ADDRESS, "gazette.example/ferry"),
        ("http://Gazette.example/ferry/", "gazette.example/ferry"),
        ("https://gazette.example/story?id=7&fbclid=x", "gazette.example/story?id=7"),
        ("https://gazette.example/?p=12", "gazette.example?p=12"),
        ("https://gazette.example/\ud800%C3%A9?a=\ud800", "gazette.example/\ud800é?a=\ud800"),
        ("https://gazette.example/", None),
        ("no address", None),
        ("https://[broken", None),
    ],
)
def test_an_address_without_what_does_not_tell_pages_apart(address: str, page: str | None) -> None:
    assert page_address(address) == page


def test_times_of_two_zones_are_compared_as_one() -> None:
    assert instant(day("2031-05-02T08:00+03:00")) < instant(day("2031-05-02T06:00Z"))
    assert instant(day("0001-01-01T00:00+14:00")) == "0001-01-01T00:00+14:00"
    assert instant(None) == ""


def test_one_address_ties_and_the_updated_is_the_newest() -> None:
    new = article(SECOND, "a", url="http://gazette.example/ferry/", updated="2031-05-03", headline="Ferry aground")
    old = article(FIRST, "b", url=ADDRESS, headline="A ferry on the rocks")
    assert told(link([new, old])) == [("a", [("b", "same address")], "updated")]


def test_one_headline_ties_what_shares_most_words() -> None:
    new = article(SECOND, "a", headline="Ferry aground", published="2031-05-03")
    old = article(FIRST, "b", headline="FERRY AGROUND")
    assert told(link([new, old])) == [("a", [("b", "same outlet and headline")], "published")]


def test_a_note_of_correction_tells_the_newer_of_one_day() -> None:
    new = article(SECOND, "a", url=ADDRESS, note="correction")
    assert told(link([new, article(FIRST, "b", url=ADDRESS)])) == [("a", [("b", "same address")], "note")]


def test_the_number_of_an_update_tells_the_newer() -> None:
    one = article(SECOND, "a", headline="UPDATE 2-Ferry aground")
    two = article(FIRST, "b", headline="UPDATE 1-Ferry aground")
    assert told(link([one, two])) == [("a", [("b", "same outlet and headline")], "note")]


def test_what_the_files_do_not_tell_stays_undecided() -> None:
    one, two = article(SECOND, "a", url=ADDRESS), article(FIRST, "b", url=ADDRESS, published="2031-05-02T08:00")
    assert told(link([one, two])) == [("b", [("a", "same address")], "undecided")]


def test_several_versions_stand_in_order() -> None:
    third = SECOND + "\n\nOn Sunday the ferry was towed to the yard."
    made = [
        article(third, "a", url=ADDRESS, updated="2031-05-04"),
        article(FIRST, "b", url=ADDRESS),
        article(SECOND, "c", url=ADDRESS, updated="2031-05-03"),
    ]
    assert [(name, [one for one, _ in older]) for name, older, _ in told(link(made))] == [("a", ["b", "c"])]


@pytest.mark.parametrize(
    "pair",
    [
        (article(FIRST, "a", url=ADDRESS), article(OTHER, "b", url=ADDRESS)),
        (article(FIRST, "a", headline="In brief"), article(OTHER, "b", headline="In brief")),
        (article(FIRST, "a", headline="Ferry"), article(SECOND, "b", headline="Ferry", published="2031-06-02")),
        (article(FIRST, "a", url="https://gazette.example/"), article(SECOND, "b", url="https://gazette.example/")),
        (article(FIRST, "a"), article(SECOND, "b")),
    ],
    ids=["section's address", "standing headline", "weeks apart", "host alone", "neither address nor headline"],
)
def test_other_articles_are_no_versions(pair: tuple[Article, Article]) -> None:
    assert link(pair).versions == ()


def test_the_very_same_text_is_a_copy_and_no_version() -> None:
    digest = link([article(FIRST, "a", url=ADDRESS), article(FIRST, "b", url=ADDRESS, updated="2031-05-03")])
    assert digest.versions == ()
    assert [copy.how for copies in digest.copies for copy in copies.others] == ["identical"]


def test_an_earlier_version_adds_nothing_to_any_link() -> None:
    new, old = article(SECOND, "a", url=ADDRESS, updated="2031-05-03"), article(FIRST, "b", url=ADDRESS)
    other = article(OTHER, "c")
    both, alone = link([new, other, old]), link([new, other])
    names = [one.seed.id for one in both.articles]
    assert [names[at] for at in both.current()] == ["a", "c"]
    refs = [*both.short, *(ref for key in both.key_figures for ref in (*key.figures, *key.differs))]
    assert refs
    assert {names[ref.article] for ref in refs} <= {"a", "c"}
    for kind in ("threads", "measures", "events", "tensions", "sums", "copies", "ahead"):
        assert len(getattr(both, kind)) == len(getattr(alone, kind)), kind


REWRITTEN = (
    SECOND
    + "\n\nOn Saturday divers went down to the wreck and found a hole as long as a man below the waterline. The yard "
    "at Port Almond said that the repair would take until the autumn.\n\n“Nobody on the bridge had slept for a night,” "
    "Captain Moll said in a letter to the union, which asked for shorter watches."
).replace(
    "ran aground off Tern Point on Friday morning, the coast guard said", "was lost, the coast guard said on Sunday"
)


@pytest.mark.parametrize("text", [FIRST, FIRST.replace("by bus", "by coach")], ids=["the same words", "nearly"])
@pytest.mark.parametrize("published", ["2031-05-02", None])
def test_who_took_an_earlier_version_over_is_no_second_source(text: str, published: str | None) -> None:
    new, old = article(REWRITTEN, "a", url=ADDRESS, updated="2031-05-04"), article(FIRST, "b", url=ADDRESS)
    taken = taken_over(text, "c", published)
    digest = link([new, old, taken])
    names = [one.seed.id for one in digest.articles]
    assert [(names[v.newest], [names[one.article] for one in v.older]) for v in digest.versions] == [("a", ["b"])]
    assert [(names[c.first], [names[one.article] for one in c.others]) for c in digest.copies] == [("a", ["c"])]
    assert max((one.support.sources for one in (*digest.threads, *digest.events)), default=1) == 1
    assert not digest.threads


def taken_over(text: str, name: str, published: str | None) -> Article:
    made = article(text, name, published=published)
    outlet = Metadatum(value="Other Post", origin="collection", reason="given")
    return make_article(msgspec.structs.replace(made.seed, outlet=outlet))
