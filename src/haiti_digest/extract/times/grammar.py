"""A language's grammar of time expressions, read from its ``times`` table: categories, patterns, cues.

Each atom gets one code, a character that stands for the set of categories it belongs to (``second`` is a unit and an
ordinal); a category in a pattern is the class of all codes whose set holds it. Atoms of no category have ``.``.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import msgspec

from haiti_digest.extract.times.atoms import Piece, cut, folded
from haiti_digest.extract.times.pattern import Compiled, Part, compile_pattern, literals
from haiti_digest.language.lexicon import FALLBACK, table, words

PLAIN = "."
NO_KINDS = frozenset[str]()
FIRST_CODE = 0xE000
MOST_ENTRIES = 60_000  # kept words; a text of nothing but new words must not fill the memory
YEARS = range(1400, 2101)
NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?", re.ASCII)
CLOCK = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)(?:[:.][0-5]\d)?", re.ASCII)
ISO = re.compile(r"(\d{4})[-‑](\d\d)[-‑](\d\d)", re.ASCII)
FISCAL = re.compile(r"fy(\d{4}|\d\d)", re.ASCII)
SAMPLES = words("5 05 45 0600 145 2024 2,000 9:30 9.30 09.75 2.5 1990s 90s 1st 2nd 45th 2025-09-21 fy2025")


class Entry(msgspec.Struct, frozen=True, gc=False):
    """What is known of a token: its pieces, one code a piece, whether it can be the heart of an expression."""

    pieces: tuple[Piece, ...]
    codes: str
    trigger: bool


class Rule(msgspec.Struct, frozen=True, gc=False):
    """A pattern with its name, the maker that reckons its value, and the maker's settings."""

    name: str
    maker: str
    pattern: Compiled
    settings: Mapping[str, Any]
    not_before: frozenset[str]
    not_after: frozenset[str]
    order: int


class Entries(dict[str, Entry]):
    """Tokens to entries, filled as they are met."""

    def __init__(self, grammar: "Grammar") -> None:
        self.grammar = grammar

    def __missing__(self, token: str) -> Entry:
        if len(self) > MOST_ENTRIES:
            self.clear()
        entry = self.grammar.entry(token)
        self[token] = entry
        return entry


class Fits(dict[str, tuple[tuple[int, Rule], ...]]):
    """Stretches of codes, each behind the code before it, to the rules that match there with the atoms that each
    takes, the longest first, else in their order; filled as they are met.

    A match never reaches over an atom of no category, so that what matches at a place is told by few codes; most
    stretches are met again and again.
    """

    def __init__(self, by_code: Mapping[str, list[Rule]]) -> None:
        self.by_code = by_code
        self.longest = max(rule.pattern.longest for rules in by_code.values() for rule in rules)

    def __missing__(self, stretch: str) -> tuple[tuple[int, Rule], ...]:
        if len(self) > MOST_ENTRIES:
            self.clear()
        rules = [rule for rule in self.by_code.get(stretch[1], ()) if rule.pattern.may_match(stretch[1:])]
        found = [(match.end() - 1, rule) for rule in rules if (match := rule.pattern.regex.match(stretch, 1))]
        fitting = tuple(sorted([one for one in found if one[0]], key=lambda one: (-one[0], one[1].order)))
        self[stretch] = fitting
        return fitting

    def at(self, line: str, place: int) -> tuple[tuple[int, Rule], ...]:
        """The rules that match at *place* of a line of codes with how many atoms each takes, the longest first."""
        end = line.find(PLAIN, place, place + self.longest)
        before = line[place - 1] if place else PLAIN
        return self[before + line[place : end if end >= 0 else place + self.longest]]


class Grammar:
    """Categories, rules and cue words of one language."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data
        self.macros: Mapping[str, str] = data.get("macro", {})
        self.capital = words(data.get("capital", ""))
        self.suffixes = words(data.get("suffixes", {}).get("ordinal", "")) | words(data["suffixes"]["decade"])
        self.ordinal = words(data["suffixes"]["ordinal"])
        self.decade = words(data["suffixes"]["decade"])
        self.values: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for name, entry in data["category"].items():
            self.values[name].update(_phrases(entry, self.suffixes))
        self._categories = self._by_phrase()
        self.triggers = words(data["triggers"]) | {"ISO", "CLOCK", "DECADE", "TENS", "YEAR", "FISCAL"}
        self._literal = self._literals()
        self._numbers: dict[frozenset[str], str] = {frozenset(): PLAIN}
        self._meet_vocabulary()
        self._codes = self._by_kind()
        self._parts: dict[str, Part] = {}
        self.rules = [self._rule(entry, order) for order, entry in enumerate(data["rule"])]
        by_code = self._by_code()
        self.starts = re.compile("[" + "".join(by_code) + "]")
        """The codes of atoms that may begin an expression."""
        self.fits = Fits(by_code)
        self.entries = Entries(self)

    def choices(self, category: str) -> list[tuple[str, ...]]:
        """Each phrase of a category, the longest first; single atoms are one choice."""
        several = [tuple(phrase.split()) for phrase in self.values.get(category, {}) if " " in phrase]
        return [*sorted(several, key=len, reverse=True), (category,)]

    def macro(self, name: str) -> str:
        """The pattern that a name is short for; empty where it is a category."""
        return self.macros.get(name, "")

    def codes(self, name: str) -> frozenset[str]:
        """The codes of the atoms that may stand for a category or a literal."""
        return self._codes.get(name, NO_KINDS)

    def entry(self, token: str) -> Entry:
        """The pieces of a token with their codes."""
        plain = token.lower()
        if token.isascii() and token.isalpha() and plain not in self._categories and plain not in self._literal:
            return Entry((Piece(token, plain, 0),), PLAIN, False)
        pieces = tuple(cut(token, self.suffixes))
        kinds = [self.kinds(piece.word, piece.folded) for piece in pieces]
        if not any(kinds):
            return Entry(pieces, PLAIN * len(pieces), False)
        codes = "".join(self._numbers.get(kind, PLAIN) for kind in kinds)
        return Entry(pieces, codes, any(kind & self.triggers for kind in kinds))

    def kinds(self, word: str, plain: str) -> frozenset[str]:
        """The categories and the literal that an atom belongs to."""
        if word[0].isdecimal():
            return frozenset(self._shapes(plain)) | ({plain} & self._literal)
        found = self._categories.get(plain, NO_KINDS)
        if not word[0].isupper():
            found -= self.capital
        if FISCAL.fullmatch(plain):
            found |= {"FISCAL"}
        return found | {plain} if plain in self._literal else found

    def _by_phrase(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for name, known in self.values.items():
            for phrase in known:
                found.setdefault(phrase, set()).add(name)
        return {phrase: frozenset(names) for phrase, names in found.items()}

    def _shapes(self, plain: str) -> Iterable[str]:
        if ISO.fullmatch(plain):
            yield "ISO"
        if NUMBER.fullmatch(plain):
            yield "NUM"
            if plain.isdigit():
                yield from self._whole(plain)
        if CLOCK.fullmatch(plain):
            yield "CLOCK" if ":" in plain else "DOTTED"
        digits = plain.rstrip("".join(self.suffixes))
        ending = plain[len(digits) :]
        if ending in self.ordinal and digits.isdigit() and len(digits) < 4:
            yield "ORD"
            if 1 <= int(digits) <= 31:
                yield "DAYTH"
        if ending in self.decade and digits.isdigit() and digits[-1] == "0" and len(digits) in (2, 4):
            yield "DECADE" if len(digits) == 4 else "TENS"

    def _whole(self, digits: str) -> Iterable[str]:
        if len(digits) <= 2 and 1 <= int(digits) <= 31:
            yield "DAY"
        if len(digits) == 4 and int(digits) in YEARS:
            yield "YEAR"
        if len(digits) == 4:
            yield "HHMM"

    def _literals(self) -> frozenset[str]:
        patterns = [entry["pattern"] for entry in self.data["rule"]] + list(self.macros.values())
        found = {word for pattern in patterns for word in literals(pattern)}
        found |= {
            word for known in self.values.values() for phrase in known if " " in phrase for word in phrase.split()
        }
        return frozenset(found)

    def _meet_vocabulary(self) -> None:
        vocabulary = {phrase for known in self.values.values() for phrase in known if " " not in phrase}
        for word in sorted(vocabulary | self._literal | set(SAMPLES)):
            for written in (word, word[0].upper() + word[1:]):
                kinds = self.kinds(written, word)
                if kinds not in self._numbers:
                    self._numbers[kinds] = chr(FIRST_CODE + len(self._numbers))

    def _by_kind(self) -> dict[str, frozenset[str]]:
        """The codes of each category and literal."""
        found: dict[str, set[str]] = {}
        for kinds, code in self._numbers.items():
            for name in kinds:
                found.setdefault(name, set()).add(code)
        return {name: frozenset(codes) for name, codes in found.items()}

    def _rule(self, entry: Mapping[str, Any], order: int) -> Rule:
        compiled = compile_pattern(entry["pattern"], self, self._parts)
        return Rule(
            entry["name"],
            entry["make"],
            compiled,
            entry,
            words(entry.get("not_before", "")),
            words(entry.get("not_after", "")),
            order,
        )

    def _by_code(self) -> dict[str, list[Rule]]:
        found: dict[str, list[Rule]] = {}
        for rule in self.rules:
            for code in rule.pattern.first:
                found.setdefault(code, []).append(rule)
        return found


def _phrases(entry: Mapping[str, str], suffixes: frozenset[str]) -> Iterable[tuple[str, str]]:
    """Each phrase, cut into atoms, with its value; the data has ``value = "phrase | phrase"``."""
    for value, listed in entry.items():
        for phrase in listed.split("|"):
            pieces = [piece.folded for word in phrase.split() for piece in cut(folded(word), suffixes)]
            yield " ".join(pieces), value


@cache
def grammar_of(language: str) -> Grammar:
    """The grammar of a language; English where it has none."""
    return Grammar(table(language, "times") or table(FALLBACK, "times"))
