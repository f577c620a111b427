"""Those who do the tasks of a build: this process alone, several processes, or the workers of a cluster.

A task is done by a function of the module's top level on plain values, so that the result is the same whoever does it.
A task that ends its worker is given to a new one alone; where it ends that one too it is lost, and told by name.
"""

import ctypes
import gc
import os
import signal
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Generic, Self, TypeVar

if TYPE_CHECKING:  # a build that finds little to do starts no process, and need not wait for what could
    from concurrent.futures import Executor, Future, ProcessPoolExecutor

PARENT_DEATH_SIGNAL = 1
AHEAD = 3
"""Tasks handed out for each worker, so that none waits and few results lie about."""
Task = TypeVar("Task")
Result = TypeVar("Result")


class Lost(Generic[Task]):
    """A task that ended whoever did it."""

    def __init__(self, task: Task) -> None:
        self.task = task


ENDING = 0.5
"""Seconds that are left to a pool whose processes were killed."""


class Crew:
    """Does tasks one after the other in this process."""

    workers = 1
    far = False
    """Whether they may see no disk of this machine."""

    def each(
        self,
        function: Callable[[Task], Result],
        tasks: Iterable[Task],
        ahead: int = 0,  # noqa: ARG002
    ) -> Iterator[Result | Lost[Task]]:
        """The result of every task, in whatever order they are done; at least *ahead* tasks are handed out early."""
        for task in tasks:
            yield function(task)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Lets the workers go; at once where something went wrong."""


class Processes(Crew):
    """Does tasks in several processes of this machine."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def each(
        self, function: Callable[[Task], Result], tasks: Iterable[Task], ahead: int = 0
    ) -> Iterator[Result | Lost[Task]]:
        """The result of every task, in whatever order they are done; at least *ahead* tasks are handed out early."""
        coming = iter(tasks)
        broken: list[Task] = []
        early = max(ahead, self.workers * AHEAD)
        while not (yield from _each(self._open(), function, coming, early, broken)):
            self._close(at_once=True)
            for task in broken:
                yield self._alone(function, task)
            broken = []

    def _alone(self, function: Callable[[Task], Result], task: Task) -> Result | Lost[Task]:
        """One task with a worker of its own."""
        from concurrent.futures.process import BrokenProcessPool

        with _pool(1) as pool:
            try:
                return pool.submit(function, task).result()
            except BrokenProcessPool:
                return Lost(task)

    def _open(self) -> "ProcessPoolExecutor":
        if self._pool is None:
            self._pool = _pool(self.workers)
        return self._pool

    def _close(self, at_once: bool) -> None:
        pool, self._pool = self._pool, None
        if pool is None:
            return
        processes = list((getattr(pool, "_processes", None) or {}).values()) if at_once else []
        waker = getattr(pool, "_executor_manager_thread", None) if at_once else None
        pool.shutdown(wait=not at_once, cancel_futures=True)
        for process in processes:
            with suppress(OSError, ValueError):
                process.kill()
        if waker is not None:  # an end of Python in between would wake it by a pipe that it has closed
            waker.join(ENDING)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close(at_once=kind is not None)


def _each(
    pool: "Executor", function: Callable[[Task], Result], tasks: Iterator[Task], ahead: int, broken: list[Task]
) -> Generator[Result, None, bool]:
    """Hands out tasks, a few ahead; ends with whether all are done; *broken* are those that lost their worker."""
    from concurrent.futures import FIRST_COMPLETED, wait
    from concurrent.futures.process import BrokenProcessPool

    under_way: dict[Future[Result], Task] = {}
    while True:
        for task in tasks:
            try:
                under_way[pool.submit(function, task)] = task
            except BrokenProcessPool:
                broken.append(task)
                break
            if len(under_way) >= ahead:
                break
        if not under_way:
            return not broken
        done, _ = wait(under_way, return_when=FIRST_COMPLETED)
        for future in done:
            task = under_way.pop(future)
            try:
                yield future.result()
            except BrokenProcessPool:
                broken.append(task)
        if broken:
            broken += under_way.values()
            return False


def _pool(workers: int) -> "ProcessPoolExecutor":
    """Processes that are copies of this one where the system can: what is imported and read stays so."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    context = get_context("fork") if hasattr(os, "fork") and os.uname().sysname == "Linux" else None
    return ProcessPoolExecutor(workers, mp_context=context, initializer=follow, initargs=(os.getpid(),))


def follow(parent: int) -> None:
    """Leaves Ctrl-C to the process that hands out the tasks, and ends with it, which may be killed at any moment.

    What it has from that process stays to the end: to look through it for garbage would only copy it.
    """
    gc.freeze()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform.startswith("linux"):  # else the orphans would wait for tasks, and hold the lock of the cache
        with suppress(AttributeError, OSError):
            ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, signal.SIGKILL)
        if os.getppid() != parent:  # it ended before the signal was asked for
            os._exit(1)


def crew_of(workers: int | None, tasks: int, few: int) -> Crew:
    """*workers* (all processors where None) for so many tasks; this process alone where they are *few*."""
    number = workers or _processors()
    return Crew() if number <= 1 or (tasks <= few and workers is None) else Processes(min(number, max(1, tasks)))


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
