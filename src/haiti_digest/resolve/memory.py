"""What a reader of an article remembers: who was spoken of so far, where, and as what."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import Literal

import msgspec

from haiti_digest.resolve.cast import Member, office_words
from haiti_digest.resolve.vocabulary import Vocabulary
from haiti_digest.text.names import folded

MANY = 20  # members of one office or noun, beyond which a description is left open
LAST = 200  # persons and bodies that are remembered of a moment before
Place = Literal["subject", "source", "owner", "other"]
Gender = Literal["f", "m"] | None


class Heard(msgspec.Struct, frozen=True, gc=False):
    """Somebody spoken of outside quotation marks. ``member`` is None for a pronoun or a name that stayed open."""

    member: Member | None
    sentence: int
    place: Place
    at: int
    gender: Gender = None


class Finding(msgspec.Struct, frozen=True, gc=False):
    """Whom a mention means, by which rule and why; no member where it stays open."""

    member: Member | None
    rule: str
    reason: str


class Memory:
    """Everybody heard of, in order, and by the words of their offices and names."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.heard: list[Heard] = []
        self.last: dict[Member, int] = {}
        """Of each member the index in ``heard`` where it was last heard of."""
        self._offices: dict[str, dict[Member, None]] = defaultdict(dict)
        self._bodies: dict[str, dict[Member, None]] = defaultdict(dict)

    def hear(self, heard: Heard) -> None:
        """Take note of somebody spoken of."""
        member = heard.member
        if member is not None:
            if member not in self.last:
                self.note_roles(member)
            self.last[member] = len(self.heard)
        self.heard.append(heard)

    def note_roles(self, member: Member) -> None:
        """Take note of the offices and the words by which *member* may be called."""
        if member.kind == "person":
            for role in member.roles:
                for office in office_words(role, self.vocabulary):
                    self._offices[office][member] = None
        elif member.kind == "body":
            for form in member.forms:
                for word in folded(form):
                    self._bodies[word][member] = None

    def with_office(self, head: str) -> list[Member]:
        """The persons heard of who hold the office *head*, or one that it may stand for; cut where they are many."""
        same, kinds = self.vocabulary.same, self.vocabulary.kinds.get(head, ())
        return _first_few(self._offices, {same.get(head, head), *(same.get(kind, kind) for kind in kinds)})

    def bodies_called(self, head: str) -> list[Member]:
        """The bodies heard of that have *head*, or a word that it may stand for, in their name; cut as above."""
        return _first_few(self._bodies, {head, *self.vocabulary.bodies.get(head, ())})

    def until(self, at: int) -> "Memory":
        """Those last heard of when offset *at* was reached."""
        earlier = Memory(self.vocabulary)
        end = bisect_left(self.heard, at, key=lambda heard: heard.at)
        earlier.heard = self.heard[max(0, end - LAST) : end]
        return earlier

    def back(self, sentence: int, reach: int) -> Iterator[Heard]:
        """Everybody heard of within *reach* sentences before *sentence*, the latest first."""
        for heard in reversed(self.heard):
            if sentence - heard.sentence > reach:
                return
            yield heard


def _first_few(index: dict[str, dict[Member, None]], keys: set[str]) -> list[Member]:
    found: dict[Member, None] = {}
    for key in sorted(keys):
        found.update(dict.fromkeys(islice(index.get(key, ()), MANY + 1)))
    return list(found)
