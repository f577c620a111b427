"""Patterns over categories: ``MONTH .? DAY (,? YEAR)?`` becomes a regular expression over one code an atom.

Words in capitals are categories of the language's table, words in lower case and marks stand for themselves,
``?`` makes the part before it optional, ``( | )`` gives choices, ``{ }`` marks what is the expression's span where
that is not the whole match (two pairs make two expressions), ``< | >`` is one atom that must stand before and is no
part of the match. No repetition: a match is never longer than the pattern, so no text can make it run away.
"""

import re
from functools import cached_property
from typing import NamedTuple, Protocol

LEXEME = re.compile(r"[A-Z]+|[^\W\d_]+|[(){}<>|?]|\S")
MARKS = "(){}<>|?"
NO_CODES = frozenset[str]()


class Alphabet(Protocol):
    """What a pattern needs to know of the categories."""

    def choices(self, category: str) -> list[tuple[str, ...]]:
        """Each phrase of a category as its atoms' literal names; ``(category,)`` alone for single atoms."""
        ...

    def macro(self, name: str) -> str:
        """The pattern that a name is short for; empty where it is a category."""
        ...

    def codes(self, name: str) -> frozenset[str]:
        """The codes of the atoms that may stand for a category or a literal."""
        ...


class Part(NamedTuple):
    """A translated piece: regular expression, codes of its first and its second atom, atoms at least and at most.

    ``needed`` are sets of codes; an atom of each must be there.
    """

    regex: str
    first: frozenset[str]
    second: frozenset[str]
    shortest: int
    longest: int
    needed: tuple[frozenset[str], ...]


class Compiled:
    """A pattern with the codes it may begin with, its atoms at least and at most; compiled when a text needs it."""

    def __init__(self, part: Part) -> None:
        self.source = part.regex
        self.first = part.first
        self.longest = part.longest
        self._second = part.second
        self._shortest = part.shortest
        self._needed = tuple(dict.fromkeys(part.needed))

    def may_match(self, codes: str) -> bool:
        """Whether *codes*, of which it may begin with the first, can begin with a match; told without compiling it."""
        if self._shortest > 1 and (len(codes) < self._shortest or codes[1] not in self._second):
            return False
        return not any(needed.isdisjoint(codes) for needed in self._needed)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The regular expression over codes."""
        return re.compile(self.source)

    @cached_property
    def groups(self) -> dict[str, list[int]]:
        """The numbers of its groups by category."""
        found: dict[str, list[int]] = {}
        for name, number in self.regex.groupindex.items():
            found.setdefault(name.rstrip("0123456789"), []).append(number)
        return found


def literals(pattern: str) -> set[str]:
    """The words and marks that stand for themselves in a pattern."""
    return {p for p in LEXEME.findall(pattern) if not p.isupper() and p not in MARKS}


def compile_pattern(pattern: str, alphabet: Alphabet, known: dict[str, Part] | None = None) -> Compiled:
    """Translates a pattern; ValueError where brackets do not close.

    *known* holds the categories of the alphabet that other patterns had, and is added to.
    """
    translation = _Translation(pattern, alphabet, {} if known is None else known)
    part = translation.choice()
    if translation.peek():
        raise ValueError(f"unexpected {translation.peek()!r} in the pattern {pattern!r}")
    return Compiled(part)


class _Translation:
    def __init__(self, pattern: str, alphabet: Alphabet, known: dict[str, Part]) -> None:
        self.pieces = LEXEME.findall(pattern)
        self.known = known
        self.pattern = pattern
        self.alphabet = alphabet
        self.place = 0
        self.seen: dict[str, int] = {}

    def peek(self) -> str:
        return self.pieces[self.place] if self.place < len(self.pieces) else ""

    def take(self) -> str:
        self.place += 1
        return self.pieces[self.place - 1] if self.place <= len(self.pieces) else ""

    def choice(self) -> Part:
        parts = [self.sequence()]
        while self.peek() == "|":
            self.take()
            parts.append(self.sequence())
        return _either(parts)

    def sequence(self) -> Part:
        regex, first, second, shortest, longest = "", NO_CODES, NO_CODES, 0, 0
        needed: list[frozenset[str]] = []
        while self.peek() and self.peek() not in ")}>|":
            part = self.item()
            if shortest < 2 and longest:  # one atom may be before it
                second |= part.first
            if not shortest:
                first |= part.first
                second |= part.second
            regex += part.regex
            shortest += part.shortest
            longest += part.longest
            needed += part.needed
        return Part(regex, first, second, shortest, longest, tuple(needed))

    def item(self) -> Part:
        part = self.single()
        if self.peek() == "?":
            self.take()
            return Part(f"(?:{part.regex})?", part.first, part.second, 0, part.longest, ())
        return part

    def single(self) -> Part:
        piece = self.take()
        if piece == "<":
            codes = self.choice().first
            self.close(">")
            return Part(f"(?<={_one_of(codes)})", NO_CODES, NO_CODES, 0, 0, ())
        if piece in "({":
            inner = self.choice()
            self.close(")" if piece == "(" else "}")
            return inner if piece == "(" else inner._replace(regex=f"(?P<{self.name('SPAN')}>{inner.regex})")
        if piece.isupper() and self.alphabet.macro(piece):
            group = self.name(piece)
            self.pieces[self.place : self.place] = ["(", *LEXEME.findall(self.alphabet.macro(piece)), ")"]
            inner = self.single()
            return inner._replace(regex=f"(?P<{group}>{inner.regex})")
        if piece.isupper():
            inner = self.category(piece)
            return inner._replace(regex=f"(?P<{self.name(piece)}>{inner.regex})")
        return self.phrase((piece,))

    def close(self, bracket: str) -> None:
        if self.take() != bracket:
            raise ValueError(f"a bracket is not closed in the pattern {self.pattern!r}")

    def category(self, name: str) -> Part:
        if name not in self.known:
            self.known[name] = _either([self.phrase(words) for words in self.alphabet.choices(name)])
        return self.known[name]

    def phrase(self, words: tuple[str, ...]) -> Part:
        codes = [self.alphabet.codes(word) for word in words]
        second = codes[1] if len(codes) > 1 else NO_CODES
        return Part("".join(map(_one_of, codes)), codes[0], second, len(codes), len(codes), tuple(codes))

    def name(self, group: str) -> str:
        self.seen[group] = self.seen.get(group, 0) + 1
        return group if self.seen[group] == 1 else f"{group}{self.seen[group]}"


def _either(parts: list[Part]) -> Part:
    if len(parts) == 1 and parts[0].regex[:1] != "(":
        return parts[0]
    regex = "(?:" + "|".join(part.regex for part in parts) + ")"
    return Part(
        regex,
        NO_CODES.union(*(p.first for p in parts)),
        NO_CODES.union(*(p.second for p in parts)),
        min(p.shortest for p in parts),
        max(p.longest for p in parts),
        _needed(parts),
    )


def _needed(parts: list[Part]) -> tuple[frozenset[str], ...]:
    """What one of several parts needs, whichever it is: the narrowest need of each, taken together."""
    if not all(part.needed for part in parts):
        return ()
    return (NO_CODES.union(*(min(part.needed, key=len) for part in parts)),)


def _one_of(codes: frozenset[str]) -> str:
    if len(codes) == 1:
        return re.escape(next(iter(codes)))
    return "[" + "".join(re.escape(code) for code in sorted(codes)) + "]" if codes else r"(?!)"
