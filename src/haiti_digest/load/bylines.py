"""Bylines: lines that sign a report (``By Jane Doe and John Roe``, ``JANE DOE | The Daily Example``)."""

import re
from functools import cache
from typing import NamedTuple

from haiti_digest.load import vocabulary
from haiti_digest.load.dates import date_at
from haiti_digest.spans import Span, trimmed

LONGEST = 160
EDGES = " \t\u00a0,;:|•·–—-()[]*_"
HANDLE = re.compile(r"@\w{2,30}|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,32}){1,4}")
WORD = re.compile(r"[^\W\d_](?:[\w.'’\-]*[\w.])?")
SPLIT = re.compile(r"\s*(?:,|;|\||•|·|\s[–—-]\s)\s*")


class Byline(NamedTuple):
    """Who signs: places of names, agencies (their full names), an outlet named after a bar."""

    names: tuple[Span, ...]
    agencies: tuple[str, ...]
    outlet: Span | None


@cache
def _by() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in vocabulary.phrases("byline", "by"))
    return re.compile(rf"[*_\s]{{0,4}}(?:{words})(?:\s*:\s*|\s+)", re.IGNORECASE)


def is_by_alone(line: str) -> bool:
    """Whether *line* is only the word before a name, which then stands on the next line."""
    return line.strip(" :").lower() in vocabulary.phrases("byline", "by")


def is_signed(text: str, line: Span) -> bool:
    """Whether *line* begins with the word that stands before a name."""
    return _by().match(text, line.start, line.end) is not None


def byline_at(text: str, line: Span) -> Byline | None:
    """The byline that fills *line*, with or without its word; None where anything else stands in it."""
    if line.end - line.start > LONGEST:
        return None
    opening = _by().match(text, line.start, line.end)
    if opening:
        return _signature(text, Span(opening.end(), line.end))
    bar = text.find("|", line.start, line.end)
    if bar > 0 and len(names := _names(text, trimmed(text, Span(line.start, bar), EDGES))) == 1:
        rest = trimmed(text, Span(bar + 1, line.end), EDGES)
        if (
            len(text[names[0].start : names[0].end].split()) >= 2
            and rest.of(text)[:1].isupper()
            and not date_at(text, rest.start)
        ):
            return Byline(tuple(names), (), rest)
    return None


def signature(text: str, part: Span) -> Byline | None:
    """Names without a word before them, as after a label."""
    return _signature(text, part)


def _signature(text: str, part: Span) -> Byline | None:
    names: list[Span] = []
    agencies: list[str] = []
    outlet: Span | None = None
    position = part.start
    after_bar = False
    while position < part.end:
        stop = SPLIT.search(text, position, part.end)
        piece = trimmed(text, Span(position, stop.start() if stop else part.end), EDGES)
        position = stop.end() if stop else part.end
        if not len(piece):
            after_bar = bool(stop and "|" in stop[0])
            continue
        words = piece.of(text)
        agency = _agency(words)
        if agency:
            agencies.append(agency)
        elif after_bar and names and not _is_extra(text, piece) and words[0].isupper():
            outlet = outlet or piece
        elif names and _is_extra(text, piece):
            pass
        elif found := _names(text, piece):
            names.extend(found)
        elif not _is_extra(text, piece):
            return None
        after_bar = bool(stop and "|" in stop[0])
    if not names and not agencies and not _is_desk(part.of(text)):
        return None
    return Byline(tuple(names), tuple(agencies), outlet)


def _agency(words: str) -> str | None:
    known = vocabulary.values("dateline", "agencies").get(words.lower())
    return str(known) if known else None


def _is_desk(words: str) -> bool:
    return words.strip(EDGES).lower() in vocabulary.phrases("byline", "desks")


def _is_extra(text: str, piece: Span) -> bool:
    """A date, an address or a job that stands beside a name."""
    words = piece.of(text)
    date = date_at(text, piece.start, piece.end)
    return bool(date) or bool(HANDLE.fullmatch(words)) or _is_desk(words) or _is_desk(words.split()[-1])


def _names(text: str, piece: Span) -> list[Span]:
    """The names in *piece*, parted by “and”; none where a word is no part of a name."""
    joints = vocabulary.phrases("byline", "joints")
    particles = vocabulary.phrases("byline", "particles")
    names: list[Span] = []
    begin: int | None = None
    end = piece.start
    count = 0
    for part in re.finditer(r"\S+", text[piece.start : piece.end]):
        start, stop = piece.start + part.start(), piece.start + part.end()
        word = part[0]
        if word.lower() in joints:
            if begin is None:
                return []
            names.append(Span(begin, end))
            begin, count = None, 0
            if word.lower() == "in":
                return names
            continue
        if not WORD.fullmatch(word) or not (word[0].isupper() or word.lower() in particles):
            return []
        begin = start if begin is None else begin
        end, count = stop, count + 1
        if count > 5:
            return []
    if begin is not None:
        names.append(Span(begin, end))
    if any(
        _is_desk(name.of(text)) or name.of(text).lower() in vocabulary.phrases("dateline", "not_places")
        for name in names
    ):
        return []
    return names
