"""An article as rows of tables: itself, its statements, figures, dates and mentions."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from haiti_digest.export.edition import Edition, View, article_id
from haiti_digest.export.edtf import between, edtf
from haiti_digest.export.links import Links
from haiti_digest.export.shown import places, words_shown
from haiti_digest.records import Article, Attribution, Figure, Mention, Metadatum, Ref, Timex, record_id
from haiti_digest.spans import Span

Row = Mapping[str, Any]
Makers = Mapping[str, Callable[[], list[Row]]]
"""What makes the rows of a table, by the table's name."""
LIST = "; "


def article_rows(edition: Edition, links: Links, at: int) -> Makers:
    """The rows of one article, by table; a record that was found twice stands once."""
    view = View(edition, at)
    article = view.article
    return {
        "articles": lambda: [_article(view, links)],
        "statements": lambda: _once(_statement(view, links, one) for one in article.statements),
        "figures": lambda: _once(_figure(view, links, figure) for figure in article.figures),
        "dates": lambda: _once(_date(view, links, timex) for timex in article.timexes),
        "mentions": lambda: _once(_mentions(view, links)),
    }


def placed(view: View, spans: Sequence[Span], whole: Span | None = None) -> dict[str, Any]:
    """The fields of every record: where it stands, and its words as shown."""
    start, end = (whole.start, whole.end) if whole else (spans[0].start, spans[-1].end)
    shown = words_shown(view.excerpt, spans)
    shown["article"], shown["start"], shown["end"] = view.id, start, end
    shown["paragraph"] = view.paragraph(spans[0])
    return shown


def _once(rows: Iterator[Row]) -> list[Row]:
    found: dict[str, Row] = {}
    for row in rows:
        found.setdefault(row["id"], row)
    return list(found.values())


def _article(view: View, links: Links) -> Row:
    seed, article = view.seed, view.article
    newest, copy = links.newest.get(view.at), links.copies.get(view.at)
    pages = view.edition.pages
    return {
        "id": view.id,
        "page": view.page,
        "path": seed.path,
        "document": seed.id,
        "sha256": seed.sha256,
        "text_sha256": hashlib.sha256(seed.text.encode("utf-8", "surrogatepass")).hexdigest(),
        "encoding": seed.encoding,
        "language": seed.language.value,
        "headline": _value(seed.headline),
        "headline_origin": seed.headline.origin if seed.headline else None,
        "byline": LIST.join([byline.value for byline in seed.bylines]) or None,
        "dateline": seed.dateline.place if seed.dateline else None,
        "outlet": _value(seed.outlet),
        "agency": _value(seed.agency),
        "url": _value(seed.url),
        **_published(article, links, view.at),
        "updated": seed.updated.value if seed.updated else None,
        "words": view.excerpt.total,
        "words_shown": view.excerpt.count,
        "newest": None if newest is None else article_id(pages[newest]),
        "copy_of": article_id(pages[copy[0]]) if copy else None,
        "copy_how": copy[1].how if copy else None,
        "statements": len(article.statements),
        "figures": len(article.figures),
        "dates": len(article.timexes),
        "mentions": len(article.mentions),
        "body_text": seed.text if view.edition.config.publish == "private" else None,
    }


def _published(article: Article, links: Links, at: int) -> Row:
    said = article.seed.published
    if said:
        dated, _ = edtf(said.value)
        precision, origin, reason = said.precision, said.origin, said.reason
        return _dated(said.value, dated, precision, origin, reason)
    other = links.estimates.get(at)
    if other:
        dated, reason = between(other.earliest, other.latest)
    elif article.bounds:
        dated, _ = between(article.bounds.earliest, article.bounds.latest)
        reason = article.bounds.reason
    else:
        dated, reason = between(None, None)
    return _dated(None, dated, None, None, reason)


def _dated(value: str | None, dated: str | None, precision: str | None, origin: str | None, reason: str) -> Row:
    return {
        "published": value,
        "published_edtf": dated,
        "published_precision": precision,
        "published_origin": origin,
        "published_reason": reason,
    }


def _value(noted: Metadatum | None) -> str | None:
    return noted.value if noted else None


def _statement(view: View, links: Links, said: Attribution) -> Row:
    statement = said.statement
    entity = None if said.speaker is None else view.article.entities[said.speaker]
    speaker = links.speaker(view.at, said.speaker)
    return {
        **placed(view, statement.content, statement.span),
        "id": links.key(view.at, record_id(view.sha256, "statement", statement.said)),
        "kind": statement.kind,
        "spans": places(statement.content),
        "cue": statement.cue.of(view.text) if statement.cue else None,
        "cue_place": places([statement.cue]) if statement.cue else None,
        "source_place": places([statement.source]) if statement.source else None,
        "speaker": speaker.id if speaker else None,
        "speaker_name": speaker.name if speaker else entity.name if entity else None,
        "role": entity.roles[0].text if entity and entity.roles else None,
        "why": said.why,
        "rule": statement.rule,
        "speaker_rule": said.rule,
        "page": _further_page(view, min(statement.content).start),
    }


def _further_page(view: View, start: int) -> str | None:
    """The page that has the mark of a record, where that is not the article's own."""
    page = view.edition.page_at(view.at, start)
    return None if page == view.page else page


def _figure(view: View, links: Links, figure: Figure) -> Row:
    return {
        "id": links.key(view.at, record_id(view.sha256, "figure", figure.span)),
        **placed(view, [figure.span]),
        "kind": figure.kind,
        "value": _number(figure.value),
        "upper": None if figure.upper is None else _number(figure.upper),
        "unit": figure.unit,
        "noun": figure.noun,
        "modifier": figure.modifier,
        "direction": figure.direction,
        "role": figure.role,
        "measure": figure.measure,
        "key": figure.key,
        "number_place": places([figure.number]),
        "counted_place": places([figure.counted]) if figure.counted else None,
        "statement": _statement_around(view, links, figure.span),
        "rule": figure.rule,
        "page": _further_page(view, figure.span.start),
    }


def _number(value: Decimal) -> Decimal | int:
    """A whole number without the stop and noughts that its words may have brought."""
    return int(value) if value == value.to_integral_value() and abs(value) < 10**18 else value


def _date(view: View, links: Links, timex: Timex) -> Row:
    dated, why = edtf(timex.value, timex.mod)
    return {
        "id": links.key(view.at, record_id(view.sha256, "date", timex.span)),
        **placed(view, [timex.span]),
        "type": timex.type,
        "value": timex.value,
        "edtf": dated,
        "edtf_reason": None if dated == timex.value else why,
        "precision": timex.precision,
        "mod": timex.mod,
        "anchor": timex.anchor,
        "also": LIST.join(timex.also) or None,
        "side": "ahead" if timex.ahead else "past" if timex.past else None,
        "statement": _statement_around(view, links, timex.span),
        "reason": timex.reason,
        "rule": timex.rule,
        "page": _further_page(view, timex.span.start),
    }


def _statement_around(view: View, links: Links, span: Span) -> str | None:
    at = view.statement_at(span)
    if at is None:
        return None
    return links.key(view.at, view.edition.record_id(Ref(article=view.at, kind="statement", index=at)))


def _mentions(view: View, links: Links) -> Iterator[Row]:
    owner = {at: number for number, entity in enumerate(view.article.entities) for at in entity.mentions}
    for at, mention in enumerate(view.article.mentions):
        yield _mention(view, links, mention, owner.get(at))


def _mention(view: View, links: Links, mention: Mention, entity: int | None) -> Row:
    speaker = links.speaker(view.at, entity)
    return {
        "id": links.key(view.at, record_id(view.sha256, "mention", mention.span)),
        **placed(view, [mention.span]),
        "kind": mention.kind,
        "form": mention.form,
        "name": None if entity is None else view.article.entities[entity].name,
        "role": words_shown(view.excerpt, [mention.role_span])["text"] if mention.role_span else None,
        "speaker": speaker.id if speaker else None,
        "rule": mention.rule,
    }
