"""Words as a search knows them: cut from text, in lower case, without accents, figures without their thousands marks.

``templates/static/search.js`` cuts and folds in the same way; a browser test holds the two against each other.
"""

import re
import unicodedata
from functools import lru_cache
from zlib import crc32

LONGEST = 40
TOKEN = re.compile(
    r"[0-9]{1,3}(?:[,\u00a0\u2009\u202f][0-9]{3})+(?![0-9])(?:\.[0-9]+)?"  # 5,500
    r"|[0-9]+(?:\.[0-9]+)?"
    r"|[A-Za-z](?:\.[A-Za-z](?!\w))+"  # U.S.
    r"|(?![0-9_])\w(?:[^\W_]|[\u0300-\u036f])*(?:['’][sS](?!\w))?"  # a possessive s is no part of the word
)
NUMBER_MARKS = re.compile(r"[,\u00a0\u2009\u202f]")
POSSESSIVE = re.compile(r"['’]s\Z")
LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
"""Letters that have no accent to take away and are still searched by their plain neighbours."""


def terms(text: str) -> list[str]:
    """The words and figures of *text* in order, folded."""
    return [fold(token) for token in TOKEN.findall(text)]


@lru_cache(maxsize=200_000)
def fold(token: str) -> str:
    """*token* as it is searched: ``natasa`` for ``Nataša’s``, ``5500`` for ``5,500``, ``us`` for ``U.S``."""
    if token[0].isdecimal() and token.isascii():
        return token.replace(",", "")[:LONGEST]
    lower = POSSESSIVE.sub("", token.lower())
    if lower.isascii():
        return lower.replace(".", "")[:LONGEST]
    plain = unicodedata.normalize("NFKD", NUMBER_MARKS.sub("", lower)).translate(LETTERS)
    return "".join(letter for letter in plain if unicodedata.category(letter) != "Mn")[:LONGEST]


@lru_cache(maxsize=200_000)
def checksum(term: str) -> int:
    """CRC-32 of the term in UTF-8."""
    return crc32(term.encode("utf-8", "surrogatepass"))


def pair_hash(first: int, second: int) -> int:
    """32 bits that stand for two words in order, given their checksums."""
    return (first * 31 + second) & 0xFFFFFFFF
