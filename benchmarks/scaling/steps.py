"""One first build in a process of its own: what each step took, as JSON on standard output."""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from haiti_digest.build import Options, build_site
from haiti_digest.config import Config


class Moment(NamedTuple):
    """Seconds so far: on the clock, of this process's CPU, and of the CPU of those who help it."""

    wall: float
    here: float
    elsewhere: float


class Clock:
    """Notes when steps begin and end; *elsewhere* tells the CPU seconds of the helpers so far."""

    def __init__(self, elsewhere: Callable[[], float]) -> None:
        self._elsewhere = elsewhere
        self._start = self._now()
        self._read = self._drawn = (0.0, 0.0)
        self._linked = self._start

    def progress(self, what: str, _done: int, _total: int) -> None:
        """See ``Options``."""
        now = time.perf_counter(), time.process_time()
        if what == "reading":
            self._read = now
        else:
            self._drawn = now

    def ready(self, _edition: object) -> None:
        """See ``Options``; those who read have been let go by now."""
        self._linked = self._now()

    def steps(self) -> dict[str, Moment]:
        """What each step took, and all together."""
        start, linked, end = self._start, self._linked, self._now()
        read = Moment(*self._read, linked.elsewhere)
        drawn = Moment(*self._drawn, end.elsewhere)
        marks = (("reading", start, read), ("linking", read, linked), ("drawing", linked, drawn), ("rest", drawn, end))
        return {name: _between(one, two) for name, one, two in (*marks, ("whole", start, end))}

    def _now(self) -> Moment:
        return Moment(time.perf_counter(), time.process_time(), self._elsewhere())


def _between(one: Moment, two: Moment) -> Moment:
    return Moment(*(b - a for a, b in zip(one, two, strict=True)))


def children() -> float:
    """CPU seconds of the processes that this one has let go."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Builds: SEEDS OUT WORKERS [SCHEDULER]."""
    seeds, out, workers, *scheduler = sys.argv[1:]
    elsewhere = children
    if scheduler:
        from benchmarks.scaling.cluster import connected

        client = connected(scheduler[0])

        def elsewhere() -> float:
            return float(sum(client.run(time.process_time).values()))

    clock = Clock(elsewhere)
    options = Options(
        keep=False,
        workers=int(workers),
        scheduler=scheduler[0] if scheduler else None,
        progress=clock.progress,
        ready=clock.ready,
    )
    build_site(Path(seeds), Path(out), Config(), options=options)
    print(json.dumps(clock.steps()))


if __name__ == "__main__":
    main()
