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
PARTICIPLE_LENGTH = 4
"""Letters of a word too short to tell a participle by its ending: *when king*."""


def ends_unit(place: Place, at: int) -> bool:
    """Whether nothing of the unit but its last marks stands from word *at* on."""
    return at >= unit_end(place.unit)


def is_title_told(place: Place, frame: Frame, at: int) -> bool:
    """Whether the run at *at* is where something was said: ``said on Port TV’s [“Good Morning”]``."""
    unit = place.unit
    apart = at == frame.end and (at > frame.cue[1] or "person_clause" in frame.verb.frames)
    return apart and unit.runs[at] in unit.titles and unit.words[at - 1][0].isalnum()


def is_remark(place: Place, at: int) -> bool:
    """Whether the words from *at* only tell when something was said: ``[said] while visiting Ostend``."""
    unit, small = place.unit, place.small
    when = unit.at(at) in small.subordinators or unit.at(at) in small.before_clause
    if not when or unit.at(at) in small.asking:
        return False
    done = unit.at(at + 1)
    participle = done.endswith(small.gerund_endings) or (
        unit.at(at + 2) in small.by and done.endswith(small.past_endings)
    )
    return participle and len(done) > PARTICIPLE_LENGTH and "," not in unit.lower[at:]


def takes_infinitive(place: Place, frame: Frame) -> bool:
    """Whether an infinitive follows the verb at once, which is a speech act: ``promised to send boats``."""
    unit, small = place.unit, place.small
    at = frame.cue[1]
    word = unit.at(at + 1)
    told = unit.is_capital(at + 1) or word in small.determiners or word.endswith(small.plural_endings)
    return "infinitive" in frame.verb.frames and not frame.opened and unit.at(at) in small.infinitive and not told
