"""Answers a browser on this machine, and nobody else: loopback only, no file outside the site, no foreign host name."""

import contextlib
import errno
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

from haiti_digest.errors import UsageError
from haiti_digest.preview.pages import PLACE, SCRIPT, STYLE, bare_page, with_preview
from haiti_digest.preview.state import Shown, State
from haiti_digest.site.media import media_type

LOOPBACK = "127.0.0.1"
HEARTBEAT = 15.0
"""Seconds after which a listening page is told that nothing has changed, so that a closed one is noticed."""
LONGEST_NUMBER = 16
"""Digits of a build's number."""


def preview_host(out: Path, state: State, port: int, base: str) -> ThreadingHTTPServer:
    """A server of the site at *out* under the path *base*; not yet running. UsageError where the port is taken."""
    try:
        server = ThreadingHTTPServer((LOOPBACK, port), partial(_Request, out=out, state=state, base=base))
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        why = "is taken by another program" if taken else f"cannot be used: {error.strerror}"
        raise UsageError(f"{LOOPBACK}:{port}", why, "name another with --port, or 0 for any that is free") from None
    except OverflowError:
        raise UsageError(f"{LOOPBACK}:{port}", "is no port", "name one from 1024 to 65535") from None
    server.daemon_threads = True
    return server


class _Request(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "haiti-digest"
    sys_version = ""
    timeout = 60

    def __init__(self, *arguments: Any, out: Path, state: State, base: str) -> None:
        self._port = int(arguments[2].server_port)
        self._out = out
        self._state = state
        self._base = base
        super().__init__(*arguments)

    def do_GET(self) -> None:
        """Answers with a page, a file, the preview's own files, or the news that something changed."""
        if not self._is_asked_here():
            self._send(HTTPStatus.MISDIRECTED_REQUEST, "text/plain; charset=utf-8", b"not a host of this preview\n")
            return
        path = unquote(urlsplit(self.path).path, errors="replace")
        if not path.startswith(self._base):
            within = path == "/" or path == self._base.rstrip("/")
            self._redirect(self._base) if within else self._missing()
        elif path.startswith(f"{self._base}{PLACE}/"):
            self._own(path.removeprefix(f"{self._base}{PLACE}/"))
        else:
            self._file(path.removeprefix(self._base))

    do_HEAD = do_GET  # noqa: N815

    def log_message(self, *_: Any) -> None:
        """Says nothing: a person reads the terminal."""

    def _is_asked_here(self) -> bool:
        """Whether the browser asked for this machine by a name that cannot be another's (DNS rebinding)."""
        port = self._port
        names = {name + end for name in (LOOPBACK, "localhost", "[::1]") for end in ("", f":{port}")}
        return self.headers.get("Host", "").lower() in names

    def _own(self, name: str) -> None:
        if name == "preview.js":
            self._send(HTTPStatus.OK, "text/javascript; charset=utf-8", SCRIPT)
        elif name == "preview.css":
            self._send(HTTPStatus.OK, "text/css; charset=utf-8", STYLE)
        elif name == "events":
            self._events()
        else:
            self._missing()

    def _file(self, relative: str) -> None:
        name = _file_at(relative)
        data, shown = self._state.ahead(name)
        if data is not None:
            self._send_file(name, data, shown)
            return
        found = self._inside(relative)
        with contextlib.suppress(OSError):
            if found is not None and found.is_dir():
                if relative and not relative.endswith("/"):
                    self._redirect(quote(f"{self._base}{relative}/"))
                    return
                found = found / "index.html"
            data = found.read_bytes() if found is not None else None
        if found is None or data is None:
            self._missing()
            return
        self._send_file(found.name, data, shown)

    def _send_file(self, name: str, data: bytes, shown: Shown) -> None:
        kind = media_type(name)
        if kind.startswith("text/html"):
            data = with_preview(data, self._base, shown)
        self._send(HTTPStatus.OK, kind, data)

    def _inside(self, relative: str) -> Path | None:
        """The file or folder of the site that is meant; None for what leads out of it or is not meant to be seen."""
        parts = [part for part in relative.split("/") if part]
        if any(part.startswith(".") or "\\" in part or ":" in part or "\0" in part for part in parts):
            return None
        try:
            found = self._out.joinpath(*parts).resolve()
            return found if found.is_relative_to(self._out.resolve()) else None
        except (OSError, ValueError):
            return None

    def _missing(self) -> None:
        shown = self._state.shown
        title = "There is no such page" if (self._out / "index.html").exists() else "There is no site yet"
        self._send(HTTPStatus.NOT_FOUND, "text/html; charset=utf-8", bare_page(title, self._base, shown))

    def _redirect(self, to: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self._send_care()
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _send_care(self) -> None:
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")

    def _events(self) -> None:
        """Tells, as a server-sent event, when a newer build than the one that the page shows is there."""
        asked = parse_qs(urlsplit(self.path).query, errors="replace")
        after, page = asked.get("after", [""])[0], asked.get("page", [None])[0]
        number = int(after) if after.isascii() and after.isdigit() and len(after) < LONGEST_NUMBER else 0
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self._send_care()
        self.end_headers()
        try:
            self.connection.settimeout(HEARTBEAT)
            with (
                contextlib.nullcontext()
                if page is None
                else self._state.looking_at(_file_at(page.removeprefix(self._base)))
            ):
                while (shown := self._state.after(number, HEARTBEAT)) is None:
                    self.wfile.write(b": nothing new\n\n")
            self.wfile.write(f"data: {shown.number}\n\n".encode())
        except (TimeoutError, OSError):
            return


def _file_at(relative: str) -> str:
    """The file that an address within the site means."""
    return relative if relative and not relative.endswith("/") else f"{relative}index.html"
