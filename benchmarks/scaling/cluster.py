"""A Dask cluster on this machine: a scheduler and workers of one thread, each a process of its own."""

import os
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from benchmarks.relay import Relay

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120


class Cluster:
    """While it is open, ``address`` is that of its scheduler, on a line that counts what travels."""

    def __init__(self, folder: Path, workers: int) -> None:
        folder.mkdir(parents=True)
        self._folder, self._workers = folder, workers
        self._file = folder / "scheduler.json"
        self._running: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        self._start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        deadline = time.monotonic() + PATIENCE
        while not self._file.exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        for _ in range(self._workers):
            self._start("worker", "--nthreads", "1", "--no-nanny", "--no-dashboard")
        self._client = connected(str(self._file))
        self._client.wait_for_workers(self._workers, timeout=PATIENCE)
        self._client.run(load)
        self.relay = Relay(urlsplit(self._client.scheduler.address).port or 0)
        return self

    @property
    def address(self) -> str:
        """Where builds reach it."""
        return f"tcp://127.0.0.1:{self.relay.port}"

    def _start(self, what: str, *options: str) -> None:
        path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
        environment = {**os.environ, "PYTHONPATH": path}
        command = [sys.executable, "-m", "dask", what, "--scheduler-file", str(self._file), *options]
        with (self._folder / "log").open("ab") as log:
            self._running.append(subprocess.Popen(command, stdout=log, stderr=log, env=environment, cwd=self._folder))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.relay.close()
        self._client.close()
        for process in self._running:
            process.kill()
            process.wait()


def load() -> None:
    """Loads the program, as a worker that has been there for a while has."""
    for name in ("articles", "parcel"):
        import_module(f"haiti_digest.work.{name}")


def connected(where: str) -> Any:
    """A client of the scheduler at an address, or of the one that a file tells of."""
    from distributed import Client

    connect: Any = Client  # the package gives it no types
    named = {"address": where} if "://" in where else {"scheduler_file": where}
    return connect(**named, timeout=PATIENCE, set_as_default=False)
