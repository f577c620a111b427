"""What kind of file some bytes are: by the bytes themselves first, since what a host or a name says may be wrong."""

import re

from haiti_digest.errors import DigestError
from haiti_digest.load.read import COLLECTIONS, READERS, ending_of

PAGE = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}\?>\s*)*<(?:!doctype html|html|head|body)\b", re.I | re.S
)
FEED = re.compile(rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.I | re.S)
MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
SAID = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "multipart/related": ".mhtml",
    "": ".txt",
    "application/octet-stream": ".txt",
}
"""Kinds as hosts say them, with the ending under which such bytes are read."""


def ending_for(data: bytes, name: str, said: str, place: str) -> str:
    """The ending under which *data* is read as one article; *name* is a file's name or empty, *said* a host's word.

    DigestError where it is of a kind that holds no article, or many.
    """
    start = data[:4096].removeprefix(MARKS[0])
    if start.startswith(b"%PDF-"):
        return ".pdf"
    if FEED.match(start):
        raise _many(place)
    if PAGE.match(start):
        return ".html"
    ending = ending_of(name)
    if ending in COLLECTIONS:
        raise _many(place)
    if ending in READERS:
        return ending
    if said in SAID:
        return SAID[said]
    if said.startswith("text/"):
        return ".txt"
    raise DigestError(place, f"is {said}; only pages, texts and PDF files are added", "save its text as .txt")


def _many(place: str) -> DigestError:
    return DigestError(place, "holds many articles, and one is added at a time", "put the file itself into the seeds")
