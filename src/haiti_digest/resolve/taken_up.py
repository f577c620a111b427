"""Sources that take up who spoke before: *the statement*, *it* behind a report, *the same source*, *they*."""

from collections.abc import Sequence

from haiti_digest.records import Statement
from haiti_digest.resolve.discourse import Discourse
from haiti_digest.resolve.memory import Finding
from haiti_digest.resolve.sources import Sources
from haiti_digest.spans import Span
from haiti_digest.text.reading import Reading

DOCUMENT = "pronoun: document"
NEAR = 400  # characters within which "the statement" means the one that was just quoted from
TOGETHER = 2  # sentences since those whom "they" may mean spoke


class TakenUp:
    """The speakers of statements whose sources mean who spoke before them; asked once an article has been read."""

    def __init__(
        self,
        reading: Reading,
        statements: Sequence[Statement],
        heads: Sequence[int | None],
        sources: Sources,
        discourse: Discourse,
    ) -> None:
        self.reading = reading
        self.statements = statements
        self.heads = heads
        self.sources = sources
        self.discourse = discourse
        self.vocabulary = sources.vocabulary

    def speaker(self, index: int, findings: Sequence[Finding]) -> Finding | None:
        """The speaker whom the source of the statement *index* takes up; None where it names its own.

        *findings* are the speakers of the statements before it.
        """
        steps = (self._read_out, self._read_on, self._same_source, self._they_go_on)
        return next((finding for step in steps if (finding := step(index, findings)) is not None), None)

    def _same_source(self, index: int, findings: Sequence[Finding]) -> Finding | None:
        """Whom *the same source*, or *this source* behind a source, means: who spoke last, shortly before."""
        source, before = self.statements[index].source, self.statements[index - 1] if index else None
        if source is None or before is None or source.start - before.span.end > NEAR:
            return None
        words = self._words(source).lower().split()
        same = len(words) == 3 and words[0] in self.vocabulary.definite and words[1] in self.vocabulary.again
        called = before.source is not None and words[-1] in self._words(before.source).lower().split()
        this = len(words) == 2 and words[0] in self.vocabulary.pointing and called
        if not (same or this) or words[-1] not in self.vocabulary.person:
            return None
        member = findings[index - 1].member
        return Finding(member, "same source", f"{member.name} is quoted right before it") if member else None

    def _they_go_on(self, index: int, findings: Sequence[Finding]) -> Finding | None:
        """Whom *they* means where no group is a subject near: those who spoke together last, shortly before."""
        source, head = self.statements[index].source, self.heads[index]
        known = self.discourse.findings.get(head) if head is not None else None
        if source is None or not index or known is None or known.member is not None:
            return None
        before = self.statements[index - 1]
        member = findings[index - 1].member
        sentences = self.discourse.sentence_of(source.start) - self.discourse.sentence_of(before.span.start)
        if self.vocabulary.pronouns.get(self._words(source).lower()) != "plural" or sentences > TOGETHER:
            return None
        if member is None or before.source is None or not member.plural:
            return None
        return Finding(member, "pronoun: speakers before", "those who speak in the statement before")

    def _read_out(self, index: int, findings: Sequence[Finding]) -> Finding | None:
        """The one whose document ``the statement`` is: who spoke last, in a sentence that names such a document."""
        source = self.statements[index].source
        speaker = findings[index - 1].member if index else None
        if source is None or speaker is None or self.heads[index] is not None:
            return None
        words = source.of(self.reading.text).lower().split()
        if len(words) != 2 or words[0] not in self.vocabulary.definite or words[1] not in self.vocabulary.documents:
            return None
        before = self.statements[index - 1].span
        if source.start - before.end > NEAR:
            return None
        first, end = self.reading.token_at(max(0, before.start - NEAR // 4)), self.reading.token_at(before.end)
        if words[1] not in self.reading.tokens.lower[first:end]:
            return None
        return Finding(
            speaker, "document named before", f"the {words[1]} from which {speaker.name} is quoted before it"
        )

    def _read_on(self, index: int, findings: Sequence[Finding]) -> Finding | None:
        """Whose document *it* is: that of the statement before, shortly before (``the report says. … it says``)."""
        source, before = self.statements[index].source, self.statements[index - 1] if index else None
        if source is None or before is None or before.source is None or findings[index - 1].member is None:
            return None
        sort = self.vocabulary.pronouns.get(self._words(source).lower())
        if sort != "body" or self.statements[index].span.start - before.span.end > NEAR:
            return None
        if not self.sources.is_document(before.source) and findings[index - 1].rule != DOCUMENT:
            return None
        return Finding(
            findings[index - 1].member, DOCUMENT, f"“{self._words(before.source)}” is quoted right before it"
        )

    def _words(self, span: Span) -> str:
        return " ".join(span.of(self.reading.text).split())
