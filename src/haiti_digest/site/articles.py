"""The articles: a table of all, and a page for each with its words, marks and records."""

from collections.abc import Iterable, Iterator
from functools import partial

from haiti_digest.records import Metadatum, Published, Record, Ref
from haiti_digest.site import addresses
from haiti_digest.site.annotate import Stroke, article_strokes, marks_of
from haiti_digest.site.cards import Card, card
from haiti_digest.site.days import DaysCounted, days_counted
from haiti_digest.site.edition import ArticleLine, Edition, Moment, Who
from haiti_digest.site.linked_data import article_data
from haiti_digest.site.page import Data, Page
from haiti_digest.site.pairs import pair_line
from haiti_digest.site.shelves import Shelf, shelves
from haiti_digest.site.versions import CopyLine, VersionLine, copies_of, earlier_versions, original_of, version_list

MOST_PAIRS = 12
MOST = 150
"""Articles a page."""


class ArticleRow(Record, frozen=True, kw_only=True):
    """A line of the table of articles."""

    line: ArticleLine
    statements: int
    direct: int
    figures: int
    dates: int
    speakers: tuple[Who, ...]
    problems: int
    earlier: tuple[VersionLine, ...]
    copies: tuple[CopyLine, ...]


class MarginNote(Record, frozen=True, kw_only=True):
    """A record beside the paragraph it is found in: a link to its card."""

    id: str
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


class Fact(Record, frozen=True, kw_only=True):
    """A metadata value with where it came from; None where the file does not give it."""

    name: str
    value: str | None
    moment: Moment | None = None
    href: str | None = None
    origin: str | None = None
    reason: str | None = None


class Estimate(Record, frozen=True, kw_only=True):
    """When an undated article may have been written, shown as an estimate with the sums or the reason behind it."""

    earliest: Moment | None
    latest: Moment | None
    sums: tuple[DaysCounted, ...] = ()
    reason: str | None = None


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


def articles_pages(edition: Edition) -> Iterator[Page]:
    """The table of all articles, newest first, those without a date last; by month where they are many.

    Copies and earlier versions stand folded under the article that they repeat.
    """
    listed = [at for at in newest_first(edition) if at not in edition.copy_of]
    for shelf in shelves(listed, lambda at: month_of(edition, at), addresses.ARTICLES, MOST):
        yield Page(path=shelf.path, template="articles.html", data=partial(_articles, edition, shelf))


def _articles(edition: Edition, shelf: Shelf[int]) -> Data:
    rows = [_row(edition, at) for at in shelf.items]
    return {"rows": rows, "shelf": shelf, "warned": any(row.problems for row in rows)}


def month_of(edition: Edition, article: int) -> tuple[str, str]:
    """The month of an article as a name for addresses and in words."""
    published = edition.lines[article].published
    if published is None or not published.value:
        return ("undated", edition.wording.pages["shelves"]["undated"])
    return (f"month-{published.value[:7]}", edition.wording.date(published.value[:7]))


def newest_first(edition: Edition) -> list[int]:
    """The indices of the articles: newest first, those without a date last, equal ones by path; no earlier versions."""
    return by_newest(edition, edition.current)


def by_newest(edition: Edition, articles: Iterable[int]) -> list[int]:
    """*articles*, newest first, those without a date last, equal ones by path."""
    order = sorted(articles, key=lambda at: edition.lines[at].file)
    return sorted(order, key=edition.day, reverse=True)


def article_page(edition: Edition, address: str) -> Page:
    """The page of the article whose page stands at *address*."""
    return Page(path=address, template="article.html", data=partial(_article, edition, address))


def _article(edition: Edition, address: str) -> Data:
    at = edition.article_at[address]
    article = edition.digest.articles[at]
    refs = _refs(edition, at)
    cards = [card(edition, ref) for ref in refs]
    words = edition.wording.pages["article"]
    return {
        "row": _row(edition, at),
        "line": edition.lines[at],
        "facts": _facts(edition, at),
        "estimate": _estimate(edition, at),
        "versions": version_list(edition, at),
        "copies": copies_of(edition, at),
        "original": original_of(edition, at),
        "pairs": [pair_line(edition, pair) for pair in edition.pairs_with.get(at, ())[:MOST_PAIRS]],
        "budget": _budget(edition, at),
        "paragraphs": _paragraphs(edition, at, cards),
        "records": [
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


def _row(edition: Edition, at: int) -> ArticleRow:
    article = edition.digest.articles[at]
    who = (edition.who(at, said.speaker) for said in article.statements)
    return ArticleRow(
        line=edition.lines[at],
        statements=len(article.statements),
        direct=sum(said.statement.kind != "indirect" for said in article.statements),
        figures=sum(figure.key for figure in article.figures),
        dates=len(article.timexes),
        speakers=tuple(dict.fromkeys(one for one in who if one)),
        problems=len(article.problems),
        earlier=tuple(earlier_versions(edition, at)),
        copies=tuple(copies_of(edition, at)),
    )


def _paragraphs(edition: Edition, at: int, cards: list[Card]) -> list[ReadingParagraph]:
    article = edition.digest.articles[at]
    strokes = article_strokes(edition.excerpts[at], marks_of(article))
    notes: dict[int, list[MarginNote]] = {}
    for one in cards:
        notes.setdefault(one.place.paragraph, []).append(_note(one))
    return [
        ReadingParagraph(
            number=number,
            kind=paragraph.kind,
            strokes=strokes[number - 1],
            notes=notes.get(number, []),
        )
        for number, paragraph in enumerate(article.seed.paragraphs, 1)
    ]


def _note(one: Card) -> MarginNote:
    words = (
        " ".join(piece.text for piece in one.words if piece.kind == "text") if one.kind in ("figure", "date") else ""
    )
    return MarginNote(
        id=one.place.id, label=one.label, kind=one.kind, who=one.who.name if one.who else None, words=words or None
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


def _facts(edition: Edition, at: int) -> list[Fact]:
    seed, names = edition.digest.articles[at].seed, edition.wording.pages["fields"]
    facts = [_fact(edition, "headline", seed.headline)]
    facts.append(_dated(edition, "published", seed.published))
    if seed.updated:
        facts.append(_dated(edition, "updated", seed.updated))
    facts.append(_fact(edition, "outlet", seed.outlet))
    facts += [_fact(edition, "byline", byline) for byline in seed.bylines] or [_fact(edition, "byline", None)]
    if seed.dateline:
        facts.append(Fact(name=names["dateline"], value=seed.dateline.span.of(seed.text), origin=names["as_written"]))
    if seed.agency:
        facts.append(_fact(edition, "agency", seed.agency))
    address = _fact(edition, "address", seed.url)
    facts.append(
        Fact(
            name=names["address"],
            value=address.value,
            href=addresses.safe_url(address.value),
            origin=address.origin,
            reason=address.reason,
        )
    )
    facts.append(_fact(edition, "language", seed.language))
    return facts


def _estimate(edition: Edition, at: int) -> Estimate | None:
    """Between which days an undated article was written: by what others say, or by its own words."""
    seed_bounds = edition.digest.articles[at].bounds
    for one in edition.digest.estimates:
        if one.article == at:
            sums = tuple(made for made in (days_counted(edition, days) for days in one.sums) if made)
            return Estimate(earliest=edition.moment(one.earliest), latest=edition.moment(one.latest), sums=sums)
    if seed_bounds is None or not (seed_bounds.earliest or seed_bounds.latest):
        return None
    return Estimate(
        earliest=edition.moment(seed_bounds.earliest),
        latest=edition.moment(seed_bounds.latest),
        reason=edition.wording.reason(seed_bounds.reason),
    )


def _dated(edition: Edition, field: str, said: Published | None) -> Fact:
    name = edition.wording.pages["fields"][field]
    if said is None:
        return Fact(name=name, value=None)
    moment, reason = edition.moment(said.value), edition.wording.reason(said.reason)
    return Fact(name=name, value=said.value, moment=moment, origin=edition.wording.origins[said.origin], reason=reason)


def _fact(edition: Edition, field: str, noted: Metadatum | None) -> Fact:
    name = edition.wording.pages["fields"][field]
    if noted is None:
        return Fact(name=name, value=None)
    origin, reason = edition.wording.origins[noted.origin], edition.wording.reason(noted.reason)
    return Fact(name=name, value=noted.value, origin=origin, reason=reason)
