"""A unit with what the rules look things up in."""

import msgspec

from haiti_digest.extract.statements.contents import Range, trimmed_range
from haiti_digest.extract.statements.lexicon import Words
from haiti_digest.extract.statements.units import Unit
from haiti_digest.text.quotation import QuotedRun


class Place(msgspec.Struct, frozen=True, gc=False):
    """A unit with what the rules look things up in."""

    unit: Unit
    runs: list[QuotedRun]
    small: Words
    text: str


def cleaned(place: Place, ranges: list[Range]) -> list[Range]:
    """The ranges without marks and joiners at their edges, those without words left out."""
    cleaned = (trimmed_range(place.unit, first, end, place.small) for first, end in ranges)
    return [piece for piece in cleaned if piece is not None]
