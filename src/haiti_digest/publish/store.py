"""A place that fsspec knows: S3 and what speaks like it, SFTP, and others."""

import posixpath
from collections.abc import Iterable, Mapping
from itertools import groupby

from haiti_digest.places import as_os_error, opened
from haiti_digest.site.media import media_type

LASTING = ("image/", "font/")
"""Kinds of files that a browser may keep without asking; all others are asked for again, which costs no bytes."""
RENAMING = frozenset({"sftp", "ssh"})
"""Where a file that is being written can be seen half; it is written under another name there."""


class Store:
    """Files below an address, through fsspec; all its errors come out as OSError, without secrets."""

    batch = 32

    def __init__(self, address: str) -> None:
        self._system, self._root = opened(address, "publish")
        protocol = self._system.protocol
        self._protocols = frozenset([protocol] if isinstance(protocol, str) else protocol)
        self._folders: set[str] = set()

    def read(self, path: str) -> bytes | None:
        """See ``Host``."""
        try:
            self._system.invalidate_cache()
            return bytes(self._system.cat_file(self._at(path)))
        except FileNotFoundError:
            return None
        except Exception as error:
            raise as_os_error(error) from None

    def taken(self, paths: Iterable[str]) -> list[str]:
        """See ``Host``; all names are listed at once, since asking for each takes as long as sending it."""
        wanted = list(paths)
        if not wanted:
            return []
        try:
            self._system.invalidate_cache()
            there = set(self._system.find(self._root)) if self._system.exists(self._root) else set()
        except FileNotFoundError:
            return []
        except Exception as error:
            raise as_os_error(error) from None
        return [path for path in wanted if self._at(path) in there]

    def write(self, files: Mapping[str, bytes]) -> None:
        """See ``Host``; stores that know media types and cache rules are told them."""
        try:
            for media, paths in groupby(sorted(files, key=media_type), media_type):
                self._send({path: files[path] for path in paths}, media)
        except Exception as error:
            raise as_os_error(error) from None

    def remove(self, path: str) -> None:
        """See ``Host``."""
        try:
            self._system.rm_file(self._at(path))
        except FileNotFoundError:
            return
        except Exception as error:
            raise as_os_error(error) from None

    def _at(self, path: str) -> str:
        return f"{self._root}/{path}"

    def _send(self, files: Mapping[str, bytes], media: str) -> None:
        if self._protocols & {"s3", "s3a"}:
            cache = "public, max-age=86400" if media.startswith(LASTING) else "no-cache"
            whole = {self._at(path): data for path, data in files.items()}
            self._system.pipe(whole, batch_size=8, ContentType=media, CacheControl=cache)
            return
        for path, data in files.items():
            self._folder(posixpath.dirname(self._at(path)))
            if self._protocols & RENAMING:
                beside = posixpath.join(posixpath.dirname(self._at(path)), f".{posixpath.basename(path)}.new")
                self._system.pipe_file(beside, data)
                self._system.mv(beside, self._at(path))
            else:
                self._system.pipe_file(self._at(path), data)

    def _folder(self, folder: str) -> None:
        if folder not in self._folders:
            self._system.makedirs(folder, exist_ok=True)
            self._folders.add(folder)
