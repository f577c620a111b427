"""Units: sentences as the narrator speaks them, each quoted run standing as one word."""

from haiti_digest.extract.statements.lexicon import Words
from haiti_digest.spans import Span
from haiti_digest.text.quotation import QuotedRun
from haiti_digest.text.reading import Reading

QUOTE = "“”"
"""How a quoted run stands among the words of a unit; no token of a text is written so."""
SPOKEN_END = frozenset("?!.…")
SPEECH_END = SPOKEN_END | frozenset(",—–-")
LONGEST_TITLE = 60
"""Characters of a title."""
SMALL = 3
"""Letters of words that a title may write small."""
NESTED = "’'”\""
"""Closing marks of words quoted inside a run."""
MOST_RUNS = 8
LONGEST = 300
"""Words of a unit: no sentence of a newspaper is longer, and work grows with the square of it."""
LONGEST_TAIL = 60
"""Words of a sentence that may still tell who spoke the run before it."""
LONGEST_NICKNAME = 24
"""Characters of another name of somebody in marks, with these."""
BRACKETED = 9
"""Words of a remark in brackets that is left out, with the brackets."""
DASHES = frozenset("—–-―")
FINAL = frozenset(".!?…")
STOPS = frozenset(".;:")
HARD = frozenset([QUOTE, ";", ":", "—", "–", "-", "(", ")", "[", "]", "•", "*", "―", "|"])


class Unit:
    """One sentence, or several that a quoted run holds together.

    ``words``, ``lower``, ``starts`` and ``ends`` are parallel lists as in tokens; ``runs`` gives the index of the
    quoted run (into the reading's) by position. ``spoken`` holds those indices whose words end in a mark of speech,
    ``titles`` those whose words are written as a title is.
    ``paragraph`` is an index.
    """

    __slots__ = ("ends", "lower", "paragraph", "runs", "spoken", "starts", "titles", "words")

    def __init__(self, paragraph: int) -> None:
        self.paragraph = paragraph
        self.words: list[str] = []
        self.lower: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.runs: dict[int, int] = {}
        self.spoken: set[int] = set()
        self.titles: set[int] = set()

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, end: int) -> Span:
        """From word *first* to the word before *end*."""
        return Span(self.starts[first], self.ends[end - 1])

    def at(self, i: int) -> str:
        """The word at *i* in lower case; empty outside of the unit."""
        return self.lower[i] if 0 <= i < len(self.lower) else ""

    def stretch_start(self, i: int, floor: int) -> int:
        """The first word after the last mark before word *i*, not before *floor*."""
        while i > floor and self.lower[i - 1] != "," and self.lower[i - 1] not in HARD:
            i -= 1
        return i

    def before_dashes(self, i: int, floor: int) -> int:
        """The word before the words between two dashes of which the second is *i*; *i* itself where none are."""
        if self.words[i] not in DASHES:
            return i
        first = next((k for k in range(i - 1, floor, -1) if self.words[k] in DASHES), None)
        return i if first is None else first - 1

    def is_capital(self, i: int) -> bool:
        """Whether word *i* starts with a capital letter."""
        return 0 <= i < len(self.words) and self.words[i][0].isupper()

    def is_word(self, i: int) -> bool:
        """Whether *i* is a word or number, no mark and no quoted run."""
        return 0 <= i < len(self.words) and self.words[i][0].isalnum()

    def is_stop(self, i: int) -> bool:
        """Whether word *i* is a mark that ends a clause; not the stop of an abbreviation: ``on Nov[.] 3 that``."""
        if self.lower[i] not in STOPS:
            return False
        following = self.words[i + 1][0] if i + 1 < len(self.words) else "A"
        return self.lower[i] != "." or not (following.islower() or following.isdigit())

    def add_words(self, reading: Reading, first: int, end: int) -> None:
        """Append tokens of the reading."""
        tokens = reading.tokens
        self.words += tokens.words[first:end]
        self.lower += tokens.lower[first:end]
        self.starts += tokens.starts[first:end]
        self.ends += tokens.ends[first:end]

    def drop_brackets(self) -> None:
        """Leave out short remarks in round brackets (``(D-Ohio)``, ``(NBC)``), so that words beside them meet."""
        if "(" not in self.words:
            return
        kept: list[int] = []
        i = 0
        while i < len(self.words):
            if self.words[i] == "(" and i > 0:
                end = next((k for k in range(i + 1, min(len(self), i + BRACKETED)) if self.words[k] == ")"), None)
                if end is not None and not any(k in self.runs for k in range(i, end)):
                    i = end + 1
                    continue
            kept.append(i)
            i += 1
        self._keep(kept)

    def drop_aliases(self, small: Words) -> None:
        """Leave out another name of somebody in marks (``Jane Roe, known as “Red,” said``), so that words beside it
        meet."""
        gone: set[int] = set()
        for at in self.runs:
            if self.runs[at] in self.spoken and self.ends[at] - self.starts[at] > LONGEST_NICKNAME:
                continue
            first = at
            while first > 0 and self.lower[first - 1] in small.naming:
                first -= 1
            if first == at or first < 2 or self.lower[first - 1] != "," or not self.is_capital(first - 2):
                continue
            gone.update(range(first - 1, at + 1 + (self.at(at + 1) == ",")))
        if gone:
            self._keep([k for k in range(len(self)) if k not in gone])

    def _keep(self, kept: list[int]) -> None:
        """Leave out all words but those *kept*, which are numbers in order."""
        self.words = [self.words[k] for k in kept]
        self.lower = [self.lower[k] for k in kept]
        self.starts = [self.starts[k] for k in kept]
        self.ends = [self.ends[k] for k in kept]
        self.runs = {at: self.runs[k] for at, k in enumerate(kept) if k in self.runs}

    def part_clitics(self, small: Words) -> None:
        """Part what a language writes as one: ``qu’il`` is *qu’* and *il*, ``dit-il`` *dit* and *il*."""
        names = {start for start, lower in zip(self.starts, self.lower, strict=True) if lower[0].isupper()}
        parts = [
            part
            for i in range(len(self.words))
            for part in _parts(self.words[i], self.starts[i], self.ends[i], self.runs.get(i), small)
        ]
        self.words = [part[0] for part in parts]
        self.lower = [part[0] if part[1] in names else part[0].lower().replace("'", "’") for part in parts]
        self.starts = [part[1] for part in parts]
        self.ends = [part[2] for part in parts]
        self.runs = {at: part[3] for at, part in enumerate(parts) if part[3] is not None}

    def cut(self, longest: int) -> list["Unit"]:
        """Pieces of at most *longest* words, for text without sentence ends."""
        pieces = []
        for first in range(0, len(self), longest):
            piece, end = Unit(self.paragraph), first + longest
            piece.spoken, piece.titles = self.spoken, self.titles
            piece.words, piece.lower = self.words[first:end], self.lower[first:end]
            piece.starts, piece.ends = self.starts[first:end], self.ends[first:end]
            piece.runs = {at - first: self.runs[at] for at in range(first, min(end, len(self))) if at in self.runs}
            pieces.append(piece)
        return pieces

    def add_run(self, number: int, run: QuotedRun, text: str) -> None:
        """Append a quoted run of *text* as one word."""
        if closing_mark(run, text) in SPEECH_END:
            self.spoken.add(number)
        if is_title(run.inner.of(text)):
            self.titles.add(number)
        self.runs[len(self.words)] = number
        self.words.append(QUOTE)
        self.lower.append(QUOTE)
        self.starts.append(run.outer.start)
        self.ends.append(run.outer.end)


def closing_mark(run: QuotedRun, text: str) -> str:
    """The last character of the words of *run*, closing marks inside it left out: ``“I said, ‘Why[?]’”``."""
    return run.inner.of(text).rstrip(NESTED)[-1:]


def is_title(words: str) -> bool:
    """Whether all longer words have a capital, as in the title of a programme: ``Good Morning Ostend``."""
    if len(words) > LONGEST_TITLE:
        return False
    long = [word for word in words.split() if len(word) > SMALL]
    capital = all(word[0].isupper() or word.isdigit() for word in long)
    return bool(long) and capital and (words[:1].isupper() or words[:1].isdigit())


def units(reading: Reading, wanted: set[int], small: Words) -> list[Unit]:
    """The units of those sentences that *wanted* names or that a quoted run touches, in order."""
    found: list[Unit] = []
    runs = reading.quotes
    starts, ends = reading.tokens.starts, reading.tokens.ends
    at_run = 0
    unit: Unit | None = None
    covered = -1
    for number, (first, end) in enumerate(reading.sentences):
        begin, finish = starts[first], ends[end - 1]
        if begin >= covered and not (unit is not None and _asks_on(unit, reading, number)):
            unit = None
        touches = at_run < len(runs) and runs[at_run].outer.start < finish
        if unit is None:
            if number not in wanted and not touches:
                continue
            unit = Unit(reading.sentence_paragraph[number])
            found.append(unit)
        at = first
        while at < end and starts[at] < covered:
            at += 1
        while at_run < len(runs) and runs[at_run].outer.start < finish:
            run = runs[at_run]
            before = at
            while before < end and starts[before] < run.outer.start:
                before += 1
            unit.add_words(reading, at, before)
            unit.add_run(at_run, run, reading.text)
            covered = run.outer.end
            at = before
            while at < end and starts[at] < covered:
                at += 1
            at_run += 1
        unit.add_words(reading, at, end)
    whole: list[Unit] = []
    for unit in found:
        unit.drop_brackets()
        if unit.runs and small.naming:
            unit.drop_aliases(small)
        if small.elisions:
            unit.part_clitics(small)
        whole += [unit] if len(unit.words) <= LONGEST else unit.cut(LONGEST)
    return [u for u in whole if u.words]


def _parts(word: str, start: int, end: int, run: int | None, small: Words) -> list[tuple[str, int, int, int | None]]:
    if run is not None or not ("-" in word or "’" in word or "'" in word):
        return [(word, start, end, run)]
    parts: list[tuple[str, int, int, int | None]] = []
    cut = max(word.find("’"), word.find("'"))
    if 0 < cut < len(word) - 1 and word[:cut].lower() in small.elisions:
        parts.append((word[: cut + 1], start, start + cut + 1, None))
        word, start = word[cut + 1 :], start + cut + 1
    ending = next((e for e in sorted(small.clitics, key=len, reverse=True) if word.lower().endswith(e)), None)
    if ending is None or len(ending) >= len(word):
        return [*parts, (word, start, end, None)]
    pronoun = ending.rsplit("-", 1)[1]
    stem = len(word) - len(ending)
    return [
        *parts,
        (word[:stem], start, start + stem, None),
        (word[-len(pronoun) :], end - len(pronoun), end, None),
    ]


def _asks_on(unit: Unit, reading: Reading, number: int) -> bool:
    """Whether the sentence after a run that ends with its own mark may tell who asked: ``“Why?” Roe said.``"""
    if (
        not 0 < len(unit.words) <= MOST_RUNS
        or any(word != QUOTE for word in unit.words)
        or unit.paragraph != reading.sentence_paragraph[number]
    ):
        return False
    run = reading.quotes[unit.runs[len(unit.words) - 1]]
    first, end = reading.sentences[number]
    return closing_mark(run, reading.text) in SPOKEN_END and end - first <= LONGEST_TAIL
