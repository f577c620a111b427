"""What links articles as rows of tables: speakers, events and differences with their passages."""

from collections.abc import Iterator
from typing import Any

from haiti_digest.export.article_rows import LIST, Makers, Row, placed
from haiti_digest.export.edition import Edition, View, article_id
from haiti_digest.export.edtf import edtf, on_or_before
from haiti_digest.export.links import Links
from haiti_digest.records import Event, Passage, Ref, Speaker, Tension
from haiti_digest.spans import Span

ELSEWHERE = dict.fromkeys(("article", "start", "end", "paragraph", "text", "shown", "digest"))
"""A place whose words stand in another table."""


def linked_rows(edition: Edition, links: Links, at: int) -> Makers:
    """The rows that stand with an article, by table."""
    return {
        "speakers": lambda: [speaker_row(speaker) for speaker in links.first_named(at)],
        "events": lambda: [_event(event) for event in links.events(at)],
        "event_passages": lambda: [row for one in links.events(at) for row in _event_passages(edition, links, one)],
        "tensions": lambda: [_tension(edition, tension) for tension in links.tensions(at)],
        "tension_passages": lambda: [
            row for one in links.tensions(at) for row in _tension_passages(edition, links, one)
        ],
    }


def _event_passages(edition: Edition, links: Links, event: Event) -> Iterator[Row]:
    for number, (part, passage) in enumerate(_told(edition, event)):
        head = {"event": event.id, "number": number, "part": part}
        yield head | _told_at(edition, links, part, passage)


def _tension_passages(edition: Edition, links: Links, tension: Tension) -> Iterator[Row]:
    passages = [(side, passage) for side in ("one", "two") for passage in getattr(tension, side)]
    for number, (side, passage) in enumerate(passages):
        yield {"tension": tension.id, "number": number, "side": side} | _at(edition, links, passage)


def speaker_row(speaker: Speaker) -> Row:
    """A speaker as a row."""
    return {
        "id": speaker.id,
        "kind": speaker.kind,
        "name": speaker.name,
        "why": LIST.join(speaker.why) or None,
    }


def _event(event: Event) -> Row:
    dated, why = edtf(event.value) if event.value or not event.latest else on_or_before(event.latest)
    return {
        "id": event.id,
        "value": event.value,
        "edtf": dated,
        "edtf_reason": None if dated == event.value else why,
        "precision": event.precision,
        "latest": event.latest,
        "ahead": event.ahead,
        "articles": event.support.articles,
        "speakers": event.support.speakers,
        "sources": event.support.sources,
        "copies": event.support.copies,
    }


def _told(edition: Edition, event: Event) -> Iterator[tuple[str, Passage]]:
    for passage in event.passages:
        yield "tells", passage
    for part, refs in (("date", event.dates), ("differs", event.differs)):
        for ref in refs:
            yield part, Passage(article=ref.article, span=_span(edition, ref), ref=ref)


def _span(edition: Edition, ref: Ref) -> Span:
    article = edition.digest.articles[ref.article]
    if ref.kind == "statement":
        return article.statements[ref.index].statement.said
    return (article.figures if ref.kind == "figure" else article.timexes)[ref.index].span


def _tension(edition: Edition, tension: Tension) -> Row:
    silent = tension.silent
    return {
        "id": tension.id,
        "kind": tension.kind,
        "wording": tension.wording,
        "silent": None if silent is None else article_id(edition.pages[silent]),
        "rule": tension.rule,
    }


def _told_at(edition: Edition, links: Links, part: str, passage: Passage) -> dict[str, Any]:
    """A date that gives the day is a record: its words stand there."""
    if part == "tells" or passage.ref is None:
        return _at(edition, links, passage)
    record = links.key(passage.article, edition.record_id(passage.ref))
    return {**ELSEWHERE, "article": article_id(edition.pages[passage.article]), "record": record}


def _at(edition: Edition, links: Links, passage: Passage) -> dict[str, Any]:
    view = View(edition, passage.article)
    record = links.key(passage.article, edition.record_id(passage.ref)) if passage.ref else None
    return {**placed(view, [passage.span]), "record": record}
