"""Finds figures (stub)."""

from haiti_digest.records import Figure
from haiti_digest.text.reading import Reading


def find_figures(reading: Reading) -> tuple[Figure, ...]:  # noqa: ARG001
    """Nothing yet."""
    return ()
