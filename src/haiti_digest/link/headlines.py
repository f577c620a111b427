"""Headlines for comparison, and the marks of an update or correction that newsrooms put before or behind them."""

import re
from functools import cache
from typing import NamedTuple

from haiti_digest.link.wording import listed
from haiti_digest.records import Seed


class Headline(NamedTuple):
    """A headline's letters and digits in small letters, without a mark of a change; *change* is 0 without a mark.

    ``UPDATE 2 - Ferry aground`` is ``ferryaground`` with change 3, ``Ferry aground (corrected)`` has change 1.
    """

    letters: str
    change: int


def headline_of(seed: Seed) -> Headline:
    """The headline of an article; empty where the file gives none."""
    if seed.headline is None:
        return Headline("", 0)
    words = seed.headline.value.strip()
    change = 0
    for pattern in _marks(seed.language.value.split("-")[0]):
        found = pattern.search(words)
        if found and not _is_compound(found, words[found.end() :]):
            change = max(change, 1 + int(found["number"] or 0))
            words = words[: found.start()] + words[found.end() :]
    return Headline("".join(c for c in words.casefold() if c.isalnum()), change)


def _is_compound(mark: re.Match[str], rest: str) -> bool:
    """Whether it begins a word with a hyphen (*Update-shy owners*); wires write theirs in capitals or with a number."""
    return mark[0].endswith("-") and not mark["number"] and rest[:1].isalpha() and not mark[0].isupper()


@cache
def _marks(language: str) -> tuple[re.Pattern[str], ...]:
    """The mark with its number at the start, parted off or in brackets, and at the end; none for a language without."""
    known = sorted(listed(language, "versions", "marks"), key=lambda word: (-len(word), word))
    if not known:
        return ()
    word = "|".join(re.escape(one.replace("_", " ")) for one in known)
    mark = rf"\s{{0,2}}(?:{word})\s{{0,2}}(?P<number>[0-9]{{0,3}})\s{{0,2}}"
    return (
        re.compile(rf"\A[\[(]?{mark}[\])|:–—-]", re.IGNORECASE),
        re.compile(rf"[\[(]{mark}[\])]\Z", re.IGNORECASE),
    )
