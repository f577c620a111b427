"""Makes an article out of a seed and what was extracted from it: who speaks, and why."""

from bisect import bisect_right
from collections.abc import Sequence

from haiti_digest.language.lexicon import together
from haiti_digest.records import Article, Attribution, Entity, Extraction, Mention, Seed, Statement
from haiti_digest.resolve import pronouns
from haiti_digest.resolve.aged import Ages
from haiti_digest.resolve.bodies import add_bodies, add_unknown, spoken_for
from haiti_digest.resolve.bounds import bounds_of
from haiti_digest.resolve.cast import Cast, Member, cast_of
from haiti_digest.resolve.discourse import Discourse
from haiti_digest.resolve.events import events_of
from haiti_digest.resolve.lookalikes import lookalike_problems
from haiti_digest.resolve.memory import Finding, Gender
from haiti_digest.resolve.running import Running
from haiti_digest.resolve.sources import Sources
from haiti_digest.resolve.taken_up import TakenUp
from haiti_digest.resolve.vocabulary import has_noun, vocabulary_of
from haiti_digest.spans import Span
from haiti_digest.text.elision import cut_elisions
from haiti_digest.text.reading import Reading

LONGEST_NAME = 12  # words of a source that may serve as the name of one who is only described


def resolve(seed: Seed, reading: Reading, found: Extraction) -> Article:
    """The article with entities, and a speaker with a reason for every statement where the words allow it."""
    resolver = Resolver(seed, reading, found)
    attributions = resolver.attributions()
    return Article(
        seed=seed,
        statements=attributions,
        mentions=found.mentions,
        entities=resolver.entities(),
        figures=found.figures,
        timexes=found.timexes,
        dateline=found.dateline,
        events=events_of(reading, found),
        bounds=bounds_of(seed, found.timexes),
        problems=(*seed.problems, *lookalike_problems(seed, found.mentions)),
    )


class Resolver:
    """One article's way from mentions and statements to entities and speakers."""

    def __init__(self, seed: Seed, reading: Reading, found: Extraction) -> None:
        self.seed = seed
        self.vocabulary = vocabulary_of(reading.language)
        self.reading = reading = cut_elisions(reading, self.vocabulary.elisions, self.vocabulary.clitics)
        self.mentions: Sequence[Mention] = found.mentions
        self.statements: Sequence[Statement] = found.statements
        self.cast: Cast = cast_of(self.mentions, self.vocabulary, reading.text)
        add_bodies(self.cast, self.mentions, reading)
        self.sources = Sources(self.mentions, reading.text, self.vocabulary)
        self._ends = [mention.span.end for mention in self.mentions]
        self.heads = [self.sources.head(s.source) if s.source else None for s in self.statements]
        sources = self._speaking()
        add_unknown(self.cast, self.mentions, sources)
        self._by_name = {member.name.casefold(): member for member in reversed(self.cast.members)}
        self.ages = Ages(reading.text, self.mentions, self.cast.of)
        self.discourse = Discourse(reading, self.mentions, self.cast, sources)

    def _speaking(self) -> frozenset[int]:
        """The mentions that stand as those who speak; one whom a relative stands for speaks too (``Ann Lee, who
        said``), one that somebody is only asked by does not (``Lee was asked by [a reporter]``).
        """
        speaking: set[int] = set()
        for statement, head in zip(self.statements, self.heads, strict=True):
            source = statement.source
            if source is None:
                continue
            if head is None and self.vocabulary.pronouns.get(self._words(source).lower()) == "relative":
                head = self._relative_head(source.start)
            if head is not None and not self._is_agent(statement):
                speaking.add(head)
        return frozenset(speaking)

    def _is_agent(self, statement: Statement) -> bool:
        """Whether the source follows a passive whose subject is a person named before it."""
        source, cue = statement.source, statement.cue
        if source is None or cue is None or cue.end > source.start:
            return False
        if self.reading.text[cue.end : source.start].strip() not in self.vocabulary.agents:
            return False
        before = bisect_right(self._ends, cue.start) - 1
        sentences, at = self.reading.sentences, self.reading.token_at(cue.start)
        first = sentences[bisect_right(sentences, at, key=lambda bounds: bounds[0]) - 1][0]
        told = before >= 0 and self.mentions[before].span.start >= self.reading.tokens.starts[first]
        return told and self.mentions[before].kind in ("person", "described")

    def attributions(self) -> tuple[Attribution, ...]:
        """Every statement with its speaker."""
        self.discourse.read()
        running = Running(self.reading, self.statements, self.discourse)
        taken_up = TakenUp(self.reading, self.statements, self.heads, self.sources, self.discourse)
        findings: list[Finding] = []
        for index, statement in enumerate(self.statements):
            if statement.source is None:
                findings.append(running.speaker(index, findings))
            else:
                findings.append(taken_up.speaker(index, findings) or self._sourced(statement.source, self.heads[index]))
        return tuple(
            self._attribution(statement, finding) for statement, finding in zip(self.statements, findings, strict=True)
        )

    def _sourced(self, source: Span, head: int | None) -> Finding:
        if self.sources.together(source):
            return Finding(self._written(source, plural=True), "several together", "they speak as one here")
        finding = self.discourse.findings.get(head) if head is not None else None
        if finding is not None:
            if finding.rule == "described":
                name = self._name_before(source, head)
                if name is not None:
                    return Finding(self._written(name), "source as written", "only these words tell who it is")
                self._fill_out(finding.member, source, head)
            return finding
        words = self._words(source)
        aged = self.ages.called(words, self.vocabulary.aged)
        if aged is not None:
            return aged
        held = self._holder(words)
        if held is not None:
            return held
        sort = (
            None
            if words.isupper() and len(words) > 1
            else self.vocabulary.pronouns.get(words.lower().replace(" ", "_"))
        )
        if sort is not None:
            return self._pronoun(words, sort, source.start)
        if not self._tells_who(words):
            return Finding(None, "source unclear", f"“{words}” does not tell who it is")
        return Finding(self._written(source), "source as written", "only these words tell who it is")

    def _holder(self, words: str) -> Finding | None:
        """The only person of the article with an office that its noun alone is too little to tell: *the general*."""
        article, _, noun = words.lower().partition(" ")
        if article not in self.vocabulary.definite or noun not in self.vocabulary.same:
            return None
        holders = self.discourse.memory.with_office(noun)
        return (
            Finding(holders[0], "role: only one", "the only one in the article with such a role")
            if len(holders) == 1
            else None
        )

    def _name_before(self, source: Span, head: int | None) -> Span | None:
        """The words with capitals that a description only explains: ``[Port Rights Now], a group in Ostend``."""
        if head is None or self.mentions[head].span.start <= source.start:
            return None
        before = self.reading.text[source.start : self.mentions[head].span.start].rstrip()
        words = before[:-1].split()
        named = before.endswith(",") and len(words) > 1 and all(word[0].isupper() for word in words)
        return Span(source.start, source.start + len(before) - 1) if named else None

    def _words(self, span: Span) -> str:
        return " ".join(span.of(self.reading.text).split())

    def _written(self, source: Span, plural: bool = False) -> Member:
        """The member that is named by the words of the source alone, without what is set off behind them: ``The study,
        published in May,``."""
        words = self._words(source)
        head = words.partition(", ")[0]
        words = head if not plural and " " in head else words
        member = self._by_name.get(words.casefold())
        if member is None:
            member = self._by_name[words.casefold()] = self.cast.new("described", words)
            member.plural = plural
        return member

    def _fill_out(self, member: Member | None, source: Span, head: int | None) -> None:
        """Name one who is only described by all the words of the source (``a spokesman for the board``)."""
        if member is None or member.number >= 0 or head is None:
            return
        words, span = self._words(source), self.mentions[head].span
        opening = words.partition(", ")[0]  # what is set off behind a comma only explains
        words = opening if len(words.split()) > LONGEST_NAME and len(opening) >= len(span) else words
        rest = self.reading.text[span.end : source.end].lower().split()
        goes_on = bool(rest) and (rest[0] in self.vocabulary.prepositions or rest[0] in self.vocabulary.tails)
        whole = goes_on and abs(span.start - source.start) < 2 and len(words.split()) <= LONGEST_NAME
        if whole or self._ends_in(span, source) or self.sources.is_told_apart(head, source):
            member.name = words

    def _ends_in(self, span: Span, source: Span) -> bool:
        """Whether words that narrow the description *span* stand before it, and nothing behind it: ``Lee’s [aides]``,
        ``law enforcement [officials]``; no words that belong elsewhere, with an article between.
        """
        vocabulary, before = self.vocabulary, self.reading.text[source.start : span.start].lower().split()
        if not before or span.end != source.end or before[0] in vocabulary.tails or "," in source.of(self.reading.text):
            return False
        opens = span.of(self.reading.text).split(maxsplit=1)[0].lower() in vocabulary.noun_openers
        return vocabulary.prepositions.isdisjoint(before) and not (opens and len(before) > 1)

    def _tells_who(self, words: str) -> bool:
        """Whether the words have an article or a capital, or a noun for persons, bodies or documents."""
        written = words.split()
        first = written[0].lower()
        if written[0][0].isupper() or written[0][0].isdigit() or first in self.vocabulary.determiners:
            return True
        vocabulary = self.vocabulary
        known = together(vocabulary.person, vocabulary.body_nouns, vocabulary.documents, vocabulary.collective)
        return any(has_noun(known, word) for word in words.lower().split())

    def _pronoun(self, word: str, sort: str, at: int) -> Finding:
        """Whom a pronoun that is no mention of its own means: it, we, who, or one between quotation marks."""
        sentence = self.discourse.sentence_of(at)
        if sort == "first" and len(self.seed.bylines) == 1:
            return self._writer()
        if sort == "body":
            return pronouns.body(self.discourse.memory, sentence, at)
        if sort in ("f", "m"):
            gender: Gender = "f" if sort == "f" else "m"
            return pronouns.singular(self.discourse.memory.until(at), word, sentence, gender, True)
        if sort in ("latter_f", "latter_m"):
            return pronouns.latter(self.discourse.memory.until(at), word, sentence, "f" if sort == "latter_f" else "m")
        head = self._relative_head(at) if sort == "relative" else None
        if head is not None and head in self.discourse.findings:
            return self.discourse.findings[head]
        return Finding(None, "pronoun open", f"nothing tells whom “{word}” means")

    def _relative_head(self, at: int) -> int | None:
        """The mention that a relative at *at* stands for: a person of whom what stands before it only hangs

        (``the [head] of the mission, who``). None where other words stand between.
        """
        before = bisect_right(self._ends, at) - 1
        if before < 0:
            return None
        between = self.reading.text[self.mentions[before].span.end : at].strip(" ,–—").split()
        if between and between[0].lower() not in self.vocabulary.prepositions:
            return None
        while before > 0 and (self.mentions[before].kind in ("body", "place") or self._is_unknown(before)):
            one, two = self.mentions[before - 1], self.mentions[before]
            linked = self.reading.text[one.span.end : two.span.start].lower().split()
            if not linked or not self.vocabulary.prepositions.issuperset(linked):
                break
            before -= 1
        return before

    def _is_unknown(self, index: int) -> bool:
        mention = self.mentions[index]
        return mention.kind == "described" and mention.form == "name"

    def _writer(self) -> Finding:
        name = self.seed.bylines[0].value
        member = self._by_name.get(name.casefold()) or self.cast.new("person", name)
        return Finding(member, "writer", "the writer, by the byline")

    def _number(self, member: Member) -> None:
        if member.number < 0:
            member.number = len(self.cast.members)
            self.cast.members.append(member)

    def _attribution(self, statement: Statement, finding: Finding) -> Attribution:
        member = finding.member
        if member is None:
            return Attribution(
                statement=statement, speaker=None, why=f"speaker not determined: {finding.reason}", rule=finding.rule
            )
        self._number(member)
        if member.kind == "place":
            member.kind = "body"
        why = f"{member.name}: {finding.reason}"
        if statement.source is not None:
            words = self._words(statement.source)
            why = f"“{words}” → {why}" if words != member.name else why
        return Attribution(statement=statement, speaker=member.number, why=why, rule=finding.rule)

    def entities(self) -> tuple[Entity, ...]:
        """The cast as records, with the mentions that were resolved to each."""
        for index, finding in self.discourse.findings.items():
            member = finding.member
            if member is not None and member.number >= 0 and index not in self.cast.of:
                member.add(index, self.mentions[index])
        spoken_for(self.cast)
        return tuple(member.entity() for member in self.cast.members)
