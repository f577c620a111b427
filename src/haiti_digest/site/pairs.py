"""Pairs of articles that tell or contest the same: what they share, passage beside passage."""

from collections.abc import Iterator, Mapping
from functools import partial

import msgspec

from haiti_digest.records import Record, Tension, Variant
from haiti_digest.site import addresses
from haiti_digest.site.edition import Edition
from haiti_digest.site.lines import ArticleLine
from haiti_digest.site.page import Data, Page
from haiti_digest.site.pairing import Pair
from haiti_digest.site.shelves import Shelf, mark_of, shelves
from haiti_digest.site.told import Told, difference, told

MOST_LINES = 100
MOST_ALIGNED = 60
"""Rows of passages on the page of a pair."""


class PairLine(Record, frozen=True, kw_only=True):
    """A pair in a list: both articles, what they tell alike and where they differ."""

    one: ArticleLine
    two: ArticleLine
    alike: int
    differ: int
    href: str


class Aligned(Record, frozen=True, kw_only=True):
    """Passages of both articles that tell the same, and how the second stands to the first."""

    one: Told
    two: Told
    how: str


def pair_pages(edition: Edition) -> Iterator[Page]:
    """A page for each pair, and the list of them."""
    for page in edition.pairs_by_page:
        yield Page(path=page, template="pair.html", data=partial(_pair, edition, page))
    pages = list(edition.pairs_by_page)
    name = edition.wording.pages["compare"]["pairs"]
    for shelf in shelves(pages, lambda _: ("page", name), addresses.PAIRS, MOST_LINES, mark=mark_of) if pages else ():
        yield Page(path=shelf.path, template="pairs.html", data=partial(_pairs, edition, shelf))


def _pairs(edition: Edition, shelf: Shelf[str]) -> Data:
    return {"pairs": [pair_line(edition, edition.pair_at(page)) for page in shelf.items], "shelf": shelf}


def pair_line(edition: Edition, pair: Pair) -> PairLine:
    """A pair as a line of a list."""
    return PairLine(
        one=edition.lines[pair.one],
        two=edition.lines[pair.two],
        alike=len(pair.threads),
        differ=sum(edition.digest.tensions[number].kind != "gap" for number in pair.tensions),
        href=edition.pair_page(pair),
    )


def _pair(edition: Edition, page: str) -> Data:
    pair = edition.pair_at(page)
    found = [difference(edition, _sided(edition.digest.tensions[at], pair)) for at in pair.tensions[:MOST_ALIGNED]]
    aligned = list(_aligned(edition, pair))
    return {
        "one": edition.lines[pair.one],
        "two": edition.lines[pair.two],
        "differences": [one for one in found if one.silent is None],
        "only": [one for one in found if one.silent],
        "aligned": aligned[:MOST_ALIGNED],
        "more": len(aligned[MOST_ALIGNED:]),
    }


def _sided(tension: Tension, pair: Pair) -> Tension:
    """The tension with the first article's passages on its first side, where the sides can be told apart so."""
    first = {passage.article for passage in tension.one}
    if tension.two and first == {pair.two}:
        return msgspec.structs.replace(tension, one=tension.two, two=tension.one)
    return tension


def _aligned(edition: Edition, pair: Pair) -> Iterator[Aligned]:
    """The threads of both, in the order of the first article's text."""
    rows = []
    for number in pair.threads:
        by_article: Mapping[int, Variant] = {
            variant.passage.article: variant for variant in reversed(edition.digest.threads[number].variants)
        }
        one, two = by_article[pair.one], by_article[pair.two]
        rows.append((one.passage.span, one.passage, two.passage, two.how if one.how == "first" else one.how))
    for _, left, right, how in sorted(rows, key=lambda row: row[0]):
        yield Aligned(one=told(edition, left), two=told(edition, right), how=edition.wording.pages["how"][how])
