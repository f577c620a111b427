"""Date lines: lines at the head of an article that say when it was published or updated, and little else."""

import re
from functools import cache
from typing import NamedTuple

from haiti_digest.load import vocabulary
from haiti_digest.load.bylines import Byline, byline_at
from haiti_digest.load.clutter import mark_kind
from haiti_digest.load.dates import PrintedDate, date_at
from haiti_digest.load.given import DateSaid
from haiti_digest.records import Origin
from haiti_digest.spans import Span, trimmed

LONGEST = 160
SEPARATORS = " \t\u00a0|•·,;:–—-()[]*_/"
ALONE = re.compile(r"[|•·]|\s[–—-]\s|$")


class DateLine(NamedTuple):
    """What a date line says: dates of publication, dates of an update, and who signs, where it is on the same line."""

    published: tuple[PrintedDate, ...]
    updated: tuple[PrintedDate, ...]
    byline: Byline | None


def date_line_at(text: str, line: Span) -> DateLine | None:
    """The date line that fills *line*; None where anything else than dates, a byline or a size stands in it."""
    if line.end - line.start > LONGEST or not any(text[i].isdigit() for i in range(line.start, line.end)):
        return None
    published: list[PrintedDate] = []
    updated: list[PrintedDate] = []
    byline: Byline | None = None
    position, goes_to = line.start, published
    while position < line.end:
        if text[position] in SEPARATORS:
            position += 1
        elif found := date_at(text, position, line.end):
            goes_to.append(found)
            position = found.end
        elif word := _words().match(text, position, line.end):
            goes_to = updated if word["updated"] else published
            position = word.end()
        else:
            part = Span(position, _part_end(text, position, line.end))
            inner = trimmed(text, part, SEPARATORS)
            here = byline_at(text, inner) or _agency(inner.of(text))
            if here is None and mark_kind(inner.of(text)) is None and not _is_aside(text, line, part):
                return None
            byline = byline or here
            position = part.end
    return DateLine(tuple(published), tuple(updated), byline) if published or updated else None


def _agency(words: str) -> Byline | None:
    name = vocabulary.values("dateline", "agencies").get(words.lower())
    return Byline((), (str(name),), None) if name else None


def _is_aside(text: str, line: Span, part: Span) -> bool:
    """A section or a name that a bar or a dot parts from the date: short, and without a mark at its end."""
    words = part.of(text).strip(SEPARATORS)
    bars = any(text[at] in "|•·" for at in range(line.start, line.end))
    return bars and 0 < len(words) <= 40 and words.count(" ") <= 4 and words[-1] not in '.!?”"'


def _part_end(text: str, start: int, end: int) -> int:
    found = ALONE.search(text, start, end)
    return max(found.start() if found else end, start + 1)


@cache
def _words() -> re.Pattern[str]:
    def either(name: str) -> str:
        return "|".join(re.escape(phrase) for phrase in vocabulary.phrases("dates", name))

    return re.compile(rf"(?:(?P<updated>{either('updated')})|(?:{either('published')}))\b\s*:?", re.IGNORECASE)


def said(date: PrintedDate, origin: Origin, reason: str) -> DateSaid:
    """*date* as evidence for the date of publication."""
    return DateSaid(
        value=date.value,
        precision=date.precision,
        origin=origin,
        reason=reason,
        span=Span(date.start, date.end),
        readings=date.readings,
        month=date.month,
        day=date.day,
    )
