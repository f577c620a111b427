"""What was measured as Markdown: docs/scaling.md, and the short table in the README."""

import re
from typing import NamedTuple

from benchmarks.scaling.steps import Moment

BEGIN, END = "<!-- measured by make bench-scaling -->\n", "<!-- measured -->\n"
HANDED_OUT = ("reading", "drawing")
LEAST = 0.05
"""Seconds that are shown as more than nought."""
STEPS = ("reading", "linking", "drawing", "rest", "whole")
HEAD = """# Scaling

Written by `make bench-scaling`; edit `benchmarks/scaling/report.py` instead. A first build of made-up articles (about
480 words each, `benchmarks/build/corpus.py`) from nothing, by one process, by two, and by two workers of a Dask cluster
on the same machine, one after the other; the sites are compared byte by byte. *Reading* is loading, extracting and
resolving, *drawing* is laying out and rendering; both are handed out. Two processes write the data files too, along
with the pages: these count as *drawing* there, and as the *rest* elsewhere. *Linking* and what else is the *rest*
(search, putting the site in its place) are done by one process whatever the others do.

A step's CPU is written *here* + *elsewhere*: that of the process that was started, and of its processes or the
workers. *By CPU* is how many times as fast a step is on two idle cores, told from CPU alone: all of one process ÷
(here + half of elsewhere), as if nobody ever worked at the same time as the process that hands out. *Load* is that of
the machine when the build began: where it passes the number of cores, others were at work, and the clock tells little.

"""
WHEN = """## What stands in the way

The process that hands out the work does what no other can: it lists the files and keeps the records, links, puts pages
into their places and sums them up. What it takes is *CPU here* of the builds with helpers; with many workers it is what
remains. A cluster on the same machine gains nothing over processes, which share the edition by fork and travel
nothing; its workers lay the pages out once more each. It pays where other machines have more processors than this one,
and for first builds or changed templates of some thousand articles: a build after an edit draws too little to be sent
(up to 256 pages are drawn on this machine).
"""


class Took(NamedTuple):
    """What a build of so many articles took, step by step, and the MB that travelled there and back."""

    size: int
    who: str
    load: float
    steps: dict[str, Moment]
    travelled: tuple[float, float] | None


def report(found: list[Took], machine: str) -> str:
    """The page."""
    parts = [HEAD + machine]
    for size in sorted({one.size for one in found}):
        runs = [one for one in found if one.size == size]
        clock = ["built by", *(f"{step} s" for step in STEPS), "reading ×", "drawing ×", "load"]
        cpu = ["built by", *(f"{step} CPU s" for step in STEPS), "reading × by CPU", "drawing ×", "MB there", "back"]
        parts += [f"## {size:,} articles, on the clock", "", *_lines([clock, *(_clock(one, runs[0]) for one in runs)])]
        parts += ["", f"## {size:,} articles, in CPU", "", *_lines([cpu, *(_cpu(one, runs[0]) for one in runs)]), ""]
    return "\n".join([*parts, WHEN])


def _clock(one: Took, first: Took) -> list[str]:
    seconds = [f"{one.steps[step].wall:.1f}" for step in STEPS]
    times = [f"{first.steps[step].wall / one.steps[step].wall:.2f}" for step in HANDED_OUT]
    return [one.who, *seconds, *times, f"{one.load:.1f}"]


def _cpu(one: Took, first: Took) -> list[str]:
    seconds = [_both(one.steps[step]) for step in STEPS]
    times = [f"{first.steps[step].here / idle(one.steps[step]):.2f}" for step in HANDED_OUT]
    travelled = [f"{part:.1f}" for part in one.travelled] if one.travelled else ["–", "–"]
    return [one.who, *seconds, *times, *travelled]


def idle(step: Moment) -> float:
    """Seconds of a step on two idle cores, at most: its helpers share the work, then this process does its own."""
    return step.here + step.elsewhere / 2


def _both(step: Moment) -> str:
    """CPU seconds here, and elsewhere where there were any."""
    return f"{step.here:.1f} + {step.elsewhere:.1f}" if step.elsewhere >= LEAST else f"{step.here:.1f}"


def into_readme(text: str, found: list[Took]) -> str:
    """The README with the short table between its marks."""
    head = ["articles", "built by", "reading", "drawing", "the rest, here alone", "MB there and back"]
    table = "\n".join(_lines([head, *map(_short, found)])) + "\n"
    return re.sub(f"(?s){BEGIN}.*?{END}", lambda _: BEGIN + table + END, text)


def _short(one: Took) -> list[str]:
    steps = [one.steps[step] for step in HANDED_OUT]
    cpu = [f"{_both(step)} s" for step in steps]
    rest = one.steps["linking"].here + one.steps["rest"].here
    travelled = " + ".join(f"{part:.1f}" for part in one.travelled) if one.travelled else "–"
    return [f"{one.size:,}", one.who, *cpu, f"{rest:.1f} s", travelled]


def _lines(rows: list[list[str]]) -> list[str]:
    """A table; what stands right of who built it are numbers."""
    words = rows[0].index("built by") + 1
    rule = ["---"] * words + ["---:"] * (len(rows[0]) - words)
    return [f"| {' | '.join(row)} |" for row in (rows[0], rule, *rows[1:])]
