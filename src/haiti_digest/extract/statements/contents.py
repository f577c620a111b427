"""What was said: which words of a unit are content."""

from bisect import bisect_right

from haiti_digest.extract.statements.lexicon import Words
from haiti_digest.extract.statements.units import DASHES, FINAL, QUOTE, Unit
from haiti_digest.spans import Span
from haiti_digest.text.quotation import QuotedRun

EDGES = frozenset(",.;:!?…—–-―") | {QUOTE}
DATELINE = 12
"""Words of a dateline."""
Range = tuple[int, int]


def unit_end(unit: Unit) -> int:
    """The position after the last word, final marks left out."""
    end = len(unit.words)
    while end > 0 and unit.words[end - 1] in FINAL:
        end -= 1
    return end


def trimmed_range(unit: Unit, first: int, end: int, small: Words) -> Range | None:
    """The range without marks and joiners at its edges; None where no word is left."""
    while first < end and unit.words[first] in EDGES and unit.words[first] != QUOTE:
        first += 1
    while end > first and unit.words[end - 1] in EDGES and unit.words[end - 1] != QUOTE:
        end -= 1
    while end > first and unit.lower[end - 1] in small.joiners:
        end -= 1
        while end > first and unit.words[end - 1] == ",":
            end -= 1
    return (first, end) if first < end else None


def after_dateline(unit: Unit) -> int:
    """Past the place and date that open a report before a dash: ``Port Salut, Haiti, June 3 – [The gate is open]``."""
    for i in range(min(len(unit.words), DATELINE)):
        if unit.words[i] in DASHES:
            return i + 1 if i > 0 else 0
        if unit.words[i][0].islower() or unit.words[i] == QUOTE:
            return 0
    return 0


def is_whole_quote(unit: Unit, ranges: list[Range]) -> bool:
    """Whether every word of the ranges stands in marks."""
    return all(unit.words[i] in EDGES for first, end in ranges for i in range(first, end))


def content_spans(unit: Unit, ranges: list[Range], runs: list[QuotedRun]) -> list[Span]:
    """Offsets of the ranges: the words between the marks for quoted ones, else all from first to last word."""
    spans: list[Span] = []
    for first, end in ranges:
        if is_whole_quote(unit, [(first, end)]):
            spans += [runs[unit.runs[i]].inner for i in range(first, end) if i in unit.runs]
        else:
            spans.append(unit.span(first, end))
    return spans


def quoted_share(spans: list[Span], runs: list[QuotedRun]) -> float:
    """How much of the spans lies between marks, 0 to 1; both sorted."""
    total = sum(len(span) for span in spans)
    inside = 0
    ends = [span.end for span in spans]
    for run in runs:
        for span in spans[bisect_right(ends, run.inner.start) :][:2]:
            inside += max(0, min(span.end, run.inner.end) - max(span.start, run.inner.start))
    return inside / total if total else 0.0
