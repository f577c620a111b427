"""What pages would like to show of the articles, before it is chosen what may be shown."""

from collections import defaultdict
from collections.abc import Iterable

from haiti_digest.records import Digest, Passage
from haiti_digest.site.budget import Wanted
from haiti_digest.spans import Span

MOST_TELLINGS = 5
"""Tellings of an agreement that are shown in their words."""
MOST_ON_A_SIDE = 4
"""Passages of a side of a tension that are."""


class Asked:
    """What the first page and those of comparison would like to show of the articles, by number.

    Most of it are statements, of which only the number is known before their article is read.
    """

    def __init__(self, digest: Digest) -> None:
        self._digest = digest
        self._statements: dict[int, list[tuple[Span, ...]]] = defaultdict(list)
        self._others: dict[int, list[Span]] = defaultdict(list)
        self._names: dict[int, list[Span]] = defaultdict(list)
        for lead in digest.opening:
            self._statements[lead.passage.article].append((lead.passage.span,))
        for ref in digest.short:
            said = digest.articles[ref.article].statements[ref.index].statement
            self._statements[ref.article].append(said.content)
        for day in digest.ahead:
            ref = day.dates[0]
            self._others[ref.article].append(digest.articles[ref.article].timexes[ref.index].span)
        for key in digest.key_figures:
            ref = key.figures[0]
            self._others[ref.article].append(digest.articles[ref.article].figures[ref.index].span)
        for tension in digest.tensions:
            if tension.kind == "name":
                for passage in (*tension.one, *tension.two):
                    self._names[passage.article].append(passage.span)
        self._compared = _compared(digest)

    def forget(self) -> None:
        """Lets go what was wanted, once it is chosen for every article what may be shown."""
        for several in (self._names, self._statements, self._others, self._compared):
            several.clear()

    def told(self, at: int) -> tuple[object, ...]:
        """What tells, with the article itself, what is wanted of it."""
        return self._names.get(at), self._statements.get(at), self._others.get(at), self._compared.get(at)

    def __call__(self, at: int) -> Wanted:
        """What is wanted of an article."""
        return Wanted(
            names=tuple(self._names.get(at, ())),
            statements=tuple(self._statements.get(at, ())),
            others=tuple(self._others.get(at, ())),
            compared=tuple(dict.fromkeys(self._words(at, one) for one in self._compared.get(at, ()))),
        )

    def _words(self, at: int, one: Span | int) -> Span:
        """The first of the words that are shown of a passage."""
        if isinstance(one, int):
            return self._digest.articles[at].statements[one].statement.content[0]
        return one


def _compared(digest: Digest) -> dict[int, list[Span | int]]:
    """By article what stands beside words of others: what differs, what agrees, and what one alone tells.

    A statement stands there by its number. Differences and threads are gone through once, and none of them is held.
    """
    found: dict[int, list[Span | int]] = defaultdict(list)
    alone: dict[int, list[Span | int]] = defaultdict(list)
    for one in digest.tensions:
        if not one.two:
            _put(alone, one.one[:MOST_ON_A_SIDE])
        elif one.kind != "name":
            _put(found, one.one[:MOST_ON_A_SIDE])
            _put(found, one.two[:MOST_ON_A_SIDE])
    for thread in digest.threads:
        if thread.support.articles > 1:
            _put(found, (variant.passage for variant in thread.variants[:MOST_TELLINGS]))
    for at, passages in alone.items():
        found[at] += passages
    return found


def _put(found: dict[int, list[Span | int]], passages: Iterable[Passage]) -> None:
    for passage in passages:
        ref = passage.ref
        said = ref is not None and ref.kind == "statement"
        found[passage.article].append(ref.index if ref and said else passage.span)
