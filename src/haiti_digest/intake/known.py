"""Whether an article is among the seeds already: by its address, or word for word."""

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from haiti_digest.link.versions import page_address
from haiti_digest.records import Seed


class Known(NamedTuple):
    """A seed that is the same article: its path, and whether by its text or by its address alone."""

    path: str
    same_text: bool


def known_as(seed: Seed, seeds: Iterable[Seed]) -> Known | None:
    """The first of *seeds* with the same words, else the first with the same address; None where it is new."""
    words, address = words_of(seed), _address(seed)
    at_address: Known | None = None
    for other in seeds:
        if words_of(other) == words:
            return Known(other.path, True)
        if at_address is None and address is not None and _address(other) == address:
            at_address = Known(other.path, False)
    return at_address


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


def _address(seed: Seed) -> str | None:
    return page_address(seed.url.value) if seed.url else None
