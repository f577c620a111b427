"""A built site to publish, and an S3 server on loopback with a line to it that can be cut."""

import shutil
import socket
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from haiti_digest.build import build_site
from haiti_digest.config import Config
from haiti_digest.publish.publish import Site

NEWS = {
    "harbour.txt": "HARBOUR CITY, June 3 –\n\n“The dredging will go on,” said Ada Brightwater, the mayor.\n",
    "bridge.txt": "HARBOUR CITY, June 4 –\n\nMayor Renzo Tamm said that 300 workers would repair the bridge.\n",
}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two articles in ``seeds`` and the site made from them in ``build``."""
    home = tmp_path_factory.mktemp("built")
    (home / "seeds").mkdir()
    for name, text in NEWS.items():
        (home / "seeds" / name).write_text(text, encoding="utf-8")
    build_site(home / "seeds", home / "build", Config())
    return home


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Site:
    """A copy of the site that a test may change."""
    home = tmp_path / "home"
    shutil.copytree(built, home)
    return Site(home / "seeds", home / "build", Config())


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class Line:
    """A line to a server that breaks after so many ``PUT`` requests, and stays broken until it is mended."""

    def __init__(self, to: int) -> None:
        self.after: int | None = None
        self.puts: list[str] = []
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

    def _carry(self, source: socket.socket, sink: socket.socket, asks: bool) -> None:
        try:
            while data := source.recv(65536):
                if asks and data.startswith(b"PUT "):
                    if self.after is not None and len(self.puts) >= self.after:
                        break
                    self.puts.append(data.split(b" ", 2)[1].decode().partition("?")[0])
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
