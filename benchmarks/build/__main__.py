"""Builds sites of 100, 1,000 and 10,000 articles, beside Hugo and Pelican, and writes docs/performance.md."""

import argparse
import os
import shutil
import tempfile
from compileall import compile_dir
from pathlib import Path

import haiti_digest
from benchmarks.build.measuring import Run
from benchmarks.build.peers import PEERS
from benchmarks.build.report import Results, machine, report
from benchmarks.build.scenarios import equal_pages, hugo, ours, pelican

SIZES = [100, 1000, 10000]
PAGE = Path(__file__).resolve().parents[2] / "docs" / "performance.md"


def main() -> None:
    """Measures, prints and writes."""
    parser = argparse.ArgumentParser(prog="benchmarks.build", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, metavar="ARTICLES")
    parser.add_argument("--write", type=Path, default=PAGE, metavar="FILE", help="where the tables go")
    parser.add_argument("--folder", type=Path, help="where to build (default: a temporary folder)")
    parser.add_argument("--alone", action="store_true", help="without Hugo and Pelican")
    parser.add_argument("--build", action="append", default=[], metavar="OPTION", help="an option of our build command")
    options = parser.parse_args()
    compiled = compile_dir(Path(haiti_digest.__file__).parent, quiet=1)
    assert compiled, "the program cannot be compiled"
    before = _load()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        results = {size: _runs(Path(folder), size, options) for size in options.sizes}
    text = report(results, machine(f"{before}, {_load()}"))
    options.write.write_text(text, encoding="utf-8")
    print(text)


def _runs(folder: Path, size: int, options: argparse.Namespace) -> dict[str, Run]:
    found: Results = {size: {}}
    steps = [ours(folder / "ours", size, options.build), equal_pages(folder / "equal", size, options.build)]
    if not options.alone:
        steps += [
            make(folder, size) for make, name in ((hugo, "hugo"), (pelican, "pelican")) if (PEERS / name).is_dir()
        ]
    for step in steps:
        for name, run in step:
            print(f"{size:>7,} {name:<20} {run.cpu:8.2f} CPU s {run.wall:8.2f} s {run.memory:6.0f} MB", flush=True)
            found[size][name] = run
    for made in ("ours", "equal"):
        shutil.rmtree(folder / made)
    return found[size]


def _load() -> str:
    try:
        return f"{os.getloadavg()[0]:.1f}"
    except OSError:
        return "unknown"


if __name__ == "__main__":
    main()
