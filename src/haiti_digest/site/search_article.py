"""What one article gives to the search: the script that shows it, and the places of its words for the index.

It follows from the article, from what may be shown of it and from the names of who speaks in it, and from nothing else:
so it is kept between builds by a key over these, and an edit makes it anew for the edited article alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from hashlib import blake2b

from msgspec import json, msgpack

from haiti_digest.records import Record
from haiti_digest.site.edition import Edition
from haiti_digest.site.lines import Who
from haiti_digest.site.search_letters import written_places
from haiti_digest.site.search_passages import passages
from haiti_digest.site.search_terms import CHECKSUMS, GAP, HERE, marked_terms
from haiti_digest.text.controls import CONTROL

BUCKET_BITS = 16
"""Two to this power are the buckets of pairs: enough to tell them apart, as both words must be there too."""

Voice = tuple[Iterable[str], Iterable[str]]
"""The words of a passage that can be found, and the name and role of who speaks."""


class Found(Record, frozen=True, kw_only=True):
    """What an article gives to the search.

    ``told`` is what its script tells behind its name, as JSON: its head and its passages. ``places`` gives for each
    term where it stands, as ``written_places``: twice the number of the passage, plus one where it is in the name or
    role of who speaks. Passage 0 is the headline with outlet and authors, which count as names. ``pairs`` are the
    buckets of words that stand side by side, ascending.
    """

    told: bytes
    places: dict[str, bytes]
    pairs: tuple[int, ...]


def found_in(edition: Edition, at: int) -> Found:
    """What the article of that number gives."""
    seed, line = edition.digest.articles[at].seed, edition.lines[at]
    passages_told = passages(edition, at)
    named = [line.outlet or "", *(byline.value for byline in seed.bylines)]
    voices: list[Voice] = [
        ([*one.runs(), *[value for value, _ in one.values]], (f"{one.who} {one.role}",)) for one in passages_told
    ]
    places, pairs = findable(line.title if line.titled else "", named, voices)
    return Found(told=_told(edition, at, passages_told), places=places, pairs=pairs)


def _told(edition: Edition, at: int, passages_told: Iterable[tuple[object, ...]]) -> bytes:
    """The headline, outlet and date, then the passages; bidi control characters would turn the words around them."""
    line = edition.lines[at]
    published = line.published
    head = {
        "href": line.href,
        "title": line.title if line.titled else line.title + "…",
        "outlet": line.outlet or "",
        "date": [published.words, published.datetime or ""] if published else [],
        "language": line.language,
    }
    made = json.encode(head) + b"," + json.encode(passages_told)
    text = made.decode()
    if CONTROL.search(text):
        return CONTROL.sub(lambda control: f"[U+{ord(control[0]):04X}]", text).encode()
    return made


def keys_of(edition: Edition, articles: Iterable[int]) -> list[bytes]:
    """For each of *articles* a sum over all that ``found_in`` looks at."""
    who: defaultdict[int, list[tuple[int, str, Who]]] = defaultdict(list)
    for speaker, name in edition.speaker_names():
        for voice in speaker.voices:
            who[voice.article].append((voice.entity, speaker.id, name))
    settings = edition.config.publish, edition.config.cap
    told = ([*settings, edition.lines[at], sorted(who[at], key=_entity), *_base(edition, at)] for at in articles)
    return [blake2b(msgpack.encode(one), digest_size=16).digest() for one in told]


def _entity(named: tuple[int, str, Who]) -> tuple[int, str]:
    return named[:2]


def _base(edition: Edition, at: int) -> tuple[object, ...]:
    """What tells an article and what may be shown of it: the article itself where its key is not known."""
    if edition.keys is not None:
        return (edition.shown_key(at),)
    return edition.whole.articles[at], bytes(edition.excerpts[at].shown)


def findable(title: str, named: Iterable[str], voices: Iterable[Voice]) -> tuple[dict[str, bytes], tuple[int, ...]]:
    """The places and pairs of an article: its *title*, outlet and authors, and the passages in their order."""
    words = marked_terms([[title], named, *(text for voice in voices for text in voice)])
    return _places(words), _pairs(words)


def _places(words: Sequence[str]) -> dict[str, bytes]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    here = 0
    for word in words:
        if word == HERE:
            here += 1
        elif word != GAP:
            known = places[word]
            if not known or known[-1] != here:
                known.append(here)
    return {term: written_places(known) for term, known in places.items()}


def _pairs(words: Sequence[str]) -> tuple[int, ...]:
    sums = list(map(CHECKSUMS.__getitem__, words))
    found = {
        ((one * 31 + other) & 0xFFFFFFFF) >> (32 - BUCKET_BITS)
        for before, after, one, other in zip(words, words[1:], sums, sums[1:], strict=False)
        if before > GAP and after > GAP
    }
    return tuple(sorted(found))
