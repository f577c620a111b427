"""A host on loopback that answers as it is told: with raw bytes, so that it can lie, stall and break off."""

import contextlib
import gzip
import socket
import threading
from collections.abc import Callable, Iterator, Mapping

Answer = bytes | Callable[[socket.socket], None]

PAGE = """<!doctype html><html lang="en"><head><title>Harbour Board reopens the channel</title>
<meta property="og:site_name" content="The Gazette"><meta property="article:published_time" content="2031-06-03">
</head><body><article><h1>Harbour Board reopens the channel</h1>
<p>“The channel will stay open, and nobody will pay twice for it,” said Ada Brightwater, who leads the Board.</p>
<p>She told reporters on Monday that more than 1,200 dock workers had been moved since the flood of last year.</p>
<p>A senior official said the last barge would leave in 11 days, and that the bridges would be closed until then.</p>
</article></body></html>""".encode()


def answer(body: bytes, status: str = "200 OK", **fields: str) -> bytes:
    """A whole answer; a field of the name ``Content_Length`` replaces the true one."""
    told = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}
    told |= {name.replace("_", "-"): value for name, value in fields.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in told.items() if value)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def redirect(to: str, status: str = "302 Found") -> bytes:
    """An answer that leads elsewhere."""
    return answer(b"", status, Location=to)


def bomb(size: int) -> bytes:
    """An answer of few bytes that unpacks to *size*."""
    return answer(gzip.compress(bytes(size), 9), Content_Encoding="gzip")


@contextlib.contextmanager
def host(answers: Mapping[str, Answer], at: str = "127.0.0.1") -> Iterator[tuple[str, list[str]]]:
    """The address of a host that knows *answers* by path, and the requests that it got, as text."""
    listening = socket.create_server((at, 0))
    asked: list[str] = []
    stopping = threading.Event()

    def serve() -> None:
        while not stopping.is_set():
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            threading.Thread(target=_answer, args=(connection, answers, asked), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield f"http://{at}:{listening.getsockname()[1]}", asked
    finally:
        stopping.set()
        listening.close()


def _answer(connection: socket.socket, answers: Mapping[str, Answer], asked: list[str]) -> None:
    with connection, contextlib.suppress(OSError):
        request = b""
        while b"\r\n\r\n" not in request and (part := connection.recv(4096)):
            request += part
        asked.append(request.decode("latin-1"))
        path = request.split(b" ", 2)[1].decode("latin-1")
        given = answers.get(path, answer(b"no", "404 Not Found"))
        if isinstance(given, bytes):
            connection.sendall(given)
        else:
            given(connection)
