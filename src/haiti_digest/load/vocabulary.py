"""The words around an article in every language that is known: months, labels, credits, marks of clutter.

The language of a file is not known while its head is read, so the lists of all languages are taken together; where
two languages differ about a word, the first one in ``LANGUAGES`` decides.
"""

from collections.abc import Mapping
from functools import cache

from haiti_digest.language.lexicon import table

LANGUAGES = ("en", "fr")


@cache
def values(section: str, name: str) -> Mapping[str, int | str]:
    """The mapping *name* of a section of ``load.toml`` over all languages."""
    together: dict[str, int | str] = {}
    for language in reversed(LANGUAGES):
        together |= table(language, "load").get(section, {}).get(name, {})
    return together


@cache
def phrases(section: str, name: str) -> tuple[str, ...]:
    """The list *name* of a section over all languages, the longest first, without doubles."""
    together = {phrase for language in LANGUAGES for phrase in table(language, "load").get(section, {}).get(name, ())}
    return tuple(sorted(together, key=lambda phrase: (-len(phrase), phrase)))


@cache
def kinds(section: str) -> Mapping[str, str]:
    """Every phrase of a section's lists with the name of its list: ``{"headline": "title", …}``."""
    together: dict[str, str] = {}
    for language in reversed(LANGUAGES):
        for name, listed in table(language, "load").get(section, {}).items():
            together |= dict.fromkeys(listed, name)
    return together
