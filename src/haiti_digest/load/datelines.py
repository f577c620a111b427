"""Datelines: place, agency and date that open a report, up to the dash (``NAIROBI, Kenya, Jan 26 –``)."""

import re
from typing import NamedTuple

from haiti_digest.load import vocabulary
from haiti_digest.load.dates import PrintedDate, date_at
from haiti_digest.records import Dateline
from haiti_digest.spans import Span, trimmed

REACH = 140
"""No dateline is longer than this many characters."""
DASH = re.compile(r"\.\s?[-–—]{1,3}\s*|\s*(?:—|-{2,3}|–|―)\s*|\s+[-‑]\s*(?=[^\W\d_a-z]|[“‘\"'])|\s*:\s+(?=\S)")
PLACE = re.compile(r"[^\W\d_][\w.'’‘\-‑ ]{1,60}$")
LINKED = re.compile(r"[-‑][^\W\d_A-Z]{1,4}(?=[-‑])")
"""A small word inside a place written with hyphens: ``Bois[-aux]-Roses``."""
ALONE = re.compile(r"\(([^\W\d_][\w.'’ -]{1,30})\)\s*(?:[—–-]{1,2}\s*)?")
"""An agency in brackets, with or without a dash after it."""
SIGNED = re.compile(r"\([^\W\d_][\w. ]{1,30}\)\s+(?=[^\W\d_a-z]|[“‘\"'])")
"""An agency in brackets that ends a dateline without a dash: ``Oslo, May 4 (NTB) The``."""
EDGES = " \t\u00a0,()[]/"


class Opening(NamedTuple):
    """A dateline with its dash: ``end`` is where the report's first words begin; ``date`` what it prints."""

    dateline: Dateline
    end: int
    date: PrintedDate | None


class _Parts(NamedTuple):
    places: list[str]
    agency: str | None
    date: PrintedDate | None


def dateline_at(text: str, paragraph: Span) -> Opening | None:
    """The dateline that opens *paragraph*; the words after it must begin a sentence.

    A second dash ends it where an agency or a date stands before it (``PARIS — (AFP) — The``).
    """
    if text[paragraph.start] == "(":
        return _agency_alone(text, paragraph)
    reach = min(paragraph.end, paragraph.start + REACH)
    found: Opening | None = None
    for dash in DASH.finditer(text, paragraph.start, reach):
        head = Span(paragraph.start, dash.start())
        if not len(head) or not _opens_sentence(text, dash.end(), paragraph.end):
            continue
        parts = _parts(text, head)
        if parts is None or not _is_sure(text, parts, Span(*dash.span())):
            continue
        if found and (parts.agency, parts.date) == (found.dateline.agency, found.date):
            continue
        found = Opening(_dateline(head, parts), dash.end(), parts.date)
    return found or _signed(text, paragraph, reach)


def _signed(text: str, paragraph: Span, reach: int) -> Opening | None:
    """A dateline that its agency in brackets ends, with place and date before it."""
    close = SIGNED.search(text, paragraph.start, reach)
    if close is None or not _opens_sentence(text, close.end(), paragraph.end):
        return None
    head = trimmed(text, Span(paragraph.start, close.end()))
    parts = _parts(text, head)
    if parts is None or not (parts.places and parts.agency and parts.date):
        return None
    return Opening(_dateline(head, parts), close.end(), parts.date)


def _agency_alone(text: str, paragraph: Span) -> Opening | None:
    """An agency or a place alone in brackets that opens a report: ``(CNN) —``, ``(Ostend) The``."""
    found = ALONE.match(text, paragraph.start, paragraph.end)
    if not found or not _opens_sentence(text, found.end(), paragraph.end):
        return None
    name = vocabulary.values("dateline", "agencies").get(found[1].lower())
    span = Span(paragraph.start, found.end(1) + 1)
    if name is None and not (found[1].isupper() and 2 < len(found[1]) < 9):
        placed = found.end() > span.end and _is_place(found[1]) and not found[1].isupper()
        return Opening(Dateline(span=span, place=found[1], agency=None), found.end(), None) if placed else None
    return Opening(Dateline(span=span, place="", agency=str(name or found[1])), found.end(), None)


def dateline_line(text: str, line: Span) -> Opening | None:
    """The dateline that fills *line*: a place and a date, and nothing else."""
    if line.end - line.start > REACH:
        return None
    parts = _parts(text, line)
    if parts and parts.places and parts.date and parts.date.value:
        return Opening(_dateline(line, parts), line.end, parts.date)
    return None


def is_plain(opening: Opening) -> bool:
    """Whether a dateline is one beyond doubt, also where it does not open the text: with land, agency or date."""
    return bool(opening.date or opening.dateline.agency or "," in opening.dateline.place)


def _dateline(head: Span, parts: _Parts) -> Dateline:
    day = parts.date.value if parts.date else None
    return Dateline(span=head, place=", ".join(parts.places), agency=parts.agency, date=day)


def _is_sure(text: str, parts: _Parts, dash: Span) -> bool:
    """Whether the parts make a dateline and no clause: a lone place in small letters needs a lone dash after it."""
    if not parts.places:
        return bool(parts.date and parts.date.value)
    if parts.places[0].isupper() or parts.date:
        return True
    if ":" in dash.of(text):
        return False
    if parts.agency or len(parts.places) > 1:
        return True
    if dash.of(text).startswith("."):
        return True
    return dash.of(text).strip() != "-" and not re.search(r"[–—]", text[dash.end : dash.end + 160])


def _opens_sentence(text: str, start: int, end: int) -> bool:
    begin = text[start : start + 3].lstrip("“‘\"'«([ ")
    return end - start > 20 and bool(begin) and (begin[0].isupper() or begin[0].isdigit())


def _parts(text: str, head: Span) -> _Parts | None:
    """Place, agency and date of the words before the dash; None where they are something else."""
    agency: str | None = None
    date: PrintedDate | None = None
    places: list[str] = []
    position = head.start
    while position < head.end:
        if text[position] in " \t\u00a0,/.–—-:":
            position += 1
            continue
        if date is None and (found := date_at(text, position, head.end)):
            date, position = found, found.end
            continue
        if date is None and text[position] == "(" and (found := date_at(text, position + 1, head.end)):
            date, position = found, found.end + (text[found.end : found.end + 1] == ")")
            continue
        piece = _piece(text, Span(position, head.end))
        position = piece.end
        words = trimmed(text, piece, EDGES).of(text)
        bracketed = text[piece.start] in "(["
        known = _agency(words, bracketed and bool(places))
        if known and agency is None and (places or bracketed):
            agency = known
        elif bracketed or not _is_place(words) or len(places) > 3:
            return None
        else:
            places.append(words)
    return _Parts(places, agency, date) if places or date else None


def _agency(words: str, signs: bool) -> str | None:
    """An agency by its own name; any name counts where brackets after a place make it a signature."""
    known = vocabulary.values("dateline", "agencies").get(words.lower())
    if known:
        return str(known)
    return words if signs and words[:1].isupper() and len(words.split()) <= 4 and _is_place(words) else None


def _piece(text: str, rest: Span) -> Span:
    """Up to the next comma, slash or bracket, or to a date that stands without a comma before it."""
    closing = {"(": ")", "[": "]"}.get(text[rest.start])
    if closing:
        end = text.find(closing, rest.start, rest.end)
        return Span(rest.start, end + 1 if end >= 0 else rest.end)
    position = rest.start
    while position < rest.end and text[position] not in ",/([–—":
        if position > rest.start and text[position - 1] in " \u00a0" and date_at(text, position, rest.end):
            break
        position += 1
    return Span(rest.start, max(position, rest.start + 1))


def _is_place(words: str) -> bool:
    not_places = vocabulary.phrases("dateline", "not_places")
    if not PLACE.match(words) or words.lower() in not_places:
        return False
    particles = vocabulary.phrases("dateline", "particles")
    parts = re.split(r"[\s\-‑]+", LINKED.sub("", words))
    if len(parts) > 6 or parts[0].lower() in not_places or not parts[0][0].isupper():
        return False
    return all(part and (part[0].isupper() or part.lower() in particles) for part in parts)
