"""A site on a host of this machine, at the root or in a folder, which remembers what was asked of it."""

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit


class _Folder(http.server.SimpleHTTPRequestHandler):
    """Serves a folder under a prefix and, as hosts do, its page 404.html for whatever else."""

    def __init__(self, *args: object, prefix: str, missed: list[str], folder: Path, **kwargs: object) -> None:
        self.prefix, self.missed, self.folder = prefix, missed, folder
        super().__init__(*args, directory=str(folder), **kwargs)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        """The file asked for; one that is not there outside the prefix."""
        if not path.startswith(self.prefix):
            return str(self.folder / "no such file")
        return super().translate_path("/" + path.removeprefix(self.prefix))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for lost addresses."""
        self.missed.append(urlsplit(self.path).path)
        page = self.folder / "404.html"
        if code != http.HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@contextmanager
def served(site: Path, prefix: str = "/") -> Iterator[tuple[str, list[str]]]:
    """The address of *site* on a host of this machine, and the paths that were asked for in vain."""
    missed: list[str] = []
    handler = functools.partial(_Folder, prefix=prefix, missed=missed, folder=site)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{prefix}", missed
    finally:
        server.shutdown()
        server.server_close()
