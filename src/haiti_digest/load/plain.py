"""Reads a plain text file."""

import hashlib

from haiti_digest.load.article import compose
from haiti_digest.load.decode import Decoded, decode
from haiti_digest.load.given import Identity
from haiti_digest.records import Problem, Seed
from haiti_digest.text.paragraphs import BLANK


def read_plain(name: str, data: bytes, id: str | None = None) -> Seed | Problem:
    """The seed of a plain text file, or why it is none; *id* where the stem of the name is not its own."""
    decoded = decode(data, name)
    if not isinstance(decoded, Decoded):
        return decoded
    if not decoded.text.strip(BLANK):
        return Problem(place=name, severity="error", what="has no text", fix="remove it, or put the article in it")
    who = Identity(
        path=name,
        id=id or stem(name),
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=decoded.encoding,
    )
    return compose(who, decoded.text)


def stem(name: str) -> str:
    """A file's name without its folder and its last ending."""
    return name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
