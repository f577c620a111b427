"""Runs every extractor over a reading and settles overlaps, in one place."""

from collections.abc import Sequence

from haiti_digest.extract.figures.find import find_figures
from haiti_digest.extract.mentions.find import find_mentions
from haiti_digest.extract.statements.find import find_statements
from haiti_digest.extract.times.find import find_times
from haiti_digest.records import Extraction, Figure, Paragraph, Timex
from haiti_digest.text.reading import Reading


def extract(reading: Reading) -> Extraction:
    """All records of a reading, each kind sorted by span."""
    return extract_all([reading])[0]


def extract_all(readings: Sequence[Reading]) -> list[Extraction]:
    """All records of each of several readings.

    An extractor goes over all of them before the next one does, so that its code and its lists stay in the
    processor's cache; one reading after the other takes a twelfth more time.
    """
    timexes = [find_times(reading) for reading in readings]
    statements = [find_statements(reading) for reading in readings]
    mentions = [find_mentions(reading) for reading in readings]
    figures = [find_figures(reading) for reading in readings]
    return [
        Extraction(
            statements=statements[at],
            mentions=mentions[at],
            figures=settle(figures[at], timexes[at]),
            timexes=timexes[at],
            dateline=dateline_dates(reading),
        )
        for at, reading in enumerate(readings)
    ]


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
