"""Places by their address (``s3://bucket/folder``), opened through fsspec, which is imported here alone.

All that goes wrong comes out as one line, and no name, password or token of an address is ever in it.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from haiti_digest.errors import UsageError

SECRET = re.compile(r"(?<=://)[^/@\s]*@|\?[^\s#'\"]*")
"""What stands before the host of an address, and its query: either may let somebody in."""
EXTRAS = {"sftp": "sftp", "ssh": "sftp"}
"""The extra that reaches a kind of place, where it is not the caller's own."""


def without_secrets(words: str) -> str:
    """*words* without what stands before the host in an address, and without its query."""
    return SECRET.sub(lambda found: "***@" if found[0].endswith("@") else "?***", words)


def opened(address: str, extra: str) -> tuple[Any, str]:
    """The file system of fsspec behind an address, and the path in it.

    UsageError where no such kind of place is known, or a package is missing: *extra* brings those for object stores.
    OSError where the place does not answer.
    """
    try:
        import fsspec
    except ImportError:
        raise _missing(address, extra) from None
    try:
        system, path = fsspec.core.url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise _missing(address, extra, error) from None
    except Exception as error:
        raise as_os_error(error) from None
    return system, str(path).rstrip("/")


def files_below(system: Any, path: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every file below *path*, or that file itself, with what is known of it; folders with a dot in front are left.

    Whatever a library raises comes through; fsspec's own walk would leave out in silence what it cannot list.
    """
    from fsspec.asyn import AsyncFileSystem
    from fsspec.spec import AbstractFileSystem

    system.invalidate_cache()
    own = type(system)._find if isinstance(system, AsyncFileSystem) else type(system).find
    if own not in (AsyncFileSystem._find, AbstractFileSystem.find):  # all names at once, as object stores tell them
        found = system.find(path, detail=True)
        if not found and not system.exists(path):
            raise FileNotFoundError("there is nothing")
        yield from (one for one in found.items() if not one[0].endswith("/"))  # empty ones stand for folders
        return
    details = system.info(path)
    if details["type"] == "directory":
        yield from _walked(system, path)
    else:
        yield path, details


def _walked(system: Any, folder: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for details in system.ls(folder, detail=True):
        name = str(details["name"]).rstrip("/")
        if details["type"] != "directory":
            yield name, details
        elif name != folder and not name.rpartition("/")[2].startswith("."):
            yield from _walked(system, name)


def as_os_error(error: BaseException) -> OSError:
    """What a library says of its place, as OSError (of the same kind where it is one), without secrets."""
    words: Any = getattr(error, "strerror", None) or str(error) or type(error).__name__
    kind = next((one for one in (FileNotFoundError, PermissionError) if isinstance(error, one)), OSError)
    return kind(0, without_secrets(" ".join(str(words).split())[:200]))


def _missing(address: str, extra: str, error: Exception | None = None) -> UsageError:
    known = address.partition("://")[0]
    if isinstance(error, ValueError) and "protocol" in str(error).lower():
        return UsageError(without_secrets(address), f"{known}:// is no place that is known", "see docs/publishing.md")
    if error is None or known in ("s3", "s3a", *EXTRAS):
        fix = f"install haiti-digest[{EXTRAS.get(known, extra)}]"
        return UsageError(without_secrets(address), "needs a library to be reached", fix)
    return UsageError(without_secrets(address), f"needs a library to be reached ({as_os_error(error).strerror})")
