"""Which articles are worth laying beside one another: those that share passages or differ."""

from collections import defaultdict
from itertools import combinations

from haiti_digest.records import Digest, Record, Tension, Thread

MOST_PAIRS = 300
"""Pairs that have a page: those that share most."""
MOST_TOGETHER = 6
"""Articles of one thread beyond which only its first is paired with the others."""


class Pair(Record, frozen=True, kw_only=True):
    """What two articles share, as numbers of threads and tensions of the digest."""

    one: int
    two: int
    threads: tuple[int, ...]
    tensions: tuple[int, ...]


def pairs_of(digest: Digest) -> tuple[Pair, ...]:
    """The pairs that share most, the most first."""
    threads: dict[tuple[int, int], list[int]] = defaultdict(list)
    tensions: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, thread in enumerate(digest.threads):
        for pair in _pairs_in(thread):
            threads[pair].append(number)
    for number, tension in enumerate(digest.tensions):
        for pair in _sides(tension):
            tensions[pair].append(number)
    shared = {pair: len(threads.get(pair, ())) + len(tensions.get(pair, ())) for pair in {*threads, *tensions}}
    order = sorted(shared, key=lambda pair: (-shared[pair], pair))[:MOST_PAIRS]
    return tuple(
        Pair(one=pair[0], two=pair[1], threads=tuple(threads.get(pair, ())), tensions=tuple(tensions.get(pair, ())))
        for pair in order
    )


def _pairs_in(thread: Thread) -> list[tuple[int, int]]:
    articles = list(dict.fromkeys([variant.passage.article for variant in thread.variants]))
    if len(articles) < 2:
        return []
    if len(articles) > MOST_TOGETHER:
        return [(min(articles[0], other), max(articles[0], other)) for other in articles[1:]]
    return [(min(pair), max(pair)) for pair in combinations(articles, 2)]


def _sides(tension: Tension) -> list[tuple[int, int]]:
    one = dict.fromkeys([passage.article for passage in tension.one[:MOST_TOGETHER]])
    two = dict.fromkeys([passage.article for passage in tension.two[:MOST_TOGETHER]])
    if tension.silent is not None:
        two[tension.silent] = None
    return list(dict.fromkeys([(a, b) if a < b else (b, a) for a in one for b in two if a != b]))
