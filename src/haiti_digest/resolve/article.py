"""Makes an article out of a seed and what was extracted from it (stub: no speaker is determined yet)."""

from haiti_digest.records import Article, Attribution, Extraction, Seed
from haiti_digest.text.reading import Reading


def resolve(seed: Seed, reading: Reading, found: Extraction) -> Article:  # noqa: ARG001
    """The article with entities, and a speaker with a reason for every statement where the words allow it."""
    return Article(
        seed=seed,
        statements=tuple(
            Attribution(statement=s, speaker=None, why="speaker not determined", rule="open") for s in found.statements
        ),
        mentions=found.mentions,
        entities=(),
        figures=found.figures,
        timexes=found.timexes,
        problems=seed.problems,
    )
