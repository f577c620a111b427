"""Reads an article's mentions in order and finds whom each name, description and pronoun means."""

from bisect import bisect_right
from collections.abc import Sequence

from haiti_digest.records import Mention
from haiti_digest.resolve import pronouns
from haiti_digest.resolve.cast import Cast
from haiti_digest.resolve.descriptions import Descriptions
from haiti_digest.resolve.memory import Finding, Gender, Heard, Memory, Place
from haiti_digest.spans import Span
from haiti_digest.text.reading import Reading
from haiti_digest.text.tokens import places_of

PAUSES = frozenset(",;:—–-“”\"«»‘’'!?…")  # marks right before a subject


MODIFIERS = 3  # words between an owner and what is owned

EARLY = Finding(None, "pronoun open", "it stands before the one whom it may mean")


class Discourse:
    """The state of reading; ``findings`` holds the answer for each mention read."""

    def __init__(self, reading: Reading, mentions: Sequence[Mention], cast: Cast, sources: frozenset[int]) -> None:
        self.reading = reading
        self.mentions = mentions
        self.cast = cast
        self.sources = sources
        self.memory = Memory(cast.vocabulary)
        self.findings: dict[int, Finding] = {}
        self._sentence_starts = [reading.tokens.starts[first] for first, _ in reading.sentences]
        self._quote_starts = [run.outer.start for run in reading.quotes]
        self._quote_ends = [run.outer.end for run in reading.quotes]
        self._told = self._count_told()
        self._evidence = self._find_evidence()[::-1]
        self._fronted: set[int] = set()
        self._places: dict[int, Place] = {}
        self.descriptions = Descriptions(reading, mentions, cast, sources, self.memory, self._places)

    def sentence_of(self, offset: int) -> int:
        """The number of the sentence that holds *offset*; sentences wholly between quotation marks do not count."""
        return self._told[bisect_right(self._sentence_starts, offset) - 1]

    def _count_told(self) -> list[int]:
        told, count = [], -1
        tokens = self.reading.tokens
        for first, end in self.reading.sentences:
            if not self.quoted(tokens.span(first, end)) or count < 0:
                count += 1
            told.append(count)
        return told

    def quoted(self, span: Span) -> bool:
        """Whether *span* lies between quotation marks."""
        at = bisect_right(self._quote_starts, span.start) - 1
        return at >= 0 and span.end <= self._quote_ends[at]

    def read(self) -> None:
        """Go through all mentions once, in order."""
        for index, mention in enumerate(self.mentions):
            source = index in self.sources
            if self.quoted(mention.span) and not source:
                continue
            sentence = self.sentence_of(mention.span.start)
            early = not source and self._is_early(index, mention)
            place: Place = "source" if source else "other" if early else self._place(index, mention)
            self._places[index] = place
            finding = EARLY if early else self._find(index, mention, sentence)
            self.findings[index] = finding
            if finding.member is not None or mention.form == "name" or mention.gender:
                gender = mention.gender if mention.form == "pronoun" else self._article_gender(mention)
                heard = Heard(finding.member, sentence, place, mention.span.start, gender)
                self.memory.hear(heard)

    def _article_gender(self, mention: Mention) -> Gender:
        """The gender of a body's noun, where articles tell it: ``[la] police``."""
        articles = self.cast.vocabulary.articles
        if mention.kind != "body" or not articles:
            return None
        first = self.reading.token_at(mention.span.start)
        lower = self.reading.tokens.lower
        return articles.get(lower[first]) or articles.get(lower[first - 1] if first else "")

    def _place(self, index: int, mention: Mention) -> Place:
        """Whether the mention stands as the first subject of its sentence, or owns something.

        One joined to the mention before it (``drafted by Norland and Sudmark``) stands as that one does.
        """
        tokens, vocabulary = self.reading.tokens, self.cast.vocabulary
        if self.reading.text.startswith(vocabulary.owning, mention.span.end):
            return "owner"
        sentence = bisect_right(self._sentence_starts, mention.span.start) - 1
        if sentence in self._fronted:
            return "other"
        first, start = self.reading.token_at(mention.span.start), self.reading.sentences[sentence][0]
        while first > start and tokens.lower[first - 1] in vocabulary.determiners:
            first -= 1
        before_it = self._places.get(index - 1)
        if before_it == "other" and self._joined(index, mention):
            return before_it
        first = self._before_owner(index, first, start)
        opens = first == start
        before = "" if opens else tokens.lower[first - 1]
        if opens or before in vocabulary.openers or before in PAUSES:
            self._fronted.add(sentence)
            return "subject"
        return "other"

    def _before_owner(self, index: int, first: int, start: int) -> int:
        """Where the phrase begins whose noun stands at token *first* of the sentence that begins at *start*, with an
        owner who is the first to be named there: ``[Norland’s] Harbour Council came``; *first* itself without one.
        """
        tokens, owning = self.reading.tokens, self.cast.vocabulary.owning
        owner, stop = first - 1, max(start, first - MODIFIERS)
        while owner >= stop and not tokens.lower[owner].endswith(owning):
            if not tokens.words[owner][0].isalnum():
                return first
            owner -= 1
        if owner < stop or not owning:
            return first
        while owner > start and tokens.words[owner - 1][0].isupper():
            owner -= 1
        begin, before = tokens.starts[owner], index - 1
        while before >= 0 and self.mentions[before].span.end > begin:
            before -= 1
        alone = before < 0 or self.mentions[before].span.end <= tokens.starts[start]
        return owner if alone and tokens.words[owner][0].isupper() else first

    def _is_early(self, index: int, mention: Mention) -> bool:
        """Whether a pronoun in the clause that fronts its sentence may mean the subject behind it.

        ``Asked whether [she] would go, Ms Lee laughed``.
        """
        if mention.form != "pronoun" or mention.plural or mention.gender is None:
            return False
        start = self.reading.sentences[self.sentence_of(mention.span.start)][0]
        if self.reading.tokens.lower[start] not in self.cast.vocabulary.fronting:
            return False
        after = self.mentions[index + 1] if index + 1 < len(self.mentions) else None
        if after is None or after.form == "pronoun" or after.kind not in ("person", "described"):
            return False
        between = self.reading.text[mention.span.end : after.span.start]
        return between.rstrip().endswith(",") and "." not in between and after.gender in (None, mention.gender)

    def _joined(self, index: int, mention: Mention) -> bool:
        between = self.reading.text[self.mentions[index - 1].span.end : mention.span.start].split()
        return len(between) == 1 and between[0] in self.cast.vocabulary.openers

    def _find(self, index: int, mention: Mention, sentence: int) -> Finding:
        if mention.form == "name":
            return self._name(index, mention)
        if mention.form == "description":
            return self.descriptions.finding(index, mention, sentence)
        return self._pronoun(index, mention, sentence)

    def _name(self, index: int, mention: Mention) -> Finding:
        member = self.cast.of.get(index)
        if member is not None:
            return Finding(member, *self.cast.how[index])
        rivals = self.cast.rivals.get(index, [])
        if mention.gender and rivals:
            self._take_evidence(mention.span.start)
            rivals = [rival for rival in rivals if rival.gender in (None, mention.gender)]
        if len(rivals) == 1:
            return Finding(rivals[0], "title and surname", "the only one of that name whom the title fits")
        return Finding(None, "name of several", pronouns.several(rivals))

    def _pronoun(self, index: int, mention: Mention, sentence: int) -> Finding:
        if mention.plural:
            return pronouns.plural(self.memory, sentence)
        self._take_evidence(mention.span.start)
        finding = pronouns.singular(self.memory, mention.name, sentence, mention.gender, index in self.sources)
        if self.cast.vocabulary.articles:
            return pronouns.person_or_body(self.memory, finding, sentence, mention.gender)
        return finding

    def _find_evidence(self) -> list[tuple[int, Gender]]:
        """Offsets of words that tell a gender (``her``), with the gender."""
        tokens, evidence = self.reading.tokens, self.cast.vocabulary.evidence
        at = places_of(tokens.lower, evidence)
        return [
            (tokens.starts[i], "f" if evidence[tokens.lower[i]] == "f" else "m")
            for i in at
            if i and tokens.lower[i - 1] != ","  # "Ann Lee, his sister": not his own
        ]

    def _take_evidence(self, until: int) -> None:
        """Let ``her`` and ``his`` tell the gender of the only person named before them in their sentence."""
        while self._evidence and self._evidence[-1][0] < until:
            at, gender = self._evidence.pop()
            sentence = self.sentence_of(at)
            if self.quoted(Span(at, at + 1)):
                continue
            before = [h for h in self.memory.back(sentence, 0) if h.at < at and pronouns.may_be_any(h.member)]
            member = before[-1].member if before and before[-1].place in pronouns.FRONT else None
            if len({h.member for h in before}) == 1 and member is not None and member.gender is None:
                member.gender = gender
