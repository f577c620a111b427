"""What must travel: the files that changed, in an order in which no reader ever meets a broken link."""

import json
from collections.abc import Mapping
from typing import NamedTuple

from haiti_digest.errors import DigestError
from haiti_digest.site.write import FORMAT, MANIFEST

PENDING = ""
"""Stands for the digest of a file that is ours and may have arrived or not."""
FRONT = "index.html"


class Plan(NamedTuple):
    """Paths to send, in this order, those of them that are new to the host, and those to take away afterwards."""

    send: tuple[str, ...]
    new: frozenset[str]
    remove: tuple[str, ...]
    same: int


def plan(files: Mapping[str, str], there: Mapping[str, str]) -> Plan:
    """From the digests of the site's *files* and of what we left *there* the last time.

    What pages need goes first, then new pages, then changed ones, the front page at the end; only then are pages taken
    away that nothing links to any more.
    """
    changed = [path for path, digest in files.items() if there.get(path) != digest]
    new = frozenset(path for path in changed if path not in there)
    ordered = sorted(changed, key=lambda path: (_rank(path, path in new), path))
    gone = tuple(sorted(path for path in there if path not in files))
    return Plan(tuple(ordered), new, gone, len(files) - len(changed))


def _rank(path: str, is_new: bool) -> int:
    if path == FRONT:
        return 3
    return 0 if not path.endswith(".html") else 1 if is_new else 2


def on_the_way(files: Mapping[str, str], there: Mapping[str, str], arrived: Mapping[str, str]) -> bytes:
    """The manifest of a host while files travel: all that is ours, what has not *arrived* yet marked as pending."""
    now = dict.fromkeys(files, PENDING) | dict(there)
    now |= {path: PENDING for path, digest in files.items() if there.get(path) != digest}
    return manifest(now | dict(arrived))


def manifest(digests: Mapping[str, str]) -> bytes:
    """The manifest that tells the next publication what is ours; of the same form as a built site's."""
    told = {"generator": "haiti-digest", "format": FORMAT, "files": dict(sorted(digests.items()))}
    return (json.dumps(told, indent=0) + "\n").encode()


def read_manifest(data: bytes | None, place: str) -> dict[str, str]:
    """The digests in a host's manifest; empty where it has none.

    DigestError where it is damaged or names a path that leads out of the site: by it files are taken away.
    """
    if data is None:
        return {}
    try:
        listed = json.loads(data)["files"]
        digests = {str(path): str(digest) for path, digest in listed.items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        digests = {"..": ""}
    if not all(is_inside(path) for path in digests):
        raise DigestError(f"{place}/{MANIFEST}", "is damaged", "take it away there, and publish with --force")
    return digests


def is_inside(path: str) -> bool:
    """Whether a path of a manifest stays within the site."""
    parts = path.split("/")
    return not any(part in ("", ".", "..") or "\\" in part or "\0" in part or ":" in part for part in parts)
