"""Runs a command and measures it: CPU seconds with its children, seconds on the clock, memory, pages and bytes."""

import os
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

KILOBYTES = 1024
MEGABYTE = 1 << 20


@dataclass(frozen=True)
class Run:
    """One measured run; ``memory`` is MB of the largest process, ``pages`` are HTML files, ``size`` MB of all files."""

    cpu: float
    wall: float
    memory: float
    pages: int
    size: float


def measured(command: list[str], out: Path, extra: Mapping[str, str] | None = None) -> Run:
    """Runs *command* and looks at the site in *out*; RuntimeError with what it printed where it fails.

    It runs as an installed program does, which keeps what Python compiled of it.
    """
    environment = {**os.environ, **(extra or {})}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    log = out.with_name(f"{out.name}.log")
    start = time.perf_counter()
    with log.open("wb") as stream:
        child = subprocess.Popen(command, stdout=stream, stderr=stream, env=environment)
        _, status, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{command[0]} ended with {child.returncode}: {log.read_text(errors='replace')[-2000:]}")
    pages, size = holds(out)
    return Run(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / KILOBYTES, pages, size)


def holds(out: Path) -> tuple[int, float]:
    """How many HTML pages a folder holds, and the MB of all its files."""
    pages, size = 0, 0
    for folder, _, names in os.walk(out):
        for name in names:
            pages += name.endswith(".html")
            size += (Path(folder) / name).stat().st_size
    return pages, size / MEGABYTE
