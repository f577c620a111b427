"""The measured runs as Markdown: tables, ratios, how CPU grows with the articles, and what it was measured on."""

import math
import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.build.measuring import Run

Results = dict[int, dict[str, Run]]
ONE = "first, one process"
OURS = (
    ONE,
    "first",
    "records cached",
    "output gone",
    "unchanged",
    "one edited",
    "one added",
    "one removed",
    "equal pages: first",
    "equal pages: one edited",
)
HEAD = """# Performance

Written by `make bench-build`; edit `benchmarks/build/report.py` instead. CPU seconds with all child processes, seconds
on the clock, the memory of the largest process. All generators read the same made-up articles (about 480 words each,
`benchmarks/build/corpus.py`), one after the other in one run. Hugo and Pelican lay out the home page with 20 articles a
page, a page an article and a speaker, a feed and a sitemap; they extract and link nothing. Ours is the whole site;
*equal pages* are home, articles, people, feeds and sitemap alone (`without` in `digest.yml`).

*first*: no cache and no output, with a process for each core; *one process*: the same with one. *records cached*: the
output is gone, and its twin too, so that all pages are drawn. *output gone*: it alone. *unchanged*: nothing to do. *one
edited*, *added*, *removed*: one article of all.
"""


def report(results: Results, machine: str) -> str:
    """The page, ready to be written."""
    parts = [HEAD, machine]
    parts += [_table(number, runs) for number, runs in sorted(results.items())]
    parts += [_growth(results), _processes(results)]
    return "\n".join(part for part in parts if part)


def machine(load: str) -> str:
    """What it was measured on: processor, cores, system, versions, and how busy the machine was."""
    model = next((line.partition(": ")[2] for line in _lines("/proc/cpuinfo") if line.startswith("model name")), "")
    versions = [f"{name} {_version(name)}" for name in ("msgspec", "jinja2")]
    cores = f"{os.cpu_count()} cores"
    about = [model or platform.processor() or platform.machine(), cores, platform.system(), _python(), *versions]
    return f"Measured on: {', '.join(about)}. Load average before and after: {load}.\n"


def _python() -> str:
    return f"{platform.python_implementation()} {platform.python_version()}"


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "unknown"


def _table(number: int, runs: dict[str, Run]) -> str:
    peers = [name for name in ("Hugo", "Pelican") if name in runs]
    head = ["build", "CPU s", "wall s", "MB", "pages", "MB written", "articles/s", "pages/s"]
    head += [f"CPU ÷ {name}" for name in peers]
    rows = [_row(name, run, number, [runs[peer] for peer in peers]) for name, run in runs.items()]
    lines = [f"## {number:,} articles", "", _line(head), _line(["---", *["---:"] * (len(head) - 1)]), *map(_line, rows)]
    return "\n".join([*lines, ""])


def _row(name: str, run: Run, number: int, peers: list[Run]) -> list[str]:
    speeds = [f"{number / run.wall:,.0f}", f"{run.pages / run.wall:,.0f}"]
    cells = [f"{run.cpu:.2f}", f"{run.wall:.2f}", f"{run.memory:.0f}", f"{run.pages:,}", f"{run.size:.1f}", *speeds]
    return [name, *cells, *(f"{run.cpu / peer.cpu:.2f}" for peer in peers)]


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _growth(results: Results) -> str:
    sizes = sorted(results)
    if len(sizes) < 2:
        return ""
    small, large = sizes[-2], sizes[-1]
    lines = [f"## Growth from {small:,} to {large:,} articles", "", "The exponent of CPU: 1 is in proportion.", ""]
    lines += [_line(["build", "exponent", "KB of memory an article more"]), _line(["---", "---:", "---:"])]
    for name in (*OURS, "Hugo", "Pelican"):
        one, two = results[small].get(name), results[large].get(name)
        if one and two:
            exponent = math.log(two.cpu / one.cpu) / math.log(large / small)
            memory = (two.memory - one.memory) * 1024 / (large - small)
            lines.append(_line([name, f"{exponent:.2f}", f"{memory:.1f}"]))
    return "\n".join([*lines, ""])


def _processes(results: Results) -> str:
    lines = ["## Processes", "", "How many times sooner a first build is done with a process for each core.", ""]
    lines += [_line(["articles", "one process: wall s", "one for each core: wall s", "times"]), _line(["---:"] * 4)]
    for number, runs in sorted(results.items()):
        one, several = runs.get(ONE), runs.get("first")
        if one and several:
            cells = [f"{number:,}", f"{one.wall:.2f}", f"{several.wall:.2f}", f"{one.wall / several.wall:.2f}"]
            lines.append(_line(cells))
    return "\n".join([*lines, ""])
