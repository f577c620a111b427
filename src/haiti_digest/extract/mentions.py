"""Finds mentions (stub)."""

from haiti_digest.records import Mention
from haiti_digest.text.reading import Reading


def find_mentions(reading: Reading) -> tuple[Mention, ...]:  # noqa: ARG001
    """Nothing yet."""
    return ()
