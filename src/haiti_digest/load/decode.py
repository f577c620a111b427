"""Bytes to text: which encoding, and why it is the one."""

import codecs
from typing import NamedTuple


class Decoded(NamedTuple):
    """The text of a file without its byte order mark, newlines as in the file, and the encoding's name."""

    text: str
    encoding: str


MARKS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8 with byte order mark"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
)


def decode(data: bytes) -> Decoded | None:
    """The text in *data*; None where it is no text."""
    for mark, codec, name in MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(codec), name)
            except UnicodeDecodeError:
                return None
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return None
