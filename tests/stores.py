"""An S3 server on loopback, with a line to it that can be cut."""

import socket
import threading
import urllib.request
from collections.abc import Iterator

import pytest


class Line:
    """A line to a server that breaks after so many files sent or brought, and stays broken until it is mended."""

    def __init__(self, to: int) -> None:
        self.after: int | None = None
        self.puts: list[str] = []
        self.gets: list[str] = []
        self._to = to
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        """Ends it."""
        self._listening.close()

    def _serve(self) -> None:
        while True:
            try:
                near, _ = self._listening.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self._to))
            threading.Thread(target=self._carry, args=(near, far, True), daemon=True).start()
            threading.Thread(target=self._carry, args=(far, near, False), daemon=True).start()

    def _files(self, request: bytes) -> list[str] | None:
        """The list on which a request for one file stands; None for what is none."""
        if request.startswith(b"PUT "):
            return self.puts
        asked = request.startswith(b"GET ") and b"?" not in request.split(b" ", 2)[1]
        return self.gets if asked else None

    def _carry(self, source: socket.socket, sink: socket.socket, asks: bool) -> None:
        try:
            while data := source.recv(65536):
                if asks and (moved := self._files(data)) is not None:
                    if self.after is not None and len(moved) >= self.after:
                        break
                    moved.append(data.split(b" ", 2)[1].decode().partition("?")[0])
                sink.sendall(data)
        except OSError:
            pass
        finally:
            for end in (source, sink):
                try:
                    end.shutdown(socket.SHUT_RDWR)
                except OSError:
                    end.close()


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    """A line to an S3 server with the bucket ``news``; everything that speaks S3 goes through it."""
    moto = pytest.importorskip("moto.server")
    import boto3
    import s3fs

    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    _, port = server.get_host_and_port()
    made = Line(port)
    reset = urllib.request.Request(f"http://127.0.0.1:{port}/moto-api/reset", method="POST")
    urllib.request.urlopen(reset, timeout=10).close()  # what an earlier test put there is still known
    known = {
        "AWS_ACCESS_KEY_ID": "AKIAEXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "a-secret-key",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    known |= {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{made.port}",
        "AWS_MAX_ATTEMPTS": "1",
        "AWS_EC2_METADATA_DISABLED": "true",
    }
    for name, value in known.items():
        monkeypatch.setenv(name, value)
    boto3.client("s3").create_bucket(Bucket="news")
    made.puts.clear()
    s3fs.S3FileSystem.clear_instance_cache()
    yield made
    s3fs.S3FileSystem.clear_instance_cache()
    made.close()
    server.stop()
