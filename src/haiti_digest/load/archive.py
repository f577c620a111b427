"""Web archives: WARC files, plain or gzipped, and WACZ files, which are WARC files in a zip."""

import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from importlib.util import find_spec
from io import BytesIO, StringIO
from typing import Any, BinaryIO

from haiti_digest.load.given import Identity, InputFile
from haiti_digest.load.web import page_seed
from haiti_digest.records import Problem, Seed

PAGES = ("text/html", "application/xhtml+xml")
SLUG = re.compile(r"[^\w-]+")


class _Archive:
    """One archive while it is read: how much it has unpacked to, and which identities it has given."""

    def __init__(self, file: InputFile) -> None:
        self.file = file
        self.unpacked = 0
        self.ids: dict[str, int] = {}

    def too_much(self, more: int) -> Problem | None:
        """Adds *more* bytes; the problem where it is more than an honest archive of this size holds."""
        self.unpacked += more
        limits = self.file.options.limits
        allowed = min(limits.unpacked, max(limits.ratio * len(self.file.data), 4 * limits.record))
        if self.unpacked <= allowed:
            return None
        return self.file.error(f"unpacks to more than {limits.ratio} times its size; the rest is not read", "unpack it")

    def identity(self, address: str, payload: bytes) -> Identity:
        """A name from the address, with a number where two are alike."""
        last = address.split("?")[0].rstrip("/").rsplit("/", 1)[-1].rsplit(".htm", 1)[0]
        name = SLUG.sub("-", last).strip("-")[:80] or self.file.stem
        count = self.ids[name] = self.ids.get(name, 0) + 1
        digest = hashlib.sha256(payload).hexdigest()
        one = name if count == 1 else f"{name}-{count}"
        return Identity(path=self.file.path, id=one, sha256=digest, encoding="utf-8", place=self.file.place)


def read_warc(file: InputFile) -> Iterator[Seed | Problem]:
    """The articles among the pages of a web archive; everything that is no page is passed over."""
    if find_spec("warcio") is None:
        yield file.error("needs a library to be read", "install haiti-digest[archive,html]")
        return
    yield from _pages(_Archive(file), BytesIO(file.data))


def read_wacz(file: InputFile) -> Iterator[Seed | Problem]:
    """The articles of every WARC file in a WACZ file. Nothing is unpacked to the disk."""
    if find_spec("warcio") is None:
        yield file.error("needs a library to be read", "install haiti-digest[archive,html]")
        return
    try:
        packed = zipfile.ZipFile(BytesIO(file.data))
        entries = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        yield file.error(f"is no zip archive that can be read ({error})", "save it again")
        return
    archive = _Archive(file)
    names = [entry for entry in entries if entry.filename.lower().endswith((".warc", ".warc.gz"))]
    if not names:
        yield file.error("holds no web archive (.warc)", "save it again")
    for entry in names:
        if entry.filename.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", entry.filename):
            yield file.error(f"has an entry that climbs out of it (“{entry.filename[:60]}”)", "save it again")
        elif problem := archive.too_much(entry.file_size):
            yield problem
            return
        else:
            yield from _entry_pages(archive, packed, entry)


def _entry_pages(archive: _Archive, packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[Seed | Problem]:
    try:
        with packed.open(entry) as stream:
            data = stream.read(entry.file_size + 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error, EOFError, OSError, ValueError) as error:
        yield archive.file.error(f"has a damaged entry “{entry.filename[:60]}” ({error})", "save it again")
        return
    yield from _pages(archive, BytesIO(data))


def _pages(archive: _Archive, stream: BinaryIO) -> Iterator[Seed | Problem]:
    from warcio.archiveiterator import ArchiveIterator

    found = 0
    records = iter(ArchiveIterator(stream))
    while True:
        try:
            with redirect_stderr(StringIO()):  # the library prints what it finds odd; we tell what cannot be read
                record = next(records, None)
                page = None if record is None else _page(archive, record)
            if record is None:
                break
        except Exception as error:  # the library raises many kinds of errors on damaged archives
            yield archive.file.error(f"is damaged after {found} pages ({str(error)[:80]})", "save it again")
            return
        if page is None:
            continue
        found += 1
        yield page
        if isinstance(page, Problem) and "unpacks to more" in page.what:
            return
    if not found:
        yield archive.file.error("holds no web page", "save the pages themselves")


def _page(archive: _Archive, record: Any) -> Seed | Problem | None:
    """The article of one record; None where it is no page that was answered."""
    if record.rec_type not in ("response", "resource"):
        return None
    headers = record.http_headers if record.rec_type == "response" else record.rec_headers
    if headers is None or (record.rec_type == "response" and headers.get_statuscode() != "200"):
        return None
    kind = (headers.get_header("Content-Type") or "").lower()
    if not kind.startswith(PAGES):
        return None
    limit = archive.file.options.limits.record
    payload = record.content_stream().read(limit + 1)
    if len(payload) <= limit and getattr(record.raw_stream, "limit", 0) > 0:
        raise EOFError("a page is cut off")
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    if problem := archive.too_much(len(payload)):
        return problem
    if len(payload) > limit:
        return archive.file.error(f"has a page that is too large ({address[:80]})", "save the article alone")
    charset = re.search(r"charset=[\"']?([\w-]+)", kind)
    place = f"{archive.file.place} ({address[:120]})" if address else archive.file.place
    page = InputFile(archive.file.path, place, payload, archive.file.options)
    return page_seed(page, archive.identity(address, payload), address or None, charset[1] if charset else None)
