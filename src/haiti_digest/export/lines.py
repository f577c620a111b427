"""Articles as JSON Lines: one article a line, spans as offsets into its text."""

from typing import Any

import msgspec

from haiti_digest.records import (
    Article,
    Attribution,
    DatedEvent,
    Edit,
    Entity,
    Figure,
    Mention,
    Metadatum,
    Timex,
    record_id,
)
from haiti_digest.spans import Span

_encoder = msgspec.json.Encoder(decimal_format="string")


def article_line(article: Article) -> bytes:
    """The article as one line of JSON, UTF-8, with the line break."""
    return _encoder.encode(article_object(article)) + b"\n"


def article_object(article: Article) -> dict[str, Any]:
    """The article as plain values; the fields are explained in docs/data.md."""
    seed = article.seed
    return {
        "id": seed.id,
        "path": seed.path,
        "sha256": seed.sha256,
        "encoding": seed.encoding,
        "language": seed.language.value,
        "text": seed.text,
        "body": seed.body,
        "headline": _value(seed.headline),
        "byline": [byline.value for byline in seed.bylines],
        "dateline": seed.dateline,
        "published": seed.published,
        "outlet": _value(seed.outlet),
        "agency": _value(seed.agency),
        "url": _value(seed.url),
        "metadata": {
            name: noted
            for name in ("headline", "outlet", "agency", "url", "language")
            if (noted := getattr(seed, name)) is not None
        },
        "left_out": seed.left_out,
        "statements": [_statement(article, said) for said in article.statements],
        "figures": [_figure(article, figure) for figure in article.figures],
        "dates": [_timex(article, timex) for timex in (*article.dateline, *article.timexes)],
        "events": [_event(article, event) for event in article.events],
        "bounds": article.bounds,
        "mentions": _mentions(article),
        "entities": [_entity(entity, number) for number, entity in enumerate(article.entities)],
        "edits": [_edit(edit) for edit in article.edits],
        "problems": [str(problem) for problem in article.problems],
    }


def _edit(edit: Edit) -> dict[str, Any]:
    """What was changed by hand; the record as the rules had made it is printed with ``--as-read``."""
    names = ("action", "kind", "was", "now", "reason", "who", "when", "place")
    return {"start": edit.span.start, "end": edit.span.end, **{name: getattr(edit, name) for name in names}}


def _value(noted: Metadatum | None) -> str | None:
    return noted.value if noted else None


def _part(text: str, span: Span | None) -> dict[str, Any] | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": span.of(text)}


def _statement(article: Article, said: Attribution) -> dict[str, Any]:
    statement, text = said.statement, article.seed.text
    entity = None if said.speaker is None else article.entities[said.speaker]
    return {
        "id": record_id(article.seed.sha256, "statement", statement.said),
        "kind": statement.kind,
        "spans": statement.content,
        "text": " … ".join(span.of(text) for span in statement.content),
        "source": _part(text, statement.source),
        "cue": _part(text, statement.cue),
        "speaker": {"id": said.speaker, "name": entity.name, "kind": entity.kind} if entity else None,
        "why": said.why,
        "rule": statement.rule,
        "speaker_rule": said.rule,
    }


def _figure(article: Article, figure: Figure) -> dict[str, Any]:
    text = article.seed.text
    at = article.statement_at(figure.span)
    return {
        "id": record_id(article.seed.sha256, "figure", figure.span),
        "start": figure.span.start,
        "end": figure.span.end,
        "text": figure.span.of(text),
        "number": _part(text, figure.number),
        "value": format(figure.value, "f"),
        "upper": None if figure.upper is None else format(figure.upper, "f"),
        "unit": figure.unit,
        "noun": figure.noun,
        "counted": None if figure.counted is None else figure.counted.of(text),
        "modifier": figure.modifier,
        "kind": figure.kind,
        "role": figure.role,
        "direction": figure.direction,
        "measure": figure.measure,
        "key": figure.key,
        "statement": at,
        "rule": figure.rule,
    }


def _timex(article: Article, timex: Timex) -> dict[str, Any]:
    return {
        "id": record_id(article.seed.sha256, "date", timex.span),
        "start": timex.span.start,
        "end": timex.span.end,
        "text": timex.span.of(article.seed.text),
        **{
            name: getattr(timex, name)
            for name in ("type", "value", "precision", "mod", "anchor", "also", "ahead", "past", "reason", "rule")
        },
    }


def _event(article: Article, event: DatedEvent) -> dict[str, Any]:
    text = article.seed.text
    return {
        "id": record_id(article.seed.sha256, "event", event.span),
        "start": event.span.start,
        "end": event.span.end,
        "text": event.span.of(text),
        "kind": event.kind,
        "date": event.timex,
        "until": event.until,
        "who": [_part(text, span) for span in event.who],
        "where": [_part(text, span) for span in event.where],
        "ahead": event.ahead,
        "quoted": event.quoted,
        "rule": event.rule,
    }


def _mentions(article: Article) -> list[dict[str, Any]]:
    owner = {at: number for number, entity in enumerate(article.entities) for at in entity.mentions}
    return [_mention(article.seed.text, mention, owner.get(at)) for at, mention in enumerate(article.mentions)]


def _mention(text: str, mention: Mention, entity: int | None) -> dict[str, Any]:
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.span.of(text),
        "kind": mention.kind,
        "form": mention.form,
        "name": mention.name,
        "role": mention.role,
        "entity": entity,
        "rule": mention.rule,
    }


def _entity(entity: Entity, number: int) -> dict[str, Any]:
    return {
        "id": number,
        "name": entity.name,
        "kind": entity.kind,
        "forms": entity.forms,
        "roles": [role.text for role in entity.roles],
        "body": entity.body,
    }
