"""Other names of persons that an article tells: *Ole Brandt, also known as “Big Tide”*."""

from collections.abc import Sequence

from haiti_digest.records import Mention
from haiti_digest.resolve.vocabulary import Vocabulary
from haiti_digest.text.names import Name, folded, without_suffix

NEAR = 3
"""Mentions before the other name among which its bearer's may be: what stands between tells the office."""
MARKS = str.maketrans("", "", ",()“”\"«»‘’'")


def other_names(mentions: Sequence[Mention], vocabulary: Vocabulary, text: str) -> dict[Name, int]:
    """Each other name that is told, folded, with the mention that names its bearer; none that two are called by."""
    if not any(phrase in text for phrase in vocabulary.also):
        return {}
    found: dict[Name, int | None] = {}
    for index, mention in enumerate(mentions):
        if mention.form != "name" or mention.kind not in ("person", "described"):
            continue
        bearer = _bearer(mentions, index, vocabulary, text)
        if bearer is None:
            continue
        words = without_suffix(folded(mention.name), vocabulary.suffixes)
        known = found.get(words, bearer)
        same = known is not None and mentions[known].name == mentions[bearer].name
        found[words] = known if same else None
    return {words: bearer for words, bearer in found.items() if bearer is not None}


def _bearer(mentions: Sequence[Mention], index: int, vocabulary: Vocabulary, text: str) -> int | None:
    """The mention of the person who is also called by the mention *index*, behind the name or the office behind it."""
    start = mentions[index].span.start
    for before in range(index - 1, max(-1, index - 1 - NEAR), -1):
        mention = mentions[before]
        if mention.form != "name" or mention.kind != "person":
            continue
        behind = mention.role_span if mention.role_span and mention.role_span.start > mention.span.end else mention.span
        told = " ".join(text[behind.end : start].translate(MARKS).split())
        return before if told in vocabulary.also else None
    return None
