"""The language of a text: by its commonest small words where they decide, by a library where they do not."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.util import find_spec

from haiti_digest.language.lexicon import FALLBACK, table, words
from haiti_digest.load.vocabulary import LANGUAGES
from haiti_digest.records import Metadatum, Paragraph

SAMPLE = 1500
"""So many characters decide."""
ENOUGH = 12
"""A text of fewer words may have too few small words to tell."""
WORD = re.compile(r"(?:[a-z]++|[^\W\d_])+")
"""In lower case; plain letters are passed over faster than by what they are not."""
MARKS = "’“”—–‘…"
"""Marks of which nearly every text has some, beside which most have plain letters alone."""
LETTERS = bytes(code if chr(code).isalpha() else ord(" ") for code in range(128)) + bytes(128)
"""The plain letters, and blanks for what else is plain."""
UNKNOWN = "und"


def detected(text: str, paragraphs: Sequence[Paragraph]) -> Metadatum:
    """The language as an ISO 639-1 code, ``und`` where it is not determined, with the reason."""
    found = _words(_sample(text, paragraphs).lower())
    if not found:
        return Metadatum(value=FALLBACK, origin="default", reason="no words to tell it from; read as English")
    counts = Counter(found)
    shares = {code: _times(counts, _small_words(code)) / len(found) for code in LANGUAGES}
    best = max(LANGUAGES, key=lambda code: shares[code])
    rest = max(share for code, share in shares.items() if code != best)
    if shares[best] >= 0.18 and shares[best] >= 1.5 * rest:
        reason = f"{shares[best]:.0%} of its words are among the commonest of that language"
        return Metadatum(value=best, origin="text", reason=reason)
    if len(found) < ENOUGH:
        return Metadatum(value=FALLBACK, origin="default", reason="too short to tell; read as English")
    return _by_library(" ".join(found), shares[best], best)


def _words(sample: str) -> list[str]:
    for mark in MARKS:
        sample = sample.replace(mark, " ")
    return sample.encode().translate(LETTERS).decode().split() if sample.isascii() else WORD.findall(sample)


def _sample(text: str, paragraphs: Sequence[Paragraph]) -> str:
    parts: list[str] = []
    size = 0
    for paragraph in paragraphs:
        parts.append(text[paragraph.span.start : min(paragraph.span.end, paragraph.span.start + SAMPLE)])
        size += len(parts[-1])
        if size >= SAMPLE:
            break
    return " ".join(parts)


def _times(counts: Mapping[str, int], listed: frozenset[str]) -> int:
    return sum([counts[word] for word in listed & counts.keys()])


@cache
def _small_words(code: str) -> frozenset[str]:
    return words(table(code, "load").get("language", {}).get("small_words", ""))


def _by_library(sample: str, share: float, best: str) -> Metadatum:
    """What py3langid says; without it the language stays open, unless small words hint at one we read."""
    if find_spec("py3langid") is None:
        if share >= 0.12:
            return Metadatum(value=best, origin="text", reason=f"{share:.0%} of its words are among its commonest")
        return Metadatum(value=UNKNOWN, origin="text", reason="neither English nor French by its commonest words")
    from py3langid.langid import classify

    code = str(classify(sample)[0])
    return Metadatum(value=code, origin="text", reason="by the frequency of its letter groups (py3langid)")
