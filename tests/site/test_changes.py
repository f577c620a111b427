from msgspec.structs import replace

from haiti_digest.build import make_article
from haiti_digest.config import Config
from haiti_digest.correct.article import corrected
from haiti_digest.corrections import Anchor, Correction, Corrections
from haiti_digest.history.compare import changes
from haiti_digest.history.state import state_line
from haiti_digest.records import Article, Round
from haiti_digest.site.changes import FIRST_EDITS, changes_pages
from haiti_digest.site.edition import Edition
from haiti_digest.site.files import site_files
from haiti_digest.site.looks import EVERYTHING
from tests.site.making import PRIVATE, STORY, article, digest, seed


def correction(words: str, **fields: object) -> Correction:
    return Correction(
        **{"place": "corrections.yml:1", "anchor": Anchor(file="quay.txt", words=words), "reason": "on tape", **fields}
    )


def by_hand(*entries: Correction, text: str = STORY) -> Article:
    return corrected(make_article(seed(text)), Corrections(by_file={"quay.txt": entries}), make_article)


def edition_of(before: list[Article], after: list[Article], config: Config = PRIVATE) -> Edition:
    """An edition of *after* that is built over one of *before*."""
    found = tuple(changes(map(state_line, before), map(state_line, after)))
    counts = {how: sum(one.how == how for one in found) for how in ("added", "changed", "withdrawn")}
    last = Round(number=1, newest="2031-05-02", changes=found, **counts)
    made = replace(digest(*after), rounds=(last,) if found else ())
    return Edition(made, config)


def pages(before: list[Article], after: list[Article], config: Config = PRIVATE) -> dict[str, str]:
    """The pages of a site of *after* that was built over one of *before*."""
    files = dict(site_files(edition_of(before, after, config)))
    return {path: data.decode() for path, data in files.items() if path.endswith(".html")}


def test_a_first_build_knows_no_change():
    page = pages([article(STORY)], [article(STORY)])
    assert "No change is known" in page["changes.html"]
    assert "Since the last build" not in page["index.html"]


def test_what_was_added_changed_and_withdrawn_is_told_with_its_place():
    other = article("Harbour master Nils Osei said that the board would meet on Monday.", "board")
    gone = article("Harbour master Nils Osei said that the lamps would be lit.", "lamps")
    before = [article(STORY), gone]
    after = [by_hand(correction("That has to end", action="speaker", value="Nils Osei")), other]
    page = pages(before, after)
    assert "1 added, 1 changed, 1 withdrawn" in page["changes.html"]
    assert "1 added, 1 changed, 1 withdrawn" in page["index.html"]
    assert "<bdi>Ada Tamm</bdi> → <bdi>Nils Osei</bdi>" in page["changes.html"]
    assert 'href="articles/board.html"' in page["changes.html"]
    assert "lamps.txt</bdi>, no longer among the articles" in page["changes.html"]
    assert '<p class="note">on tape</p>' in page["changes.html"]


def test_edits_are_listed_with_their_reasons_and_a_hidden_record_shows_no_words():
    hidden = correction("3,000", action="hidden", kind="figure")
    page = pages([article(STORY)], [by_hand(hidden)])["changes.html"]
    assert "Figure hidden" in page
    assert "on tape" in page
    assert "3,000, boat" in page, "what was withdrawn is told by its value"
    assert "data-source" not in page.partition('id="by-hand"')[2].partition('class="where"')[0]


def test_changes_look_at_the_articles_that_changed_alone() -> None:
    same, gone = article(STORY, "same"), article("Harbour master Nils Osei said that the lamps would be lit.", "lamps")
    other = article("Harbour master Nils Osei said that the board would meet on Monday.", "board")
    edition = edition_of([same, gone], [same, other])
    (page,) = changes_pages(edition)
    with edition.looks.noted() as seen:
        page.shown()
    assert {"file board.txt", "file lamps.txt"} <= seen
    assert EVERYTHING not in seen
    assert edition.article_at["articles/same.html"] not in seen


def test_many_edits_stand_on_a_page_of_their_own():
    text = "".join(f"“Boat number {n} is late,” said Nils Osei.\n\n" for n in range(100, 101 + FIRST_EDITS))
    entries = [
        correction(f"Boat number {n} is late", action="no speaker", place=f"corrections.yml:{n}")
        for n in range(100, 101 + FIRST_EDITS)
    ]
    page = pages([], [by_hand(*entries, text=text)])
    assert f"All {FIRST_EDITS + 1} edits" in page["changes.html"]
    assert page["changes/by-hand.html"].count("Speaker cleared") == FIRST_EDITS + 1


def test_many_changes_stand_on_several_pages():
    text = "".join(f"“Boat number {n} is late,” said Nils Osei.\n\n" for n in range(100, 300))
    page = pages([article(text.replace("Boat", "Ship"))], [article(text)])
    several = [path for path in page if path.startswith("changes")]
    assert len(several) > 1
    assert all(len(page[path]) < 200_000 for path in several)
