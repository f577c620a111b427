"""Ids of what links articles; they survive an added article."""

import hashlib
from collections.abc import Iterable

from haiti_digest.records import Article
from haiti_digest.spans import Span


def link_id(kind: str, places: Iterable[tuple[Article, Span]]) -> str:
    """``l-`` and ten hex digits of the kind and the places that make the link what it is, in any order."""
    marks = sorted(f"{article.seed.sha256}:{span.start}-{span.end}" for article, span in places)
    return "l-" + hashlib.sha256("|".join([kind, *marks]).encode()).hexdigest()[:10]
