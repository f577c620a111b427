"""Reads an article's mentions in order and finds whom each pronoun and description means."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal, NamedTuple

from haiti_digest.records import Mention
from haiti_digest.resolve.cast import Cast, Member
from haiti_digest.resolve.roles import Description, body_fits, fits, read_description
from haiti_digest.spans import Span
from haiti_digest.text.reading import Reading

REACH = 12  # sentences that a pronoun may look back


class Heard(NamedTuple):
    """A member spoken of outside quotation marks: where, and whether as the subject."""

    member: Member
    sentence: int
    subject: bool
    at: int


class Finding(NamedTuple):
    """Whom a mention means, by which rule and why; no member where it stays open."""

    member: Member | None
    rule: str
    reason: str


class Discourse:
    """The state of reading: who was spoken of so far. ``findings`` holds the answer for each mention read."""

    def __init__(self, reading: Reading, mentions: Sequence[Mention], cast: Cast, sources: frozenset[int]) -> None:
        self.reading = reading
        self.mentions = mentions
        self.cast = cast
        self.sources = sources
        self.heard: list[Heard] = []
        self.described: list[tuple[Description, Member]] = []
        self.findings: dict[int, Finding] = {}
        self._sentence_starts = [reading.tokens.starts[first] for first, _ in reading.sentences]
        self._quotes = [run.outer for run in reading.quotes]
        self._quote_starts = [outer.start for outer in self._quotes]
        self._subject_of: dict[int, int] = {}

    def sentence_of(self, offset: int) -> int:
        """The number of the sentence that holds *offset*."""
        return bisect_right(self._sentence_starts, offset) - 1

    def quoted(self, span: Span) -> bool:
        """Whether *span* lies between quotation marks."""
        at = bisect_right(self._quote_starts, span.start) - 1
        return at >= 0 and self._quotes[at].covers(span)

    def read(self) -> None:
        """Go through all mentions once, in order."""
        for index, mention in enumerate(self.mentions):
            source = index in self.sources
            if self.quoted(mention.span) and not source:
                continue
            finding = self._find(index, mention)
            self.findings[index] = finding
            if finding.member is not None:
                self._hear(finding.member, mention, source)

    def _hear(self, member: Member, mention: Mention, source: bool) -> None:
        sentence = self.sentence_of(mention.span.start)
        subject = source or self._is_subject(mention, sentence)
        if subject and not source:
            self._subject_of.setdefault(sentence, member.number)
        self.heard.append(Heard(member, sentence, subject, mention.span.start))

    def _is_subject(self, mention: Mention, sentence: int) -> bool:
        """Whether the mention stands as a subject: first of its sentence, after no preposition, owning nothing."""
        if sentence in self._subject_of:
            return False
        tokens = self.reading.tokens
        first = self.reading.token_at(mention.span.start)
        if first and tokens.lower[first - 1] in self.cast.vocabulary.prepositions:
            return False
        after = mention.span.end
        return self.reading.text[after : after + 2] not in ("'s", "’s")

    def _find(self, index: int, mention: Mention) -> Finding:
        if mention.form == "name":
            return self._name(index)
        if mention.form == "pronoun":
            return self.pronoun(mention.name, mention.span.start, mention.gender, mention.plural)
        return self._description(index, mention)

    def _name(self, index: int) -> Finding:
        member = self.cast.of.get(index)
        if member is not None:
            return Finding(member, *self.cast.how[index])
        rivals = self.cast.rivals.get(index, [])
        return Finding(None, "name of several", _several(rivals))

    # --- pronouns ---

    def pronoun(self, word: str, at: int, gender: Literal["f", "m"] | None, plural: bool) -> Finding:
        """Whom the pronoun *word* at offset *at* means."""
        sentence = self.sentence_of(at)
        if plural:
            return self._plural(sentence)
        near = [h for h in reversed(self.heard) if sentence - h.sentence <= REACH and _may_be(h.member, gender)]
        if not near:
            return Finding(None, "pronoun open", f"no person that “{word}” fits is named before")
        everyone = {h.member.number for h in self.heard if _may_be(h.member, gender)}
        subject = next((h for h in near if h.subject), None)
        if len(everyone) == 1:
            return self._sure(
                near[0].member, gender, "pronoun: only person", "the only person named so far whom it fits"
            )
        if subject is None:
            return Finding(None, "pronoun open", _several([h.member for h in near]))
        last = next(h for h in near if h.member is subject.member)
        between = [h for h in near if h.at > last.at]
        where = _where(sentence - subject.sentence)
        if not between:
            reason = f"the subject {where}; no one else is named between"
            return self._sure(subject.member, gender, "pronoun: last subject", reason)
        reason = f"the subject {where}; {_names([h.member for h in between])} is named there, but not as the subject"
        return Finding(subject.member, "pronoun: subject before others", reason)

    def _sure(self, member: Member, gender: Literal["f", "m"] | None, rule: str, reason: str) -> Finding:
        if member.gender is None:
            member.gender = gender
        return Finding(member, rule, reason)

    def _plural(self, sentence: int) -> Finding:
        for heard in reversed(self.heard):
            if sentence - heard.sentence > 2:
                break
            if heard.subject and (heard.member.plural or heard.member.kind == "body"):
                where = _where(sentence - heard.sentence)
                return Finding(heard.member, "pronoun: several", f"the group or body that is the subject {where}")
        return Finding(None, "pronoun open", "no group that it fits is the subject before")

    # --- descriptions ---

    def _description(self, index: int, mention: Mention) -> Finding:
        said = read_description(mention, self.reading.text, self.cast.vocabulary)
        if said.possessor:
            return Finding(None, "description open", "it depends on whose it is")
        beside = self._beside(index, mention)
        if beside is not None:
            return Finding(beside, "apposition", "the name stands beside it")
        if said.definite and not mention.plural:
            finding = self._definite(said, mention)
            if finding is not None:
                return finding
        return self._new(said, mention)

    def _beside(self, index: int, mention: Mention) -> Member | None:
        """The member whose role these very words are."""
        for other in (index - 1, index + 1):
            if 0 <= other < len(self.mentions):
                role = self.mentions[other].role_span
                if role is not None and role.overlaps(mention.span):
                    return self.cast.of.get(other)
        return None

    def _definite(self, said: Description, mention: Mention) -> Finding | None:
        seen: dict[int, Member] = {}
        for heard in self.heard:
            seen.setdefault(heard.member.number, heard.member)
        cast = self.cast
        if mention.kind == "body":
            fitting = [m for m in seen.values() if m.kind == "body" and body_fits(said, m, cast.vocabulary)]
        else:
            fitting = [m for m in seen.values() if m.kind == "person" and fits(said, m, cast)]
            fitting += [m for d, m in self.described if d.head == said.head and m.kind == "described" and not fitting]
        if not fitting:
            return None
        if len(fitting) == 1:
            return Finding(fitting[0], "role: only one", "the only one named so far with such a role or name")
        last = next(h for h in reversed(self.heard) if h.member in fitting)
        subject = next((h for h in reversed(self.heard) if h.subject and h.member.kind == last.member.kind), None)
        if subject is not None and subject.member is last.member:
            reason = f"the last named of {len(fitting)} whom it fits, and the last subject"
            return Finding(last.member, "role: last of several", reason)
        return Finding(None, "role of several", _several(fitting))

    def _new(self, said: Description, mention: Mention) -> Finding:
        """The member for one who is only described; the same words with *the* mean the same one later."""
        name = " ".join(mention.span.of(self.reading.text).split())
        for earlier, member in reversed(self.described):
            if earlier.head == said.head and said.definite and earlier.nations == said.nations:
                return Finding(member, "described before", f"“{member.name}” named before without a name")
        member = Member(-1, mention.kind, name, ())
        member.plural = mention.plural
        member.gender = mention.gender
        self.described.append((said, member))
        return Finding(member, "described", "not named in this article")


def _may_be(member: Member, gender: str | None) -> bool:
    singular = not member.plural and member.kind in ("person", "described")
    return singular and (member.gender is None or gender is None or member.gender == gender)


def _where(distance: int) -> str:
    if distance <= 0:
        return "of the same sentence"
    return "of the sentence before" if distance == 1 else f"{distance} sentences before"


def _names(members: Sequence[Member]) -> str:
    return " and ".join(dict.fromkeys(m.name for m in members))


def _several(members: Sequence[Member]) -> str:
    names = list(dict.fromkeys(m.name for m in members))
    if not names:
        return "nobody fits"
    if len(names) == 1:
        return f"only {names[0]} fits, but is not the subject"
    shown = ", ".join(names[:3])
    return f"{len(names)} fit: {shown}"
