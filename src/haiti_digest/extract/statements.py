"""Finds statements (stub)."""

from haiti_digest.records import Statement
from haiti_digest.text.reading import Reading


def find_statements(reading: Reading) -> tuple[Statement, ...]:  # noqa: ARG001
    """Nothing yet."""
    return ()
