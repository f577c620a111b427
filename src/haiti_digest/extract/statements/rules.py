"""The rules by which a frame gets its content, in order of trust."""

from collections.abc import Callable

from haiti_digest.extract.statements.according import ACCORDING
from haiti_digest.extract.statements.acts import act
from haiti_digest.extract.statements.around import around, content_floor
from haiti_digest.extract.statements.behind import clause_after
from haiti_digest.extract.statements.contents import Range, trimmed_range
from haiti_digest.extract.statements.endings import content_end
from haiti_digest.extract.statements.frames import Frame
from haiti_digest.extract.statements.place import Place, cleaned
from haiti_digest.extract.statements.units import QUOTE
from haiti_digest.language.lexicon import together

Rule = Callable[[Place, Frame, list[Frame], set[int]], list[Range]]


def according(place: Place, frame: Frame, frames: list[Frame], claimed: set[int]) -> list[Range]:
    """``According to Jane Roe, [it works]`` · ``[It works], according to Jane Roe``."""
    unit, small = place.unit, place.small
    if ACCORDING not in frame.verb.frames:
        return []
    first = content_floor(place, frame, frames)
    before = trimmed_range(unit, first, frame.first, small)
    if before is not None and before[1] - before[0] == 1 and before[0] not in unit.runs:
        before = None
    if before is not None and unit.lower[before[1] - 1] in small.who:  # men who, according to her, left
        before = None
    after = None
    opens = frame.first == 0 or (
        (near := unit.at(frame.first - 1)) in small.joiners
        or near in small.subordinators
        or near in small.that
        or near == QUOTE
    )
    if unit.at(frame.end) == "," or (before is None and opens):
        after = (frame.end, content_end(unit, frame.end, frames, frame, small))
    apart = together(small.joiners, small.who, small.listing, small.concessive)
    if frame.first > 1 and unit.at(frame.end) == "," and unit.at(frame.end + 1) in apart:
        after = None
    if before is not None and any(i in claimed for i in range(*before)):
        return []
    return cleaned(place, [piece for piece in (before, after) if piece is not None])


RULES: tuple[tuple[str, Rule], ...] = (
    ("according to", according),
    ("words around the verb", around),
    ("clause after the verb", clause_after),
    ("speech act", act),
)
