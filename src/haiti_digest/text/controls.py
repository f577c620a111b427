"""Characters that are no letters and turn, hide or break the words around them: pages show them by their numbers."""

import re

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters but for blanks and line breaks, and marks of direction. A page that holds the first is no HTML."""


PLAIN = bytes([*b"\t\n\r", *range(0x20, 0x7F)])
"""The letters of ASCII and its blanks, of which nearly all of a text is: none of them is such a character."""


def holds_control(encoded: bytes) -> bool:
    """Whether one of them is in a text, *encoded* as UTF-8; plain letters are left out first, as that is quick."""
    unusual = encoded.translate(None, PLAIN)
    return unusual != b"" and CONTROL.search(unusual.decode("utf-8", "surrogatepass")) is not None


def number_of(control: str) -> str:
    """How one is shown: ``U+202E``."""
    return f"U+{ord(control):04X}"


def spelled_out(words: str) -> str:
    """*words* with each of them as its number in brackets."""
    return CONTROL.sub(lambda found: f"[{number_of(found[0])}]", words)
