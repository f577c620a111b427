"""Datelines whose city lies in another land than the one written behind it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from haiti_digest.language.lexicon import FALLBACK, table
from haiti_digest.link.facts import ArticleFacts
from haiti_digest.link.tensions.record import tension
from haiti_digest.records import Passage, Tension


def place_tensions(articles: Sequence[ArticleFacts], numbers: Iterable[int]) -> Iterator[Tension]:
    """*GENEVA, Canada, 3 May*: the dateline alone, since nothing tells which of its two places is meant.

    Only cities that newsrooms write without a land, since everybody knows it, are looked at (``datelines`` of the
    language's link table); of any other name there may be one in every land.
    """
    for number in numbers:
        place, span = articles[number].dateline or ("", None)
        city, comma, land = place.lower().partition(", ")
        lands = _lands(articles[number].language).get(city) if span else None
        if span and comma and lands and land not in lands:
            here = Passage(article=number, span=span)
            yield tension(articles, "place", "differs", [here], rule="a dateline's city and land")


@cache
def _lands(language: str) -> Mapping[str, frozenset[str]]:
    """The names and parts of the land in which each city lies that is written without one; all in lower case."""
    data = (table(language, "link") or table(FALLBACK, "link")).get("datelines", {})
    return {
        city: frozenset(name.strip() for name in str(data.get("lands", {}).get(land, land)).split("|")) | {land}
        for land, cities in data.get("cities", {}).items()
        for city in (city.strip() for city in cities.split("|"))
    }
