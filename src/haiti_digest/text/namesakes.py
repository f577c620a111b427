"""Names that are small words, months or peoples too: *Greta May*, *Olaf Long*, *Will Roe*, *Ann English*; found by
where they stand."""

from collections.abc import Sequence
from functools import cache

import msgspec

from haiti_digest.language.lexicon import table, words
from haiti_digest.text.tokens import Tokens, places_of

HEADLINE = 4  # letters of a word whose capital tells a headline
FEW = 3  # such words, without a small one among them, that any sentence may have
ASKED = "?"
ENDERS = frozenset((".", "!", ASKED, "…", "”", '"', "»"))


class Namesakes(msgspec.Struct, frozen=True, gc=False):
    """The words of a language that are names too, lower case, and what is told by the words around them."""

    small: frozenset[str]
    months: frozenset[str]
    peoples: frozenset[str]
    """Those that tell a people or a language where nobody of that name speaks."""
    first: frozenset[str]
    """Those that are first names even where they open a sentence."""
    written: frozenset[str]
    """All of them as names are written, also with a possessive ending."""
    never: frozenset[str]
    """Words that are no part of a name, however they are written."""
    before: frozenset[str]
    """Words behind which a month is one."""
    joiners: frozenset[str]
    spoke: frozenset[str]
    """Verbs behind which the one who spoke may stand."""
    after: frozenset[str]
    """Verbs of which a person is the subject, behind a word that opens its sentence."""
    determiners: frozenset[str]
    marks: tuple[str, ...]


@cache
def _namesakes(language: str) -> Namesakes | None:
    """The namesakes of *language*; None where it has no list."""
    data, mentions = table(language, "text").get("namesakes"), table(language, "mentions")
    if data is None:
        return None
    grammar = mentions["grammar"]
    small, months, peoples, first = (words(data.get(key)) for key in ("small", "months", "peoples", "first"))
    marks = tuple(grammar.get("possessive_marks", ()))
    return Namesakes(
        small=small,
        months=months,
        peoples=peoples,
        first=first,
        written=frozenset(
            word.capitalize() + mark for word in small | months | peoples | first for mark in ("", *marks)
        ),
        never=words(grammar["function"]) | words(grammar["calendar"]),
        before=words(data.get("before")) | words(grammar["prepositions"]) | words(grammar["determiners"]),
        joiners=words(grammar.get("link_and")),
        spoke=words(grammar.get("spoke")),
        after=words(data.get("after")) | words(grammar.get("spoke")),
        determiners=words(grammar["determiners"]),
        marks=marks,
    )


def set_apart(tokens: Tokens, met: frozenset[str], sentences: Sequence[tuple[int, int]], language: str) -> None:
    """Let those tokens that are names here stand in *tokens.lower* as written, so that no word list holds them.

    A name is told by the name beside it (``Greta [May]``, ``envoy [Jan] Roe``); where one was told so, by its
    capital within a sentence, and by the verb behind it where it opens one. What names a people too must speak
    (``Ann [English] said``). Leaves: headlines, and what may be a month.
    """
    listed = _namesakes(language)
    if listed is None or listed.written.isdisjoint(met):
        return
    places = places_of(tokens.words, listed.written)
    finder = _Finder(tokens, listed, _sentences_of(places, sentences))
    beside = [i for i in places if finder.is_told_beside(i)]
    known = {finder.bare(i) for i in beside}
    told = set(beside)
    for i in places:
        if i in told or (finder.bare(i) in known and finder.stands_alone(i)):
            tokens.lower[i] = tokens.words[i]


def _sentences_of(places: list[int], sentences: Sequence[tuple[int, int]]) -> dict[int, tuple[int, int]]:
    found: dict[int, tuple[int, int]] = {}
    at = 0
    for i in places:
        while sentences[at][1] <= i:
            at += 1
        found[i] = sentences[at]
    return found


class _Finder:
    """Looks at single tokens; *sentences* are the bounds of the sentence of each that is asked for."""

    def __init__(self, tokens: Tokens, listed: Namesakes, sentences: dict[int, tuple[int, int]]) -> None:
        self.tokens = tokens
        self.listed = listed
        self.sentences = sentences

    def bare(self, i: int) -> str:
        """Token *i* in lower case without a possessive ending."""
        lower = self.tokens.words[i].lower()
        return next((lower.removesuffix(mark) for mark in self.listed.marks if lower.endswith(mark)), lower)

    def is_told_beside(self, i: int) -> bool:
        """Whether the name before or behind token *i* tells that it is one."""
        return not self._shouts(i) and (self._ends_name(i) or self._begins_name(i))

    def stands_alone(self, i: int) -> bool:
        """Whether token *i*, a name elsewhere, is one where no name stands beside it."""
        first, end = self.sentences[i]
        lower = self.tokens.lower
        if self._is_dated(i) or self._shouts(i):
            return False
        if self.bare(i) in self.listed.peoples:
            return self._acts(i)
        if i == first or not self.tokens.words[i - 1][0].isalnum():
            named = self.bare(i) in self.listed.months and self._is_name(i + 1, end)
            return named or (i + 1 < end and lower[i + 1] in self.listed.after)
        if self.bare(i) not in self.listed.months:
            return True
        joined = i - 2 > first and lower[i - 1] in self.listed.joiners
        return lower[i - 2 if joined else i - 1] not in self.listed.before

    def _ends_name(self, i: int) -> bool:
        """``Greta [May] said``: a name stands right before, no article before that, and no name goes on behind."""
        words, lower, never = self.tokens.words, self.tokens.lower, self.listed.never
        first, end = self.sentences[i]
        at = i - 1
        if at > first and words[at] == ".":  # Mr. Long
            at -= 1
        if at > first and len(words[at]) == 1:  # Jane A. Long
            at -= 1
        if at < first or not words[at][0].isupper() or lower[at] in never or lower[at] in self.listed.before:
            return False
        if self.bare(i) in self.listed.peoples and not self._acts(i):
            return False
        if words[at].endswith(self.listed.marks) or self._gap(i) != 1 or self._is_name(i + 1, end) or self._is_dated(i):
            return False
        while at > first and words[at - 1][0].isupper() and lower[at - 1] not in never:
            at -= 1
        return at == first or lower[at - 1] not in self.listed.determiners

    def _acts(self, i: int) -> bool:
        """Whether somebody of that name speaks: ``[English] said``, ``said [English].``"""
        first, end = self.sentences[i]
        lower = self.tokens.lower
        if i > first and lower[i - 1] in self.listed.determiners:  # The French said
            return False
        if i + 1 < end and lower[i + 1] in self.listed.spoke:
            return True
        ends = i + 1 >= end or not self.tokens.words[i + 1][0].isalnum()
        return ends and i > first and lower[i - 1] in self.listed.spoke

    def _begins_name(self, i: int) -> bool:
        """``envoy [Jan] Roe``: a name follows, and nothing before tells a month."""
        first, end = self.sentences[i]
        word = self.bare(i)
        if word != self.tokens.lower[i] or not self._is_name(i + 1, end):
            return False
        if word in self.listed.first:
            return i > first or self.tokens.words[end - 1] != ASKED
        told = word in self.listed.months and i > first and self.tokens.words[i - 1][0].isalnum()
        return told and self.tokens.lower[i - 1] not in self.listed.before

    def _is_name(self, i: int, end: int) -> bool:
        """Whether a word with a capital that may be a name's stands at *i*, right behind the one before."""
        words = self.tokens.words
        if i >= end or not words[i][0].isupper() or self._gap(i) != 1:
            return False
        return self.tokens.lower[i] not in self.listed.never

    def _gap(self, i: int) -> int:
        return self.tokens.starts[i] - self.tokens.ends[i - 1]

    def _is_dated(self, i: int) -> bool:
        """Whether a number or the stop of an abbreviation behind token *i* tells a date: ``[May] 3``."""
        words, end = self.tokens.words, self.sentences[i][1]
        if i + 1 >= end:
            return False
        short = words[i + 1] == "." and i + 2 < end and self.bare(i) in self.listed.months
        return short or words[i + 1][0].isdigit()

    def _shouts(self, i: int) -> bool:
        """Whether the sentence of token *i* is set like a headline, so that a capital tells nothing."""
        first, end = self.sentences[i]
        long = [word for word in self.tokens.words[first:end] if len(word) >= HEADLINE and word[0].isalpha()]
        capital = sum(word[0].isupper() for word in long)
        ended = self.tokens.words[end - 1] in ENDERS
        return 2 * capital > len(long) and (not ended or (capital == len(long) and capital > FEW))
