"""Fetches one page: http and https only, every redirect checked like the first address, all of it bounded."""

import zlib
from collections.abc import Iterator
from http.client import HTTPException, HTTPResponse
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from haiti_digest import __version__
from haiti_digest.errors import DigestError, UsageError
from haiti_digest.intake.connect import Connection, Deadline, Reachable, Target
from haiti_digest.intake.reach import is_public
from haiti_digest.records import Record

USER_AGENT = f"haiti-digest/{__version__} (one page, asked for by a person; no crawler)"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
CHUNK = 1 << 16
SAFE = "/%:@!$&'()*+,;=~-._?"
REFUSED = {
    401: "asks for a password",
    402: "asks for a payment",
    403: "does not let this page be fetched",
    404: "has no such page",
    410: "has taken the page away",
    429: "has been asked too often",
    451: "may not show the page, for legal reasons",
}


class FetchLimits(Record, frozen=True, kw_only=True):
    """Bounds of one fetch: bytes of the page once unpacked, seconds for all and for each wait, redirects followed."""

    size: int = 20 << 20
    seconds: float = 60
    wait: float = 15
    redirects: int = 5


DEFAULT = FetchLimits()


class Retrieved(NamedTuple):
    """A page as it came: its bytes unpacked, the address asked for, those it led through to the last, what it says."""

    data: bytes
    asked: str
    address: str
    kind: str
    charset: str | None
    headers: dict[str, str]


def fetch(address: str, reachable: Reachable = is_public, limits: FetchLimits = DEFAULT) -> Retrieved:
    """The page at *address*, where all that is connected to is *reachable*.

    UsageError where it is no address that is fetched; DigestError where the page cannot be had, with why.
    """
    deadline = Deadline(limits.seconds)
    target = target_of(address)
    for _ in range(limits.redirects + 1):
        connection = Connection(target, deadline, limits.wait, reachable)
        try:
            answer = _asked(connection, target)
            if answer.status not in REDIRECTS:
                return _retrieved(answer, address, target, limits)
            target = _next(target, answer)
        except TimeoutError:
            raise DigestError(target.address, "did not answer in time", "try again, or save the page by hand") from None
        except (OSError, HTTPException, zlib.error) as error:
            raise DigestError(target.address, f"could not be fetched ({_why(error)})", "look at the address") from None
        finally:
            connection.end()
    raise DigestError(address, f"redirects more than {limits.redirects} times", "open it in a browser; add its address")


def target_of(address: str) -> Target:
    """Where a request for *address* goes; UsageError where it is no address of a page."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise UsageError(address, "is no address", "write it as https://…") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(address, "is not fetched", "only http:// and https:// addresses are")
    if parts.username is not None or parts.password is not None:
        raise UsageError(f"{parts.scheme}://{parts.hostname}", "holds a name or password", "save the page by hand")
    if any(not letter.isprintable() or letter.isspace() for letter in address):
        raise UsageError(" ".join(address.split()), "holds blanks or unseen characters", "copy the address again")
    secure = parts.scheme == "https"
    path = quote(parts.path or "/", safe=SAFE) + (f"?{quote(parts.query, safe=SAFE)}" if parts.query else "")
    plain = parts._replace(fragment="").geturl()
    return Target(secure, _host(address, parts.hostname), port or (443 if secure else 80), path, plain)


def _host(address: str, name: str) -> str:
    try:
        return name if name.isascii() else name.encode("idna").decode("ascii")
    except UnicodeError:
        raise UsageError(address, "has no host that could be asked", "copy the address again") from None


def _asked(connection: Connection, target: Target) -> HTTPResponse:
    connection.putrequest("GET", target.path, skip_host=True, skip_accept_encoding=True)
    connection.putheader("Host", target.origin)
    connection.putheader("User-Agent", USER_AGENT)
    connection.putheader("Accept", "text/html, application/xhtml+xml, text/plain;q=0.8, application/pdf;q=0.5")
    connection.putheader("Accept-Encoding", "gzip")
    connection.putheader("Connection", "close")
    connection.endheaders()
    return connection.getresponse()


def _next(target: Target, answer: HTTPResponse) -> Target:
    place = answer.headers.get("Location")
    if not place:
        raise DigestError(target.address, "redirects to nowhere", "open it in a browser")
    try:
        following = target_of(urljoin(target.address, place.strip()))
    except (UsageError, ValueError) as error:
        what = error.what if isinstance(error, UsageError) else "is no address"
        raise DigestError(
            target.address, f"redirects to “{place[:80]}”, which {what}", "open it in a browser"
        ) from None
    if target.secure and not following.secure:
        raise DigestError(target.address, f"redirects to {following.address}, which is not encrypted", "add that one")
    return following


def _retrieved(answer: HTTPResponse, asked: str, target: Target, limits: FetchLimits) -> Retrieved:
    if answer.status != 200:
        why = REFUSED.get(answer.status, f"answered {answer.status}")
        raise DigestError(target.address, f"the host {why}", "save the page by hand and add the file")
    data = _body(answer, target.address, limits.size)
    if not data:
        raise DigestError(target.address, "is empty", "look at the address")
    told = {name: value for name in ("Date", "Last-Modified", "ETag") if (value := answer.headers.get(name))}
    kind = answer.headers.get_content_type() if "Content-Type" in answer.headers else ""
    return Retrieved(data, asked, target.address, kind, answer.headers.get_content_charset(), told)


def _body(answer: HTTPResponse, address: str, limit: int) -> bytes:
    """The body, unpacked; it is given up as soon as it is too long, packed or not."""
    packing = (answer.headers.get("Content-Encoding") or "identity").strip().lower()
    if packing not in ("identity", "gzip", "x-gzip", "deflate"):
        raise DigestError(address, f"came packed in a way that is not read ({packing[:20]})", "save the page by hand")
    too_long = DigestError(address, f"is longer than {limit >> 20 or 1} MB", "save its text by hand")
    if answer.length is not None and answer.length > limit:
        raise too_long
    packed = _chunks(answer, limit, too_long)
    parts = packed if packing == "identity" else _unpacked(packed, "gzip" in packing)
    body = bytearray()
    for part in parts:
        body += part
        if len(body) > limit:
            raise too_long
    if answer.length:  # what was promised and did not come
        raise DigestError(address, "ended before the page did", "try again, or save the page by hand")
    return bytes(body)


def _chunks(answer: HTTPResponse, limit: int, too_long: DigestError) -> Iterator[bytes]:
    size = 0
    while chunk := answer.read(CHUNK):
        size += len(chunk)
        if size > limit:
            raise too_long
        yield chunk


def _unpacked(packed: Iterator[bytes], gzipped: bool) -> Iterator[bytes]:
    """The bytes in small pieces, so that a little that unpacks to very much is stopped on the way."""
    first = next(packed, b"")
    window = 16 + zlib.MAX_WBITS if gzipped else _deflate_window(first)
    reader = zlib.decompressobj(window)
    rest = first
    while rest or (rest := next(packed, b"")):
        yield reader.decompress(rest, CHUNK)
        rest = reader.unconsumed_tail
        if reader.eof and reader.unused_data:  # a second member, as gzip allows
            rest, reader = reader.unused_data, zlib.decompressobj(window)
    if not reader.eof:
        raise zlib.error("it ended before the page did")


def _deflate_window(first: bytes) -> int:
    """“deflate” means zlib's wrapping, but some hosts send it bare."""
    wrapped = len(first) > 1 and first[0] & 15 == 8 and (first[0] << 8 | first[1]) % 31 == 0
    return zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS


def _why(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return " ".join(str(error).split())[:100] or type(error).__name__
