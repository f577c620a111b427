"""Articles read and pages drawn by a real scheduler and its workers, each a process of its own."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from haiti_digest.build import Options, build_site
from haiti_digest.config import Config
from haiti_digest.errors import DigestError, UsageError
from haiti_digest.load.remote import Remote
from haiti_digest.work.cluster import Cluster, program
from tests.conftest import ROOT
from tests.test_build_cache import seeds, times, tree

pytest.importorskip("distributed")
Started = tuple[str, list[subprocess.Popen]]


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """However little there is to do, the cluster is asked."""
    monkeypatch.setattr("haiti_digest.build.FEW_FILES", 0)
    monkeypatch.setattr("haiti_digest.build.FEW_PAGES", 0)


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


def killing(step: str, worker: subprocess.Popen) -> Callable[[str, int, int], None]:
    """A progress that kills a worker in the middle of a step."""

    def told(what: str, done: int, total: int) -> None:
        if what == step and 0 < done < total and worker.poll() is None:
            worker.kill()

    return told


@pytest.mark.parametrize("step", ["reading", "drawing"])
def test_a_cluster_builds_the_same_and_ends_right_when_a_worker_is_killed(
    tmp_path: Path, cluster: Started, step: str
) -> None:
    address, workers = cluster
    folder = seeds(tmp_path / "seeds", 60)
    build_site(folder, tmp_path / "here", Config(), options=Options(workers=1))
    options = Options(workers=1, scheduler=address, progress=killing(step, workers[0]))
    report = build_site(folder, tmp_path / "there", Config(), options=options)
    assert workers[0].wait() != 0
    assert report.problems == ()
    assert tree(tmp_path / "here") == tree(tmp_path / "there")


def fails(task: tuple[Path, int]) -> str:
    """Fails so many times, as a file tells."""
    told, times = task
    tried = told.stat().st_size if told.exists() else 0
    with told.open("a") as file:
        file.write(".")
    if tried < times:
        raise ValueError("on its way")
    return "arrived"


def test_what_fails_on_its_way_is_asked_for_once_more(tmp_path: Path, cluster: Started) -> None:
    with Cluster(cluster[0]) as hands:
        assert list(hands.each(fails, [(tmp_path / "once", 1), (tmp_path / "never", 0)])) == ["arrived"] * 2
        with pytest.raises(ValueError, match="on its way"):
            list(hands.each(fails, [(tmp_path / "always", 9)]))
    assert (tmp_path / "always").stat().st_size == 2


def test_what_only_this_machine_has_travels(tmp_path: Path, cluster: Started) -> None:
    address, _ = cluster
    folder, config = seeds(tmp_path / "seeds", 60), Config(title="Lamps", language="fr")
    templates = tmp_path / "templates"
    (templates / "parts").mkdir(parents=True)
    (templates / "about.html").write_text("{% include 'parts/mine.html' %}", encoding="utf-8")
    (templates / "parts" / "mine.html").write_text("{{ site.title }}: mine", encoding="utf-8")
    system = pytest.importorskip("fsspec").filesystem("memory")
    system.put(f"{folder}/", "/far/seeds/", recursive=True)
    build_site(folder, tmp_path / "here", config, templates, options=Options(workers=1))
    options = Options(workers=1, scheduler=address)
    build_site(Remote("memory://far/seeds"), tmp_path / "there", config, templates, options=options)
    assert tree(tmp_path / "here") == tree(tmp_path / "there")

    # a second build asks only for what has changed, and links pages that come out the same
    path = folder / "lamp-3.md"
    path.write_text(path.read_text(encoding="utf-8").replace("harbour", "village"), encoding="utf-8")
    before, drawn = times(tmp_path / "there"), tree(tmp_path / "there")
    build_site(folder, tmp_path / "here", config, templates, options=Options(workers=1))
    build_site(folder, tmp_path / "there", config, templates, options=options)
    assert tree(tmp_path / "here") == tree(tmp_path / "there")
    after = tree(tmp_path / "there")
    assert {path for path, at in times(tmp_path / "there").items() if before.get(path) == at} == {
        path for path, data in after.items() if path.endswith(".html") and drawn.get(path) == data
    }


def test_other_programs_and_lost_workers_are_one_line(
    tmp_path: Path, cluster: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, workers = cluster
    folder, options = seeds(tmp_path / "seeds", 20), Options(workers=1, scheduler=address)
    here = {**program(), "msgspec": "0.1"}
    with monkeypatch.context() as other:
        other.setattr("haiti_digest.work.cluster.program", lambda: here)
        with pytest.raises(DigestError, match=r"has another program \(msgspec [\d.]+, there 0\.1\)"):
            build_site(folder, tmp_path / "out", Config(), options=options)
    monkeypatch.setattr("haiti_digest.work.cluster.PATIENCE", 1)
    for worker in workers:
        worker.kill()
        worker.wait()
    with pytest.raises(DigestError, match=r"has no workers|has lost all its workers"):
        build_site(folder, tmp_path / "out", Config(), options=options)
    assert not (tmp_path / "out").exists()


def test_no_scheduler_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("haiti_digest.work.cluster.PATIENCE", 1)
    with pytest.raises(UsageError, match="no scheduler answers"):
        build_site(
            seeds(tmp_path / "seeds"), tmp_path / "out", Config(), options=Options(scheduler="tcp://127.0.0.1:9")
        )
