"""Whether two passages say the same, and in which way."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from math import fsum, sqrt
from typing import Literal, NamedTuple

from haiti_digest.link.passages import Telling
from haiti_digest.link.values import compatible
from haiti_digest.link.wording import likeness
from haiti_digest.spans import Span
from haiti_digest.text.tokens import TOKEN

LEAST = 3
"""Content words that two passages must share."""
MANY = 5
SAME_SPEAKER = 0.5
SAME_SPEAKER_MANY = 0.35
"""Enough of the shorter passage when the speaker is one and many words are shared."""
OTHER_SPEAKER = 0.55
LONG_AFTER = 14
"""Days between two reports after which another event of the same kind is likelier than the same one."""
OWN = 1.5
"""How much two passages must share that their articles do not say all along."""
RUN = 5
"""Words in one row that show that words were taken over."""
ALTERED = 0.75

How = Literal["same words", "shortened", "altered", "reported", "agrees"]


def same_speaker(one: Telling, two: Telling) -> bool:
    """Whether both passages are determined to be of one speaker."""
    return one.speaker is not None and one.speaker == two.speaker


def agree(one: Telling, two: Telling, shared: int) -> bool:
    """Whether two passages of different articles, which share so many content words, tell the same.

    Words of one speaker need fewer words in common than others. What both articles are about all along does not make
    two passages of theirs alike. Figures of the same thing with other values, other days, other names, or a *not* on
    one side alone speak against it.
    """
    if shared < LEAST:
        return False
    like = shared / min(len(one.stems), len(two.stems))
    if one.speaker is not None and one.speaker == two.speaker:
        enough = like >= SAME_SPEAKER or (shared >= MANY and like >= SAME_SPEAKER_MANY)
    else:
        enough = shared >= MANY and like >= OTHER_SPEAKER
    return enough and _shares_its_own(one, two, shared) and not contradict(one, two)


def _shares_its_own(one: Telling, two: Telling, shared: int) -> bool:
    """Whether more is shared than names and what the articles are about; of two speakers several words that are none.

    A word counts for one where it stands in no other passage of either article, and for less, the more hold it. Nearly
    the same words are enough; of reports that lie far apart also of the longer passage.
    """
    words = (one.words & two.words) - one.names - two.names
    if len(words) < LEAST and not same_speaker(one, two):
        return False
    whole = (max if _far_apart(one, two) else min)(len(one.stems), len(two.stems))
    if words and shared >= ALTERED * whole:
        return True
    first, second = one.spread(words), two.spread(words)
    return fsum([1 / sqrt(first[word] * second[word]) for word in words]) >= OWN


def contradict(one: Telling, two: Telling) -> bool:
    """Whether something in two passages keeps them from being one fact."""
    return (
        one.negated != two.negated
        or not _figures_agree(one, two)
        or not _days_agree(one, two)
        or (not same_speaker(one, two) and (_names_differ(one, two) or _times_differ(one, two)))
    )


def _figures_agree(one: Telling, two: Telling) -> bool:
    for figure in one.numbers:
        same = [other for other in two.numbers if other.counts == figure.counts]
        if same and not any(compatible(figure, other) for other in same):
            return False
    return True


def _days_agree(one: Telling, two: Telling) -> bool:
    return not one.days or not two.days or not set(one.days).isdisjoint(two.days)


def _times_differ(one: Telling, two: Telling) -> bool:
    """Whether two reports lie so far apart that only nearly the same words would tell one fact."""
    return _far_apart(one, two) and likeness(one.stems, two.stems) < ALTERED


def _far_apart(one: Telling, two: Telling) -> bool:
    """Whether two reports lie so far apart that another event is likelier than the same."""
    days = (one.view.day, two.view.day)
    return all(days) and abs(days[0] - days[1]) > LONG_AFTER


def _names_differ(one: Telling, two: Telling) -> bool:
    """Whether each has a name that the other lacks, and they share less than half of theirs."""
    first, second = one.names, two.names
    return bool(first - second and second - first) and 2 * len(first & second) < min(len(first), len(second))


class Difference(NamedTuple):
    """How a passage relates to the first one, with the words that only one of them has."""

    how: How
    adds: tuple[Span, ...]
    lacks: tuple[Span, ...]


def difference(first: Telling, other: Telling) -> Difference:
    """How *other* tells what *first* tells; words are compared without case and marks."""
    if likeness(first.stems, other.stems) < ALTERED or not (first.quoted or other.quoted):
        reported = first.quoted != other.quoted and same_speaker(first, other)
        return Difference("reported" if reported else "agrees", (), ())
    if first.text == other.text:
        return Difference("same words", (), ())
    tokens, others = _spoken(first.text), _spoken(other.text)
    one, two = [word for word, _ in tokens], [word for word, _ in others]
    if one == two:
        return Difference("same words", (), ())
    if (inside := _run_in(one, two)) is not None:
        return Difference("shortened", (), _spans(first, [at for _, at in _without(tokens, inside, len(two))]))
    if (inside := _run_in(two, one)) is not None:
        return Difference("shortened", _spans(other, [at for _, at in _without(others, inside, len(one))]), ())
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    blocks = matcher.get_opcodes()
    lacks = _spans(first, [tokens[i][1] for tag, a, b, _, _ in blocks if tag != "equal" for i in range(a, b)])
    adds = _spans(other, [others[i][1] for tag, _, _, a, b in blocks if tag != "equal" for i in range(a, b)])
    longest = max(block.size for block in matcher.get_matching_blocks())
    if longest < min(RUN, len(one), len(two)):
        return Difference("reported" if first.quoted != other.quoted else "agrees", (), ())
    return Difference("shortened" if not adds or not lacks else "altered", adds, lacks)


def _run_in(long: Sequence[str], short: Sequence[str]) -> int | None:
    """Where the words of one passage stand in one row in the other; then nothing else need be searched for."""
    whole, run = f" {' '.join(long)} ", f" {' '.join(short)} "
    at = whole.find(run) if short else -1
    return None if at < 0 else whole.count(" ", 0, at)


def _without(tokens: Sequence[tuple[str, int]], first: int, length: int) -> list[tuple[str, int]]:
    return [*tokens[:first], *tokens[first + length :]]


@lru_cache(maxsize=1024)
def _spoken(text: str) -> list[tuple[str, int]]:
    """The words of a text in lower case with their numbers among its tokens, marks left out."""
    return [(word.lower(), at) for at, word in enumerate(TOKEN.findall(text)) if word[0].isalnum()]


def _spans(telling: Telling, tokens: Iterable[int]) -> tuple[Span, ...]:
    """Token numbers as spans, neighbours joined."""
    runs: list[list[int]] = []
    for token in tokens:
        if runs and token - runs[-1][1] <= 1:
            runs[-1][1] = token
        else:
            runs.append([token, token])
    if not runs:
        return ()
    places = [match.span() for match in TOKEN.finditer(telling.text)]
    start = telling.passage.span.start
    return tuple(Span(start + places[first][0], start + places[last][1]) for first, last in runs)
