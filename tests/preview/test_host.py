"""What the preview answers: the site with its script, nothing outside of it, nothing to other names or places."""

import contextlib
import http.client
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from haiti_digest.errors import UsageError
from haiti_digest.preview.host import preview_host
from haiti_digest.preview.state import State
from haiti_digest.site.media import MEDIA, media_type

PAGE = (
    b'<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    b"script-src 'self'\"></head><body><p>Words</p></body></html>"
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small built site, with a secret beside it."""
    out = tmp_path / "build"
    (out / "articles").mkdir(parents=True)
    (out / "index.html").write_bytes(PAGE)
    (out / "articles" / "index.html").write_bytes(PAGE)
    (out / "site.css").write_text("p { color: red }", encoding="utf-8")
    (out / ".haiti-digest.json").write_text("{}", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (out / "link.txt").symlink_to(tmp_path / "secret.txt")
    return out


@contextlib.contextmanager
def served(out: Path, base: str = "/", state: State | None = None) -> Iterator[int]:
    """The port of a preview that runs meanwhile."""
    server = preview_host(out, state or State(), 0, base)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()


def ask(port: int, path: str, method: str = "GET", **fields: str) -> tuple[http.client.HTTPResponse, bytes]:
    """The answer to one request."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request(method, path, headers=fields)
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()


def test_a_page_comes_with_the_script_and_leave_for_it(site: Path) -> None:
    with served(site) as port:
        answer, page = ask(port, "/")
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert b"<p>Words</p>" in page
    assert b'<script src="/__preview__/preview.js"' in page
    assert b"connect-src 'self'" in page
    assert (site / "index.html").read_bytes() == PAGE


def test_files_come_as_they_are(site: Path) -> None:
    with served(site) as port:
        answer, data = ask(port, "/site.css")
        head, nothing = ask(port, "/site.css", "HEAD")
    assert data == b"p { color: red }"
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert head.headers["Content-Length"] == str(len(data))
    assert nothing == b""


@pytest.mark.parametrize(
    "path",
    ["/../secret.txt", "/%2e%2e/secret.txt", "/articles/../../secret.txt", "/..%2fsecret.txt", "/..%5csecret.txt",
     "//etc/passwd", "/link.txt", "/.haiti-digest.json", "/%00", "/C:/x", "/articles/%2e%2e/%2e%2e/secret.txt",
     "/\udcff".encode("utf-8", "surrogateescape").decode("latin-1"), "/" + "a" * 5000],
)  # fmt: skip
def test_nothing_outside_the_site_is_shown(site: Path, path: str) -> None:
    with served(site) as port, socket.create_connection(("127.0.0.1", port), timeout=5) as raw:
        request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
        raw.sendall(request.encode("latin-1"))
        answer = b"".join(iter(lambda: raw.recv(65536), b""))
    assert answer.startswith(b"HTTP/1.1 404")
    assert b"secret" not in answer
    assert b"root:" not in answer


@pytest.mark.parametrize("name", ["evil.example", "127.0.0.1.evil.example", "192.168.0.1", "", "localhost:1"])
def test_other_host_names_are_refused(site: Path, name: str) -> None:
    with served(site) as port:
        answer, page = ask(port, "/", Host=name)
    assert answer.status == 421
    assert b"Words" not in page


def test_only_loopback_listens(site: Path) -> None:
    with served(site) as port:
        assert ask(port, "/", Host=f"localhost:{port}")[0].status == 200
    server = preview_host(site, State(), 0, "/")
    assert server.server_address[0] == "127.0.0.1"
    server.server_close()


def test_a_base_path_stands_before_every_address(site: Path) -> None:
    with served(site, "/digest/") as port:
        assert ask(port, "/")[0].headers["Location"] == "/digest/"
        assert ask(port, "/digest")[0].headers["Location"] == "/digest/"
        assert ask(port, "/digest/articles")[0].headers["Location"] == "/digest/articles/"
        answer, page = ask(port, "/digest/articles/")
        assert answer.status == 200
        assert b'src="/digest/__preview__/preview.js"' in page
        assert ask(port, "/digest/__preview__/preview.js")[0].status == 200
        assert ask(port, "/site.css")[0].status == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT"])
def test_nothing_can_be_written(site: Path, method: str) -> None:
    with served(site) as port:
        assert ask(port, "/", method)[0].status == 501


def test_a_page_is_told_of_the_next_build(site: Path) -> None:
    state = State()
    state.show((), None)
    with served(site, state=state) as port:
        assert b'data-number="1"' in ask(port, "/")[1]
        start = time.monotonic()
        threading.Timer(0.3, state.show, ((), None)).start()
        answer, event = ask(port, "/__preview__/events?after=1")
        assert answer.headers["Content-Type"] == "text/event-stream"
        assert event == b"data: 2\n\n"
        assert time.monotonic() - start >= 0.25
        assert ask(port, "/__preview__/events?after=1")[1] == b"data: 2\n\n"  # nothing is missed in between


def test_a_page_drawn_ahead_is_answered_instead_of_the_file_and_listens_for_later_builds(site: Path) -> None:
    state = State()
    with served(site, "/digest/", state) as port:
        asked = "/digest/__preview__/events?after=0&page=/digest/articles/"
        reader = threading.Thread(target=ask, args=(port, asked))
        reader.start()
        deadline = time.monotonic() + 5
        while state.looked_at != {"articles/index.html"} and time.monotonic() < deadline:
            time.sleep(0.01)
        assert state.looked_at == {"articles/index.html"}
        state.show_ahead({"articles/index.html": PAGE.replace(b"Words", b"Newer"), "site.css": b"p { color: blue }"})
        reader.join(5)
        assert state.looked_at == frozenset()
        page = ask(port, "/digest/articles/")[1]
        assert b"Newer" in page
        assert b'data-number="2"' in page
        assert ask(port, "/digest/site.css")[1] == b"p { color: blue }"
        other = ask(port, "/digest/")[1]
        assert b"Words" in other
        assert b'data-number="1"' in other
        state.show((), None)
        assert b"Words" in ask(port, "/digest/articles/")[1]


def test_problems_stand_in_the_page_as_words(site: Path) -> None:
    state = State()
    state.show(("seeds/a.txt:1: <script>alert(1)</script> is wrong",), "templates/base.html:3: no & such")
    with served(site, state=state) as port:
        _, page = ask(port, "/")
        missing, lost = ask(port, "/nowhere.html")
    assert b"&lt;script&gt;alert(1)" in page
    assert b"<script>alert" not in page
    assert b"no &amp; such" in page
    assert missing.status == 404
    assert b"There is no such page" in lost
    assert b"__preview__/preview.js" in lost


def test_a_taken_port_is_told_with_what_to_do(site: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(UsageError) as error:
        preview_host(site, State(), taken.getsockname()[1], "/")
    assert "is taken by another program; name another with --port" in str(error.value)
    with pytest.raises(UsageError, match="is no port"):
        preview_host(site, State(), 70_000, "/")


@pytest.mark.parametrize("ending", MEDIA)
def test_each_kind_of_file_has_its_media_type(ending: str) -> None:
    assert media_type(f"data/file{ending.upper()}") == MEDIA[ending]


@pytest.mark.parametrize("path", ["CNAME", ".nojekyll", "a.unknown", "html"])
def test_other_files_are_bytes(path: str) -> None:
    assert media_type(path) == "application/octet-stream"
