"""The page of an article: its words with marks, its records, its versions and what the file gives."""

from collections.abc import Iterator
from functools import partial

from haiti_digest.records import Record, Ref
from haiti_digest.site import addresses
from haiti_digest.site.annotate import Stroke, article_strokes, marks_of
from haiti_digest.site.cards import Card, card
from haiti_digest.site.edition import Edition
from haiti_digest.site.facts import estimate_of, facts_of
from haiti_digest.site.linked_data import article_data
from haiti_digest.site.listing import record_pages, room
from haiti_digest.site.page import Data, Page
from haiti_digest.site.pairs import pair_line
from haiti_digest.site.shelves import Shelf, shelves
from haiti_digest.site.versions import copies_of, original_of, version_list

MOST_RECORDS = 45
"""Records of an article that have room on its page; where there are more, they stand on pages of their own."""
MOST_PAIRS = 12
KINDS = {"statement": "statements", "figure": "figures", "date": "dates"}


class MarginNote(Record, frozen=True, kw_only=True):
    """A record beside the paragraph it is found in: a link to its card."""

    href: str
    label: str
    kind: str
    who: str | None
    words: str | None


class ReadingParagraph(Record, frozen=True, kw_only=True):
    """A paragraph to draw, with its number and what was found in it."""

    number: int
    kind: str
    strokes: list[Stroke]
    notes: list[MarginNote]


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
    """The page of the article that stands at *address*, and those of its records where they have no room there."""
    yield Page(path=address, template="article.html", data=partial(_article, edition, address))
    at = edition.article_at[address]
    title = edition.wording.pages["article"]["records"]
    yield from record_pages(edition, title, (edition.lines[at].title, address), _record_shelves(edition, at))


def _record_shelves(edition: Edition, at: int) -> list[Shelf[Ref]]:
    """The records on pages of their own, by kind; none where the article's page has room for them."""
    refs, words, room_of = _refs(edition, at), edition.wording.pages["article"], partial(room, edition)
    if sum(map(room_of, refs)) <= MOST_RECORDS:
        return []
    by_kind = sorted(refs, key=lambda ref: list(KINDS).index(ref.kind))
    path = addresses.beside(edition.pages[at], "records")
    return shelves(by_kind, lambda ref: (KINDS[ref.kind], words[KINDS[ref.kind]]), path, MOST_RECORDS, room_of)


def _article(edition: Edition, address: str) -> Data:
    at = edition.article_at[address]
    article = edition.digest.articles[at]
    shelved = _record_shelves(edition, at)
    pages = {edition.record_id(ref): shelf.path for shelf in shelved for ref in shelf.items}
    cards = [card(edition, ref) for ref in _refs(edition, at)]
    words = edition.wording.pages["article"]
    return {
        "line": edition.lines[at],
        "facts": facts_of(edition, at),
        "estimate": estimate_of(edition, at),
        "versions": version_list(edition, at),
        "copies": copies_of(edition, at),
        "original": original_of(edition, at),
        "pairs": [pair_line(edition, pair) for pair in edition.pairs_with.get(at, ())[:MOST_PAIRS]],
        "budget": _budget(edition, at),
        "paragraphs": _paragraphs(edition, at, cards, pages),
        "shelves": shelved[0].groups if shelved else (),
        "records": []
        if shelved
        else [
            ("statements", words["statements"], [one for one in cards if not (one.figure or one.date)]),
            ("figures", words["figures"], [one for one in cards if one.figure]),
            ("dates", words["dates"], [one for one in cards if one.date]),
        ],
        "address": addresses.safe_url(article.seed.url.value if article.seed.url else None),
        "left_out": [
            Part(what=edition.wording.reason(part.what), start=part.span.start, end=part.span.end)
            for part in article.seed.left_out
        ],
        "linked": article_data(edition, at, cards),
        "sha256": article.seed.sha256,
        "problems": [str(problem) for problem in article.problems],
        "citation": _citation(edition, at),
    }


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
    article = edition.digest.articles[at]
    refs = [Ref(article=at, kind="statement", index=number) for number in range(len(article.statements))]
    refs += [Ref(article=at, kind="figure", index=number) for number in range(len(article.figures))]
    refs += [Ref(article=at, kind="date", index=number) for number in range(len(article.timexes))]
    once = {edition.record_id(ref): ref for ref in reversed(refs)}
    return sorted(once.values(), key=lambda ref: (edition.span(ref).start, -edition.span(ref).end))


def _paragraphs(edition: Edition, at: int, cards: list[Card], pages: dict[str, str]) -> list[ReadingParagraph]:
    article = edition.digest.articles[at]
    strokes = article_strokes(edition.excerpts[at], marks_of(article))
    notes: dict[int, list[MarginNote]] = {}
    for one in cards:
        notes.setdefault(one.place.paragraph, []).append(_note(one, pages.get(one.place.id, edition.pages[at])))
    return [
        ReadingParagraph(
            number=number,
            kind=paragraph.kind,
            strokes=strokes[number - 1],
            notes=notes.get(number, []),
        )
        for number, paragraph in enumerate(article.seed.paragraphs, 1)
    ]


def _note(one: Card, page: str) -> MarginNote:
    words = (
        " ".join(piece.text for piece in one.words if piece.kind == "text") if one.kind in ("figure", "date") else ""
    )
    return MarginNote(
        href=f"{page}#c{one.place.id[1:]}",
        label=one.label,
        kind=one.kind,
        who=one.who.name if one.who else None,
        words=words or None,
    )


def _budget(edition: Edition, at: int) -> Budget:
    excerpt = edition.excerpts[at]
    return Budget(
        shown=excerpt.count,
        total=excerpt.total,
        limit=edition.config.cap,
        share=round(100 * excerpt.count / excerpt.total) if excerpt.total else 0,
        publish=edition.config.publish,
    )
