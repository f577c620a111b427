"""Articles read by a real scheduler and its workers, each a process of its own."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from haiti_digest.build import Options, build_site
from haiti_digest.config import Config
from haiti_digest.errors import UsageError
from haiti_digest.load.remote import Remote
from tests.conftest import ROOT
from tests.test_build_cache import seeds, tree

pytest.importorskip("distributed")
Started = tuple[str, list[subprocess.Popen]]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Started]:
    """The address of a scheduler, and its two workers."""
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    file, log = tmp_path / "scheduler.json", (tmp_path / "log").open("wb")

    def start(what: str, *options: str) -> subprocess.Popen:
        command = [sys.executable, "-m", "dask", what, "--scheduler-file", str(file), *options]
        return subprocess.Popen(command, env=environment, stdout=log, stderr=log, cwd=tmp_path)

    running = [start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")]
    deadline = time.monotonic() + 120
    while not file.exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    running += [start("worker", "--nthreads", "1", "--no-nanny", "--no-dashboard") for _ in range(2)]
    try:
        from distributed import Client

        with Client(scheduler_file=str(file), timeout=60, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=120)
            address = client.scheduler.address
        yield address, running[1:]
    finally:
        for process in running:
            process.kill()
            process.wait()
        log.close()


def test_a_cluster_reads_the_same_and_ends_right_when_a_worker_is_killed(tmp_path: Path, cluster: Started) -> None:
    address, workers = cluster
    folder = seeds(tmp_path / "seeds", 60)
    build_site(folder, tmp_path / "here", Config(), options=Options(workers=1))

    def kill_one(what: str, done: int, _: int) -> None:
        if what == "reading" and done >= 16 and workers[0].poll() is None:
            workers[0].kill()

    options = Options(workers=1, scheduler=address, progress=kill_one)
    report = build_site(folder, tmp_path / "there", Config(), options=options)
    assert workers[0].wait() != 0
    assert report.problems == ()
    assert tree(tmp_path / "here") == tree(tmp_path / "there")

    # what only this process can reach travels with its tasks
    system = pytest.importorskip("fsspec").filesystem("memory")
    system.put(f"{folder}/", "/far/seeds/", recursive=True)
    options = Options(workers=1, scheduler=address)
    build_site(Remote("memory://far/seeds"), tmp_path / "far", Config(), options=options)
    assert tree(tmp_path / "here") == tree(tmp_path / "far")


def test_no_scheduler_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("haiti_digest.work.cluster.PATIENCE", 1)
    with pytest.raises(UsageError, match="no scheduler answers"):
        build_site(
            seeds(tmp_path / "seeds"), tmp_path / "out", Config(), options=Options(scheduler="tcp://127.0.0.1:9")
        )
