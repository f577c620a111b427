"""What links articles as rows of tables: speakers, events and differences with their passages."""

from collections.abc import Iterator
from itertools import count
from typing import Any

from haiti_digest.export.article_rows import LIST, Links, Row, placed
from haiti_digest.export.edition import Edition, View, article_id
from haiti_digest.export.edtf import edtf, on_or_before
from haiti_digest.records import Event, Passage, Ref, Speaker, Tension
from haiti_digest.spans import Span

ELSEWHERE = dict.fromkeys(("article", "start", "end", "paragraph", "text", "shown", "digest"))
"""A place whose words stand in another table."""


def linked_rows(edition: Edition, links: Links) -> Iterator[tuple[str, Row]]:
    """Each row with the name of its table."""
    told: set[str] = set()
    for speaker in edition.digest.speakers:
        if speaker.id not in told:  # somebody without a name in files with the same bytes is one
            told.add(speaker.id)
            yield "speakers", _speaker(speaker)
    for event in edition.digest.events:
        yield "events", _event(event)
        numbers = count()
        for part, passage in _told(edition, event):
            yield (
                "event_passages",
                {"event": event.id, "number": next(numbers), "part": part} | _told_at(edition, links, part, passage),
            )
    for tension in edition.digest.tensions:
        yield "tensions", _tension(edition, tension)
        numbers = count()
        for side, passages in (("one", tension.one), ("two", tension.two)):
            for passage in passages:
                row = {"tension": tension.id, "number": next(numbers), "side": side}
                yield "tension_passages", row | _at(edition, links, passage)


def _speaker(speaker: Speaker) -> Row:
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
