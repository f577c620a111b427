"""The files of the search into the new site: what its sums say is as it was is linked, and not made."""

import hashlib
from contextlib import ExitStack
from functools import partial

import msgspec

from haiti_digest.cache.stats import code_sum
from haiti_digest.cache.store import SearchShelf, Store
from haiti_digest.site.edition import Edition
from haiti_digest.site.search import Making, Search, at_once
from haiti_digest.site.write import NewSite
from haiti_digest.work.apart import Copy

STAMPS = "stamps of the search"


def search_of(edition: Edition, store: Store) -> Search:
    """The search of an edition, with what the last build kept of it."""
    return Search(edition, SearchShelf(store), _version())


def put_search(search: Search, site: NewSite, store: Store, *, aside: bool = False) -> list[str]:
    """Every file of the search into *site*; gives their paths. *Aside*, a copy of this process makes a part of them."""
    kept = store.kept(STAMPS)
    before = msgspec.msgpack.decode(kept, type=dict[str, tuple[bytes, bytes]]) if kept else {}
    now: dict[str, tuple[bytes, bytes]] = {}
    with ExitStack() as stack:
        for file in search.files(partial(_beside, stack) if aside else at_once):
            known = before.get(file.path)
            digest = site.keep_file(file.path, known[1]) if known and known[0] == file.sum else None
            if digest is not None and known:
                site.note(file.path, digest, False)
                now[file.path] = known
            else:
                site.note(file.path, *site.place(file.path, file.data()))
                now[file.path] = file.sum, site.stamp(file.path)
    if now != before:
        store.keep(STAMPS, msgspec.msgpack.encode(now))
    return list(now)


def _beside(stack: ExitStack, make: Making) -> Making:
    """Has a copy of this process make a family of the index; the copy is ended with the *stack*."""
    copy = stack.enter_context(Copy(lambda: [make()], "making the index of the search"))
    return lambda: next(copy.given())


def _version() -> bytes:
    """A sum over the program, which decides what is kept for the search."""
    return hashlib.blake2b(msgspec.__version__.encode() + code_sum(), digest_size=16).digest()
