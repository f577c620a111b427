from haiti_digest.config import Config
from haiti_digest.records import Article
from haiti_digest.site.edition import Edition
from haiti_digest.site.looks import Key
from haiti_digest.site.states import States
from haiti_digest.site.stirred import Stirred
from tests.site.making import STORY, article, digest

VERSION = b"one"
OTHER = "Mayor Ada Tamm opened the new bridge on 9 June 2031.\n\n“It took 40 men three years,” she said on Monday."
QUAY, BRIDGE = article(STORY, "quay"), article(OTHER, "bridge")
FIRST = article("Nothing happened in the town of Oldmole.", "a-first")


def states(*articles: Article) -> States:
    """The states of an edition, each article's key made of its words."""
    linked = digest(*articles)
    return States(Edition(linked, Config(), [one.seed.text.encode() for one in linked.articles]))


def marks(found: States, *keys: Key) -> bytes:
    """The marks of keys."""
    made = found.marks(keys)
    assert made is not None
    return made


BEFORE = states(QUAY, BRIDGE)
TOLD = Stirred(BEFORE, VERSION, None).told


def at(found: States, name: str) -> int:
    """The number of an article by its name."""
    return next(number for number, page in enumerate(found.addresses) if name in page)


def test_nothing_is_known_to_stand_without_an_earlier_build_or_with_that_of_another_program() -> None:
    assert not Stirred(BEFORE, VERSION, None).stands(b"")
    assert not Stirred(BEFORE, b"two", TOLD).stands(b"")
    assert not Stirred(BEFORE, VERSION, b"\xc1").stands(b"")


def test_what_is_the_same_stands() -> None:
    again = Stirred(states(QUAY, BRIDGE), VERSION, TOLD)
    assert again.stands(marks(BEFORE, 0, 1, ~0, "newest", "topics", "nobody knows"))
    assert again.told == TOLD


def test_an_added_article_leaves_the_others_standing_whose_numbers_shift() -> None:
    now = states(FIRST, QUAY, BRIDGE)
    stirred = Stirred(now, VERSION, TOLD)
    events = [f"event {one.id}" for one in digest(QUAY, BRIDGE).events]
    assert events
    assert stirred.stands(marks(BEFORE, at(BEFORE, "quay"), at(BEFORE, "bridge"), *events))
    assert not stirred.stands(marks(now, at(now, "first")))
    assert Stirred(now, VERSION, stirred.told).stands(marks(now, at(now, "first")))


def test_an_edited_article_does_not_stand_nor_does_what_is_gone() -> None:
    edited = states(QUAY, article(OTHER + "\n\nIt cost 7 million dollars.", "bridge"))
    stirred = Stirred(edited, VERSION, TOLD)
    assert not stirred.stands(marks(BEFORE, at(BEFORE, "bridge")))
    assert stirred.stands(marks(BEFORE, ~at(BEFORE, "quay")))
    alone = Stirred(states(QUAY), VERSION, TOLD)
    assert not alone.stands(marks(BEFORE, ~at(BEFORE, "bridge")))
    assert alone.stands(marks(BEFORE, ~at(BEFORE, "quay")))


def test_an_edit_leaves_events_where_they_stood_in_long_lists() -> None:
    def marked(*articles: Article) -> set[int]:
        edition = Edition(digest(*articles), Config())
        return {edition.mark_of_passages(event.passages[:1]) for event in edition.whole.events}

    changed = article(OTHER + "\n\nIt cost 7 million dollars.", "bridge")
    assert marked(QUAY, BRIDGE) == marked(QUAY, changed)
    assert len(marked(QUAY, BRIDGE)) > 1


def test_what_links_some_records_of_an_article_is_told_apart_from_what_links_others() -> None:
    words = STORY.split("\n\n")[1]
    now = states(QUAY, BRIDGE, article(f"The harbour has a problem, Mayor Ada Tamm said.\n\n{words}", "repeated"))
    stirred = Stirred(now, VERSION, TOLD)
    linked: list[Key] = [("thread of", at(BEFORE, "quay"), part) for part in range(4)]
    assert not stirred.stands(marks(BEFORE, *linked))
    assert stirred.stands(marks(BEFORE, ("thread of", at(BEFORE, "quay"), 99), ("differing", at(BEFORE, "bridge"), 0)))
