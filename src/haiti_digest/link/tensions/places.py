"""Datelines whose city lies in another land than the one written behind it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from haiti_digest.language.lexicon import FALLBACK, table
from haiti_digest.link.tensions.record import tension
from haiti_digest.records import Article, Passage, Tension


def place_tensions(articles: Sequence[Article], numbers: Iterable[int]) -> Iterator[Tension]:
    """*GENEVA, Canada, 3 May*: the dateline alone, since nothing tells which of its two places is meant.

    Only cities that newsrooms write without a land, since everybody knows it, are looked at (``datelines`` of the
    language's link table); of any other name there may be one in every land.
    """
    for number in numbers:
        dateline = articles[number].seed.dateline
        city, comma, land = dateline.place.lower().partition(", ") if dateline else ("", "", "")
        lands = _lands(articles[number].seed.language.value.split("-")[0]).get(city)
        if dateline and comma and lands and land not in lands:
            here = Passage(article=number, span=dateline.span)
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
