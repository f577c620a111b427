"""What articles of one story lead with, and what one of them does not mention."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from haiti_digest.link.copies import Families
from haiti_digest.link.facts import ArticleFacts
from haiti_digest.link.passages import Telling, View
from haiti_digest.link.story import Stories
from haiti_digest.link.tensions.record import tension
from haiti_digest.link.wording import likeness
from haiti_digest.records import Passage, Tension
from haiti_digest.spans import Span

SHARED = 2
"""Strands that make two articles comparable as wholes."""
PART = 0.2
"""The part of the longer article's passages that both tell; articles that meet in an aside are not compared."""
ALIKE, NARRATED = 0.6, 0.35
"""Likeness from which two leads tell the same: of two speakers, and where one is the narrator's or both are of one."""
OFTEN = 3
"""Passages of one article in which a word stands before its absence elsewhere is told."""
MOST = 4
"""Of the words that another article does not have, how many are told."""


def framing_tensions(articles: Sequence[ArticleFacts], stories: Stories, families: Families) -> Iterator[Tension]:
    """Leads of two articles of one story that tell different things."""
    for one, two in _pairs(stories, families):
        first, second = _lead(stories.views[one]), _lead(stories.views[two])
        if first is None or second is None:
            continue
        both = [{first.span, second.span} <= _spans(strand) for strand in stories.shared((one, two))]
        alike = ALIKE if first.speaker and second.speaker and first.speaker != second.speaker else NARRATED
        if not any(both) and likeness(first.stems, second.stems) < alike:
            yield tension(
                articles, "framing", "differs", [first.passage], [second.passage], rule="leads with other words"
            )


def _pairs(stories: Stories, families: Families) -> list[tuple[int, int]]:
    """Pairs of which none is folded under another article, and which share a good part of what each tells."""
    return [
        pair
        for pair in stories.pairs(SHARED)
        if all(families.first[number] == number for number in pair)
        and len(stories.shared(pair)) >= PART * max(stories.views[number].size for number in pair)
    ]


def _lead(view: View) -> Telling | None:
    return view.telling(0) if view.size else None


def _spans(strand: tuple[Telling, list[Telling]]) -> set[Span]:
    return {telling.span for telling in (strand[0], *strand[1])}


def gap_tensions(articles: Sequence[ArticleFacts], stories: Stories, families: Families) -> Iterator[Tension]:
    """What one article of a story tells several times and the other never names: a word, or a speaker."""
    for pair in _pairs(stories, families):
        for one, two in (pair, pair[::-1]):
            told, silent = stories.views[one], stories.views[two]
            for passages in _missing(told, silent):
                yield tension(
                    articles, "gap", "not mentioned", passages, rule="told several times", silent=silent.number
                )


def _missing(told: View, silent: View) -> Iterator[list[Passage]]:
    missing = set(told.stemmed).difference(silent.stemmed)
    lacking = {place for place, stem in enumerate(told.stemmed) if stem in missing and stem[0].isalpha()}
    passages = told.passages
    heard = Counter(chain.from_iterable([lacking.intersection(one.words) for one in passages]))
    often = sorted((-count, told.stemmed[place], place) for place, count in heard.items() if count >= OFTEN)
    shown: set[int] = set()
    for _, _, place in often[:MOST]:
        holders = [at for at, one in enumerate(passages) if place in one.words]
        if not shown.issuperset(holders):
            shown.update(holders)
            yield [told.passage(at) for at in holders]
