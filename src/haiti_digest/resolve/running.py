"""The running speaker: whose words a quotation without a source of its own are."""

from collections.abc import Sequence

from haiti_digest.records import Statement
from haiti_digest.resolve.cast import Member
from haiti_digest.resolve.discourse import Discourse, Finding
from haiti_digest.spans import Span
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
        if statement.kind == "indirect":
            return OPEN
        last = next((i for i in range(index - 1, -1, -1) if found[i].member is not None), None)
        paragraph = self._paragraph(statement.span.start)
        introduced = self._introduced(statement)
        if introduced is not None:
            return introduced
        if last is None or found[index - 1].member is None:
            return OPEN
        speaker, before = found[last].member, self.statements[last]
        assert speaker is not None
        if self._other_subject(before.span.end, statement.span.start, speaker):
            return Finding(None, "no source", "somebody else is named since the last speaker")
        distance = paragraph - self._paragraph(before.span.end - 1)
        if distance == 0:
            return Finding(speaker, "running speaker: same paragraph", f"goes on from {speaker.name}’s words before it")
        if distance == 1 and self._fills(statement, paragraph):
            reason = f"a quotation alone in its paragraph, after {speaker.name}’s words"
            return Finding(speaker, "running speaker: next paragraph", reason)
        return OPEN

    def _paragraph(self, offset: int) -> int:
        at = len(self._starts) - 1
        while at > 0 and self._starts[at] > offset:
            at -= 1
        return at

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
        for heard in reversed(self.discourse.heard):
            if heard.at >= start:
                continue
            if sentence - heard.sentence > 1:
                return None
            if heard.subject and heard.member.kind != "place":
                return Finding(
                    heard.member, "running speaker: colon", "the subject of the words that lead up to the quotation"
                )
        return None

    def _other_subject(self, start: int, end: int, speaker: Member) -> bool:
        between = Span(start, end)
        return any(
            heard.subject and heard.member is not speaker and heard.member.kind in ("person", "described")
            for heard in reversed(self.discourse.heard)
            if between.start <= heard.at < between.end
        )
