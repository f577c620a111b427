"""The workers of a Dask cluster as those who do the tasks; needs the extra ``dask`` here, and this package there.

Files travel with their task, so that the workers need no disk in common; what comes back are encoded records.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from types import TracebackType
from typing import Any

from haiti_digest.errors import UsageError
from haiti_digest.work.crew import AHEAD, Crew, Lost, Result, Task

PATIENCE = 20
"""Seconds to wait for the scheduler."""


class Cluster(Crew):
    """Does tasks on the workers of the scheduler at an address (``tcp://host:8786``)."""

    far = True

    def __init__(self, scheduler: str) -> None:
        try:
            import distributed
        except ImportError:
            raise UsageError(
                "--executor dask", "needs a package that is not installed", "pip install haiti-digest[dask]"
            ) from None
        try:
            connect: Any = distributed.Client  # the package gives it no types
            self._client = connect(scheduler, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            raise UsageError(scheduler, f"no scheduler answers ({error})", "start one with: dask scheduler") from None
        self.workers = max(1, len(self._client.scheduler_info()["workers"]))

    def each(self, function: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result | Lost[Task]]:
        """The result of every task, in whatever order; a task whose worker is gone is given to another one."""
        from distributed.scheduler import KilledWorker

        executor = self._client.get_executor(pure=False)
        under_way: dict[Future[Result], Task] = {}
        coming = iter(tasks)
        while True:
            for task in coming:
                under_way[executor.submit(function, task)] = task
                if len(under_way) >= self.workers * AHEAD:
                    break
            if not under_way:
                return
            done, _ = wait(under_way, return_when=FIRST_COMPLETED)
            for future in done:
                task = under_way.pop(future)
                try:
                    yield future.result()
                except KilledWorker:
                    yield Lost(task)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()
