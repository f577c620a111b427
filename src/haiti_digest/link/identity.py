"""Ids of what links articles; they survive an added article."""

import hashlib
from collections.abc import Iterable

from haiti_digest.spans import Span


def link_id(kind: str, places: Iterable[tuple[str, Span]]) -> str:
    """``l-`` and ten hex digits of the kind and the places that make the link, by file digest, in any order."""
    marks = sorted(f"{sha256}:{span.start}-{span.end}" for sha256, span in places)
    return "l-" + hashlib.sha256("|".join([kind, *marks]).encode()).hexdigest()[:10]
