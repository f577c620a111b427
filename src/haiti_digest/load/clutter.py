"""Clutter: lines of a page that are no part of the report, known by general marks of their own."""

import re
from collections.abc import Mapping
from functools import cache

from haiti_digest.load import vocabulary

MARK_LENGTH = 60
"""A mark that fills a line is no longer than this."""
OPENING_LENGTH = 600
"""A longer paragraph is kept, however it begins."""
CODE = re.compile(
    r"\bfunction\s*\(|\}\s*\)\s*\(\s*\)\s*;|=>\s*\{|document\.(?:create|get|write)|\bvar \w+ ?=|window\.\w+ ?="
)
CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?$")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+$")
PICTURE_NAME = re.compile(
    r"^(?:IMG|DSC|DSCN|P?\d{8})[_-]\d{3,}|^WhatsApp Image|\.(?:jpe?g|png|webp|gif)\W*$", re.IGNORECASE
)
CODE_WORD = re.compile(r"^[\w./=-]*\d{4,}[\w./=-]*$")
SQUEEZE = re.compile(r"[\W\d_]+")
FIRST_WORD = re.compile(r"[\W_]{0,3}?([^\W\d_]+|©|\(c\))", re.IGNORECASE)
COMMENTS = "readers' comments"
RELATED = "related headline"


def mark_kind(line: str) -> str | None:
    """What *line* is when it is nothing but a mark of clutter: ``advertisement``, ``share line``, and so on."""
    if len(line) > MARK_LENGTH:
        return None
    if CLOCK.match(line):
        return "menu line"
    if _counted().match(line):
        return "share line"
    key = _squeezed(line)
    if key:
        return _marks().get(key)
    return None if any(map(str.isalnum, line)) else "menu line"


def opening_kind(line: str) -> str | None:
    """What *line* is by its first words (``Also read: …``, ``Photo: …``), or as a piece of a page's code."""
    if "{" in line and CODE.search(line):
        return "page code"
    if len(line) > OPENING_LENGTH:
        return None
    if ADDRESS.match(line):
        return "menu line"
    if len(line) < 100 and PICTURE_NAME.search(line):
        return "picture caption"
    if " " not in line and len(line) > 15 and CODE_WORD.search(line):
        return "page code"
    first = FIRST_WORD.match(line)
    if first:
        opening = line[first.start(1) : first.start(1) + 48].lower().replace("’", "'")
        for phrase, kind in _openings().get(first[1].lower(), ()):
            if opening.startswith(phrase) and not (phrase[-1].isalpha() and opening[len(phrase) :][:1].isalpha()):
                return kind
    return None


def ends_with_credit(line: str) -> bool:
    """Whether a line ends like a caption with who made the picture: ``… in May. Photo: Jane Doe``, ``PHOTO/AFP``."""
    if len(line) >= OPENING_LENGTH:
        return False
    end = line[-80:]
    return (":" in end or "/" in end or "|" in end) and _caption_credit().search(end) is not None


@cache
def _caption_credit() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in vocabulary.phrases("caption", "credits"))
    return re.compile(rf"(?:^|[\s.,/(\[|])(?:{words})\s?[:/|]\s?[^.!?:]{{2,50}}[)\]]?\.?$", re.IGNORECASE)


def _squeezed(words: str) -> str:
    return SQUEEZE.sub(" ", words.lower()).strip()


@cache
def _marks() -> Mapping[str, str]:
    return {_squeezed(mark): kind for mark, kind in vocabulary.kinds("clutter").items() if _squeezed(mark)}


@cache
def _openings() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Phrases with their kind, by their first word, the longest first."""
    by_first: dict[str, list[tuple[str, str]]] = {}
    for phrase, kind in vocabulary.kinds("openings").items():
        plain = phrase.replace("’", "'")
        first = FIRST_WORD.match(plain)
        if first:
            by_first.setdefault(first[1], []).append((plain[first.start(1) :], kind))
    return {first: tuple(sorted(listed, key=lambda pair: -len(pair[0]))) for first, listed in by_first.items()}


@cache
def _counted() -> re.Pattern[str]:
    units = "|".join(re.escape(unit) for unit in vocabulary.phrases("sizes", "counted"))
    number = r"\d{1,3}(?:[.,]?\d{1,3}){0,2}k?"
    return re.compile(
        rf"\W*(?:{number}[\s-]?(?:{units})|(?:{units})\s?:?\s?{number}(?:\s(?:{units}))?)\W*\d{{0,3}}$", re.I
    )
