"""Articles at an address that fsspec knows (``s3://bucket/folder``): listed, and brought here many at a time.

A listing tells by tag, time and size what has changed, so that what has not need not travel.
"""

import time
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from haiti_digest.errors import DigestError, UsageError
from haiti_digest.places import as_os_error, files_below, opened, without_secrets

TAGS = ("ETag", "etag", "md5Hash", "content_md5", "checksum", "sha")
TIMES = ("LastModified", "last_modified", "updated", "mtime", "modified", "modify", "created")
"""What file systems call the sum of a file's content, and the time when it was last written."""
TICK = 2.0
"""Seconds in which a change may go unseen where times alone tell of it."""
PAGES = ("http", "https")


class RemoteFile(NamedTuple):
    """A file at a place: *place* names it, *stamp* tells whether it has changed (None: that cannot be told)."""

    place: str
    stamp: str | None
    at: str
    system: Any

    def read_bytes(self) -> bytes:
        """The bytes, brought alone; OSError where they cannot be had."""
        (alone,) = brought([self])
        return alone.read_bytes()


class Carried(NamedTuple):
    """A file's bytes on their way, to be read where they arrive; or why there are none (*fault*)."""

    place: str
    stamp: str | None
    data: bytes
    fault: str = ""

    def read_bytes(self) -> bytes:
        """The bytes; OSError where they could not be had."""
        if self.fault:
            raise OSError(0, self.fault)
        return self.data


class Remote:
    """A folder of articles, or one, at an address; asked for its files once."""

    def __init__(self, address: str) -> None:
        self._address = address.rstrip("/")
        self._found: list[tuple[str, int, RemoteFile]] | None = None

    def __str__(self) -> str:
        return without_secrets(self._address)

    @property
    def name(self) -> str:
        """The last part of the address, which stands for the folder in messages."""
        return str(self).rpartition("/")[2]

    def files(self) -> list[tuple[str, int, RemoteFile]]:
        """Every file with its path in the folder (empty where it is the address itself) and its size in bytes.

        Names with a dot in front are passed over. UsageError where there is nothing, or where it cannot be reached.
        """
        if self._found is None:
            self._found = list(self._listed())
        return self._found

    def is_dir(self) -> bool:
        """Whether the address is that of a folder."""
        return [path for path, _, _ in self.files()] != [""]

    def stamps(self) -> Iterator[tuple[str, str | None]]:
        """Every file's name with its stamp."""
        yield from ((file.place, file.stamp) for _, _, file in self.files())

    def _listed(self) -> Iterator[tuple[str, int, RemoteFile]]:
        known = self._address.partition("://")[0]
        if known in PAGES:
            raise UsageError(str(self), "is a page, no folder of articles", "bring it here with haiti-digest add")
        try:
            system, root = opened(self._address, "remote")
            found = list(files_below(system, root))
        except UsageError:
            raise
        except Exception as error:
            raise self._unreached(as_os_error(error)) from None
        now = time.time()
        for name, details in sorted(found, key=lambda one: one[0]):
            path = name[len(root) :].removeprefix("/")
            if not any(part.startswith(".") for part in path.split("/")):
                place = f"{self}/{path}" if path else str(self)
                size = int(details.get("size") or 0)
                yield path, size, RemoteFile(place, stamp_of(details, now), name, system)

    def _unreached(self, error: OSError) -> UsageError:
        if isinstance(error, FileNotFoundError):
            return UsageError(
                str(self), f"does not exist ({error.strerror})", "name a folder of articles, or one article"
            )
        return UsageError(str(self), f"cannot be read ({error.strerror})", "see docs/formats.md on articles elsewhere")


def stamp_of(details: Mapping[str, Any], now: float) -> str | None:
    """Size, tag and time as one word; None where there is neither, or only a time a moment before *now* (seconds)."""
    tag = next((details[name] for name in TAGS if details.get(name)), None)
    when = next((details[name] for name in TIMES if details.get(name)), None)
    if isinstance(when, datetime):
        when = when.timestamp()
    if tag is None and (when is None or (isinstance(when, float | int) and when > now - TICK)):
        return None
    return f"{details.get('size')}-{tag}-{when}"


def brought(files: Iterable[RemoteFile]) -> Iterator[Carried]:
    """The files with their bytes, many at a time.

    A file that is gone or may not be read is told by whoever reads it. DigestError where the place answers no more.
    """
    together = list(files)
    if not together:
        return
    try:
        found = together[0].system.cat_ranges([file.at for file in together], None, None, on_error="return")
    except Exception as error:
        raise _broken(together[0], error) from None
    for file, data in zip(together, found, strict=True):
        if isinstance(data, BaseException):
            fault = as_os_error(data)
            if not isinstance(fault, FileNotFoundError | PermissionError):
                raise _broken(file, data)
            yield Carried(file.place, None, b"", str(fault.strerror))
        else:
            yield Carried(file.place, file.stamp, bytes(data))


def _broken(file: RemoteFile, error: BaseException) -> DigestError:
    return DigestError(file.place, f"broke off while it was read ({as_os_error(error).strerror})", "run it again")
