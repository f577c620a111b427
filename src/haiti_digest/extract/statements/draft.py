"""A statement in the making."""

from dataclasses import dataclass

import msgspec

from haiti_digest.extract.statements.units import Unit
from haiti_digest.spans import Span
from haiti_digest.text.quotation import QuotedRun

ALONE = "quote alone"
ANNOUNCED = "quote announced"


class Announcement(msgspec.Struct, frozen=True, gc=False):
    """Who is to speak in the paragraph after *paragraph*, which ends with a colon, and the verb that says so."""

    paragraph: int
    source: Span
    cue: Span | None


@dataclass
class Draft:
    """Content, cue and source as offsets; ``runs`` are the quoted runs inside. ``alone``: a run nobody claimed."""

    content: list[Span]
    cue: Span | None
    source: Span | None
    rule: str
    runs: list[int]
    paragraph: int
    alone: bool
    leads: bool = False
    """Whether a run alone opens its sentence."""
    fills: bool = False
    """Whether a run alone is all there is of its sentence."""
    trails: bool = False
    """Whether a run alone opens its sentence and the rest only tells what came of it: ``“…,” leaving many ill``."""
    unread: bool = False
    """Whether the language has no list of verbs, so that only the marks tell of speech."""

    paragraphs: range = range(0)
    """Of a block quotation the paragraphs that it fills."""

    def announced_by(self, announcement: Announcement) -> None:
        """Give a run alone the speaker whom the paragraph before it announced."""
        self.source, self.cue = announcement.source, announcement.cue
        self.rule, self.alone = ANNOUNCED, False

    @classmethod
    def of_run(
        cls, unit: Unit, i: int, number: int, run: QuotedRun, source: tuple[int, int] | None, rule: str
    ) -> "Draft":
        """A run without a cue."""
        others = any(at != i and (w[0].isalnum() or at in unit.runs) for at, w in enumerate(unit.words))
        return cls(
            content=[run.inner],
            cue=None,
            source=unit.span(*source) if source else None,
            rule=rule,
            runs=[number],
            paragraph=unit.paragraph,
            alone=rule == ALONE,
            leads=i == 0,
            fills=not others,
        )
