"""Topics: an index, and for each what is said, who spoke, the figures, a slice of the timeline and the articles."""

from collections.abc import Iterator, Sequence
from functools import partial

from haiti_digest.records import Record, Ref, Topic
from haiti_digest.site import addresses
from haiti_digest.site.articles import by_newest
from haiti_digest.site.cards import Card, card
from haiti_digest.site.edition import Edition
from haiti_digest.site.labels import topic_place
from haiti_digest.site.lines import ArticleLine
from haiti_digest.site.listing import article_list_pages, listing_pages
from haiti_digest.site.outline import NO_DATE, NOBODY
from haiti_digest.site.page import Data, Page
from haiti_digest.site.said_words import part_of
from haiti_digest.site.speaking import Speaking, speaking
from haiti_digest.site.timeline import When, dates_of

MOST_STATEMENTS = 20
"""Statements on a topic's own page; where there are more, all stand on pages of their own."""
MOST_FIGURES = 20
MOST_DATES = 20
MOST_ARTICLES = 20
MOST_SPEAKERS = 12
MOST_RANKED = 200
"""Statements, the newest, among which the best are looked for."""
READABLE = 0.5
LONG = 45
"""Words beyond which a statement is no good beginning."""


class TopicLine(Record, frozen=True, kw_only=True):
    """A topic in the index: how much speaks of it, and who does most."""

    label: str
    href: str
    found: bool
    source: str
    """Where an article writes the label, as in ``Piece.source``."""
    statements: int
    figures: int
    dates: int
    articles: int
    who: tuple[Speaking, ...] = ()


class TopicLink(Record, frozen=True, kw_only=True):
    """Another topic, to link to."""

    label: str
    href: str
    found: bool


class Part(Record, frozen=True, kw_only=True):
    """What a topic's page shows of one list; ``href`` leads to all of it where that is more."""

    total: int
    href: str | None


class TopicView(Record, frozen=True, kw_only=True):
    """Everything on the page of a topic."""

    line: TopicLine
    words: tuple[str, ...]
    statements: tuple[Card, ...]
    all_statements: Part
    who: tuple[Speaking, ...]
    figures: tuple[Card, ...]
    all_figures: Part
    days: tuple[When, ...]
    all_dates: Part
    articles: tuple[ArticleLine, ...]
    all_articles: Part
    others: tuple[TopicLink, ...]


def topics_pages(edition: Edition) -> Iterator[Page]:
    """The index of topics, the page of each, and the pages of the lists that are too long for it."""
    yield Page(path=addresses.TOPICS, template="topics.html", data=partial(_index, edition))
    for topic in edition.digest.topics:
        page = edition.topic_pages[topic.id]
        yield Page(path=page, template="topic.html", data=partial(_topic, edition, topic.id))
        yield from _long_lists(edition, topic)


def _index(edition: Edition) -> Data:
    topics = edition.digest.topics
    given = bool(topics) and topics[0].origin == "given"
    return {"topics": [topic_line(edition, topic) for topic in topics], "given": given}


def _topic(edition: Edition, topic_id: str) -> Data:
    return {"topic": _view(edition, edition.topic(topic_id))}


def topic_line(edition: Edition, topic: Topic) -> TopicLine:
    """A topic as a line of the index, made once however many pages show it."""
    return edition.once(("topic", topic.id), lambda: _topic_line(edition, topic))


def _topic_line(edition: Edition, topic: Topic) -> TopicLine:
    return TopicLine(
        label=topic.label,
        href=edition.topic_pages[topic.id],
        found=topic.origin == "found",
        source=topic_place(edition, topic),
        statements=len(topic.statements),
        figures=len(topic.figures),
        dates=len(topic.dates),
        articles=len(topic.articles),
        who=_speakers(edition, topic)[:3],
    )


def _view(edition: Edition, topic: Topic) -> TopicView:
    dates = _days(edition, topic)
    articles = by_newest(edition, topic.articles)
    return TopicView(
        line=topic_line(edition, topic),
        words=topic.words if topic.origin == "given" else (),
        statements=tuple(best_statements(edition, topic.statements, MOST_STATEMENTS)),
        all_statements=_part(edition, topic, "statements", len(topic.statements), MOST_STATEMENTS),
        who=_speakers(edition, topic),
        figures=tuple(card(edition, ref) for ref in topic.figures[:MOST_FIGURES]),
        all_figures=_part(edition, topic, "figures", len(topic.figures), MOST_FIGURES),
        days=tuple(dates_of(edition, dates[:MOST_DATES])),
        all_dates=_part(edition, topic, "dates", len(dates), MOST_DATES),
        articles=tuple(edition.lines[at] for at in articles[:MOST_ARTICLES]),
        all_articles=_part(edition, topic, "articles", len(articles), MOST_ARTICLES),
        others=tuple(
            TopicLink(label=other.label, href=edition.topic_pages[other.id], found=other.origin == "found")
            for other in edition.topics
            if other.id != topic.id
        ),
    )


def _speakers(edition: Edition, topic: Topic) -> tuple[Speaking, ...]:
    """Who speaks most of a topic, counted once for its line and its page."""
    return edition.once(("speakers", topic.id), lambda: tuple(speaking(edition, topic.statements, MOST_SPEAKERS)))


def _part(edition: Edition, topic: Topic, name: str, total: int, most: int) -> Part:
    return Part(total=total, href=addresses.beside(edition.topic_pages[topic.id], name) if total > most else None)


def _long_lists(edition: Edition, topic: Topic) -> Iterator[Page]:
    of_topic = (topic.label, edition.topic_pages[topic.id])
    words = edition.wording.pages["topic"]
    dates = _days(edition, topic)
    if href := _part(edition, topic, "statements", len(topic.statements), MOST_STATEMENTS).href:
        yield from listing_pages(edition, words["best"], of_topic, topic.statements, href)
    if href := _part(edition, topic, "figures", len(topic.figures), MOST_FIGURES).href:
        yield from listing_pages(edition, words["figures"], of_topic, topic.figures, href)
    if href := _part(edition, topic, "dates", len(dates), MOST_DATES).href:
        yield from listing_pages(edition, words["dates"], of_topic, dates, href)
    if href := _part(edition, topic, "articles", len(topic.articles), MOST_ARTICLES).href:
        yield from article_list_pages(edition, words["articles"], of_topic, topic.articles, href)


def best_statements(edition: Edition, refs: Sequence[Ref], most: int) -> list[Card]:
    """The statements that tell most first: those of the Digest, then quotes that can be read, newest before older."""
    in_short = edition.in_short
    newest = sorted(refs, key=lambda ref: edition.day(ref.article), reverse=True)
    ranked = sorted(newest, key=lambda ref: ref not in in_short)[:MOST_RANKED]
    best = sorted(ranked, key=lambda ref: (ref not in in_short, *_weakness(edition, ref)))
    return [card(edition, ref) for ref in best[:most]]


def _weakness(edition: Edition, ref: Ref) -> tuple[float, bool, bool, bool]:
    """By what is kept of its article, which is read for the best alone."""
    withheld, words = edition.choice(ref.article).amount(ref.index)
    columns, part = edition.columns, part_of(withheld, words)
    return (
        0 if part >= READABLE else 1 - part,
        columns.speakers.at(ref.article, ref.index) == NOBODY,
        bool(columns.indirect.at(ref.article, ref.index)),
        words > LONG,
    )


def _days(edition: Edition, topic: Topic) -> list[Ref]:
    """The dates of a topic that are days."""
    edition.looks.at_all([ref.article for ref in topic.dates])
    kinds = edition.columns.kinds
    return [ref for ref in topic.dates if kinds.at(ref.article, ref.index) != NO_DATE]
