"""The body of a text: its paragraphs without the clutter that stands between and after them."""

import re
from collections.abc import Sequence
from itertools import pairwise

from haiti_digest.load.clutter import COMMENTS, RELATED, ends_with_credit, mark_kind, opening_kind
from haiti_digest.load.line_forms import is_prose
from haiti_digest.records import LeftOut, Paragraph
from haiti_digest.spans import Span
from haiti_digest.text.paragraphs import is_heading

LIST_LENGTH = 15
"""So many headlines at most follow a mark like “Read more”."""
CAPTION_LENGTH = 320
NAME_LENGTH = 60
QUOTES = '“"«‘'
TAIL = 3
"""So many headlines after the last sentence are those of other articles."""
REPEATED_WORDS = 6
"""Shorter lines may be repeated by chance."""


def sorted_out(text: str, paragraphs: Sequence[Paragraph]) -> tuple[tuple[Paragraph, ...], list[LeftOut]]:
    """The paragraphs that are body, and what was left out of them and why."""
    kinds = [_kind(text, paragraph) for paragraph in paragraphs]
    prose = [kind is None and is_prose(p.span.of(text)) for kind, p in zip(kinds, paragraphs, strict=True)]
    _mark_lists(text, paragraphs, kinds, prose)
    _mark_captions(text, paragraphs, kinds)
    _mark_corrections(paragraphs, kinds)
    _mark_comments(kinds, prose)
    _mark_tail(text, paragraphs, kinds, prose)
    _mark_repeats(text, paragraphs, kinds)
    kept = tuple(p for p, kind in zip(paragraphs, kinds, strict=True) if kind is None)
    left = [
        LeftOut(span=p.span, what=kind, rule=_rule(kind)) for p, kind in zip(paragraphs, kinds, strict=True) if kind
    ]
    return kept, left


def _rule(kind: str) -> str:
    return "said before" if kind == "repeated" else "general mark"


def _kind(text: str, paragraph: Paragraph) -> str | None:
    if paragraph.kind == "quote":
        return None
    words = paragraph.span.of(text)
    kind = mark_kind(words) or opening_kind(words)
    if kind is None and len(words) < CAPTION_LENGTH and ends_with_credit(words) and words[0] not in QUOTES:
        return "picture caption"
    return kind


def _mark_lists(text: str, paragraphs: Sequence[Paragraph], kinds: list[str | None], prose: list[bool]) -> None:
    """Headlines of other articles after a mark of their own, up to the next prose."""
    number = 0
    while number < len(kinds):
        if kinds[number] == RELATED and mark_kind(paragraphs[number].span.of(text)):
            end = number + 1
            while (
                end < len(kinds)
                and end - number <= LIST_LENGTH
                and not prose[end]
                and _is_listed(text, paragraphs, end)
            ):
                kinds[end] = kinds[end] or RELATED
                end += 1
            number = end
        else:
            number += 1


def _is_listed(text: str, paragraphs: Sequence[Paragraph], number: int) -> bool:
    words = paragraphs[number].span.of(text)
    return len(words) < 160 and words[0] not in '“"«'


def _mark_captions(text: str, paragraphs: Sequence[Paragraph], kinds: list[str | None]) -> None:
    """A paragraph directly above a picture credit, in a text whose paragraphs stand apart."""
    apart = sum(_touches(text, one, two) for one, two in pairwise(paragraphs))
    if apart * 2 > len(paragraphs):
        return
    for number in range(1, len(paragraphs)):
        if kinds[number] == "picture credit" and kinds[number - 1] is None:
            _mark_caption(text, paragraphs, kinds, number - 1)
        if mark_kind(paragraphs[number].span.of(text)) == "picture credit":
            _mark_name(text, paragraphs, kinds, number + 1)


def _mark_caption(text: str, paragraphs: Sequence[Paragraph], kinds: list[str | None], number: int) -> None:
    """A short paragraph that touches the credit under it, and the same words above it, the picture's description."""
    words = paragraphs[number].span.of(text)
    touches = _touches(text, paragraphs[number], paragraphs[number + 1])
    if not touches or len(words) >= CAPTION_LENGTH or "“" in words:
        return
    kinds[number] = "picture caption"
    if number and _says_the_same(text, paragraphs[number - 1], paragraphs[number]):
        kinds[number - 1] = "picture caption"


def _mark_name(text: str, paragraphs: Sequence[Paragraph], kinds: list[str | None], number: int) -> None:
    """The name under a line that is nothing but “Photo”."""
    if number < len(kinds) and kinds[number] is None:
        name = paragraphs[number].span.of(text)
        if len(name) < NAME_LENGTH and not is_prose(name):
            kinds[number] = "picture credit"


def _mark_corrections(paragraphs: Sequence[Paragraph], kinds: list[str | None]) -> None:
    """The paragraph under a line that says nothing but “Correction:”."""
    for number in range(len(kinds) - 1):
        if kinds[number] == "correction" and len(paragraphs[number].span) < 20:
            kinds[number + 1] = kinds[number + 1] or "correction"


def _says_the_same(text: str, one: Paragraph, two: Paragraph) -> bool:
    """Whether two lines differ in nothing but a stop, as a picture's description and its caption do."""
    return one.span.of(text).rstrip(". ") == two.span.of(text).rstrip(". ")


def _touches(text: str, one: Paragraph, two: Paragraph) -> bool:
    return len(text[one.span.end : two.span.start].replace("\r\n", "\n").strip(" \t\u00a0")) < 2


def _mark_comments(kinds: list[str | None], prose: list[bool]) -> None:
    """Everything after the mark of the readers' comments, once the report has had three paragraphs."""
    seen = 0
    for number, kind in enumerate(kinds):
        seen += prose[number]
        if kind == COMMENTS and seen >= min(3, sum(prose)) and seen:
            for after in range(number, len(kinds)):
                kinds[after] = COMMENTS
            return


def _mark_tail(text: str, paragraphs: Sequence[Paragraph], kinds: list[str | None], prose: list[bool]) -> None:
    """Short lines after the last sentence, where at least one of them is a mark of clutter."""
    last = max((number for number, is_one in enumerate(prose) if is_one and kinds[number] is None), default=-1)
    tail = range(last + 1, len(kinds))
    marked = any(kinds[number] in (RELATED, "menu line", "advertisement", "share line", COMMENTS) for number in tail)
    rest = [number for number in tail if kinds[number] is None and is_heading(text, paragraphs[number].span)]
    many = len(rest) >= TAIL and all(paragraphs[number].span.of(text).count(" ") >= 3 for number in rest)
    if last < 0 or not (marked or many):
        return
    begun = many
    for number in tail:
        begun = begun or kinds[number] is not None
        if begun and kinds[number] is None and _is_listed(text, paragraphs, number):
            kinds[number] = RELATED


def _mark_repeats(text: str, paragraphs: Sequence[Paragraph], kinds: list[str | None]) -> None:
    seen: set[str] = set()
    for number, paragraph in enumerate(paragraphs):
        if kinds[number] is not None:
            continue
        words = paragraph.span.of(text).lower()
        if words.count(" ") + 1 < REPEATED_WORDS:
            continue
        if words[-1] == "…" or words.endswith("..."):
            _mark_teaser(text, paragraphs, kinds, number)
        if words in seen:
            kinds[number] = "repeated"
            if number and words == paragraphs[number - 1].span.of(text).lower() and not is_prose(words):
                kinds[number - 1] = kinds[number] = "picture caption"
        seen.add(words)


def _mark_teaser(text: str, paragraphs: Sequence[Paragraph], kinds: list[str | None], number: int) -> None:
    """A paragraph that breaks off and that one of the next three says in full."""
    begun = paragraphs[number].span.of(text).rstrip(".… ")
    for later in paragraphs[number + 1 : number + 4]:
        if len(begun) > 30 and text.startswith(begun, later.span.start) and len(later.span) > len(begun) + 3:
            kinds[number] = "repeated"


SIGNATURE = re.compile(r"[\s(\[–—-]*(?P<name>[^\W\d_][\w .&/-]{1,40}?)[\s)\].–—*]*$")


def signed_by(text: str, paragraph: Span) -> str | None:
    """The words that sign at the end of a report, where the paragraph is nothing else: ``(AFP)``, ``– Reuters``."""
    words = paragraph.of(text)
    if len(words) > 60:
        return None
    found = SIGNATURE.fullmatch(words)
    return found["name"].strip() if found else None
