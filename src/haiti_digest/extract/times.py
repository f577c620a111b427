"""Finds times (stub)."""

from haiti_digest.records import Timex
from haiti_digest.text.reading import Reading


def find_times(reading: Reading) -> tuple[Timex, ...]:  # noqa: ARG001
    """Nothing yet."""
    return ()
