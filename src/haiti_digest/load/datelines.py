"""Datelines: place, agency and date that open a report, up to the dash (``NAIROBI, Kenya, Jan 26 –``)."""

import re
from typing import NamedTuple

from haiti_digest.load import vocabulary
from haiti_digest.load.dates import PrintedDate, date_at
from haiti_digest.records import Dateline
from haiti_digest.spans import Span, trimmed

REACH = 140
"""No dateline is longer than this many characters."""
DASH = re.compile(r"\s*(?:—|--|–|―)\s*|\s+[-‑]\s+|\s*:\s+(?=\S)")
PLACE = re.compile(r"[^\W\d_](?:[\w.'’‘\-‑]|(?<=[.,])\s|\s){0,60}$")


class Opening(NamedTuple):
    """A dateline with its dash: ``end`` is where the report's first words begin; ``date`` what it prints."""

    dateline: Dateline
    end: int
    date: PrintedDate | None


def dateline_at(text: str, paragraph: Span) -> Opening | None:
    """The dateline that opens *paragraph*; the words after it must begin a sentence."""
    reach = min(paragraph.end, paragraph.start + REACH)
    for dash in DASH.finditer(text, paragraph.start, reach):
        head = Span(paragraph.start, dash.start())
        parts = _parts(text, head)
        if parts is None or not _opens_sentence(text, dash.end(), paragraph.end):
            continue
        place, agency, date = parts
        if ":" in dash[0] and not place.isupper():
            continue
        dateline = Dateline(span=head, place=place, agency=agency, date=date.value if date else None)
        return Opening(dateline, dash.end(), date)
    return None


def _opens_sentence(text: str, start: int, end: int) -> bool:
    begin = text[start : start + 3].lstrip("“‘\"'«([ ")
    return end - start > 20 and bool(begin) and (begin[0].isupper() or begin[0].isdigit())


def _parts(text: str, head: Span) -> tuple[str, str | None, PrintedDate | None] | None:
    """Place, agency and date of the words before the dash; None where they are something else."""
    agency: str | None = None
    date: PrintedDate | None = None
    places: list[str] = []
    position = head.start
    while position < head.end:
        if text[position] in " \t\u00a0,/.–—-":
            position += 1
            continue
        if date is None and (found := date_at(text, position, head.end)):
            date, position = found, found.end
            continue
        piece = _piece(text, Span(position, head.end))
        position = piece.end
        words = trimmed(text, piece, " \t\u00a0,()[]").of(text)
        known = vocabulary.values("dateline", "agencies").get(words.lower())
        if known and agency is None and (places or text[piece.start] in "(["):
            agency = str(known)
        elif text[piece.start] in "([" or not _is_place(words) or len(places) > 3:
            return None
        else:
            places.append(words)
    return (", ".join(places), agency, date) if places else None


def _piece(text: str, rest: Span) -> Span:
    """Up to the next comma, slash or bracket, or to a date that stands without a comma before it."""
    closing = {"(": ")", "[": "]"}.get(text[rest.start])
    if closing:
        end = text.find(closing, rest.start, rest.end)
        return Span(rest.start, end + 1 if end >= 0 else rest.end)
    position = rest.start
    while position < rest.end and text[position] not in ",/(–—":
        if position > rest.start and text[position - 1] in " \u00a0" and date_at(text, position, rest.end):
            break
        position += 1
    return Span(rest.start, position)


def _is_place(words: str) -> bool:
    if not PLACE.match(words) or words.lower() in vocabulary.phrases("dateline", "not_places"):
        return False
    particles = vocabulary.phrases("dateline", "particles")
    parts = re.split(r"[\s\-‑]+", words)
    if len(parts) > 6 or parts[0].lower() in vocabulary.phrases("dateline", "not_places") or not parts[0][0].isupper():
        return False
    return all(part and (part[0].isupper() or part.lower() in particles) for part in parts)
