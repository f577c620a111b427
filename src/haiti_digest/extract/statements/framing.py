"""What tells where the content of a frame may lie: the verb, what follows it, where the unit ends."""

from haiti_digest.extract.statements.according import ACCORDING
from haiti_digest.extract.statements.contents import unit_end
from haiti_digest.extract.statements.frames import Frame
from haiti_digest.extract.statements.place import Place

SAYING = frozenset(["clause", "that", "noun_that", "quote", "person_clause", "question", ACCORDING])
BARE_CLAUSES = "bare-clauses"
ENDS_SPEECH = frozenset(",.?!…—–-")
CLAUSE = 12
"""Words in which a clause shows its finite verb."""


def ends_unit(place: Place, at: int) -> bool:
    """Whether nothing of the unit but its last marks stands from word *at* on."""
    return at >= unit_end(place.unit)


def is_title_told(place: Place, frame: Frame, at: int) -> bool:
    """Whether the run at *at* is where something was said: ``said on Port TV’s [“Good Morning”]``."""
    unit = place.unit
    apart = at == frame.end and (at > frame.cue[1] or "person_clause" in frame.verb.frames)
    return apart and unit.runs[at] in unit.titles and unit.words[at - 1][0].isalnum()


def takes_infinitive(place: Place, frame: Frame) -> bool:
    """Whether an infinitive follows the verb at once, which is a speech act: ``promised to send boats``."""
    unit, small = place.unit, place.small
    at = frame.cue[1]
    word = unit.at(at + 1)
    told = unit.is_capital(at + 1) or word in small.determiners or word.endswith(small.plural_endings)
    return "infinitive" in frame.verb.frames and not frame.opened and unit.at(at) in small.infinitive and not told
