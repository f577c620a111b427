"""Voices joined into groups, with the reason for every join, and for every join that was refused."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence

from haiti_digest.link.facts import EntityFacts, NameFacts
from haiti_digest.records import Voice


class Groups:
    """Disjoint groups of voices: each starts alone, joins are remembered with why.

    A group may carry labels; groups with labels that were parted are never joined.
    """

    def __init__(self, names: Sequence[NameFacts]) -> None:
        self.names = names
        self._parent: dict[Voice, Voice] = {}
        self._why: dict[Voice, list[str]] = {}
        self._labels: dict[Voice, set[str]] = {}
        self._parted: dict[str, dict[str, str]] = defaultdict(dict)

    def add(self, voice: Voice) -> None:
        """Let *voice* be a group of its own, if it is in none."""
        self._parent.setdefault(voice, voice)

    def label(self, voice: Voice, label: str) -> None:
        """Put a label on the group of *voice*."""
        self._labels.setdefault(self.root(voice), set()).add(label)

    def part(self, one: str, two: str, why: str) -> None:
        """Keep groups labelled *one* and groups labelled *two* apart, for the reason *why*."""
        self._parted[one][two] = self._parted[two][one] = why

    def labels(self, voice: Voice) -> set[str]:
        """The labels of the group of *voice*."""
        return self._labels.get(self.root(voice), set())

    def parted(self, voice: Voice) -> dict[str, str]:
        """The labels that the group of *voice* is kept apart from, each with the reason."""
        found: dict[str, str] = {}
        for label in sorted(self.labels(voice)):
            found |= self._parted.get(label, {})
        return found

    def root(self, voice: Voice) -> Voice:
        """The voice that stands for the group of *voice*."""
        self.add(voice)
        while self._parent[voice] != voice:
            self._parent[voice] = self._parent[self._parent[voice]]
            voice = self._parent[voice]
        return voice

    def join(self, one: Voice, two: Voice, why: str) -> None:
        """Make one group of two, for the reason *why*; nothing happens when they are one already or kept apart."""
        first, second = sorted((self.root(one), self.root(two)), key=lambda voice: (voice.article, voice.entity))
        if first == second or self._keep_apart(first, second):
            return
        self._parent[second] = first
        reasons = self._why.setdefault(first, [])
        reasons += [why, *self._why.pop(second, [])]
        if second in self._labels:
            self._labels.setdefault(first, set()).update(self._labels.pop(second))

    def _keep_apart(self, one: Voice, two: Voice) -> bool:
        mine, theirs = self._labels.get(one), self._labels.get(two)
        if not mine or not theirs:
            return False
        return any(not theirs.isdisjoint(self._parted[label]) for label in mine if label in self._parted)

    def entity(self, voice: Voice) -> EntityFacts:
        """The entity that *voice* points to."""
        return self.names[voice.article].entities[voice.entity]

    def members(self) -> list[list[Voice]]:
        """Every group, its voices in the order of the articles."""
        found: dict[Voice, list[Voice]] = {}
        for voice in sorted(self._parent, key=lambda v: (v.article, v.entity)):
            found.setdefault(self.root(voice), []).append(voice)
        return list(found.values())

    def why(self, voices: list[Voice]) -> tuple[str, ...]:
        """The reasons for which *voices* are one group, each once, in alphabetical order."""
        return tuple(sorted(set(self._why.get(self.root(voices[0]), []))))

    def mark(self, voices: list[Voice]) -> str:
        """Four hex digits that tell this group from others of its name, by its first article and words there."""
        marks = []
        for voice in voices:
            marks.append(
                hashlib.sha256(
                    f"{self.names[voice.article].sha256}:{self.entity(voice).name}:{voice.entity}".encode()
                ).hexdigest()
            )
        return min(marks)[:6]
