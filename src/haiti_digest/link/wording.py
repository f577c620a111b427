"""What two passages have in common: their content words, cut to stems."""

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from haiti_digest.language.lexicon import FALLBACK, table, words
from haiti_digest.records import Article
from haiti_digest.spans import Span
from haiti_digest.text.tokens import TOKEN

KEPT = 4
"""Letters that stay of a word when its ending is cut."""
STEM = 8
"""Letters of a word that are compared at most."""


class Common(NamedTuple):
    """What a language's words lose before they are compared."""

    stopwords: frozenset[str]
    endings: tuple[str, ...]
    cuts: tuple[tuple[int, frozenset[str]], ...]
    """The endings by their length, longest first."""
    vowels: str
    possessives: tuple[str, ...]
    elisions: tuple[str, ...]


@cache
def _common(language: str) -> Common:
    data = table(language, "link") or table(FALLBACK, "link")
    endings = words(data.get("endings"))
    lengths = sorted({len(ending) for ending in endings}, reverse=True)
    return Common(
        words(data.get("stopwords")),
        tuple(sorted(endings)),
        tuple((length, frozenset(one for one in endings if len(one) == length)) for length in lengths),
        data.get("vowels", ""),
        tuple(data.get("possessives", "").split()),
        tuple(data.get("elisions", "").split()),
    )


@cache
def listed(language: str, *path: str) -> frozenset[str]:
    """The list of words at *path* of the language's link table; empty where it has none."""
    found: object = table(language, "link") or table(FALLBACK, "link")
    for name in path:
        found = found.get(name, "") if isinstance(found, dict) else ""
    return words(found)


class Stems(dict[str, str]):
    """The stem of each word of one language, worked out once; empty for words that carry no meaning of their own."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._common = _common(language)

    def __missing__(self, word: str) -> str:
        self[word] = stem = self._stem(word.lower())
        return stem

    def _stem(self, word: str) -> str:
        if word[0].isdigit():
            return word.replace(",", "")
        if not word[0].isalpha():
            return ""
        common = self._common
        if word.startswith(common.elisions):
            word = next(word[len(cut) :] for cut in common.elisions if word.startswith(cut))
        if word.endswith(common.possessives):
            word = next(word[: -len(cut)] for cut in common.possessives if word.endswith(cut))
        if word in common.stopwords or len(word) < 2:
            return ""
        if "-" in word:
            return "-".join(self[part] or part for part in word.split("-") if part)[: 2 * STEM]
        if word.endswith(common.endings):
            word = word[: len(word) - _cut(word, common)]
        bare = word.rstrip(common.vowels)
        return (bare if len(bare) >= KEPT else word)[:STEM]


def _cut(word: str, common: Common) -> int:
    """Letters of the ending that is cut; a plural's one letter is cut from short words too: *day*, *days*."""
    for length, endings in common.cuts:
        if len(word) - length >= (KEPT - 1 if length == 1 else KEPT) and word[-length:] in endings:
            return length
    return 0


@cache
def stems(language: str) -> Stems:
    """The stems of a language, by its code without a regional tag."""
    return Stems(language)


def stems_of(article: Article) -> Stems:
    """The stems of an article's language."""
    return stems(article.seed.language.value.split("-")[0])


def likeness(one: Collection[str], two: Collection[str]) -> float:
    """Shared words over the words of the shorter passage, 0 to 1; each word stands once in both."""
    smaller = min(len(one), len(two))
    return len(frozenset(one).intersection(two)) / smaller if smaller else 0.0


def words_before(article: Article, span: Span, reach: int = 70) -> list[str]:
    """The stems of the content words in the *reach* characters before *span*, nearest last; numbers left out."""
    return stemmed(article, Span(max(article.seed.body.start, span.start - reach), span.start))


def stemmed(article: Article, span: Span) -> list[str]:
    """The stems of the content words of a span, in their order; numbers left out."""
    of = stems_of(article)
    found: Iterable[str] = (match[0] for match in TOKEN.finditer(article.seed.text, span.start, span.end))
    return [stem for word in found if not word[0].isdigit() and (stem := of[word])]


def holds(words: Sequence[str], phrases: frozenset[str]) -> bool:
    """Whether one of *phrases*, words joined by underscores, stands in *words*."""
    first_words = beginnings(phrases)
    for at, word in enumerate(words):
        if word in first_words:
            for length in (1, 2, 3):
                if "_".join(words[at : at + length]) in phrases:
                    return True
    return False


@cache
def beginnings(phrases: frozenset[str]) -> frozenset[str]:
    """The first words of phrases, to pass over most sentences at once."""
    return frozenset(phrase.split("_")[0] for phrase in phrases)
