"""Words as a search knows them: cut from text, in lower case, without accents, figures without their thousands marks.

``templates/static/search.js`` cuts and folds in the same way; a browser test holds the two against each other.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from zlib import crc32

LONGEST = 40
MOST_KEPT = 50_000
TOKEN = re.compile(
    r"[A-Za-z]{2,}+(?![\w'’\u0300-\u036f])"  # most words: the other forms are asked for the rest alone
    r"|[0-9]{1,3}(?:[,\u00a0\u2009\u202f][0-9]{3})+(?![0-9])(?:\.[0-9]+)?"  # 5,500
    r"|[0-9]+(?:\.[0-9]+)?"
    r"|[A-Za-z](?:\.[A-Za-z](?!\w))+"  # U.S.
    r"|(?![0-9_])\w(?:[^\W_]|[\u0300-\u036f])*(?:['’][sS](?!\w))?"  # a possessive s is no part of the word
)
GAP, HERE = "\x1e", "\x1d"
MARKED = re.compile(f"{TOKEN.pattern}|[{GAP}{HERE}]")
NUMBER_MARKS = re.compile(r"[,\u00a0\u2009\u202f]")
POSSESSIVE = re.compile(r"['’]s\Z")
LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
"""Letters that have no accent to take away and are still searched by their plain neighbours."""


class _Folded(dict[str, str]):
    """Tokens as they are searched, each folded once; emptied when it has grown large."""

    def __missing__(self, token: str) -> str:
        if len(self) > MOST_KEPT:
            self.clear()
        term = self[token] = fold(token)
        return term


class _Checksums(dict[str, int]):
    """CRC-32 of terms in UTF-8, each made once; emptied when it has grown large."""

    def __missing__(self, term: str) -> int:
        if len(self) > MOST_KEPT:
            self.clear()
        checksum = self[term] = crc32(term.encode("utf-8", "surrogatepass"))
        return checksum


FOLDED, CHECKSUMS = _Folded(), _Checksums()


def terms(text: str) -> list[str]:
    """The words and figures of *text* in order, folded."""
    return list(map(FOLDED.__getitem__, TOKEN.findall(text)))


def marked_terms(places: Sequence[Iterable[str]]) -> list[str]:
    """The words and figures of texts at several places, with ``HERE`` between two places and ``GAP`` between texts."""
    joined = HERE.join([GAP.join(texts) for texts in places])
    if joined.count(HERE) >= len(places):  # a text holds the sign itself
        joined = HERE.join([GAP.join([text.replace(HERE, " ") for text in texts]) for texts in places])
    return list(map(FOLDED.__getitem__, MARKED.findall(joined)))


def fold(token: str) -> str:
    """*token* as it is searched: ``natasa`` for ``Nataša’s``, ``5500`` for ``5,500``, ``us`` for ``U.S``."""
    if token.isascii():
        if token[0].isdigit():
            return token.replace(",", "")[:LONGEST]
        return POSSESSIVE.sub("", token.lower()).replace(".", "")[:LONGEST]
    lower = POSSESSIVE.sub("", token.lower())
    if lower.isascii():
        return lower.replace(".", "")[:LONGEST]
    plain = unicodedata.normalize("NFKD", NUMBER_MARKS.sub("", lower)).translate(LETTERS)
    return "".join(letter for letter in plain if unicodedata.category(letter) != "Mn")[:LONGEST]
