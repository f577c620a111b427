"""What a maker gets: a match with its parts, the sentence around it, and the dates to count from."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Literal

import msgspec

from haiti_digest.extract.times.atoms import Atoms
from haiti_digest.extract.times.grammar import Grammar, Rule
from haiti_digest.records import Precision
from haiti_digest.text.reading import Reading
from haiti_digest.text.tokens import places_of

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
SPAN = "SPAN"
REMEMBERED = 8


@dataclass
class Scene:
    """One document while it is read: the publication date, and the last date named so far."""

    reading: Reading
    grammar: Grammar
    published: date | None
    clock: str | None = None
    origin: str = "the publication date"
    named: list[tuple[str, int]] = field(default_factory=list)
    """Values of the dates named in the text before with their paragraphs, the last one first."""
    paragraph: int = 0
    """The one being read."""
    tense: dict[tuple[int, int], tuple[Any]] = field(default_factory=dict)
    """The tense found around the last range of tokens asked about."""
    persons: frozenset[str] | None = None
    """Months and weekdays that are somebody's name in this text, once looked for."""

    @cached_property
    def lower(self) -> list[str]:
        """The document's tokens in lower case; a month with its capital is left out, as no verb (``May``)."""
        tokens = self.reading.tokens
        lower = tokens.lower.copy()
        for at in places_of(lower, self.grammar.values["MONTH"]):
            if tokens.words[at][0].isupper():
                lower[at] = ""
        return lower

    @property
    def last(self) -> str | None:
        """The last date named."""
        return self.named[0][0] if self.named else None

    def note(self, value: str) -> None:
        """Remembers a date that was named."""
        self.named.insert(0, (value, self.paragraph))
        del self.named[REMEMBERED:]


class Draft(msgspec.Struct, frozen=True, gc=False):
    """A time expression before it has its place: see `Timex` for the fields."""

    type: Kind
    value: str | None
    precision: Precision
    reason: str
    mod: str | None = None
    anchor: str | None = None
    also: tuple[str, ...] = ()
    ahead: bool | None = None
    part: int = 0
    """Which of the pattern's marked spans it is."""


class Hit(msgspec.Struct, frozen=True, gc=False):
    """A pattern found at some atoms of a sentence."""

    rule: Rule
    match: re.Match[str]
    atoms: Atoms
    scene: Scene
    within: tuple[int, int] = (0, 1 << 60)
    """Only parts of the match inside this range of atoms are seen."""

    @property
    def spans(self) -> list[tuple[int, int]]:
        """The marked spans as ranges of atoms; the whole match where none is marked."""
        numbers = self.rule.pattern.groups.get(SPAN)
        if numbers is None:
            return [self.match.span()]
        found = self.match.regs
        return sorted([span for span in [found[number] for number in numbers] if span[0] >= 0]) or [found[0]]

    def inside(self, span: tuple[int, int]) -> "Hit":
        """The same match seen only within some atoms."""
        return Hit(self.rule, self.match, self.atoms, self.scene, span)

    def place(self, category: str) -> tuple[int, int] | None:
        """The atoms of the first part of a category; None where there is none."""
        numbers = self.rule.pattern.groups.get(category)
        if numbers is None:
            return None
        found, (low, high) = self.match.regs, self.within
        if len(numbers) == 1:
            span = found[numbers[0]]
            return span if span[0] >= low and span[1] <= high else None
        best: tuple[int, int] | None = None
        for number in numbers:
            span = found[number]
            if span[0] >= low and span[1] <= high and (best is None or span < best):
                best = span
        return best

    def places(self, category: str) -> list[tuple[int, int]]:
        """The atoms of every part of a category, in order."""
        numbers = self.rule.pattern.groups.get(category)
        if numbers is None:
            return []
        found, (low, high) = self.match.regs, self.within
        return sorted([span for span in [found[n] for n in numbers] if span[0] >= low and span[1] <= high])

    def has(self, category: str) -> bool:
        """Whether the match has a part of a category."""
        return self.place(category) is not None

    def text(self, category: str) -> str:
        """The folded words of the first part of a category; empty where there is none."""
        place = self.place(category)
        return self.atoms.joined(*place) if place else ""

    def value(self, category: str) -> str | None:
        """The table's value for the first part of a category."""
        return self.scene.grammar.values[category].get(self.text(category))

    def number(self, category: str) -> int | None:
        """The first part of a category as a whole number, from digits or the table."""
        text = self.text(category)
        if not text:
            return None
        known = self.scene.grammar.values.get(category, {}).get(text)
        digits = known or re.match(r"\d*", text)[0]  # type: ignore[index]
        return int(digits) if digits else None
