"""Builds 100 and 1,000 articles by one process, two, and two Dask workers; writes docs/scaling.md, README's table."""

import argparse
import filecmp
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.build.corpus import write_articles
from benchmarks.build.report import machine
from benchmarks.scaling.cluster import Cluster
from benchmarks.scaling.report import Took, into_readme, report
from benchmarks.scaling.steps import Moment

SIZES = [100, 1000]
ROOT = Path(__file__).resolve().parents[2]
MEGABYTE = 1 << 20


def main() -> None:
    """Measures, prints and writes."""
    parser = argparse.ArgumentParser(prog="benchmarks.scaling", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, metavar="ARTICLES")
    parser.add_argument("--write", type=Path, default=ROOT / "docs" / "scaling.md", metavar="FILE")
    parser.add_argument("--readme", type=Path, default=ROOT / "README.md", metavar="FILE")
    parser.add_argument("--folder", type=Path, help="where to build (default: a temporary folder)")
    options = parser.parse_args()
    found = []
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        for size in options.sizes:
            for took in _runs(Path(folder) / str(size), size):
                print(took, flush=True)
                found.append(took)
    options.write.write_text(report(found, machine(_loads(found))), encoding="utf-8")
    options.readme.write_text(into_readme(options.readme.read_text(encoding="utf-8"), found), encoding="utf-8")


def _runs(folder: Path, size: int) -> Iterator[Took]:
    """Each way in turn; RuntimeError where two of them do not write the same bytes."""
    seeds, out, first = folder / "articles", folder / "site", folder / "first"
    write_articles(seeds, size)
    yield _run(size, "one process", [str(seeds), str(first), "1"])
    yield _run(size, "two processes", [str(seeds), str(out), "2"])
    _same(first, out)
    with Cluster(folder / "cluster", 2) as cluster:
        load = os.getloadavg()[0]
        steps = _steps([str(seeds), str(out), "1", cluster.address])
        travelled = cluster.relay.there / MEGABYTE, cluster.relay.back / MEGABYTE
    yield Took(size, "two Dask workers", load, steps, travelled)
    _same(first, out)
    shutil.rmtree(folder)


def _run(size: int, who: str, arguments: list[str]) -> Took:
    load = os.getloadavg()[0]
    return Took(size, who, load, _steps(arguments), None)


def _steps(arguments: list[str]) -> dict[str, Moment]:
    command = [sys.executable, "-m", "benchmarks.scaling.steps", *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return {name: Moment(*taken) for name, taken in json.loads(done.stdout).items()}


def _same(one: Path, two: Path) -> None:
    """Takes the second site away; RuntimeError where it is not the first."""
    names, others = _files(one), _files(two)
    _, wrong, missing = filecmp.cmpfiles(one, two, names, shallow=False)
    if names != others or wrong or missing:
        raise RuntimeError(f"the sites differ: {(wrong or missing or ['there are more files'])[0]}")
    shutil.rmtree(two)


def _files(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())


def _loads(found: list[Took]) -> str:
    return ", ".join(f"{one.load:.1f}" for one in found)


if __name__ == "__main__":
    main()
