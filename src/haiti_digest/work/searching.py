"""The files of the search into the new site: what its sums say is as it was is linked, and not made."""

import hashlib
from pathlib import Path

import msgspec

from haiti_digest.cache.stats import PACKAGE
from haiti_digest.cache.store import SearchShelf, Store
from haiti_digest.site.edition import Edition
from haiti_digest.site.search import search_files
from haiti_digest.site.write import NewSite, link_old, place

STAMPS = "stamps"


def put_search(edition: Edition, site: NewSite, store: Store) -> list[str]:
    """Every file of the search into *site*; gives their paths."""
    shelf = SearchShelf(store)
    kept = shelf.get(STAMPS)
    before = msgspec.msgpack.decode(kept, type=dict[str, tuple[bytes, str]]) if kept else {}
    now: dict[str, tuple[bytes, str]] = {}
    for file in search_files(edition, shelf, _version()):
        known, old = before.get(file.path), site.old.get(file.path)
        same = known and old and known == (file.sum, _stamp(site.out / file.path))
        if same and old and known and link_old(site.out / file.path, site.beside / file.path):
            site.note(file.path, old, False)
            now[file.path] = known
        else:
            site.note(file.path, *place(site.beside, site.out, file.path, file.data(), old))
            now[file.path] = file.sum, _stamp(site.beside / file.path)
    if now != before:
        shelf.put([(STAMPS, msgspec.msgpack.encode(now))])
    return list(now)


def _stamp(path: Path) -> str:
    """Size, time and inode of a file as it was written; a link keeps them, an edit does not."""
    try:
        status = path.lstat()
    except OSError:
        return ""
    return f"{status.st_size}-{status.st_mtime_ns}-{status.st_ino}"


def _version() -> bytes:
    """A sum over the program, which decides what is kept for the search."""
    total = hashlib.blake2b(msgspec.__version__.encode(), digest_size=16)
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in (".py", ".toml"):
            total.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    return total.digest()
