"""``haiti-digest build``: reads the articles and writes the site."""

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING

from haiti_digest.cli.arguments import (
    EPILOG,
    Commands,
    add_config,
    add_corrections,
    add_out,
    add_seeds,
    add_templates,
    corrections_of,
)
from haiti_digest.cli.tell import FINE, MATERIAL, tell

if TYPE_CHECKING:
    from haiti_digest.build import Report


def add(commands: Commands) -> None:
    """Adds the command."""
    command = commands.add_parser(
        "build",
        help="read the articles and write the site",
        description="Reads every article in SEEDS and writes the site. The old site stands until the new one is whole.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_seeds(command)
    add_out(command, "folder to write (default: build)")
    add_templates(command)
    add_config(command)
    add_corrections(command)
    command.add_argument("--strict", action="store_true", help="exit 1 for warnings too")
    command.add_argument("--json", action="store_true", help="print the summary as one JSON object")
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from haiti_digest.build import build_site
    from haiti_digest.config import read_config

    start = time.perf_counter()
    config, corrections = read_config(options.config), corrections_of(options)
    report = build_site(options.seeds, options.out, config, options.templates, corrections)
    seconds = time.perf_counter() - start
    for problem in report.problems:
        tell(str(problem))
    if options.json:
        import msgspec

        summary = {**report.summary(), "seconds": round(seconds, 3), "page": str(options.out / "index.html")}
        print(msgspec.json.encode(summary).decode())
    else:
        _print_summary(report, seconds, options.out / "index.html")
    wrong = any(problem.severity == "error" or options.strict for problem in report.problems)
    return MATERIAL if wrong else FINE


def _print_summary(report: "Report", seconds: float, page: Path) -> None:
    rows = [(name.replace("_", " "), str(value)) for name, value in report.summary().items()]
    rows.append(("time", f"{seconds:.2f} s"))
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        print(f"{name:<{width}}  {value:>7}")
    print(f"\nOpen {page}")
