"""An S3 server on loopback, with a line to it that can be cut."""

import urllib.request
from collections.abc import Iterator

import pytest

from benchmarks.relay import Relay


class Line(Relay):
    """A line to a server that breaks after so many files sent or brought, and stays broken until it is mended."""

    def __init__(self, to: int) -> None:
        self.after: int | None = None
        self.puts: list[str] = []
        self.gets: list[str] = []
        super().__init__(to)

    def passes(self, data: bytes, there: bool) -> bool:
        if there and (moved := self._files(data)) is not None:
            if self.after is not None and len(moved) >= self.after:
                return False
            moved.append(data.split(b" ", 2)[1].decode().partition("?")[0])
        return super().passes(data, there)

    def _files(self, request: bytes) -> list[str] | None:
        """The list on which a request for one file stands; None for what is none."""
        if request.startswith(b"PUT "):
            return self.puts
        asked = request.startswith(b"GET ") and b"?" not in request.split(b" ", 2)[1]
        return self.gets if asked else None


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
