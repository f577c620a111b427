"""Fetching from a host that redirects, stalls, lies and breaks off: a whole page or one clear line, and in time."""

import gzip
import socket
import time
import zlib

import pytest

from haiti_digest.errors import DigestError, UsageError
from haiti_digest.intake.fetch import FetchLimits, fetch
from haiti_digest.intake.reach import is_any, is_public
from tests.intake.host import PAGE, answer, bomb, host, redirect

QUICK = FetchLimits(size=1 << 20, seconds=1.5, wait=0.5)


def refused(address: str, limits: FetchLimits = QUICK) -> str:
    """The line that tells why nothing was fetched."""
    with pytest.raises(DigestError) as error:
        fetch(address, is_any, limits)
    line = str(error.value)
    assert "\n" not in line
    return line


def test_a_page_is_asked_for_once_and_politely() -> None:
    with host({"/a?b=c%20d": answer(PAGE)}) as (at, asked):
        page = fetch(f"{at}/a?b=c d#part".replace(" ", "%20"), is_any)
    assert page.data == PAGE
    assert page.kind == "text/html"
    assert page.address == f"{at}/a?b=c%20d"
    (request,) = asked
    assert request.startswith("GET /a?b=c%20d HTTP/1.1\r\n")
    assert "User-Agent: haiti-digest/" in request
    assert request.count("\r\nHost: 127.0.0.1:") == 1


@pytest.mark.parametrize(
    "packed",
    [
        answer(gzip.compress(PAGE), Content_Encoding="gzip"),
        answer(gzip.compress(PAGE[:100]) + gzip.compress(PAGE[100:]), Content_Encoding="x-gzip"),
        answer(zlib.compress(PAGE), Content_Encoding="deflate"),
        answer(zlib.compress(PAGE, wbits=-15), Content_Encoding="deflate"),
        answer(b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE), Content_Length="", Transfer_Encoding="chunked"),
        answer(PAGE, Content_Length=""),
        b"HTTP/1.1 100 Continue\r\n\r\n" + answer(PAGE),
    ],
    ids=["gzip", "gzip in two parts", "deflate", "bare deflate", "chunked", "without length", "continue"],
)
def test_every_way_to_send_a_page(packed: bytes) -> None:
    with host({"/": packed}) as (at, _):
        assert fetch(at, is_any, QUICK).data == PAGE


def test_redirects_are_followed_to_a_bound() -> None:
    chain = {f"/{n}": redirect(f"/{n + 1}") for n in range(9)}
    with host(chain | {"/5": answer(PAGE)}) as (at, asked):
        assert fetch(f"{at}/0", is_any).address == f"{at}/5"
        assert len(asked) == 6
    with host(chain) as (at, asked):
        assert "redirects more than 5 times" in refused(f"{at}/0")
        assert len(asked) == 6


@pytest.mark.parametrize(
    "to", ["file:///etc/passwd", "ftp://example.org/", "javascript:alert(1)", "http://u:p@127.0.0.1/", "//[::1", ""]
)
def test_a_redirect_is_checked_like_the_first_address(to: str) -> None:
    with host({"/": redirect(to)}) as (at, asked):
        assert "redirects to" in refused(at)
        assert len(asked) == 1


def test_a_redirect_into_a_private_network_is_not_followed() -> None:
    with host({"/": answer(PAGE)}, "127.0.0.2") as (private, asked), host({"/": redirect(private)}) as (at, _):
        with pytest.raises(DigestError, match="is not an address of the public internet"):
            fetch(at, lambda address: address != "127.0.0.2")
        assert asked == []


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "127.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]"])
def test_loopback_is_not_reached_by_any_name(name: str) -> None:
    with host({"/": answer(PAGE)}) as (at, asked):
        with pytest.raises(DigestError, match=r"not an address of the public internet|could not be fetched"):
            fetch(f"http://{name}:{at.rsplit(':', 1)[1]}/")
        assert asked == []


def test_the_address_that_was_checked_is_the_one_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["127.0.0.1", "127.0.0.2"])

    def resolve(_name: str, port: int, **_: object) -> list[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    checked: list[str] = []
    with host({"/": answer(PAGE)}) as (at, asked):
        monkeypatch.setattr(socket, "getaddrinfo", resolve)
        page = fetch(f"http://news.example:{at.rsplit(':', 1)[1]}/", lambda address: not checked.append(address))
    assert page.data == PAGE
    assert checked == ["127.0.0.1"]
    assert len(asked) == 1
    assert next(answers) == "127.0.0.2"  # nobody asked a second time


@pytest.mark.parametrize(
    "address",
    ["10.0.0.1", "172.16.0.1", "192.168.1.1", "127.0.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
     "255.255.255.255", "::", "::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:10.0.0.1", "::10.0.0.1",
     "2002:0a00:0001::1", "64:ff9b::a00:1", "2001:0:a00:1::", "2001:db8::1", "nonsense"],
)  # fmt: skip
def test_private_addresses(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


def drip(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for _ in range(100):
        connection.sendall(b" ")
        time.sleep(0.1)


def drip_head(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    for _ in range(100):
        connection.sendall(b"X")
        time.sleep(0.1)


@pytest.mark.parametrize("stall", [lambda _: time.sleep(5), drip, drip_head], ids=["silence", "drops", "endless head"])
def test_a_host_that_stalls_is_left_in_time(stall: object) -> None:
    start = time.monotonic()
    with host({"/": stall}) as (at, _):
        assert "did not answer in time" in refused(at)
    assert time.monotonic() - start < 4


def endless(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        connection.sendall(bytes(65536))


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (answer(PAGE, Content_Length=str(len(PAGE) + 5)), "ended before the page did"),
        (answer(PAGE, Content_Length=str(1 << 40)), "is longer than 1 MB"),
        (answer(b"%x\r\n" % (1 << 30) + PAGE, Content_Length="", Transfer_Encoding="chunked"), "could not be fetched"),
        (answer(gzip.compress(PAGE)[:-9], Content_Encoding="gzip"), "could not be fetched"),
        (answer(PAGE, Content_Encoding="gzip"), "could not be fetched"),
        (answer(PAGE, Content_Encoding="br"), "packed in a way that is not read"),
        (bomb(60 << 20), "is longer than 1 MB"),
        (endless, "is longer than 1 MB"),
        (answer(b""), "is empty"),
        (b"", "could not be fetched"),
        (b"SSH-2.0-OpenSSH_9.6\r\n", "could not be fetched"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1000 + b"\r\n", "could not be fetched"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n", "could not be fetched"),
        (answer(b"", "403 Forbidden"), "does not let this page be fetched"),
        (answer(b"", "429 Too Many Requests"), "has been asked too often"),
        (answer(b"", "500 Oops"), "answered 500"),
        (answer(b"", "304 Not Modified"), "answered 304"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_lies_are_one_line(given: object, why: str) -> None:
    with host({"/": given}) as (at, _):
        assert why in refused(at)


def test_nobody_there_is_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert "could not be fetched" in refused(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize(
    "address",
    ["ftp://example.org/a", "file:///etc/passwd", "http:///a", "https://u:secret@example.org/", "http://example.org:99999",
     "http://example.org/\r\nHost: evil", "http://[::1", "https://exa mple.org/", "http://" + "a" * 70 + "é.org/"],
)  # fmt: skip
def test_what_is_no_address_of_a_page(address: str) -> None:
    with pytest.raises(UsageError) as error:
        fetch(address)
    assert "\n" not in str(error.value)
    assert "secret" not in str(error.value)
