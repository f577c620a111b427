"""Paragraphs of plain text: runs of lines between line breaks."""

import re

from haiti_digest.records import Paragraph
from haiti_digest.spans import Span, trimmed

LINE = re.compile(r"[^\r\n\u2028\u2029]+")


def plain_paragraphs(text: str, body: Span) -> tuple[Paragraph, ...]:
    """Each line of *body* that holds more than blanks, without the blanks at its edges."""
    spans = (trimmed(text, Span(*m.span())) for m in LINE.finditer(text, body.start, body.end))
    return tuple(Paragraph(span=span) for span in spans if len(span))
