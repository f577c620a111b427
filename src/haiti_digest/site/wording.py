"""The tool's own words in one language: dates, counts, the names of kinds, and every phrase of the pages.

All of them are data, ``language/<code>/interface.toml``; a phrase that a language lacks is said in English. Templates
find the phrases of ``[pages.NAME]`` as ``t.NAME.phrase``; a phrase with ``{places}`` is filled with ``.format()``.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from haiti_digest.language.lexicon import FALLBACK, table
from haiti_digest.site.datings import Datings

VALID_DATETIME = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?|-W\d\d)?")

HOLE = re.compile(r"\{\+?\}")
LONGEST_REASON = 400
"""Characters of a reason that is looked up."""


class Wording:
    """The interface of one language, from ``language/<code>/interface.toml``."""

    def __init__(self, language: str) -> None:
        data = _over(table(FALLBACK, "interface"), table(language, "interface"))
        self.language = language
        self.pages: Mapping[str, Mapping[str, str]] = data["pages"]
        self._counts: Mapping[str, list[str]] = data["counts"]
        self._units: Mapping[str, str] = table(language, "interface").get("units", {})
        reasons: Mapping[str, str] = table(language, "interface").get("reasons", {})
        self._reasons = {told: words for told, words in reasons.items() if "{" not in told}
        self._patterns = [_pattern(told, words) for told, words in reasons.items() if "{" in told]
        self._numbers: Mapping[str, str] = data["numbers"]
        self._datings = Datings(data["months"].split(), self._numbers, data["parts"], data["lengths"])
        self.kinds: Mapping[str, str] = data["kinds"]
        self.precision: Mapping[str, str] = data["precision"]
        self.glyphs: Mapping[str, str] = data["glyphs"]
        self.tensions: Mapping[str, str] = data["tensions"]
        self.conventions: Mapping[str, str] = data["conventions"]
        self.entities: Mapping[str, str] = data["entities"]
        self.origins: Mapping[str, str] = data["origins"]

    def say(self, page: str, phrase: str, **values: object) -> str:
        """A phrase of the pages, its places filled; KeyError where there is none of that name."""
        return self.pages[page][phrase].format(**values)

    def reason(self, words: str) -> str:
        """A reason that the tool gives in English, in this language where ``[reasons]`` has it; else as it is."""
        if words in self._reasons or len(words) > LONGEST_REASON:
            return self._reasons.get(words, words)
        for pattern, holes, told in self._patterns:
            if found := pattern.fullmatch(words):
                inner = [
                    self.reason(part) if again else part for part, again in zip(found.groups(), holes, strict=True)
                ]
                return told.format(*inner)
        return words

    def unit(self, name: str) -> str:
        """A unit or kind of number in this language, as far as ``[units]`` has it; nouns of articles as they are."""
        return self._units.get(name, name)

    def count(self, number: int, thing: str) -> str:
        """``1 article``, ``2 articles``: the forms stand in ``[counts]`` under the English word for one."""
        one, many = self._counts[thing]
        is_one = number == 1 or (number == 0 and self._numbers["nought"] == "one")
        return f"{self.thousands(number)} {one if is_one else many}"

    def thousands(self, value: str | int | Decimal) -> str:
        """A number with its thousands parted, as the language writes it: ``5,500.5``."""
        return _thousands(str(value), self._numbers["thousands"], self._numbers["decimal"])

    def date(self, value: str) -> str:
        """``23 September 2025`` for ``2025-09-23``, ``spring 2030`` for ``2030-SP``, ``12 months`` for ``P12M``;
        what is neither as it is."""
        return self._datings.words(value)


@lru_cache(maxsize=4096)
def _thousands(value: str, between: str, decimal: str) -> str:
    whole, stop, rest = value.partition(".")
    if not whole.lstrip("-").isdigit():
        return value
    written = f"{int(whole):,}".replace(",", between)
    return f"{written}{decimal}{rest}" if stop else written


def _pattern(told: str, words: str) -> tuple[re.Pattern[str], list[bool], str]:
    """A reason with places as a pattern; which of the places hold reasons themselves; its translation."""
    parts = HOLE.split(told)
    holes = [hole == "{+}" for hole in HOLE.findall(told)]
    return re.compile("(.+?)".join(map(re.escape, parts))), holes, words.replace("{+}", "{}")


def _over(base: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """*base* with the values of *other* in their places, table by table."""
    return {
        key: _over(value, other.get(key, {})) if isinstance(value, Mapping) else other.get(key, value)
        for key, value in base.items()
    }


@cache
def wording(language: str) -> Wording:
    """The interface words of *language*; English where it has none."""
    return Wording(language)


def datetime_attribute(value: str | None) -> str | None:
    """*value* where HTML allows it in ``time[datetime]``, else None."""
    return value if value and VALID_DATETIME.fullmatch(value) else None
