"""Word lists of a language: one folder of TOML files a language, read once.

What differs between languages is data, never code. A table that a language lacks is empty, so that a rule that
needs it finds nothing.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

FALLBACK = "en"
FOLDER = Path(__file__).parent


@cache
def table(language: str, name: str) -> Mapping[str, Any]:
    """The file ``language/<language>/<name>.toml`` as nested dicts; empty where it does not exist.

    *language* is an ISO 639-1 code; a regional tag (``en-GB``) is cut to it.
    """
    code = language.split("-")[0].lower()
    place = FOLDER / code / f"{name}.toml"
    if not code.isalpha() or not place.is_file():
        return {}
    return tomllib.loads(place.read_text(encoding="utf-8"))


def words(entry: object) -> frozenset[str]:
    """A list of words from data: a TOML array, or one string with the words parted by blanks."""
    if isinstance(entry, str):
        return frozenset(entry.split())
    if isinstance(entry, list):
        return frozenset(str(word) for word in entry)
    return frozenset()


@cache
def together(*lists: frozenset[str]) -> frozenset[str]:
    """The words of several lists of a language; put together once, for rules that look at many words."""
    return frozenset().union(*lists)


@cache
def without(words: frozenset[str], *others: frozenset[str]) -> frozenset[str]:
    """The words of a list that *others* do not have; told apart once, as ``together`` puts them together."""
    return words.difference(*others)
