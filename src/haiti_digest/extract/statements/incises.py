"""Words of the narrator's inside the marks: ``« La digue, a déclaré Mme Roe, ne tiendra pas. »``"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from haiti_digest.extract.statements.clauses import frames_of
from haiti_digest.extract.statements.contents import trimmed_range
from haiti_digest.extract.statements.cues import Verbs
from haiti_digest.extract.statements.draft import Draft
from haiti_digest.extract.statements.lexicon import Phrases, Words
from haiti_digest.extract.statements.units import Unit
from haiti_digest.spans import Span
from haiti_digest.text.reading import Reading

INSIDE = "incise-inside"
RULE = "verb inside the marks"


def inside_marks(reading: Reading, number: int, verbs: Verbs, phrases: Phrases, small: Words) -> Draft | None:
    """The statement in a run that names its own speaker between commas; None where it does not, or where the
    language does not write so.
    """
    if INSIDE not in small.grammar:
        return None
    run = reading.quotes[number]
    starts = reading.tokens.starts
    first, end = bisect_left(starts, run.inner.start), bisect_left(starts, run.inner.end)
    for at, stop in _sentences(reading, first, end):
        unit = Unit(run.paragraph)
        unit.add_words(reading, at, stop)
        unit.part_clitics(small)
        for frame in frames_of(unit, verbs, phrases, small):
            if not frame.inverted or frame.source is None or unit.at(frame.first - 1) != ",":
                continue
            sides = (trimmed_range(unit, 0, frame.first, small), trimmed_range(unit, frame.end, len(unit.words), small))
            before, after = (unit.span(*side) if side else None for side in sides)
            resumes = after.start if after else starts[stop] if stop < end else run.inner.end
            return Draft(
                content=[*([Span(run.inner.start, before.end)] if before else []), Span(resumes, run.inner.end)],
                cue=unit.span(*frame.cue),
                source=unit.span(*frame.source),
                rule=RULE,
                runs=[number],
                paragraph=run.paragraph,
                alone=False,
            )
    return None


def _sentences(reading: Reading, first: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of the tokens *first* to *end*, as token ranges."""
    at = max(0, bisect_right(reading.sentences, (first, len(reading.tokens.words))) - 1)
    while at < len(reading.sentences) and reading.sentences[at][0] < end:
        start, stop = reading.sentences[at]
        at += 1
        if stop > first:
            yield max(start, first), min(stop, end)
