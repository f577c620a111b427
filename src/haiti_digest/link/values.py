"""Whether two figures count the same thing, and whether their values can both hold."""

from decimal import Decimal
from typing import Protocol

from haiti_digest.link.wording import stems
from haiti_digest.records import Figure

AT_LEAST = frozenset({"at_least", "more_than"})
AT_MOST = frozenset({"up_to", "less_than"})
ROUGHLY = frozenset({"about", "nearly"})
SPREAD = Decimal("0.1")
"""How far *about* and *nearly* reach on each side."""

Counted = tuple[str, str, str]


def counted(figure: Figure, language: str) -> Counted:
    """What a figure counts, to be compared: kind, unit, and the stem of the last word of the noun.

    An implied count (*a officer died*) counts as a count; a figure without a noun is known by its unit alone.
    """
    kind = "count" if figure.kind == "implied count" else figure.kind
    words = (figure.noun or "").split()
    return kind, figure.unit or "", stems(language)[words[-1]] if words else ""


class Hedged(Protocol):
    """A value with its hedge."""

    @property
    def value(self) -> Decimal:
        """The lowest value that is told."""

    @property
    def upper(self) -> Decimal | None:
        """The end of a range."""

    @property
    def modifier(self) -> str | None:
        """The hedge, by its name."""


def compatible(one: Hedged, two: Hedged) -> bool:
    """Whether two values can both hold, given their hedges: *at least seven* and *nine* can, eight and nine cannot."""
    low_one, high_one = bounds(one)
    low_two, high_two = bounds(two)
    return low_one <= high_two and low_two <= high_one


def bounds(figure: Hedged) -> tuple[Decimal, Decimal]:
    """The lowest and the highest value that a figure with its hedge allows."""
    low, high = figure.value, figure.upper if figure.upper is not None else figure.value
    hedge = figure.modifier or ""
    if hedge in AT_LEAST:
        return low, Decimal("Infinity")
    if hedge in AT_MOST:
        return Decimal("-Infinity"), high
    if hedge in ROUGHLY:
        return low - abs(low) * SPREAD, high + abs(high) * SPREAD
    return low, high
