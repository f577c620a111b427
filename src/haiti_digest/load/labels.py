"""Labels at the head of a file: ``Title: …`` on lines of their own, or glued to the text without any mark."""

import re
from functools import cache
from typing import NamedTuple

from haiti_digest.load import vocabulary
from haiti_digest.load.bylines import signature
from haiti_digest.load.dates import date_at, month_at
from haiti_digest.spans import Span, trimmed


class Label(NamedTuple):
    """A label with its value: ``kind`` is title, byline, outlet, published, updated, url, language or other."""

    kind: str
    whole: Span
    value: Span


@cache
def _line() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(vocabulary.kinds("labels"), key=lambda n: -len(n)))
    return re.compile(
        rf"[ \t*_#>-]{{0,8}}(?P<name>{names})[*_]{{0,2}}[ \t]?:[*_]{{0,2}}[ \t]*(?P<value>[^\r\n]*)", re.I
    )


def line_label(text: str, line: Span) -> Label | None:
    """The label that fills *line* (``Source: The Daily Example``)."""
    found = _line().match(text, line.start, line.end)
    if not found:
        return None
    return Label(
        vocabulary.kinds("labels")[found["name"].lower()],
        trimmed(text, line),
        trimmed(text, Span(*found.span("value")), " \t\u00a0*_"),
    )


def is_sure(text: str, label: Label) -> bool:
    """Whether a label's value is of the kind that the label names, so that the line is no sentence with a colon."""
    words = label.value.of(text)
    if label.kind in ("published", "updated"):
        return bool(date_at(text, label.value.start, label.value.end) or month_at(text, *_ends(label.value)))
    if label.kind == "url":
        return words.startswith("http")
    if label.kind == "byline":
        return signature(text, label.value) is not None
    if label.kind == "outlet":
        return 0 < len(words) < 60 and all(word[0].isupper() or len(word) < 4 for word in words.split())
    return label.kind == "title" and bool(words)


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


GLUED = re.compile(r"(?:title|source|date|author|url)(?=[ \t:])")
GLUED_KINDS = {"title": "title", "source": "outlet", "date": "published", "author": "byline", "url": "url"}


def glued_labels(text: str, start: int) -> list[Label]:
    """Labels in lower case without line breaks, as some scrapers put them before the text: `` date 2025-01-31 ``.

    Only values whose end is certain are read: a date, an address, and words up to the next such label.
    """
    labels: list[Label] = []
    while (found := GLUED.match(text, start)) and (value := _glued_value(text, found)):
        labels.append(Label(GLUED_KINDS[found[0]], Span(found.start(), value.end), value))
        start = _after_blanks(text, value.end)
    return labels


def _glued_value(text: str, label: re.Match[str]) -> Span | None:
    begin = _after_blanks(text, label.end(), " \t:")
    if label[0] == "date":
        date = date_at(text, begin) or month_at(text, begin)
        return Span(date.start, date.end) if date and date.value else None
    if label[0] == "url":
        address = re.compile(r"https?://\S+").match(text, begin)
        return Span(*address.span()) if address else None
    stop = text.find("\n", begin)
    line_end = min(len(text) if stop < 0 else stop, begin + 400)
    following = next(
        (m.start() for m in re.finditer(r"(?<=\s)(?:title|source|date|author|url)[ \t:]", text[begin:line_end])), None
    )
    if following is None or not following or not _glued_value_follows(text, begin + following):
        return None
    return trimmed(text, Span(begin, begin + following))


def _glued_value_follows(text: str, start: int) -> bool:
    found = GLUED.match(text, start)
    return bool(found and _glued_value(text, found))


def _after_blanks(text: str, start: int, blanks: str = " \t\r\n\u00a0") -> int:
    while start < len(text) and text[start] in blanks:
        start += 1
    return start
