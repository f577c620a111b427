"""The running speaker: whose words a quotation without a source of its own are."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from haiti_digest.records import Statement
from haiti_digest.resolve.cast import Member
from haiti_digest.resolve.discourse import Discourse
from haiti_digest.resolve.memory import Finding, Heard
from haiti_digest.resolve.pronouns import FRONT
from haiti_digest.text.reading import Reading

OPEN = Finding(None, "no source", "the text names no source")


class Running:
    """Finds the running speaker from the statements around; ``found`` holds the findings so far, in order."""

    def __init__(self, reading: Reading, statements: Sequence[Statement], discourse: Discourse) -> None:
        self.reading = reading
        self.statements = statements
        self.discourse = discourse
        self._starts = [paragraph.span.start for paragraph in reading.paragraphs]

    def speaker(self, index: int, found: Sequence[Finding]) -> Finding:
        """The speaker of statement *index*, which has no source, from the findings for those before it."""
        statement = self.statements[index]
        if statement.kind == "indirect" or self._said_by_others(statement):
            return OPEN
        paragraph = self._paragraph(statement.span.start)
        introduced = self._introduced(statement)
        if introduced is not None:
            return introduced
        speaker = found[index - 1].member if index else None
        if speaker is None:
            return OPEN
        before = self.statements[index - 1]
        if self._other_subject(before.span.end, statement.span.start, speaker):
            return Finding(None, "no source", "somebody else is named since the last speaker")
        distance = paragraph - self._paragraph(before.span.end - 1)
        if distance == 0:
            return Finding(speaker, "running speaker: same paragraph", f"goes on from {speaker.name}’s words before it")
        if distance == 1 and self._fills(statement, paragraph):
            reason = f"a quotation alone in its paragraph, after {speaker.name}’s words"
            return Finding(speaker, "running speaker: next paragraph", reason)
        return OPEN

    def _said_by_others(self, statement: Statement) -> bool:
        """Whether a cue that names nobody stands apart from the words: ``chants of “…”``, not ``Adding, “…”``."""
        cue = statement.cue
        if cue is None:
            return False
        between = self.reading.text[cue.end : statement.content[0].start]
        return any(letter.isalnum() for letter in between)

    def _paragraph(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _fills(self, statement: Statement, paragraph: int) -> bool:
        """Whether the statement is all of its paragraph but marks."""
        whole = self.reading.paragraphs[paragraph].span
        outside = self.reading.text[whole.start : statement.content[0].start]
        return not any(letter.isalnum() for letter in outside)

    def _introduced(self, statement: Statement) -> Finding | None:
        """The subject of the sentence that leads up to the quotation with a colon or comma."""
        start = statement.content[0].start
        before = self.reading.text[max(0, start - 4) : start].rstrip("“\"'‘« \n")
        if not before.endswith(":"):
            return None
        sentence = self.discourse.sentence_of(start)
        for heard in self._between(0, start):
            if sentence - heard.sentence > 1:
                return None
            if heard.place in FRONT and heard.member is not None and heard.member.kind != "place":
                reason = "the subject of the words that lead up to the quotation"
                return Finding(heard.member, "running speaker: colon", reason)
        return None

    def _other_subject(self, start: int, end: int, speaker: Member) -> bool:
        """Whether a person but *speaker* is the subject somewhere between the two offsets."""
        return any(
            heard.place in FRONT
            and heard.member is not speaker
            and (heard.member is None or heard.member.kind in ("person", "described"))
            for heard in self._between(start, end)
        )

    def _between(self, start: int, end: int) -> Iterator[Heard]:
        """Everybody heard of from *start* to *end*, the latest first."""
        heard = self.discourse.memory.heard
        for at in range(bisect_left(heard, end, key=lambda one: one.at) - 1, -1, -1):
            if heard[at].at < start:
                return
            yield heard[at]
