"""Bytes to text: which encoding, and why it is that one. Nothing is ever dropped or replaced in silence."""

import codecs
from typing import NamedTuple

from haiti_digest.load.given import InputFile
from haiti_digest.records import Problem


class Decoded(NamedTuple):
    """The text of a file without its byte order mark, newlines as in the file, and the encoding's name."""

    text: str
    encoding: str


MARKS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8 with byte order mark"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
)
SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive (or a Word or LibreOffice document)"),
    (b"\x1f\x8b", "compressed by gzip"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
)
CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\x0b\x0c\r\x1a\x1b")
CP1252_ONLY = bytes(range(0x80, 0xA0))
NOT_TAKEN = frozenset({"iso8859-1", "ascii", "utf-8", "utf-7", "utf-16", "utf-32"})
"""Encodings that a file's own word is not taken for: they can be told from its bytes."""
UNUSED_IN_CP1252 = b"\x81\x8d\x8f\x90\x9d"


def decode(file: InputFile, declared: str | None = None) -> Decoded | Problem:
    """The text in *file*, or why it has none; *declared* is what the file itself says of its encoding."""
    data = file.data
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            return file.error(f"is {what}, not text", "export it as text, or give it its own file ending")
    for mark, codec, encoding in MARKS:
        if data.startswith(mark):
            return _strict(file, data[len(mark) :], codec, encoding)
    wide = _wide(data)
    if wide:
        return _strict(file, data, wide, "utf-16")
    if b"\x00" in data or len(data) - len(data.translate(None, CONTROLS)) > len(data) // 200:
        return file.error("is binary, not text", "remove it, or export it as text")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _legacy(file, error.start, declared)


def _strict(file: InputFile, data: bytes, codec: str, encoding: str) -> Decoded | Problem:
    try:
        return Decoded(data.decode(codec), encoding)
    except UnicodeDecodeError as error:
        return file.error(f"begins like {encoding} but is damaged at byte {error.start}", "save it again as UTF-8")


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Latin text is nought."""
    sample = data[:4096]
    if len(sample) < 8 or len(data) % 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _legacy(file: InputFile, at: int, declared: str | None) -> Decoded | Problem:
    """Windows-1252 where its own marks occur, ISO-8859-1 otherwise; refused where the result could not be read."""
    data = file.data
    line = data.count(b"\n", 0, at) + 1
    if _is_damaged_utf8(data):
        return file.error(f"is not valid UTF-8 at byte {at}, though the rest is", "save it again as UTF-8", line)
    if declared and (known := _declared(data, declared)):
        return known
    specific = len(data) != len(data.translate(None, CP1252_ONLY))
    if specific and len(data) == len(data.translate(None, UNUSED_IN_CP1252)):
        decoded = Decoded(data.decode("cp1252"), "windows-1252")
    else:
        decoded = Decoded(data.decode("iso-8859-1"), "iso-8859-1")
        if specific:
            return file.error(f"is in no encoding that is known (byte {at})", "save it as UTF-8", line)
    if not _reads_well(decoded.text):
        return file.error(f"is in no encoding that is known (byte {at})", "save it as UTF-8", line)
    return decoded


def _declared(data: bytes, declared: str) -> Decoded | None:
    try:
        codec = codecs.lookup(declared)
        if codec.name in NOT_TAKEN or not getattr(codec, "_is_text_encoding", True):
            return None
        return Decoded(data.decode(codec.name), codec.name)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether sequences of valid UTF-8 outnumber the bytes that are none."""
    bad = data.decode("utf-8", "replace").count("\ufffd") - data.count(b"\xef\xbf\xbd")
    good = sum(ord(character) > 127 for character in data.decode("utf-8", "ignore"))
    return good > bad


def _reads_well(text: str) -> bool:
    """Whether foreign characters are rare and stand like letters and typographer's marks of western languages."""
    foreign = [n for n, character in enumerate(text) if ord(character) > 127]
    if len(foreign) > 0.2 * len(text):
        return False
    odd = sum(text[n].isupper() and n > 0 and text[n - 1].islower() for n in foreign)
    odd += sum(text[n] in "¤¦¬¯²³¶·¸¹¼½¾×Ø÷þÐðý" for n in foreign)
    return odd <= 0.2 * len(foreign)
