"""What lists and counts ask of all articles again and again, in columns: a few bytes for each record.

The outlines of all articles are walked over once for them: to decode one for every line of every list would cost more
than all else that is laid out.
"""

from array import array

from haiti_digest.records import Ref, record_id
from haiti_digest.site.leaves import MARK, ROW
from haiti_digest.site.outline import KINDS, Outline
from haiti_digest.site.packed import Rows
from haiti_digest.spans import Span


class Named:
    """Rows of words, by the number that each different one has."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self.words: list[str] = []
        self.rows = Rows()

    def append(self, row: tuple[str, ...]) -> None:
        """Adds a row to the end."""
        self.rows.append(map(self._number, row))

    def _number(self, word: str) -> int:
        number = self._numbers.setdefault(word, len(self.words))
        if number == len(self.words):
            self.words.append(word)
        return number

    def row(self, row: int) -> list[str]:
        """A row."""
        return [self.words[number] for number in self.rows.row(row)]

    def at(self, row: int, place: int) -> str:
        """The word at a place of a row."""
        return self.words[self.rows.at(row, place)]


class Columns:
    """The columns of outlines, each a row an article, with the names they have there."""

    def __init__(self) -> None:
        self.light = bytearray()
        self.text, self.text_rows, self.problems = array("Q"), array("I"), array("I")
        self.speakers, self.tellers = Rows("i"), Rows("i")
        self.indirect, self.keyed, self.kinds, self.roles = Rows("B"), Rows("B"), Rows("B"), Rows("B")
        self.mentions = Rows()
        self.things, self.values, self.precisions = Named(), Named(), Named()
        self.lengths: dict[str, Rows] = {kind: Rows() for kind in KINDS}
        self._said = Rows()
        self._sums = bytearray()

    def append(self, outline: Outline) -> None:
        """Adds an article."""
        self.light.append(outline.light)
        self.text.append(outline.text)
        self.text_rows.append(outline.rows)
        self.problems.append(outline.problems)
        self.speakers.append(outline.speakers)
        self.tellers.append(outline.tellers)
        self.indirect.append(outline.indirect)
        self.keyed.append(outline.keyed)
        self.kinds.append(outline.kinds)
        self.roles.append(outline.roles)
        self.mentions.append(memoryview(outline.mentions).cast("I"))
        self.things.append(outline.things)
        self.values.append(outline.values)
        self.precisions.append(outline.precisions)
        for rows, lengths in zip(self.lengths.values(), outline.lengths, strict=True):
            rows.append(lengths)
        self._said.append(memoryview(outline.said).cast("I"))
        self._sums += bytes.fromhex(outline.sha256)

    def sha256(self, at: int) -> str:
        """The digest of the file of an article."""
        return self._sums[32 * at : 32 * at + 32].hex()

    def statement_id(self, ref: Ref) -> str:
        """The id of a statement's record."""
        said, at = self._said, ref.article
        span = Span(said.at(at, 2 * ref.index), said.at(at, 2 * ref.index + 1))
        return record_id(self.sha256(at), "statement", span)

    def records(self, at: int) -> int:
        """How many records an article has."""
        return sum(rows.length(at) for rows in self.lengths.values())

    def weight(self, at: int, share: float) -> float:
        """What the whole text of an article weighs on a page that shows a *share* of it."""
        return self.text_rows[at] * ROW + MARK * self.records(at) + share * self.text[at]
