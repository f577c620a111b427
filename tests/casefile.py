"""Case files: sentences with the answer written into them, readable without knowing the code.

    # a comment
    ## a phenomenon
    @ published 2025-09-24
    [content|“We counted [figure value=3000 noun=person|3,000] people,”] [source|Mr. X] [cue|said].
    == nothing may be found in these ==
    He said no more.

One case a line; `` ¶ `` is a paragraph break; `@ name value` holds for the cases below it until the next `##`.
Marks nest; a mark is `[label attribute=value …|words]`, values with blanks in double quotes.
"""

import re
import shlex
from dataclasses import dataclass, field
from pathlib import Path

OPEN = re.compile(r"\[([a-z]+(?: [a-z_]+=(?:\"[^\"]*\"|[^\s|\]]*))*)\|")
NOTHING = "=="


@dataclass(frozen=True)
class Mark:
    """Marked words: label, attributes, and half-open offsets into the case's text."""

    label: str
    attributes: dict[str, str]
    start: int
    end: int


@dataclass(frozen=True)
class Case:
    """One line of a case file; ``nothing`` means that no record may be found in it."""

    text: str
    marks: tuple[Mark, ...]
    group: str
    settings: dict[str, str] = field(default_factory=dict)
    nothing: bool = False
    line: int = 0

    def __str__(self) -> str:
        return f"line {self.line}: {self.text[:60]}"

    def marked(self, label: str) -> list[tuple[str, dict[str, str]]]:
        """The words marked with *label* and their attributes, in order."""
        return [(self.text[m.start : m.end], m.attributes) for m in self.marks if m.label == label]


def read_cases(path: Path) -> list[Case]:
    """Every case of a file, in order; ValueError for an unclosed mark."""
    cases: list[Case] = []
    group, settings, nothing = "", {}, False
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = raw.strip()
        if line.startswith("## "):
            group, settings = line[3:], {}
        elif line.startswith(NOTHING):
            nothing = True
        elif line.startswith("@ "):
            name, _, value = line[2:].partition(" ")
            settings = {**settings, name: value}
        elif line and not line.startswith("#"):
            text, marks = parse_marks(line, f"{path.name}:{number}")
            cases.append(Case(text, marks, group, dict(settings), nothing, number))
    return cases


def parse_marks(line: str, place: str = "case") -> tuple[str, tuple[Mark, ...]]:
    """The text without its marks, and the marks sorted by place."""
    line = line.replace(" ¶ ", "\n\n")
    out, opened, marks = "", [], []
    i = 0
    while i < len(line):
        opening = OPEN.match(line, i)
        if opening:
            label, *pairs = shlex.split(opening[1])
            opened.append((label, dict(pair.split("=", 1) for pair in pairs), len(out)))
            i = opening.end()
        elif line[i] == "]" and opened:
            label, attributes, start = opened.pop()
            marks.append(Mark(label, attributes, start, len(out)))
            i += 1
        else:
            out += line[i]
            i += 1
    if opened:
        raise ValueError(f"{place}: the mark [{opened[-1][0]}|… is not closed")
    return out, tuple(sorted(marks, key=lambda m: (m.start, -m.end)))
