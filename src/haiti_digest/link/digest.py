"""Makes the digest out of all articles: the one step that sees everything."""

from collections.abc import Sequence

from haiti_digest.records import Article, Digest, Problem


def link(articles: Sequence[Article], problems: Sequence[Problem] = ()) -> Digest:
    """The digest of *articles*, sorted by path and id, so that the order they came in changes nothing."""
    ordered = tuple(sorted(articles, key=lambda article: (article.seed.path, article.seed.id)))
    return Digest(articles=ordered, speakers=(), problems=tuple(problems))
