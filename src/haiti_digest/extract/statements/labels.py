"""Turns of a transcript (``ROE: …``) and headlines that name their speaker before a colon."""

from collections import Counter

import msgspec

from haiti_digest.extract.statements.draft import Draft
from haiti_digest.extract.statements.lexicon import Words
from haiti_digest.spans import Span, trimmed
from haiti_digest.text.reading import Reading

LONGEST = 5
"""Words of a label."""
TURN = "transcript turn"
HEADLINE = "headline label"
LEAST_WORDS = 3
LONGEST_HEADLINE = 20
"""Words of a headline after a label in capitals; what is longer and ends with a full stop is a report's opening."""
NAMED_AGAIN = 600
"""Tokens in which the one whom a headline names must be named again."""
MARKS = " \t\r\n\u00a0“”\"'‘’"


class Label(msgspec.Struct, frozen=True, gc=False):
    """Tokens *first* to *end* name the speaker; the colon is at *end*."""

    paragraph: int
    first: int
    end: int
    capitals: bool


def labelled(reading: Reading, small: Words) -> tuple[list[Draft], set[int]]:
    """The labelled turns, and the paragraphs that they take up.

    A turn goes on until the next label; labels count in capitals where an article has several, in small letters where
    those who speak take turns, and in its first paragraph, the headline.
    """
    labels = [label for n in range(len(reading.paragraphs)) if (label := _label(reading, n, small)) is not None]
    turns = [label for label in labels if label.capitals]
    turns = turns if len(turns) > 1 else _in_turn(reading, labels)
    drafts: list[Draft] = []
    taken: set[int] = set()
    if len(turns) > 1:
        for label, following in zip(turns, [*turns[1:], None], strict=True):
            end = following.paragraph if following else label.paragraph + 1
            drafts.append(_draft(reading, label, end, TURN))
            taken |= set(range(label.paragraph, end))
    elif labels and labels[0].paragraph == 0 and _is_headline(reading, labels[0]):
        drafts.append(_draft(reading, labels[0], 1, HEADLINE))
        taken.add(0)
    return drafts, taken


def _in_turn(reading: Reading, labels: list[Label]) -> list[Label]:
    """The labels in small letters of an interview: two speakers at least, each more than once, in every other paragraph
    or oftener; none where they do not alternate so.
    """
    names = [tuple(reading.tokens.lower[label.first : label.end]) for label in labels]
    times = Counter(names)
    turns = [label for label, name in zip(labels, names, strict=True) if times[name] > 1]
    if len({name for name in names if times[name] > 1}) < 2:
        return []
    paragraphs = turns[-1].paragraph - turns[0].paragraph + 1
    return turns if 2 * len(turns) >= paragraphs else []


def _is_headline(reading: Reading, label: Label) -> bool:
    """Whether the label stands in a headline rather than in capitals before the first, long sentence of a report."""
    first, end = reading.paragraph_tokens[label.paragraph]
    place = label.capitals and end - first > LONGEST_HEADLINE and reading.tokens.words[end - 1] == "."
    return not place and _named_again(reading, label)


def _named_again(reading: Reading, label: Label) -> bool:
    """Whether the article goes on to speak of the one whom its headline labels."""
    return reading.tokens.lower[label.end - 1] in reading.tokens.lower[label.end + 1 : label.end + NAMED_AGAIN]


def _label(reading: Reading, number: int, small: Words) -> Label | None:
    words, lower = reading.tokens.words, reading.tokens.lower
    first, end = reading.paragraph_tokens[number]
    if first < end and words[first] in '“"':
        first += 1
    for i in range(first, min(end, first + LONGEST + 1)):
        if words[i] == ":":
            named = i > first and small.not_labels.isdisjoint(lower[first:i]) and end - i > LEAST_WORDS
            if not named or (i - first == 1 and words[first].isdigit()):
                return None
            return Label(number, first, i, all(word.upper() == word for word in words[first:i]))
        if not (words[i][0].isupper() or words[i] == "."):
            return None
    return None


def _draft(reading: Reading, label: Label, end: int, rule: str) -> Draft:
    tokens = reading.tokens
    pieces = [Span(tokens.ends[label.end], reading.paragraphs[label.paragraph].span.end)]
    pieces += [reading.paragraphs[n].span for n in range(label.paragraph + 1, end)]
    return Draft(
        content=[trimmed(reading.text, piece, MARKS) for piece in pieces],
        cue=None,
        source=tokens.span(label.first, label.end),
        rule=rule,
        runs=[],
        paragraph=label.paragraph,
        alone=False,
    )
