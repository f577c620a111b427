"""Whom a description means: *the head of the board, Jane Roe*, *the ministry*, *a fisher*."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from haiti_digest.language.lexicon import together
from haiti_digest.records import Mention, Role
from haiti_digest.resolve import pronouns
from haiti_digest.resolve.cast import Cast, Member, office_words
from haiti_digest.resolve.memory import MANY, Finding, Memory, Place
from haiti_digest.resolve.roles import Description, body_fits, fits, read_description
from haiti_digest.spans import Span
from haiti_digest.text.names import folded
from haiti_digest.text.reading import Reading

NEXT = 800
"""Characters behind a description within which the name of who is meant may follow."""
LATELY = 2
"""Sentences since a body was named that a noun with *the* may take up."""
ROLE = 4
"""Mentions after a description among which the name may be whose role it opens."""
PAUSE = re.compile("[,.;:()\n–—]")
WHOSE = 60  # characters behind an office that may tell whose it is
ACRONYM = 3  # letters


class Descriptions:
    """The descriptions of an article while it is read; *memory* and *places* grow with the reading."""

    def __init__(
        self,
        reading: Reading,
        mentions: Sequence[Mention],
        cast: Cast,
        sources: frozenset[int],
        memory: Memory,
        places: Mapping[int, Place],
    ) -> None:
        self.reading = reading
        self.mentions = mentions
        self.cast = cast
        self.sources = sources
        self.memory = memory
        self._places = places
        self._offices: dict[str, list[Member]] | None = None
        self._described: dict[tuple[str, str], tuple[Description, Member]] = {}

    def finding(self, index: int, mention: Mention, sentence: int) -> Finding:
        """Whom the description at *index*, in *sentence*, means: one named beside it or before, or one unnamed."""
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
            if finding is not None and not self._is_another(said, finding.member):
                return finding
            taken_up = self._body_before(said, mention, sentence) or self._named_next(said, mention, index)
            if taken_up is not None:
                return taken_up
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
        woman = mention.gender == "f"  # la sénatrice is not le sénateur Roe
        fitting = [m for m in fitting if body or not (self._is_of_another(mention, m) or (woman and m.gender == "m"))]
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

    def _body_before(self, said: Description, mention: Mention, sentence: int) -> Finding | None:
        """The only body named in the last sentences, as a subject, where a noun for bodies with *the* takes it up:

        ``UNICEF said … The UN agency said``. None where its name has another noun for bodies.
        """
        general = self.cast.vocabulary.general.get(said.head)
        if mention.kind != "body" or general is None or said.names or (said.head, "") in self._described:
            return None
        near = [heard for heard in self.memory.back(sentence, LATELY) if heard.member and heard.member.kind == "body"]
        near = [heard for heard in near if heard.member and not self._is_one_of(heard.member, said.nations)]
        members = {heard.member: None for heard in near}
        member = next(iter(members), None)
        if member is None or len(members) > 1 or not any(heard.place in pronouns.FRONT for heard in near):
            return None
        nouns = {word for form in member.forms for word in folded(form)} & self.cast.vocabulary.body_nouns
        if not member.forms or not nouns <= general | {said.head}:
            return None
        return Finding(member, "body named before", "the only body named shortly before")

    def _named_next(self, said: Description, mention: Mention, index: int) -> Finding | None:
        """The only person of the article with the office, where the name stands first in one of the next paragraphs:

        ``The harbour master said … ¶ Harbour master Ann Lee told reporters``. No one who is introduced as *a* fisher.
        """
        if mention.kind != "described" or mention.plural or (said.head, "") in self._described:
            return None
        office = self.cast.vocabulary.same.get(said.head, said.head)
        holders = self._by_office().get(office, ())
        if len(holders) != 1:
            return None
        member, first = holders[0], self.mentions[min(holders[0].mentions)]
        near = 0 < first.span.start - mention.span.start < NEXT and min(member.mentions) > index
        if not near or not fits(said, member, self.cast.vocabulary) or self._is_of_another(mention, member):
            return None
        return Finding(member, "role: named next", "the only one in the article with such a role, named right after it")

    def _by_office(self) -> dict[str, list[Member]]:
        """The persons of the article by the offices that are told with their names, but not with *a*."""
        if self._offices is None:
            self._offices = defaultdict(list)
            for member in self.cast.members:
                told = [role for role in member.roles.values() if not self._is_indefinite(role)]
                for office in dict.fromkeys(o for role in told for o in office_words(role.text, self.cast.vocabulary)):
                    self._offices[office].append(member)
        return self._offices

    def _is_indefinite(self, role: Role) -> bool:
        before = self.reading.token_at(role.span.start) - 1
        return before >= 0 and self.reading.tokens.lower[before] in self.cast.vocabulary.indefinite

    def _is_one_of(self, member: Member, nations: frozenset[str]) -> bool:
        """Whether *member* is one of the *nations* itself: the United Nations are no UN agency."""
        name = member.name.lower()
        return name in nations or self.cast.vocabulary.nations.get(name.rstrip(".")) in nations

    def _is_another(self, said: Description, member: Member | None) -> bool:
        """Whether one without a name was told of by the noun itself, and *member* only holds an office that it may
        stand for: ``a port official … Minister Lee … the [official]``.
        """
        earlier = self._described.get((said.head, ""))
        if member is None or member.kind != "person" or earlier is None or earlier[1].plural:
            return False
        vocabulary = self.cast.vocabulary
        office = vocabulary.same.get(said.head, said.head)
        return not any(office in office_words(role, vocabulary) for role in member.roles)

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
