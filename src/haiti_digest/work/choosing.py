"""What may be shown of each article, chosen once for all steps that show it; what was chosen before is kept."""

import hashlib
from collections.abc import Callable, Sequence
from itertools import chain, islice
from typing import TypeVar

import msgspec

from haiti_digest.cache.stats import code_sum
from haiti_digest.cache.store import Store
from haiti_digest.errors import DigestError
from haiti_digest.site.chosen import Choice
from haiti_digest.site.edition import Edition
from haiti_digest.work.crew import Crew, Lost

NAME = "excerpts"
TOGETHER = 16
"""Articles of a task."""

Result = TypeVar("Result")

_editions: list[Edition] = []
"""The edition of the build under way: processes that are copies of this one find it here."""


def choose(edition: Edition, store: Store, crew: Callable[[int], Crew], meanwhile: Callable[[], Result]) -> Result:
    """Gives *edition* its choices; *crew* gives who chooses for so many articles.

    Gives what *meanwhile* comes to, which is done here, also while others choose; it must not ask for a choice.
    """
    config = edition.config
    settings = f"{config.publish} {config.cap}".encode()
    version = hashlib.blake2b(settings, digest_size=16, key=code_sum()).digest()
    kept = store.kept(NAME)
    known: dict[bytes, Choice] = {}
    if kept and kept.startswith(version):
        known = msgspec.msgpack.decode(kept[len(version) :], type=dict[bytes, Choice])
    keys = [edition.base_key(at) for at in range(len(edition.whole.articles))]
    edition.choices.update((at, known[key]) for at, key in enumerate(keys) if key in known)
    several = len(known)
    del known
    missing = [at for at in range(len(keys)) if at not in edition.choices]
    made = _choose(edition, missing, crew, meanwhile)
    now = {key: edition.choices[at] for at, key in enumerate(keys)}
    if missing or len(now) != several:
        store.keep(NAME, version + msgspec.msgpack.encode(now))
    edition.wanted.forget()
    return made


def _choose(
    edition: Edition, missing: Sequence[int], crew: Callable[[int], Crew], meanwhile: Callable[[], Result]
) -> Result:
    firsts = sorted({edition.families.get(at, [at])[0] for at in missing})
    tasks = [firsts[at : at + TOGETHER] for at in range(0, len(firsts), TOGETHER)]
    _editions.append(edition)
    try:
        with crew(len(missing)) as hands:
            coming = hands.each(chosen, tasks, ahead=len(tasks))
            first = list(islice(coming, 1))  # now all tasks are handed out
            made = meanwhile()
            for found in chain(first, coming):
                if isinstance(found, Lost):
                    place = list(edition.article_at)[found.task[0]]
                    raise DigestError(place, "choosing what to show of it ended the process", "report it to us")
                edition.choices.update(found)
    finally:
        _editions.remove(edition)
    return made


def chosen(firsts: Sequence[int]) -> list[tuple[int, Choice]]:
    """What may be shown of articles and of those that repeat them."""
    edition = _editions[-1]
    several = [at for first in firsts for at in edition.families.get(first, [first])]
    return [(at, edition.choice(at)) for at in several]
