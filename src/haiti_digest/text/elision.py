"""Words written as one, cut: ``l’ambassadeur`` becomes ``l’`` and ``ambassadeur``, ``a-t-elle`` ``a`` and ``elle``."""

from haiti_digest.text.reading import Reading
from haiti_digest.text.tokens import Tokens

MARKS = ("'", "’")


def cut_elisions(reading: Reading, elided: frozenset[str], clitics: tuple[str, ...] = ()) -> Reading:
    """*reading* with its tokens cut after an elided word of *elided* (without the mark) and before a pronoun that
    *clitics* join to its verb (``-t-elle``); itself where there are none.
    """
    if not elided:
        return reading
    tokens, moved = _cut(reading.tokens, elided, clitics)
    cut = Reading(reading.text, (), reading.language, reading.published, reading.dateline)
    cut.tokens = tokens
    cut.met = frozenset(tokens.words)
    cut.paragraphs, cut.quotes = reading.paragraphs, reading.quotes
    cut.sentence_paragraph = reading.sentence_paragraph
    cut.sentences = [(moved[first], moved[end]) for first, end in reading.sentences]
    cut.paragraph_tokens = [(moved[first], moved[end]) for first, end in reading.paragraph_tokens]
    return cut


def _cut(tokens: Tokens, elided: frozenset[str], clitics: tuple[str, ...]) -> tuple[Tokens, list[int]]:
    """The cut tokens, and for each old index (and the end) the new one."""
    cut, moved = Tokens("", ()), []
    for word, lower, start, end in zip(tokens.words, tokens.lower, tokens.starts, tokens.ends, strict=True):
        moved.append(len(cut.words))
        pronoun = _clitic(word, clitics) if "-" in word else 0
        if pronoun:
            stem = word[:-pronoun].removesuffix("-").removesuffix("-t")
            _add(cut, stem, start, start + len(stem))
            _add(cut, word[-pronoun:], end - pronoun, end)
            continue
        at = next((word.index(mark) + 1 for mark in MARKS if mark in word), 0)
        if 0 < at < len(word) and word[: at - 1].lower() in elided:
            _add(cut, word[:at], start, start + at)
            _add(cut, word[at:], start + at, end)
        else:
            _add(cut, word, start, end, lower)
    moved.append(len(cut.words))
    return cut, moved


def _clitic(word: str, clitics: tuple[str, ...]) -> int:
    """The length of the pronoun that is joined to a verb in *word*; 0 where none is."""
    ending = next((ending for ending in clitics if word.lower().endswith(ending) and len(word) > len(ending)), "")
    return len(ending.rsplit("-", 1)[-1])


def _add(tokens: Tokens, word: str, start: int, end: int, lower: str | None = None) -> None:
    tokens.words.append(word)
    tokens.lower.append(lower or word.lower())
    tokens.starts.append(start)
    tokens.ends.append(end)
