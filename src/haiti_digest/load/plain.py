"""Reads a plain text file."""

import hashlib

from haiti_digest.records import Metadatum, Seed
from haiti_digest.spans import Span
from haiti_digest.text.paragraphs import plain_paragraphs


def read_plain(name: str, data: bytes) -> Seed:
    """The seed of a plain text file."""
    text = data.decode("utf-8")
    return Seed(
        path=name,
        id=name.rsplit("/", 1)[-1].rsplit(".", 1)[0],
        sha256=hashlib.sha256(data).hexdigest(),
        encoding="utf-8",
        text=text,
        paragraphs=plain_paragraphs(text, Span(0, len(text))),
        language=Metadatum(value="en", origin="default", reason="not detected yet"),
    )
