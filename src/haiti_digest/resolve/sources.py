"""Which mention inside the words of a source names the speaker."""

from bisect import bisect_left
from collections.abc import Sequence

from haiti_digest.records import Mention
from haiti_digest.resolve.vocabulary import Vocabulary
from haiti_digest.spans import Span


def head_mention(
    source: Span, mentions: Sequence[Mention], starts: list[int], text: str, words: Vocabulary
) -> int | None:
    """The index of the mention that the source stands for; None where no mention lies in it.

    A name beats a description beside it (``the spokesperson, Ann Lee``); an owner (``Lee’s lawyer``) and what hangs on
    a preposition (``a lawyer for Lee``) are not meant.
    """
    at = max(0, bisect_left(starts, source.start) - 1)
    inside: list[int] = []
    while at < len(mentions) and mentions[at].span.start < source.end:
        if mentions[at].span.overlaps(source):
            inside.append(at)
        at += 1
    free = [i for i in inside if not _hangs(mentions[i].span, source, text, words)]
    if not free:
        return None
    named = [i for i in free if mentions[i].form == "name" and mentions[i].kind == "person"]
    if named and mentions[free[0]].kind != "body":
        return named[0]
    return named[-1] if named and named[-1] == free[-1] and "," not in text[source.start : source.end] else free[0]


def _hangs(span: Span, source: Span, text: str, words: Vocabulary) -> bool:
    """Whether the words of *span* belong to another noun of the source: an owner, or the end of a phrase."""
    after = text[span.end : span.end + 2]
    if after in ("'s", "’s") and span.end + 2 < source.end:
        return True
    if span.start <= source.start:
        return False
    before = text[source.start : span.start].split()
    while before and before[-1].lower() in words.determiners:
        before.pop()
    return bool(before) and before[-1].lower() in words.prepositions
