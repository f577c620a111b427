"""Whether an article is among the seeds already: by its address, or word for word."""

import hashlib
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from haiti_digest.link.versions import page_address
from haiti_digest.records import Seed


class Holding(NamedTuple):
    """An article among the seeds: the path of its file, a digest of its words, what tells its address from others."""

    path: str
    words: bytes
    address: str | None


class Known(NamedTuple):
    """A seed that is the same article: its path, and whether by its text or by its address alone."""

    path: str
    same_text: bool


def known_as(seed: Holding, seeds: Iterable[Holding]) -> Known | None:
    """The first of *seeds* with the same words, else the first with the same address; None where it is new."""
    at_address: Known | None = None
    for other in seeds:
        if other.words == seed.words:
            return Known(other.path, True)
        if at_address is None and seed.address is not None and other.address == seed.address:
            at_address = Known(other.path, False)
    return at_address


def holding_of(seed: Seed) -> Holding:
    """What tells *seed* from other articles."""
    words = hashlib.blake2b(words_of(seed).encode("utf-8", "surrogatepass"), digest_size=16).digest()
    return Holding(seed.path, words, page_address(seed.url.value) if seed.url else None)


def words_of(seed: Seed) -> str:
    """The words of the body without marks, cases and spaces: what stays when a page is saved in another way."""
    shown = "".join(_visible(seed, paragraph.span.start, paragraph.span.end) for paragraph in seed.paragraphs)
    return "".join(unicodedata.normalize("NFKC", shown).casefold().split())


def _visible(seed: Seed, start: int, end: int) -> str:
    words, position = "", start
    for mark in seed.hidden:
        if start <= mark.start and mark.end <= end:
            words += seed.text[position : mark.start]
            position = mark.end
    return words + seed.text[position:end]
