"""Reads an article's mentions in order and finds whom each name, description and pronoun means."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from haiti_digest.language.lexicon import together
from haiti_digest.records import Mention, Role
from haiti_digest.resolve import pronouns
from haiti_digest.resolve.cast import Cast, Member
from haiti_digest.resolve.memory import MANY, Finding, Gender, Heard, Memory, Place
from haiti_digest.resolve.roles import Description, body_fits, fits, read_description
from haiti_digest.spans import Span
from haiti_digest.text.names import folded
from haiti_digest.text.reading import Reading
from haiti_digest.text.tokens import places_of

ROLE = 4
"""Mentions after a description among which the name may be whose role it opens."""
PAUSES = frozenset(",;:—–-“”\"«»‘’'!?…")  # marks right before a subject


PAUSE = re.compile("[,.;:()\n–—]")
WHOSE = 60  # characters behind an office that may tell whose it is
ACRONYM = 3  # letters
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
        self._described: dict[tuple[str, str], tuple[Description, Member]] = {}
        self._sentence_starts = [reading.tokens.starts[first] for first, _ in reading.sentences]
        self._quote_starts = [run.outer.start for run in reading.quotes]
        self._quote_ends = [run.outer.end for run in reading.quotes]
        self._told = self._count_told()
        self._evidence = self._find_evidence()[::-1]
        self._fronted: set[int] = set()
        self._places: dict[int, Place] = {}

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
            return self._name(index)
        if mention.form == "description":
            return self._description(index, mention)
        return self._pronoun(index, mention, sentence)

    def _name(self, index: int) -> Finding:
        member = self.cast.of.get(index)
        if member is not None:
            return Finding(member, *self.cast.how[index])
        return Finding(None, "name of several", pronouns.several(self.cast.rivals.get(index, [])))

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

    def _description(self, index: int, mention: Mention) -> Finding:
        said = read_description(mention, self.reading.text, self.cast.vocabulary)
        beside = self._beside(index, mention)
        if beside is not None:
            return Finding(beside, "apposition", "the name stands beside it")
        if said.definite and not mention.plural and (behind := self._named_behind(index)) is not None:
            return Finding(behind, "apposition", "the name stands behind it")
        if said.possessor:
            return self._owned(mention)
        if index not in self.sources and self._is_predicate(mention, said):
            return Finding(None, "description open", "it says what somebody is, not who")
        if said.definite and not mention.plural and not self._is_elsewhere(mention):
            finding = self._definite(said, mention)
            if finding is not None:
                return finding
        return self._new(said, mention)

    def _is_elsewhere(self, mention: Mention) -> bool:
        """Whether a place follows that tells a body from those named before: ``the government [in Oslo]``."""
        tokens, vocabulary = self.reading.tokens, self.cast.vocabulary
        at = self.reading.token_at(mention.span.end)
        near = mention.kind == "body" and at + 1 < len(tokens.words) and tokens.lower[at] in vocabulary.at_place
        return near and tokens.words[at + 1][0].isupper()

    def _is_predicate(self, mention: Mention, said: Description) -> bool:
        first = self.reading.token_at(mention.span.start)
        if said.bare and not mention.plural and mention.kind == "described":
            return True
        return first > 0 and self.reading.tokens.lower[first - 1] in self.cast.vocabulary.predicates

    def _beside(self, index: int, mention: Mention) -> Member | None:
        """The member whose role begins with these words; what else is named in a role is somebody else:

        ``[the head] of the board, Jane Roe``: the board is not she.
        """
        for other in (index - 1, *range(index + 1, index + 1 + ROLE)):
            if 0 <= other < len(self.mentions):
                role = self.mentions[other].role_span
                if role is not None and role.overlaps(mention.span) and mention.span.start <= role.start:
                    return self.cast.of.get(other)
        return self._set_off(index, mention)

    def _set_off(self, index: int, mention: Mention) -> Member | None:
        """The person or body whose name stands before the description, both parted by commas.

        ``General Lee, the envoy,`` · ``the Harbour Cooperative, a local group,``.
        """
        before = self.mentions[index - 1] if index else None
        text = self.reading.text
        if before is None or before.form != "name" or before.kind not in ("person", "body") or mention.plural:
            return None
        first = mention.span.of(text).split(maxsplit=1)[0].lower()
        if before.kind == "body" and (mention.kind != "body" or first not in self.cast.vocabulary.indefinite):
            return None
        if text[before.span.end : mention.span.start].strip() != ",":
            return None
        after = text[mention.span.end : mention.span.end + 1]
        rest = text[mention.span.end : mention.span.end + 5].split()
        if after not in ",.;)–—" and not (rest and rest[0] in self.cast.vocabulary.prepositions):
            return None
        member = self.cast.of.get(index - 1)
        if member is not None and self.cast.vocabulary.person and mention.kind == "described":
            self._add_role(member, mention)
        return member if mention.kind == "described" or before.kind == "body" else None

    def _named_behind(self, index: int) -> Member | None:
        """The person whose name stands between commas behind a subject and the body that it belongs to:

        ``The head of the Harbour Board, Ann Lee, came``.
        """
        if self._places.get(index) not in pronouns.FRONT:
            return None
        vocabulary, text, at = self.cast.vocabulary, self.reading.text, index + 1
        while at < len(self.mentions) and self.mentions[at].kind in ("body", "place"):
            between = text[self.mentions[at - 1].span.end : self.mentions[at].span.start].lower().split()
            if not between or not together(vocabulary.prepositions, vocabulary.determiners).issuperset(between):
                return None
            at += 1
        if at == index + 1 or at >= len(self.mentions):
            return None
        named, last = self.mentions[at], self.mentions[at - 1]
        person = named.form == "name" and named.kind == "person"
        beside = (
            text[last.span.end : named.span.start].strip() == "," and text[named.span.end : named.span.end + 1] == ","
        )
        return self.cast.of.get(at) if person and beside else None

    def _add_role(self, member: Member, mention: Mention) -> None:
        words = mention.span.of(self.reading.text).split()
        start = mention.span.start
        if words[0].lower() in self.cast.vocabulary.determiners and len(words) > 1:
            start = self.reading.tokens.starts[self.reading.token_at(start) + 1]
        span = Span(start, mention.span.end)
        text = " ".join(span.of(self.reading.text).split())
        member.roles.setdefault(text, Role(text=text, span=span))
        self.memory.note_roles(member)

    def _definite(self, said: Description, mention: Mention) -> Finding | None:
        memory, vocabulary = self.memory, self.cast.vocabulary
        body = mention.kind == "body"
        possible = memory.bodies_called(said.head) if body else memory.with_office(said.head)
        if len(possible) > MANY:
            return Finding(None, "role of several", f"more than {MANY} may be meant")
        fitting = [m for m in possible if (body_fits if body else fits)(said, m, vocabulary)]
        fitting = fitting if body else [m for m in fitting if not self._is_of_another(mention, m)]
        if not fitting:
            return None
        if len(fitting) == 1:
            return Finding(fitting[0], "role: only one", "the only one named so far with such a role or name")
        last = max(fitting, key=lambda member: memory.last[member])
        front = next((h for h in reversed(memory.heard) if h.place in pronouns.FRONT and _alike(h.member, last)), None)
        if front is not None and front.member is last:
            reason = f"the last named of {len(fitting)} whom it fits, and the last subject"
            return Finding(last, "role: last of several", reason)
        return Finding(None, "role of several", pronouns.several(fitting))

    def _is_of_another(self, mention: Mention, member: Member) -> bool:
        """Whether every office that *member* is told to hold is another body's than the one that is named here:

        ``the head [of the Harbour Board]`` is no head of the agency, and no NPA chief.
        """
        vocabulary = self.cast.vocabulary
        whose = self._whose(mention.span.end).of(self.reading.text)
        named = set(folded(whose)) - together(vocabulary.authors, vocabulary.determiners)
        if not named or not member.roles:
            return False
        short = "".join(word[0] for word in whose.split() if word[0].isupper())
        return all(self._is_apart(role, named, short) for role in member.roles.values())

    def _is_apart(self, role: Role, named: set[str], short: str) -> bool:
        """Whether a role as written, up to the next mark, tells whose office it is, without one of the words *named*
        or what they are in *short*.
        """
        behind = PAUSE.split(self.reading.text[role.span.start : role.span.end + WHOSE], maxsplit=1)[0]
        told = not self.cast.vocabulary.authors.isdisjoint(behind.lower().split())
        acronyms = [word for word in role.text.split() if len(word) >= ACRONYM and word.isupper()]
        apart = named.isdisjoint(folded(behind)) and short not in behind.split()
        return bool(told or acronyms) and apart

    def _new(self, said: Description, mention: Mention) -> Finding:
        """The member for one who is only described; the same noun with *the* means the same one later, *the leader* no
        leaders.

        *The members of the council* are no members told of before without a council, or of another.
        """
        whose = self._whose(mention.span.end)
        named = whose.of(self.reading.text).lower()
        earlier = self._described.get((said.head, named))
        alike = earlier is not None and earlier[1].plural == mention.plural
        if earlier is not None and alike and said.definite and said.nations <= earlier[0].nations:
            return Finding(earlier[1], "described before", f"“{earlier[1].name}” before, without a name")
        member = self._unnamed(mention, whose.end)
        self._described[said.head, named] = (said, member)
        self._described[said.head, ""] = (said, member)
        return Finding(member, "described", "not named in this article")

    def _owned(self, mention: Mention) -> Finding:
        """One who is told by whose he is (``her lawyer``): shown by these words."""
        return Finding(self._unnamed(mention), "described by owner", "not named in this article")

    def _whose(self, start: int) -> Span:
        """The words behind a description that tell whose it is, with a name: ``the members [of the Harbour Board]``."""
        tokens, vocabulary = self.reading.tokens, self.cast.vocabulary
        first = at = self.reading.token_at(start)
        if first >= len(tokens.words) or tokens.lower[first] not in vocabulary.authors:
            return Span(start, start)
        at += 1
        while at < len(tokens.words) and tokens.lower[at] in vocabulary.determiners:
            at += 1
        named = at
        while at < len(tokens.words) and tokens.words[at][0].isupper():
            at += 1
        return Span(start, tokens.ends[at - 1]) if at > named else Span(start, start)

    def _unnamed(self, mention: Mention, end: int | None = None) -> Member:
        """One who is known by these words alone, up to *end*."""
        name = " ".join(self.reading.text[mention.span.start : end or mention.span.end].split())
        member = Member(-1, mention.kind, name, ())
        member.plural = mention.plural
        member.gender = mention.gender
        return member


def _alike(one: Member | None, two: Member) -> bool:
    return one is not None and one.kind == two.kind
