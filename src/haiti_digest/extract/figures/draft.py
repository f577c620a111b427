"""A figure in the making."""

from decimal import Decimal

import msgspec

from haiti_digest.extract.figures.nouns import Counted
from haiti_digest.spans import Span


class Draft(msgspec.Struct, frozen=True, gc=False):
    """A figure before the words around it are read.

    ``start`` to ``stop`` are its characters, ``number`` those of the number; ``first`` to ``end`` its tokens with
    the noun, ``modifier`` may come from the number's form.
    """

    start: int
    stop: int
    number: Span
    first: int
    end: int
    value: Decimal
    upper: Decimal | None
    kind: str
    unit: str | None
    counted: Counted | None
    modifier: str | None
    rule: str
    role: str | None = None
