"""Runs every extractor over a reading and settles overlaps, in one place."""

from haiti_digest.extract.figures.find import find_figures
from haiti_digest.extract.mentions.find import find_mentions
from haiti_digest.extract.statements.find import find_statements
from haiti_digest.extract.times.find import find_times
from haiti_digest.records import Extraction, Figure, Paragraph, Timex
from haiti_digest.text.reading import Reading


def extract(reading: Reading) -> Extraction:
    """All records of a reading, each kind sorted by span."""
    timexes = find_times(reading)
    return Extraction(
        statements=find_statements(reading),
        mentions=find_mentions(reading),
        figures=settle(find_figures(reading), timexes),
        timexes=timexes,
        dateline=dateline_dates(reading),
    )


def dateline_dates(reading: Reading) -> tuple[Timex, ...]:
    """The dates in the dateline, read as those of the body are: ``Sep 23`` is the one next to the publication."""
    if reading.dateline is None or any(p.span.overlaps(reading.dateline.span) for p in reading.paragraphs):
        return ()
    line = Paragraph(span=reading.dateline.span)
    return find_times(Reading(reading.text, (line,), reading.language, reading.published))


def settle(figures: tuple[Figure, ...], timexes: tuple[Timex, ...]) -> tuple[Figure, ...]:
    """Figures without those that are part of a date or a clock time; a length of time is both.

    ``expires in 11 days`` is a figure (11 days) and a date (the eleventh day from now); ``October 2`` is a date only.
    """
    calendar = [t.span for t in timexes if t.type in ("DATE", "TIME")]
    kept = []
    i = 0
    for figure in figures:
        while i < len(calendar) and calendar[i].end <= figure.span.start:
            i += 1
        inside = i < len(calendar) and calendar[i].overlaps(figure.number)
        if not inside or figure.kind == "duration":
            kept.append(figure)
    return tuple(kept)
