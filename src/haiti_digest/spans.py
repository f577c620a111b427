"""Spans: half-open offsets into a seed's decoded text, the one coordinate system of the project."""

from collections.abc import Iterable

import msgspec


class Span(msgspec.Struct, frozen=True, order=True, array_like=True, gc=False):
    """``text[start:end]``, in code points, end exclusive; sorts by start, then end."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of *text* that lie in this span."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether *other* lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> "Span":
        """The same span in a text with *by* more characters in front."""
        return Span(self.start + by, self.end + by)

    def __len__(self) -> int:
        return self.end - self.start


def hull(spans: Iterable[Span]) -> Span:
    """The shortest span that covers all of *spans*; ValueError when there are none."""
    several = list(spans)
    return Span(min([s.start for s in several]), max([s.end for s in several]))


def trimmed(text: str, span: Span, drop: str = " \t\r\n\u00a0\u202f\u2009") -> Span:
    """*span* without the characters of *drop* at its edges; may be empty."""
    start, end = span.start, span.end
    while start < end and text[start] in drop:
        start += 1
    while end > start and text[end - 1] in drop:
        end -= 1
    return Span(start, end)
