"""The head of a text: the lines before the report's first words, each known for what it is or listed as left out."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from haiti_digest.load import vocabulary
from haiti_digest.load.bylines import Byline, byline_at, is_by_alone, is_signed, signature
from haiti_digest.load.clutter import ADDRESS, mark_kind, opening_kind
from haiti_digest.load.date_lines import date_line_at, said
from haiti_digest.load.datelines import Opening, dateline_at, dateline_line
from haiti_digest.load.dates import PrintedDate, date_at, month_at
from haiti_digest.load.given import DateSaid
from haiti_digest.load.labels import Label, is_sure, line_label
from haiti_digest.load.line_forms import is_captioned, is_prose, unlike_a_headline
from haiti_digest.records import LeftOut, Metadatum, Origin, Paragraph
from haiti_digest.spans import Span, trimmed

REACH = 60
"""The lead is looked for among so many lines; a text without one is all body."""
LATE = 5
"""A date line or byline may stand under so many first paragraphs."""


@dataclass
class Head:
    """What stands before the body; ``lead`` is the index of the first paragraph of the body.

    ``taken`` are the indices of lines after it that are no body either.
    """

    headline: Metadatum | None = None
    bylines: list[Metadatum] = field(default_factory=list)
    agency: Metadatum | None = None
    outlet: Metadatum | None = None
    url: Metadatum | None = None
    language: Metadatum | None = None
    published: list[DateSaid] = field(default_factory=list)
    updated: list[DateSaid] = field(default_factory=list)
    dateline: Opening | None = None
    left_out: list[LeftOut] = field(default_factory=list)
    kept: list[Paragraph] = field(default_factory=list)
    lead: int = 0
    taken: list[int] = field(default_factory=list)


def read_head(text: str, paragraphs: Sequence[Paragraph], known_headline: str | None = None) -> Head:
    """The head of *text*, whose paragraphs are given; one that has its headline from elsewhere looks for none."""
    head = Head()
    head.lead = _find_lead(text, paragraphs)
    if head.lead is None or head.lead >= len(paragraphs):
        head.lead = 0
    candidates: list[Span] = []
    number = 0
    while number < head.lead:
        number += _read_line(text, [p.span for p in paragraphs[number : head.lead + 1]], head, candidates)
    _choose_headline(text, candidates, head, known_headline)
    _read_under_lead(text, paragraphs, head)
    head.left_out.sort(key=lambda part: part.span)
    return head


def _read_under_lead(text: str, paragraphs: Sequence[Paragraph], head: Head) -> None:
    """Date lines and bylines under a first sentence, which then was a summary, and those that end the text."""
    under = range(head.lead + 1, min(head.lead + LATE, len(paragraphs)))
    for number in (*under, *range(max(under.stop, len(paragraphs) - 2), len(paragraphs))):
        line = paragraphs[number].span
        if is_prose(line.of(text)):
            continue
        found = date_line_at(text, line)
        signed = None if found or not is_signed(text, line) else byline_at(text, line)
        if found:
            _add_dates(text, line, found.published, found.updated, head)
            _add_byline(text, found.byline, head, "byline")
        elif signed:
            _add_byline(text, signed, head, "byline")
        else:
            continue
        _leave(head, line, "date line" if found else "byline")
        head.taken.append(number)


def _find_lead(text: str, paragraphs: Sequence[Paragraph]) -> int:
    """Index of the first paragraph that is a sentence of the report; 0 where there is none."""
    for number, paragraph in enumerate(paragraphs[:REACH]):
        words = paragraph.span.of(text)
        if not is_prose(words):
            if dateline_at(text, paragraph.span) and len(words) > 60:
                return number
            continue
        label = line_label(text, paragraph.span)
        if opening_kind(words) or date_line_at(text, paragraph.span) or (label and is_sure(text, label)):
            continue
        if _is_signed_title(text, paragraphs, number) or _is_caption(text, paragraphs, number):
            continue
        return number
    return 0


def _is_signed_title(text: str, paragraphs: Sequence[Paragraph], number: int) -> bool:
    """A first line that ends with a stop is a headline all the same where a byline or date line comes next."""
    span = paragraphs[number].span
    if number or len(paragraphs) < 3 or span.of(text).count(" ") > 25 or dateline_at(text, span):
        return False
    following = paragraphs[1].span
    return bool(byline_at(text, following) or date_line_at(text, following)) and is_prose(paragraphs[2].span.of(text))


def _is_caption(text: str, paragraphs: Sequence[Paragraph], number: int) -> bool:
    """A sentence before the lead that ends with a credit, or has one in the line after it."""
    if not any(is_prose(p.span.of(text)) for p in paragraphs[number + 1 : number + 8]):
        return False
    return is_captioned(paragraphs[number].span.of(text), paragraphs[number + 1].span.of(text))


def _read_line(text: str, lines: Sequence[Span], head: Head, candidates: list[Span]) -> int:
    """Reads the first of *lines* into *head*; how many lines it took."""
    line = lines[0]
    words = line.of(text)
    if (label := line_label(text, line)) and is_sure(text, label):
        apply_label(text, label, head)
    elif found := date_line_at(text, line):
        _add_dates(text, line, found.published, found.updated, head)
        _add_byline(text, found.byline, head, "byline")
        _leave(head, line, "date line")
    elif opening := dateline_line(text, line):
        head.dateline = opening
        _leave(head, line, "dateline")
    elif is_by_alone(words) and len(lines) > 2 and (signed := signature(text, lines[1])):
        _add_byline(text, signed, head, "byline")
        _leave(head, Span(line.start, lines[1].end), "byline")
        return 2
    elif signed := byline_at(text, line):
        _add_byline(text, signed, head, "byline")
        _leave(head, line, "byline")
    elif ADDRESS.match(words):
        head.url = head.url or Metadatum(value=words, origin="text", reason="stands in a line of its own", span=line)
        _leave(head, line, "metadata", "address line")
    elif agency := vocabulary.values("dateline", "agencies").get(words.lower()):
        _add_agency(str(agency), line, head, "byline")
        _leave(head, line, "byline", "agency line")
    elif kind := mark_kind(words) or opening_kind(words):
        _leave(head, line, kind, "general mark")
    elif is_prose(words):
        _leave(head, line, "picture caption", "sentence with a credit before the lead")
    elif len(lines) > 1 and is_captioned(words, lines[1].of(text), bool(candidates)):
        _leave(head, line, "picture caption", "line with a credit before the lead")
    elif what := unlike_a_headline(text, line):
        _leave(head, line, what, "no headline by its form")
    else:
        candidates.append(line)
    return 1


def apply_label(text: str, label: Label, head: Head) -> None:
    """Takes a label's value into *head* and lists the label as left out."""
    _leave(head, label.whole, "metadata", "label")
    if not len(label.value):
        return
    shown = text[label.whole.start : label.value.start].strip(" :*_#>-\t")
    reason = f"the label “{shown}” gives it"
    value = Metadatum(value=label.value.of(text), origin="label", reason=reason, span=label.value)
    if label.kind == "title":
        head.headline = head.headline or value
    elif label.kind == "outlet":
        head.outlet = head.outlet or value
    elif label.kind == "url":
        head.url = head.url or value
    elif label.kind == "language":
        head.language = head.language or value
    elif label.kind == "byline":
        signed = signature(text, label.value)
        if signed:
            _add_byline(text, signed, head, "label")
        else:
            head.bylines.append(value)
    elif label.kind in ("published", "updated") and (date := _labelled_date(text, label.value)):
        goes_to = head.published if label.kind == "published" else head.updated
        goes_to.append(said(date, "label", reason))
        if more := date_line_at(text, label.whole):
            _add_dates(text, label.whole, (), more.updated if label.kind == "published" else (), head)
            _add_byline(text, more.byline, head, "byline")


def _labelled_date(text: str, value: Span) -> PrintedDate | None:
    return date_at(text, value.start, value.end) or month_at(text, value.start, value.end)


def _add_dates(
    text: str, line: Span, published: Sequence[PrintedDate], updated: Sequence[PrintedDate], head: Head
) -> None:
    for date in published:
        printed = text[date.start : date.end]
        head.published.append(said(date, "date line", f"the date line says “{printed}”"))
    for date in updated:
        printed = text[date.start : date.end]
        head.updated.append(said(date, "date line", f"the line “{line.of(text)[:80]}” gives it"))


def _add_byline(text: str, signed: Byline | None, head: Head, origin: Origin) -> None:
    if signed is None:
        return
    for name in signed.names:
        value = name.of(text)
        if all(value != other.value for other in head.bylines):
            head.bylines.append(Metadatum(value=value, origin=origin, reason="the byline names them", span=name))
    for agency in signed.agencies:
        _add_agency(agency, None, head, origin)
    if signed.outlet and head.outlet is None:
        name_of = signed.outlet.of(text)
        head.outlet = Metadatum(value=name_of, origin=origin, reason="stands beside the byline", span=signed.outlet)


def _add_agency(name: str, line: Span | None, head: Head, origin: Origin) -> None:
    if head.agency is None:
        head.agency = Metadatum(value=name, origin=origin, reason="signs the article", span=line)


def _leave(head: Head, span: Span, what: str, rule: str = "") -> None:
    head.left_out.append(LeftOut(span=span, what=what, rule=rule or what))


def _choose_headline(text: str, candidates: Sequence[Span], head: Head, known: str | None) -> None:
    """The first line that is long enough for a headline; longer lines after it stay readable as sub-headings."""
    chosen = None if head.headline or known else _headline_of(text, candidates)
    said_already = _folded(head.headline.value) if head.headline else _folded(known or "")
    for line in candidates:
        words = line.of(text)
        if line is chosen:
            head.headline = _headline(text, line, head)
            said_already = _folded(head.headline.value)
            _leave(head, line, "headline", "first long line before the lead")
        elif said_already and _folded(words).startswith(said_already):
            _leave(head, line, "headline", "repeats the headline")
        elif words.count(" ") >= 7 and (chosen is None or line.start > chosen.start):
            head.kept.append(Paragraph(span=line, kind="heading" if words.count(" ") < 15 else "text"))
        else:
            _leave(head, line, "menu line", "short line before the lead")


def _headline_of(text: str, candidates: Sequence[Span]) -> Span | None:
    by_length = [(line.of(text).count(" ") + 1, line) for line in candidates]
    folded = [_folded(line.of(text)) for line in candidates]
    for words, (count, line) in zip(folded, by_length, strict=True):
        if count >= 4 and folded.count(words) > 1:
            return line
    for least in (5, 3, 2):
        for count, line in by_length:
            if count >= least:
                return line
    return None


def _headline(text: str, line: Span, head: Head) -> Metadatum:
    """The headline without an outlet's name after a bar, which is then the outlet."""
    reason = "the first line of the text that reads as a headline"
    bar = text.rfind(" | ", line.start, line.end)
    if bar > 0:
        outlet = trimmed(text, Span(bar + 3, line.end))
        name = outlet.of(text)
        if name[:1].isupper() and name.count(" ") < 4 and mark_kind(name) is None and bar - line.start > 15:
            if head.outlet is None:
                head.outlet = Metadatum(value=name, origin="headline line", reason="follows the headline", span=outlet)
            line = trimmed(text, Span(line.start, bar))
    return Metadatum(value=line.of(text), origin="headline line", reason=reason, span=line)


def _folded(words: str) -> str:
    return " ".join(words.lower().split())
