from msgspec.structs import replace

from haiti_digest.correct.found import names
from haiti_digest.desk.review import Item, review
from haiti_digest.fields import read_value
from haiti_digest.records import Digest
from tests.site.making import article, digest

OPEN = (
    "“Nobody warned us that night.”\n\nThe wind rose over the harbour.\n\n"
    "Mayor Ada Brightwater said the quay would open on 4 June, and that 3,000 boats were counted."
)


def items(found: Digest, sort: str, only: tuple[int, ...] | None = None) -> list[Item]:
    numbers = tuple(range(len(found.articles))) if only is None else only
    return [item for item in review(found, numbers) if item.sort == sort]


def test_a_statement_without_a_speaker_is_listed_with_an_entry_to_fill_in():
    found = digest(article(OPEN))
    assert [said.speaker for said in found.articles[0].statements].count(None) == len(items(found, "speaker")) == 1
    (item,) = items(found, "speaker")
    assert item.place == "quay.txt:1"
    assert item.words == "Nobody warned us that night."
    entry = read_value("\n".join(item.entry), []).items[0]
    fields = {field.name: field.value.words for field in entry.fields}
    assert fields == {"file": "quay.txt", "words": "Nobody warned us that night.", "speaker": "NAME", "reason": "WHY"}


def test_names_that_may_be_one_are_listed_once_with_an_entry_for_either_answer():
    other = article("Mayor Ada Brightwatter said the lamps would be lit. Brightwatter left early.", "lamps")
    found = digest(article(OPEN), other)
    (item,) = items(found, "name")
    assert item.words == "Ada Brightwater · Ada Brightwatter"
    assert any("same_as: {file:" in line and "or not_same_as" in line for line in item.entry)
    assert names(found.articles[1], "Ada Brightwater")
    assert items(found, "name", only=()) == []


def test_an_article_without_a_date_is_listed():
    undated = article(OPEN)
    undated = replace(undated, seed=replace(undated.seed, published=None))
    (item,) = items(digest(undated), "date")
    assert item.told.startswith("the article has no date")
    assert "  published: YYYY-MM-DD" in item.entry


def test_differences_are_listed_and_only_those_of_the_articles_asked_for():
    one = article("Officials said on Friday that the storm killed eight people in Port Ada.", "one")
    two = article("Officials said on Friday that the storm killed nine people in Port Ada.", "two")
    found = digest(one, two)
    assert len(items(found, "difference")) == len(found.tensions) > 0
    assert items(found, "difference", only=()) == []


def test_with_what_was_seen_before_a_difference_is_listed_where_it_was_not_there():
    one = article("Officials said on Friday that the storm killed eight people in Port Ada.", "one")
    two = article("Officials said on Friday that the storm killed nine people in Port Ada.", "two")
    found = digest(one, two)
    ids = {tension.id for tension in found.tensions}
    assert {item.id for item in review(found, (), known=frozenset())} == ids
    assert list(review(found, (), known=ids)) == []


def test_a_name_of_look_alike_letters_is_listed_with_the_name_that_it_looks_like():
    look = "Ada Br\u0456ghtwater"
    other = article(f"Mayor {look} said the lamps would be lit.", "lamps")
    pair, alone = items(digest(article(OPEN), other), "name")
    assert set(pair.words.split(" · ")) == {"Ada Brightwater", look}
    assert "BYELORUSSIAN-UKRAINIAN I" in pair.told
    assert any("same_as: {file:" in line for line in pair.entry)
    assert (alone.words, alone.place) == (look, "lamps.txt:1")
    assert items(digest(article(OPEN), other), "name", only=()) == []
