"""Credits at the end of a report: which agency it came from, which outlet it first appeared in."""

import re
from collections.abc import Sequence
from functools import cache

from haiti_digest.load import vocabulary
from haiti_digest.load.body import signed_by
from haiti_digest.records import LeftOut, Metadatum, Paragraph
from haiti_digest.spans import Span, trimmed

LOOK_BACK = 3
"""A signature is one of the last so many paragraphs."""
END = ".,;:)(]["
NAMES = re.compile(r"[^\W\d_a-z][\w’'.-]*(?: [^\W\d_a-z][\w’'.-]*){0,3}(?: \([A-Z]{2,8}\))?")
"""One to four words with capitals, and letters in brackets."""


def split_signature(text: str, paragraphs: Sequence[Paragraph]) -> tuple[tuple[Paragraph, ...], LeftOut | None]:
    """The paragraphs without a last line that only names an agency or the desk, and that line."""
    kept = tuple(paragraphs)
    for number in range(len(kept) - 1, max(len(kept) - 1 - LOOK_BACK, 0), -1):
        span = kept[number].span
        name = signed_by(text, span)
        if name and (_agency(name) or _report_of(name) or name.lower() in vocabulary.phrases("byline", "desks")):
            return (*kept[:number], *kept[number + 1 :]), LeftOut(span=span, what="credit", rule="signature")
    return kept, None


def split_names(text: str, paragraphs: Sequence[Paragraph]) -> tuple[tuple[Paragraph, ...], list[LeftOut]]:
    """The paragraphs without the last lines that hold only names, as of writer and outlet; there must be prose left."""
    kept = tuple(paragraphs)
    left: list[LeftOut] = []
    while len(kept) > 1 and len(left) < LOOK_BACK and NAMES.fullmatch(kept[-1].span.of(text)):
        left.append(LeftOut(span=kept[-1].span, what="credit", rule="names at the end"))
        kept = kept[:-1]
    return kept, left


def credited_agency(text: str, left: Sequence[LeftOut]) -> Metadatum | None:
    """The first agency that a credit line names."""
    for part in left:
        if part.what not in ("credit", "notice"):
            continue
        for name in _names(part.span.of(text)):
            if agency := _agency(name) or _agency(name.partition(" ")[2]):
                reason = f"the line “{part.span.of(text)[:80]}” credits it"
                return Metadatum(value=agency, origin="credit", reason=reason, span=part.span)
    return None


def credited_outlet(text: str, left: Sequence[LeftOut]) -> Metadatum | None:
    """The outlet after “appeared first on” and the like."""
    for part in left:
        found = _appeared().search(text, part.span.start, part.span.end)
        if found:
            span = trimmed(text, Span(found.end(), part.span.end), " \t\r\n.*_)]\u00a0")
            name = span.of(text)
            if name[:1].isupper() and name.count(" ") < 5 and len(name) < 60:
                return Metadatum(
                    value=name, origin="credit", reason=f"the credit “{found[0].strip()}” names it", span=span
                )
    return None


@cache
def _appeared() -> re.Pattern[str]:
    phrases = "|".join(re.escape(phrase) for phrase in vocabulary.phrases("credit", "appeared"))
    return re.compile(rf"\b(?:{phrases})\b\s*:?\s*", re.IGNORECASE)


def is_appearance(words: str) -> bool:
    """Whether a paragraph only says where the article first appeared."""
    return (
        len(words) < 300 and words.count(". ") == 0 and _appeared().search(words) is not None and words[0] not in '“"'
    )


def _names(words: str) -> list[str]:
    return [
        part.strip(END + " ")
        for part in re.split(r"[,;/()|]|\sand\s|\sfrom\s|\sby\s|\bthe\s|:\s?|\s(?=contributed)|\sreport\b", words)
    ]


def _agency(name: str) -> str | None:
    known = vocabulary.values("dateline", "agencies").get(name.lower())
    return str(known) if known else None


def _report_of(words: str) -> str | None:
    """The agency of “An AP report”."""
    parts = words.split()
    if len(parts) in (2, 3, 4) and parts[-1].lower() in vocabulary.phrases("credit", "reports"):
        return _agency(" ".join(parts[1:-1])) or _agency(" ".join(parts[:-1]))
    return None
