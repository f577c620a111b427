"""Things found by the article they stand with: eight bytes for each."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable


class ByArticle:
    """The numbers of things by those of articles; *told* are pairs of both, and of an article they keep their order."""

    __slots__ = ("_articles", "_numbers")

    def __init__(self, told: Iterable[tuple[int, int]]) -> None:
        articles, numbers = array("I"), array("I")
        for article, number in told:
            articles.append(article)
            numbers.append(number)
        order = sorted(range(len(articles)), key=articles.__getitem__)
        self._articles = array("I", map(articles.__getitem__, order))
        self._numbers = array("I", map(numbers.__getitem__, order))

    def of(self, article: int) -> "array[int]":
        """The numbers of what stands with an article."""
        start = bisect_left(self._articles, article)
        return self._numbers[start : bisect_right(self._articles, article, start)]
