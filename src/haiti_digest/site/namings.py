"""Where an article names its people, bodies and places."""

from bisect import bisect_left

from haiti_digest.records import Article
from haiti_digest.spans import Span


class Namings:
    """The names in an article, in the order of the text, each with the number of its entity."""

    def __init__(self, article: Article) -> None:
        self._found = sorted(
            (article.mentions[number].span, number_of)
            for number_of, entity in enumerate(article.entities)
            for number in entity.mentions
            if article.mentions[number].form == "name"
        )
        self._starts = [span.start for span, _ in self._found]

    def inside(self, content: tuple[Span, ...]) -> tuple[int, ...]:
        """Those named in *content*, each once."""
        found: dict[int, None] = {}
        for piece in content:
            for at in range(bisect_left(self._starts, piece.start), bisect_left(self._starts, piece.end)):
                span, entity = self._found[at]
                if span.end <= piece.end:
                    found[entity] = None
        return tuple(found)
