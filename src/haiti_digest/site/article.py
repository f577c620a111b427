"""The pages of an article: its words with marks, its records, its versions and what the file gives."""

from collections.abc import Iterator, Sequence
from functools import partial

from haiti_digest.records import Record, Ref
from haiti_digest.site import addresses
from haiti_digest.site.cards import Card, card
from haiti_digest.site.columns import Columns
from haiti_digest.site.edition import Edition
from haiti_digest.site.facts import estimate_of, facts_of
from haiti_digest.site.leaves import Stretch, joined, leaves
from haiti_digest.site.linked_data import article_data
from haiti_digest.site.listing import record_pages, room_in, room_of
from haiti_digest.site.outline import KINDS, in_order
from haiti_digest.site.page import Data, Page
from haiti_digest.site.pairs import pair_line
from haiti_digest.site.reading_view import reading_view
from haiti_digest.site.shelves import Shelf, shelves
from haiti_digest.site.versions import copies_of, original_of, version_list

MOST_RECORDS = 90
"""Records of an article that have room on its page; where there are more, they stand on pages of their own."""
MOST_BYTES = 170_000
"""Of text and records together on one page."""
CARD = 1_500
"""Bytes of a card with its trace."""
MOST_PAIRS = 12
NAMES = {"statement": "statements", "figure": "figures", "date": "dates"}


class Part(Record, frozen=True, kw_only=True):
    """A stretch of the file that is not read as body."""

    what: str
    start: int
    end: int


class Budget(Record, frozen=True, kw_only=True):
    """How many words of the article this site shows."""

    shown: int
    total: int
    limit: int
    share: int
    publish: str


def article_pages(edition: Edition, address: str) -> Iterator[Page]:
    """The page of the article that stands at *address*, the further parts of a long text, and the records that have no
    room there."""
    at = edition.article_at[address]
    title = edition.wording.pages["article"]["records"]
    cut = () if edition.columns.light[at] else tuple(_leaves(edition, at))
    yield Page(path=address, template="article.html", data=partial(_article, edition, address))
    for leaf in cut[1:]:
        yield Page(path=leaf.path, template="article-part.html", data=partial(_leaf, edition, address, leaf.number))
    yield from record_pages(edition, title, (edition.lines[at].title, address), _record_shelves(edition, at, len(cut)))


def _leaves(edition: Edition, at: int) -> list[Shelf[Stretch]]:
    label = edition.wording.pages["article"]["text"]
    return leaves(edition.digest.articles[at], edition.pages[at], label, edition.config)


def _record_shelves(edition: Edition, at: int, leaves: int) -> list[Shelf[Ref]]:
    """The records on pages of their own, by kind; none where the article's page has room for them beside its text.

    *leaves* are the pages of the text.
    """
    columns, words = edition.columns, edition.wording.pages["article"]
    text = columns.weight(at, 1.0 if edition.config.publish == "private" else edition.config.cap / 100)
    if leaves <= 1 and _has_room(_at_most(columns, at), text):
        return []
    by_kind = [
        Ref(article=at, kind=kind, index=index)
        for kind, placed in zip(KINDS, edition.outlines[at].placed, strict=True)
        for index in placed
    ]
    room = room_in(edition)
    if leaves <= 1 and _has_room(sum(map(room, by_kind)), text):
        return []
    path = addresses.beside(edition.pages[at], "records")
    return shelves(by_kind, lambda ref: (NAMES[ref.kind], words[NAMES[ref.kind]]), path, MOST_RECORDS, room)


def _at_most(columns: Columns, at: int) -> float:
    """More room than the cards of an article take, quickly told: of records that lie in one place all count."""
    return columns.records(at) + 1 + room_of(sum(sum(lengths.row(at)) for lengths in columns.lengths.values()))


def _has_room(taken: float, text: float) -> bool:
    """Whether the cards have room beside the text on the article's page."""
    return taken <= MOST_RECORDS and taken * CARD + text <= MOST_BYTES


def _record_pages(edition: Edition, shelved: Sequence[Shelf[Ref]]) -> dict[str, str]:
    """Where the card of each record stands that is not on the article's page."""
    return {edition.record_id(ref): shelf.path for shelf in shelved for ref in shelf.items}


def _text(
    edition: Edition, at: int, leaf: Shelf[Stretch], cards: Sequence[Card], shelved: Sequence[Shelf[Ref]]
) -> Data:
    """A part of the text with its records."""
    pages = _record_pages(edition, shelved)
    return {
        "line": edition.lines[at],
        "address": addresses.safe_url(_url(edition, at)),
        "publish": edition.config.publish,
        "leaf": leaf,
        "paragraphs": reading_view(edition, at, joined(tuple(leaf.items)), cards, pages),
        "linked": article_data(edition, at, cards, leaf.path) if "linked-data" in edition.config.data else None,
    }


def _leaf(edition: Edition, address: str, number: int) -> Data:
    """A further part of a long text, by its number from 1."""
    at = edition.article_at[address]
    cut = _leaves(edition, at)
    leaf = cut[number - 1]
    return _text(edition, at, leaf, _cards(edition, at, leaf), _record_shelves(edition, at, len(cut)))


def _cards(edition: Edition, at: int, leaf: Shelf[Stretch]) -> list[Card]:
    """The records that begin in a part of the text."""
    refs = _refs(edition, at)
    if not edition.columns.light[at]:
        refs = [ref for ref in refs if edition.page_at(at, edition.start(ref)) == leaf.path]
    return [card(edition, ref) for ref in refs]


def _article(edition: Edition, address: str) -> Data:
    at = edition.article_at[address]
    article = edition.digest.articles[at]
    cut = _leaves(edition, at)
    shelved = _record_shelves(edition, at, len(cut))
    cards = _cards(edition, at, cut[0])
    words = edition.wording.pages["article"]
    return {
        **_text(edition, at, cut[0], cards, shelved),
        "facts": facts_of(edition, at),
        "estimate": estimate_of(edition, at),
        "versions": version_list(edition, at),
        "copies": copies_of(edition, at),
        "original": original_of(edition, at),
        "pairs": [pair_line(edition, pair) for pair in edition.pairs_with(at)[:MOST_PAIRS]],
        "budget": _budget(edition, at),
        "shelves": shelved[0].groups if shelved else (),
        "records": []
        if shelved
        else [
            ("statements", words["statements"], [one for one in cards if not (one.figure or one.date)]),
            ("figures", words["figures"], [one for one in cards if one.figure]),
            ("dates", words["dates"], [one for one in cards if one.date]),
        ],
        "left_out": [
            Part(what=edition.wording.reason(part.what), start=part.span.start, end=part.span.end)
            for part in article.seed.left_out
        ],
        "sha256": article.seed.sha256,
        "problems": [str(problem) for problem in article.problems],
        "citation": _citation(edition, at),
        "key": address.rpartition("/")[2].removesuffix(".html"),
        "bylines": [byline.value for byline in article.seed.bylines],
    }


def _url(edition: Edition, at: int) -> str | None:
    url = edition.digest.articles[at].seed.url
    return url.value if url else None


def _citation(edition: Edition, at: int) -> str:
    line, seed = edition.lines[at], edition.digest.articles[at].seed
    return edition.wording.say(
        "article",
        "citation",
        source=line.source,
        title=line.title if line.titled else f"{line.title}…",
        date=line.published.words if line.published else edition.wording.pages["card"]["undated_citation"],
        file=seed.path,
        digest=seed.sha256[:12],
        site=edition.config.title,
    )


def _refs(edition: Edition, at: int) -> list[Ref]:
    """The article's records in the order of the text, a statement before what it holds."""
    return [Ref(article=at, kind=kind, index=number) for kind, number, _ in in_order(edition.digest.articles[at])]


def _budget(edition: Edition, at: int) -> Budget:
    excerpt = edition.excerpts[at]
    return Budget(
        shown=excerpt.count,
        total=excerpt.total,
        limit=edition.config.cap,
        share=round(100 * excerpt.count / excerpt.total) if excerpt.total else 0,
        publish=edition.config.publish,
    )
