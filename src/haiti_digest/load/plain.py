"""Reads a plain text file: labels and dateline around the body, which begins with the report's first words."""

import hashlib

from haiti_digest.load.datelines import Opening, dateline_at
from haiti_digest.load.dates import PrintedDate, date_at, with_year
from haiti_digest.load.decode import decode
from haiti_digest.load.labels import Label, glued_labels
from haiti_digest.records import LeftOut, Metadatum, Paragraph, Problem, Published, Seed
from haiti_digest.spans import Span, trimmed
from haiti_digest.text.paragraphs import plain_paragraphs


def read_plain(name: str, data: bytes) -> Seed | Problem:
    """The seed of a plain text file."""
    decoded = decode(data)
    if decoded is None:
        return Problem(place=name, severity="error", what="is not text in a known encoding", fix="save it as UTF-8")
    text = decoded.text
    whole = trimmed(text, Span(0, len(text)))
    if not len(whole):
        return Problem(place=name, severity="error", what="has no text")
    labels = glued_labels(text, whole.start)
    begin = labels[-1].whole.end if labels else whole.start
    paragraphs = plain_paragraphs(text, Span(begin, len(text)))
    left = [LeftOut(span=Span(labels[0].whole.start, begin), what="metadata", rule="glued labels")] if labels else []
    opening = dateline_at(text, paragraphs[0].span) if paragraphs else None
    if opening:
        left.append(
            LeftOut(
                span=trimmed(text, Span(opening.dateline.span.start, opening.end)), what="dateline", rule="dateline"
            )
        )
        paragraphs = (Paragraph(span=Span(opening.end, paragraphs[0].span.end)), *paragraphs[1:])
    return Seed(
        path=name,
        id=name.rsplit("/", 1)[-1].rsplit(".", 1)[0],
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=decoded.encoding,
        text=text,
        paragraphs=paragraphs,
        headline=_labelled(text, labels, "title"),
        bylines=tuple(_metadatum(text, label) for label in labels if label.kind == "byline"),
        outlet=_labelled(text, labels, "outlet"),
        url=_labelled(text, labels, "url"),
        dateline=opening.dateline if opening else None,
        published=_published(text, labels, opening),
        language=Metadatum(value="en", origin="default", reason="not detected yet"),
        left_out=tuple(left),
    )


def _metadatum(text: str, label: Label) -> Metadatum:
    shown = text[label.whole.start : label.value.start].strip(" :")
    return Metadatum(
        value=label.value.of(text), origin="label", reason=f"the label “{shown}” gives it", span=label.value
    )


def _labelled(text: str, labels: list[Label], kind: str) -> Metadatum | None:
    return next((_metadatum(text, label) for label in labels if label.kind == kind), None)


def _published(text: str, labels: list[Label], opening: Opening | None) -> Published | None:
    for label in labels:
        if label.kind == "published" and (date := date_at(text, label.value.start, label.value.end)) and date.value:
            shown = text[label.whole.start : label.value.start].strip(" :")
            reason = f"the label “{shown}” gives it{_agreement(text, date.value, opening)}"
            return Published(
                value=date.value, precision=date.precision, origin="label", reason=reason, span=label.value
            )
    return None


def _agreement(text: str, value: str, opening: Opening | None) -> str:
    if opening is None or opening.date is None:
        return ""
    printed = text[opening.date.start : opening.date.end]
    same = _same_day(value, opening.date)
    return f"; the dateline’s “{printed}” {'agrees' if same else 'differs'}"


def _same_day(value: str, date: PrintedDate) -> bool:
    return (date.value or with_year(date, int(value[:4])) or "")[:10] == value[:10]
