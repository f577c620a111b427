"""Reads a plain text file."""

from collections.abc import Iterator

from haiti_digest.load.article import compose
from haiti_digest.load.decode import decode
from haiti_digest.load.given import Given, InputFile
from haiti_digest.records import Problem, Seed
from haiti_digest.text.paragraphs import BLANK


def read_plain(file: InputFile) -> Iterator[Seed | Problem]:
    """The seed of a plain text file, or why it is none."""
    decoded = decode(file)
    if isinstance(decoded, Problem):
        yield decoded
    elif not decoded.text.strip(BLANK):
        yield file.error("has no text", "remove it, or put the article in it")
    else:
        yield compose(file.identity(decoded.encoding), decoded.text, Given(options=file.options))
