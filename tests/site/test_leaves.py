"""A long text is cut into parts, each a page, and every record stands in the part to which its address leads."""

import re

import pytest

from haiti_digest.config import Config
from haiti_digest.records import Article, Ref
from haiti_digest.site.article import article_pages
from haiti_digest.site.edition import Edition
from haiti_digest.site.leaves import leaf_starts, leaves
from haiti_digest.site.pages import shared
from haiti_digest.site.render import environment, render
from tests.site.making import PRIVATE, STORY, article, digest

MOST_BYTES = 200_000
PAGE = "articles/quay.html"
ROAD = "The road to the harbour was closed again and nobody in the town could tell when it would be opened. "
TOLD = f"{ROAD * 66}“We shall mend lamp {{0}} before the winter comes,” said Ada Tamm of the {{0}} lamps. "
PROSE = "\n\n".join(TOLD.format(number) for number in range(4, 64))
LONG = {
    "many paragraphs": PROSE,
    "one paragraph": PROSE.replace("\n\n", " "),
    "no blank": "r" * 400_000,
    "letters of three bytes": "港" * 150_000,
}


def drawn(made: Article, config: Config) -> tuple[Edition, dict[str, str]]:
    edition = Edition(digest(made), config)
    drawn_with = environment(None, shared(config))
    return edition, {page.path: render(page, drawn_with).decode() for page in article_pages(edition, PAGE)}


def refs(made: Article) -> list[Ref]:
    kinds = {"statement": made.statements, "figure": made.figures, "date": made.timexes}
    return [Ref(article=0, kind=kind, index=at) for kind, found in kinds.items() for at in range(len(found))]


def test_an_article_of_usual_length_has_one_page() -> None:
    made = article(STORY)
    (leaf,) = leaves(made, PAGE, "", PRIVATE)
    assert leaf.path == PAGE
    assert leaf_starts(made, PAGE, PRIVATE) == ()


@pytest.mark.parametrize(("name", "publish"), [*((name, "private") for name in LONG), ("one paragraph", "excerpt")])
def test_no_part_is_heavy_and_every_address_leads_to_its_part(name: str, publish: str) -> None:
    made = article(LONG[name])
    edition, pages = drawn(made, Config(publish=publish))
    assert {path: len(page.encode()) for path, page in pages.items() if len(page.encode()) > MOST_BYTES} == {}
    there = [f"{path}#{name}" for path, page in pages.items() for name in re.findall(r' id="([^"]+)"', page)]
    for address in map(edition.record_address, refs(made)):
        assert there.count(address) == 1
    for number in range(1, len(made.seed.paragraphs) + 1):
        assert there.count(edition.paragraph_address(0, number)) == 1


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_the_parts_hold_the_whole_text_in_its_order(text: str) -> None:
    made = article(text)
    cut = leaves(made, PAGE, "", PRIVATE)
    assert len(cut) > 1
    stretches = [one.span for leaf in cut for one in leaf.items]
    kept = "".join(span.of(made.seed.text) for span in stretches)
    assert "".join(kept.split()) == "".join(text.split())
    assert stretches == sorted(stretches)


def test_one_goes_from_part_to_part() -> None:
    made = article(PROSE[:180_000])
    _, pages = drawn(made, PRIVATE)
    here, order = PAGE, [PAGE]
    while found := re.search(r'<a href="([^"]+)" rel="next">', pages[here]):
        here = "articles/quay/" + found[1].rpartition("/")[2]
        order.append(here)
    assert order == [leaf.path for leaf in leaves(made, PAGE, "", PRIVATE)]
    assert [path for path in order if 'rel="prev"' not in pages[path]] == [PAGE]
