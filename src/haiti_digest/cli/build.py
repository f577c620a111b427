"""``haiti-digest build``: reads the articles and writes the site."""

import argparse
import json
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from haiti_digest.cli.arguments import (
    Commands,
    add_config,
    add_corrections,
    add_out,
    add_seeds,
    add_templates,
    corrections_file,
    corrections_of,
)
from haiti_digest.cli.progress import progress
from haiti_digest.cli.tell import FINE, MATERIAL, tell
from haiti_digest.errors import UsageError

Counts = Mapping[str, int]
Problems = Sequence[tuple[str, str]]
"""Lines, each with its severity."""

MOST_WORKERS = 1024


def add(commands: Commands) -> None:
    """Adds the command."""
    command = commands.add_parser(
        "build",
        help="read the articles and write the site",
        description="Reads every article in SEEDS and writes the site. The old site stands until the new one is whole.",
    )
    add_seeds(command)
    add_out(command, "folder to write (default: build)")
    add_templates(command)
    add_config(command)
    add_corrections(command)
    command.add_argument("--cache", type=Path, metavar="DIR", help="folder of what is kept for the next build")
    command.add_argument("--no-cache", action="store_true", help="keep nothing, use nothing kept")
    command.add_argument("--workers", type=_number, metavar="N", help="processes (default: one for each processor)")
    command.add_argument(
        "--executor",
        choices=("processes", "dask"),
        default="processes",
        help="who reads the articles and draws the pages: processes of this machine (the default), or the workers of a "
        "Dask cluster",
    )
    command.add_argument("--scheduler", metavar="ADDRESS", help="of the Dask cluster, as tcp://host:8786")
    command.add_argument("--strict", action="store_true", help="exit 1 for warnings too")
    command.add_argument("--json", action="store_true", help="print the summary as one JSON object")
    command.set_defaults(run=_run)


def _number(written: str) -> int:
    if not written.isascii() or not written.isdigit() or not 0 < int(written) <= MOST_WORKERS:
        raise argparse.ArgumentTypeError(f"{written} is no number from 1 to {MOST_WORKERS}")
    return int(written)


def _run(options: argparse.Namespace) -> int:
    start = time.perf_counter()
    counts, problems = _nothing_to_do(options) or _built(options)
    seconds = time.perf_counter() - start
    for line, _ in problems:
        tell(line)
    page = options.out / "index.html"
    if options.json:
        print(json.dumps({**counts, "seconds": round(seconds, 3), "page": str(page)}))
    else:
        _print_summary(counts, seconds, page)
    wrong = any(severity == "error" or options.strict for _, severity in problems)
    return MATERIAL if wrong else FINE


def _nothing_to_do(options: argparse.Namespace) -> "tuple[Counts, Problems] | None":
    """The report of the last build where nothing has changed since, found before the program is loaded."""
    from haiti_digest.cache import last
    from haiti_digest.cache.stats import stamps
    from haiti_digest.cache.store import cache_folder

    options.inputs = None
    if options.no_cache:
        return None
    settings = [options.config, corrections_file(options)]
    files = stamps(options.seeds) if isinstance(options.seeds, Path) else options.seeds.stamps()
    place = str(options.seeds.absolute() if isinstance(options.seeds, Path) else options.seeds)
    options.inputs = last.inputs(place, files, settings, options.templates, [str(options.out.absolute())])
    folder = options.cache or cache_folder(options.out)
    found = last.unchanged(folder, options.inputs, options.out) or _restored(options, folder)
    return found and (found["counts"], [tuple(problem) for problem in found["problems"]])


def _restored(options: argparse.Namespace, folder: Path) -> Any:
    """The report of the last build where its output alone is gone: then it is made from its twin."""
    from haiti_digest.cache import last

    found = None if options.out.exists() else last.of_inputs(folder, options.inputs)
    if not found:
        return None
    from haiti_digest.cache.lock import alone
    from haiti_digest.cache.store import Store
    from haiti_digest.site.twin import Twin

    with alone(folder, tell):
        twin = Twin(folder)
        same = last.site_sum(twin.folder / found["manifest"]) == found["site"]
        if not same or not twin.restore(options.out):
            return None
        store = Store(folder, tell)
        try:
            store.keep(last.NAME, last.again(found, options.out))
        finally:
            store.close()
    return found["report"]


def _built(options: argparse.Namespace) -> "tuple[Counts, Problems]":
    from haiti_digest.build import Options, build_site
    from haiti_digest.config import read_config

    if (options.executor == "dask") != (options.scheduler is not None):
        raise UsageError("--executor dask", "goes with --scheduler, and it alone", "as in --scheduler tcp://host:8786")
    with progress() as show:
        how = Options(
            options.cache, not options.no_cache, options.workers, options.inputs, options.scheduler, tell, show
        )
        config, corrections = read_config(options.config), corrections_of(options)
        report = build_site(options.seeds, options.out, config, options.templates, corrections, how)
    return report.summary(), [(str(problem), problem.severity) for problem in report.problems]


def _print_summary(counts: "Counts", seconds: float, page: Path) -> None:
    rows = [(name.replace("_", " "), str(value)) for name, value in counts.items()]
    rows.append(("time", f"{seconds:.2f} s"))
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        print(f"{name:<{width}}  {value:>7}")
    print(f"\nOpen {page}")
