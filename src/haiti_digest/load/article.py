"""Composes a seed from a text and what is known of it: head, body, dateline, credits, each with its origin."""

import re

from haiti_digest.load.addresses import date_in_address, date_in_name, outlet_of
from haiti_digest.load.body import sorted_out
from haiti_digest.load.credits import credited_agency, credited_outlet, is_appearance, split_names, split_signature
from haiti_digest.load.date_lines import said
from haiti_digest.load.datelines import Opening, dateline_at, is_plain
from haiti_digest.load.given import DateSaid, Given, Identity
from haiti_digest.load.head import Head, apply_label, read_head
from haiti_digest.load.labels import Label, glued_labels, is_sure, line_label
from haiti_digest.load.language import detected
from haiti_digest.load.published import choose, year_settled
from haiti_digest.records import Dateline, LeftOut, Metadatum, Paragraph, Problem, Published, Seed
from haiti_digest.spans import Span, trimmed
from haiti_digest.text.paragraphs import BLANK, plain_paragraphs, text_lines

MOJIBAKE = re.compile("â€[™œ\u009d˜“”¦\u0099\u009c]|Ã[©¨ ¢´§‰ª«®¯¶¼]|Â[ «»\u00a0]|ï»¿")
LABELS_REACH = 4000
"""Labels stand among so many first characters."""
NOTHING = Given()


def compose(who: Identity, text: str, given: Given = NOTHING) -> Seed:
    """The seed of *text*; every part of it is body or is listed as left out, and the text is never changed."""
    labels, start = ([], 0) if given.paragraphs is not None else _labels(text)
    paragraphs = given.paragraphs
    if paragraphs is None:
        paragraphs = plain_paragraphs(text, Span(start, len(text)))
    known = given.headline.value if given.headline else None
    head = read_head(text, paragraphs, known)
    for label in labels:
        apply_label(text, label, head)
    if given.whole:
        paragraphs = _whole(paragraphs, head)
        head.left_out = [part for part in head.left_out if part.rule in ("label", "glued label")]
        body, left = sorted_out(text, paragraphs)
        body, left = _quiet(text, body, left)
    else:
        rest = [p for number, p in enumerate(paragraphs) if number >= head.lead and number not in head.taken]
        body, left = sorted_out(text, rest)
        body = (*sorted(head.kept, key=lambda p: p.span), *body)
    return _seed(who, text, given, head, body, left)


def _labels(text: str) -> tuple[list[Label], int]:
    """The labels before the text, glued or on lines of their own, and where the text begins after them."""
    start = trimmed(text, Span(0, len(text)), BLANK).start
    labels = glued_labels(text, start)
    if labels:
        start = labels[-1].whole.end
    block: list[Label] = []
    for line in text_lines(text, Span(start, min(len(text), start + LABELS_REACH))):
        label = line_label(text, line)
        if label is None:
            break
        block.append(label)
    if any(is_sure(text, label) for label in block):
        labels += block
        start = block[-1].whole.end
    return labels, start


def _whole(paragraphs: tuple[Paragraph, ...], head: Head) -> tuple[Paragraph, ...]:
    """All paragraphs, those of the head as headings."""
    opened = [_as_heading(p) if n < head.lead else p for n, p in enumerate(paragraphs)]
    return tuple(opened)


def _as_heading(paragraph: Paragraph) -> Paragraph:
    return Paragraph(span=paragraph.span, kind="heading")


def _quiet(text: str, body: tuple[Paragraph, ...], left: list[LeftOut]) -> tuple[tuple[Paragraph, ...], list[LeftOut]]:
    """A collection's text loses only lines that are nothing but a mark: what may be a sentence goes back."""
    back = [part for part in left if part.span.of(text).count(" ") >= 6]
    if not back:
        return body, left
    together = (*body, *(Paragraph(span=part.span) for part in back))
    return tuple(sorted(together, key=lambda p: p.span)), [part for part in left if part not in back]


def _seed(who: Identity, text: str, given: Given, head: Head, body: tuple[Paragraph, ...], left: list[LeftOut]) -> Seed:
    whole_body = body
    body, opening, cut = _without_dateline(text, body, head)
    if given.whole:
        body, cut = whole_body, []
    body, signature = (body, None) if given.whole else split_signature(text, body)
    body, names = (body, []) if given.whole else split_names(text, body)
    body, appeared = _without_appearance(text, body) if not given.whole else (body, [])
    left = [*head.left_out, *given.left_out, *cut, *left, *names, *appeared, *([signature] if signature else [])]
    left.sort(key=lambda part: part.span)
    url = given.url or head.url
    dates = [*given.published, *head.published, *_evidence(text, who, url, opening)]
    published = choose(dates) or choose(_updates(given, head))
    return Seed(
        path=who.path,
        id=who.id,
        sha256=who.sha256,
        encoding=who.encoding,
        text=text,
        paragraphs=body,
        hidden=given.hidden,
        headline=given.headline or head.headline,
        bylines=given.bylines or tuple(head.bylines),
        dateline=_dated(opening, published),
        published=published,
        updated=_later(choose([*given.updated, *head.updated]), published),
        outlet=given.outlet or head.outlet or _registered(url, given) or credited_outlet(text, left),
        agency=given.agency or _dateline_agency(opening) or head.agency or credited_agency(text, left),
        url=url,
        language=given.language or head.language or detected(text, body),
        left_out=tuple(left),
        problems=(*given.problems, *_warnings(who, text, dates)),
    )


def _without_dateline(
    text: str, body: tuple[Paragraph, ...], head: Head
) -> tuple[tuple[Paragraph, ...], Opening | None, list[LeftOut]]:
    """The body from the report's first words on, and the dateline that stood before them."""
    looked = 0
    for number, paragraph in enumerate(body[: len(head.kept) + 3]):
        opening = dateline_at(text, paragraph.span) if paragraph.kind in ("text", "item") else None
        looked += paragraph.kind in ("text", "item")
        if opening and (looked < 2 or is_plain(opening)):
            start = opening.dateline.span.start
            cut = trimmed(text, Span(start, opening.end))
            rest = Paragraph(span=Span(opening.end, paragraph.span.end))
            return (
                (*body[:number], rest, *body[number + 1 :]),
                head.dateline or opening,
                [LeftOut(span=cut, what="dateline", rule="dateline")],
            )
        if head.dateline:
            break
    return body, head.dateline, []


def _without_appearance(text: str, body: tuple[Paragraph, ...]) -> tuple[tuple[Paragraph, ...], list[LeftOut]]:
    if len(body) < 2 or not is_appearance(body[-1].span.of(text)):
        return body, []
    return body[:-1], [LeftOut(span=body[-1].span, what="credit", rule="first appearance")]


def _later(updated: Published | None, published: Published | None) -> Published | None:
    """The date of an update that says more than the date of publication."""
    return updated if updated and published and updated.value != published.value else None


def _dated(opening: Opening | None, published: Published | None) -> Dateline | None:
    """The dateline; a day without a year gets that of the publication date, where it lies within a week of it."""
    if opening is None or opening.date is None or opening.date.value or published is None:
        return opening.dateline if opening else None
    line = opening.dateline
    day = year_settled(opening.date.month, opening.date.day, published.value)
    return Dateline(span=line.span, place=line.place, agency=line.agency, date=day)


def _registered(url: Metadatum | None, given: Given) -> Metadatum | None:
    return outlet_of(url.value, given.options.outlets) if url else None


def _dateline_agency(opening: Opening | None) -> Metadatum | None:
    if opening is None or opening.dateline.agency is None:
        return None
    line = opening.dateline
    return Metadatum(value=opening.dateline.agency, origin="dateline", reason="signs the dateline", span=line.span)


def _evidence(text: str, who: Identity, url: Metadatum | None, opening: Opening | None) -> list[DateSaid]:
    """Dates of the dateline, the address and the file name."""
    found = []
    if opening and opening.date:
        printed = text[opening.date.start : opening.date.end]
        found.append(said(opening.date, "dateline", f"the dateline’s “{printed}”"))
    if url and (date := date_in_address(url.value)):
        found.append(date)
    if date := date_in_name(who.path):
        found.append(date)
    return found


def _updates(given: Given, head: Head) -> list[DateSaid]:
    """Dates of an update, for an article that gives no other."""
    return [
        DateSaid(
            value=date.value,
            precision=date.precision,
            origin=date.origin,
            reason=f"{date.reason}; it is the date of an update, no other is given",
            span=date.span,
        )
        for date in (*given.updated, *head.updated)
    ]


def _warnings(who: Identity, text: str, dates: list[DateSaid]) -> list[Problem]:
    problems = []
    suspect = any(mark in text for mark in ("â€", "Ã", "Â", "ï»¿"))
    if suspect and (found := MOJIBAKE.search(text)):
        line = text.count("\n", 0, found.start()) + 1
        what = f"“{found[0]}” looks like text decoded wrongly once"
        problems.append(
            Problem(place=f"{who.place}:{line}", severity="warning", what=what, fix="save the source again as UTF-8")
        )
    for date in dates:
        if date.readings and not any(other.value for other in dates):
            what = f"the date may be {date.readings[0]} or {date.readings[1]}, so it is left open"
            problems.append(Problem(place=who.place, severity="warning", what=what, fix="write it as YYYY-MM-DD"))
    return problems
