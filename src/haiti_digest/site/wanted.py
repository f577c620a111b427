"""What pages would like to show of the articles, before it is chosen what may be shown."""

from collections import defaultdict
from collections.abc import Callable
from itertools import chain

from haiti_digest.records import Digest, Passage
from haiti_digest.site.budget import Wanted
from haiti_digest.spans import Span

MOST_TELLINGS = 5
"""Tellings of an agreement that are shown in their words."""
MOST_ON_A_SIDE = 4
"""Passages of a side of a tension that are."""


def wanted_of(digest: Digest) -> Callable[[int], Wanted]:
    """What the first page and those of comparison would like to show of an article, by its number."""
    statements: dict[int, list[tuple[Span, ...]]] = defaultdict(list)
    others: dict[int, list[Span]] = defaultdict(list)
    for lead in digest.opening:
        statements[lead.passage.article].append((lead.passage.span,))
    for ref in digest.short:
        statements[ref.article].append(digest.articles[ref.article].statements[ref.index].statement.content)
    for day in digest.ahead:
        ref = day.dates[0]
        others[ref.article].append(digest.articles[ref.article].timexes[ref.index].span)
    for key in digest.key_figures:
        ref = key.figures[0]
        others[ref.article].append(digest.articles[ref.article].figures[ref.index].span)
    names: dict[int, list[Span]] = defaultdict(list)
    for tension in digest.tensions:
        for passage in (*tension.one, *tension.two):
            if tension.kind == "name":
                names[passage.article].append(passage.span)
    compared = _compared(digest)
    return lambda at: Wanted(
        names=tuple(names[at]),
        statements=tuple(statements[at]),
        others=tuple(others[at]),
        compared=tuple(dict.fromkeys(compared[at])),
    )


def _compared(digest: Digest) -> dict[int, list[Span]]:
    """By article what stands beside words of others: what differs, what agrees, and what one alone tells."""
    two_sided = [one for one in digest.tensions if one.two and one.kind != "name"]
    one_sided = [one for one in digest.tensions if not one.two]
    agreed = [thread for thread in digest.threads if thread.support.articles > 1]
    found: dict[int, list[Span]] = defaultdict(list)
    for passages in chain(
        (side[:MOST_ON_A_SIDE] for one in two_sided for side in (one.one, one.two)),
        ([variant.passage for variant in thread.variants[:MOST_TELLINGS]] for thread in agreed),
        (one.one[:MOST_ON_A_SIDE] for one in one_sided),
    ):
        for passage in passages:
            found[passage.article].append(_words_of(digest, passage))
    return found


def _words_of(digest: Digest, passage: Passage) -> Span:
    """The first of the words that are shown of a passage."""
    if passage.ref is None or passage.ref.kind != "statement":
        return passage.span
    return digest.articles[passage.article].statements[passage.ref.index].statement.content[0]
