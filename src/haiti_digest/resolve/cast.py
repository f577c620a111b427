"""The cast of an article: every person, body and place that is named in it, with the mentions of each."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Literal

from haiti_digest.records import Entity, EntityKind, Mention, Role
from haiti_digest.resolve.offices import offices_of
from haiti_digest.resolve.other_names import other_names
from haiti_digest.resolve.vocabulary import Vocabulary
from haiti_digest.text.names import (
    Name,
    folded,
    is_first_name_of,
    is_misspelling,
    is_surname_of,
    same_full_name,
    without_suffix,
)

MANY = 20  # persons that share a surname or first name, beyond which only the first are compared
KEPT = 2  # times that a surname must have stood for one person before another of that name is named
FAR = 8  # mentions since another of that name was named in full


class Member:
    """One of the cast while its mentions are being gathered; ``entity`` makes the record."""

    __slots__ = ("body", "forms", "gender", "kind", "mentions", "name", "number", "plural", "roles", "words")

    def __init__(self, number: int, kind: EntityKind, name: str, words: Name) -> None:
        self.number = number
        self.kind: EntityKind = kind
        self.name = name
        self.words = words
        self.forms: dict[str, None] = {}
        self.roles: dict[str, Role] = {}
        self.gender: Literal["f", "m"] | None = None
        self.plural = False
        self.mentions: list[int] = []
        self.body: int | None = None

    def add(self, index: int, mention: Mention) -> None:
        """Take in a mention: its form, role and gender."""
        self.mentions.append(index)
        if mention.form == "name":
            self.forms.setdefault(mention.name)
            if len(mention.name) > len(self.name):
                self.name = mention.name
        if mention.role and mention.role_span:
            self.roles.setdefault(mention.role, Role(text=mention.role, span=mention.role_span))
        if mention.gender and self.gender is None:
            self.gender = mention.gender

    def entity(self) -> Entity:
        """The record of this member."""
        return Entity(
            kind=self.kind,
            name=self.name,
            forms=tuple(self.forms),
            roles=tuple(self.roles.values()),
            gender=self.gender,
            plural=self.plural,
            mentions=tuple(sorted(self.mentions)),
            body=self.body,
        )


class Cast:
    """Members in the order in which they were made, and the member of each mention.

    ``rivals`` holds, for a name that several may bear, the members it may mean; ``how`` the rule and the reason.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.members: list[Member] = []
        self.of: dict[int, Member] = {}
        self.rivals: dict[int, list[Member]] = {}
        self.how: dict[int, tuple[str, str]] = {}
        self.full: dict[int, list[int]] = {}
        """Of each person named in full, by number, those mentions in order."""
        self.short: Counter[int] = Counter()
        """How often each person, by number, was meant by the surname alone while nobody else of that name was named."""
        self._by_last: dict[str, list[Member]] = defaultdict(list)
        self._by_first: dict[str, list[Member]] = defaultdict(list)
        self._by_middle: dict[str, list[Member]] = defaultdict(list)
        self._by_name: dict[Name, list[Member]] = defaultdict(list)

    def new(self, kind: EntityKind, name: str) -> Member:
        """A member not named before."""
        words = without_suffix(folded(name), self.vocabulary.suffixes)
        member = Member(len(self.members), kind, name, words)
        self.members.append(member)
        if kind == "person" and words:
            self._by_last[words[-1]].append(member)
            self._by_first[words[0]].append(member)
            for word in words[1:-1]:
                self._by_middle[word].append(member)
            self._by_name[words].append(member)
        return member

    def assign(self, index: int, mention: Mention, member: Member, rule: str, reason: str) -> None:
        """Let mention *index* be *member*'s, by *rule*, for *reason*."""
        self.of[index] = member
        self.how[index] = (rule, reason)
        member.add(index, mention)

    def named(self, words: Name) -> list[Member]:
        """The persons of exactly this name."""
        return self._by_name.get(words, [])

    def ending(self, words: Name) -> list[Member]:
        """The persons whose name ends in the last of *words*; the first few, where they are many."""
        return self._by_last.get(words[-1], [])[:MANY] if words else []

    def starting(self, words: Name) -> list[Member]:
        """The persons whose name starts with the first of *words*; the first few, where they are many."""
        return self._by_first.get(words[0], [])[:MANY] if words else []

    def between(self, words: Name) -> list[Member]:
        """The persons with the one of *words* in the middle of their name; the first few, where they are many."""
        return self._by_middle.get(words[0], [])[:MANY] if len(words) == 1 and len(words[0]) > 1 else []


def cast_of(mentions: Sequence[Mention], vocabulary: Vocabulary, text: str) -> Cast:
    """The cast that the names of persons in *mentions* of *text* make; the rest is left for later."""
    cast = Cast(vocabulary)
    others = other_names(mentions, vocabulary, text)
    names: list[tuple[int, Mention, Name]] = []
    called: list[tuple[int, Mention, int]] = []
    for index, mention in enumerate(mentions):
        if mention.form != "name" or not (mention.kind == "person" or (others and mention.kind == "described")):
            continue
        words = without_suffix(folded(mention.name), vocabulary.suffixes)
        if words in others:
            called.append((index, mention, others[words]))
        elif mention.kind == "person":
            names.append((index, mention, words))
    full = [name for name in names if len(name[2]) > 1]
    for index, mention, words in sorted(full, key=lambda name: (-len(name[2]), name[0])):
        _add_full(cast, index, mention, words)
    cast.full = {member.number: sorted(member.mentions) for member in cast.members}
    for index, mention, words in names:
        if len(words) == 1:
            _add_part(cast, index, mention, words)
    for index, mention, bearer in called:
        _add_other(cast, index, mention, cast.of.get(bearer))
    return cast


def _add_other(cast: Cast, index: int, mention: Mention, bearer: Member | None) -> None:
    """Another name of *bearer*, who keeps the first; a name of its own where nobody tells who bears it."""
    words = folded(mention.name)
    member = bearer or next(iter(cast.named(words)), None) or cast.new("person", mention.name)
    name = member.name
    cast.assign(index, mention, member, "other name", f"“{mention.name}” is another name of {name} in this article")
    member.name = name


def _add_full(cast: Cast, index: int, mention: Mention, words: Name) -> None:
    alike = cast.ending(words)
    fitting = cast.named(words) or [m for m in alike if same_full_name(words, m.words)]
    rule, reason = "full name", "named in full"
    if not fitting:
        fitting = [m for m in alike if is_surname_of(words, m.words)]
    if not fitting:
        fitting = [m for m in [*alike, *cast.starting(words)] if is_misspelling(words, m.words)]
        rule, reason = "spelling of one name", "a name of one other spelling in this article"
    fitting = list({m.number: m for m in fitting}.values())
    if len(fitting) == 1:
        cast.assign(index, mention, fitting[0], rule, reason)
    elif fitting:
        cast.rivals[index] = fitting
    else:
        cast.assign(index, mention, cast.new("person", mention.name), "full name", "named in full")


def _add_part(cast: Cast, index: int, mention: Mention, words: Name) -> None:
    fitting = [m for m in cast.ending(words) if is_surname_of(words, m.words)]
    sort = "surname"
    if not fitting:
        fitting = [m for m in cast.starting(words) if is_first_name_of(words, m.words)]
        sort = "first name"
    if not fitting:  # the first of two surnames: Vell of Zoë Vell Low
        fitting = cast.between(words)
        sort = "middle name"
    fitting = [m for m in fitting if not (mention.gender and m.gender and m.gender != mention.gender)]
    if len(fitting) > 1:
        _add_shared(cast, index, mention, fitting, sort)
    elif fitting:
        cast.assign(index, mention, fitting[0], sort, f"the only person in the article with that {sort}")
    else:
        member = next(iter(cast.named(words)), None) or cast.new("person", mention.name)
        cast.assign(index, mention, member, "name", "named so throughout the article")


def _add_shared(cast: Cast, index: int, mention: Mention, fitting: list[Member], sort: str) -> None:
    """A name that several bear: the one with this title, the only one named so far, or the one it was kept for."""
    narrowed = _by_role(cast, mention, fitting)
    so_far = [m for m in fitting if cast.full.get(m.number, [index])[0] < index]
    kept = max(so_far, key=lambda m: cast.short[m.number], default=None)
    if len(narrowed) == 1:
        cast.assign(index, mention, narrowed[0], "title and surname", "the only one of that name with this title")
    elif mention.role and not (len(so_far) == 1 and not so_far[0].roles):
        cast.rivals[index] = fitting
    elif len(so_far) == 1:
        cast.short[so_far[0].number] += 1
        cast.assign(index, mention, so_far[0], f"{sort} so far", f"the only one of that {sort} named up to here")
    elif mention.role or mention.gender:
        cast.rivals[index] = fitting
    elif kept is not None and cast.short[kept.number] >= KEPT and _far_from_others(cast, index, kept, so_far):
        reason = f"called by the {sort} alone before anyone else of that name; the others are named in full"
        cast.assign(index, mention, kept, f"{sort} kept", reason)
    else:
        cast.rivals[index] = fitting


def _far_from_others(cast: Cast, index: int, kept: Member, bearers: list[Member]) -> bool:
    """Whether nobody else of the name was named in full within the last mentions."""
    for member in bearers:
        full = cast.full.get(member.number, [])
        at = bisect_left(full, index) - 1
        if member is not kept and at >= 0 and index - full[at] < FAR:
            return False
    return True


def _by_role(cast: Cast, mention: Mention, fitting: list[Member]) -> list[Member]:
    """Those of *fitting* whose title, or gender by a courtesy title, is that of the mention."""
    if mention.role:
        wanted = office_words(mention.role, cast.vocabulary)
        return [m for m in fitting if any(wanted & office_words(role, cast.vocabulary) for role in m.roles)]
    if mention.gender:
        return [m for m in fitting if m.gender == mention.gender]
    return []


def office_words(role: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The nouns for offices in *role*, whatever their rank."""
    return frozenset(office.noun for office in offices_of(role, vocabulary))
