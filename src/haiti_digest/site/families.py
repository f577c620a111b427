"""Articles with words in common, copies and versions of one another: what one of them shows counts for all of them.

Whoever reads two copies of an article on this site has read both excerpts; so the share of an article's words that may
be shown is counted over all places where the site has these words.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from haiti_digest.records import Digest

RUN = 4
"""Words in a row that tell the same words from words that merely occur in both."""


class Family:
    """The words of several articles, those that several of them have in common known as one.

    ``counts`` are, by member, how many of its words the site shows anywhere; ``limits`` how many it may.
    """

    def __init__(self) -> None:
        self.counts: list[int] = []
        self.limits: list[int] = []
        self._own: list[list[int]] = []
        self._holders: list[list[int]] = []
        self._shown: set[int] = set()
        self._runs: dict[tuple[str, ...], list[int]] = {}

    def join(self, words: Sequence[str], limit: int) -> int:
        """Takes in an article by its *words* in lower case; gives its number."""
        runs = [tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]
        own = [-1] * len(words)
        for at, run in enumerate(runs):
            for place, known in enumerate(self._runs.get(run, ()), at):
                own[place] = known if own[place] < 0 else own[place]
        number = len(self._own)
        for at, known in enumerate(own):
            if known < 0:
                own[at] = len(self._holders)
                self._holders.append([])
            self._holders[own[at]].append(number)
        for at, run in enumerate(runs):
            self._runs.setdefault(run, own[at : at + RUN])
        self._own.append(own)
        self.counts.append(0)
        self.limits.append(limit)
        return number

    def fits(self, number: int, words: Iterable[int], ceiling: int) -> bool:
        """Whether *words* of a member may be shown: below *ceiling* for itself, below their limits for the others."""
        more = Counter(holder for word in self._new(number, words) for holder in self._holders[word])
        return all(
            self.counts[holder] + count <= (ceiling if holder == number else self.limits[holder])
            for holder, count in more.items()
        )

    def show(self, number: int, words: Iterable[int]) -> None:
        """Counts *words* of one member as shown, for all members that have them."""
        for word in self._new(number, words):
            self._shown.add(word)
            for holder in self._holders[word]:
                self.counts[holder] += 1

    def shown(self, number: int) -> list[int]:
        """The words of a member that the site shows so far, with another member's words or its own."""
        return [at for at, word in enumerate(self._own[number]) if word in self._shown]

    def _new(self, number: int, words: Iterable[int]) -> set[int]:
        own = self._own[number]
        return {own[at] for at in words} - self._shown


def families(digest: Digest) -> list[list[int]]:
    """The articles that repeat one another, the one that stands for all first; those on their own are left out."""
    group: dict[int, set[int]] = defaultdict(set)
    ties = [(one.newest, older.article) for one in digest.versions for older in one.older]
    ties += [(copies.first, copy.article) for copies in digest.copies for copy in copies.others]
    folded = {other for _, other in ties}
    for one, other in ties:
        together = group[one] | group[other] | {one, other}
        for member in together:
            group[member] = together
    once = {min(together): together for together in group.values()}
    return [sorted(once[first], key=lambda at: (at in folded, at)) for first in sorted(once)]
