"""The workers of a Dask cluster as those who do the tasks; needs the extra ``dask`` here, and this package there.

Files travel with their task, and an edition is sent once, so that the workers need no disk in common; what comes back
are encoded records, and pages.
"""

import hashlib
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from haiti_digest.cache.stats import PACKAGE
from haiti_digest.errors import DigestError, UsageError
from haiti_digest.site.render import shipped_templates
from haiti_digest.work.crew import AHEAD, Crew, Lost, Result, Task

if TYPE_CHECKING:
    from concurrent.futures import Future

PATIENCE = 20
"""Seconds to wait for the scheduler, and for a worker where there is none."""
DECIDING = (
    "jinja2",
    "lxml",
    "markdown-it-py",
    "markupsafe",
    "msgspec",
    "py3langid",
    "pypdf",
    "python-dateutil",
    "pyyaml",
    "trafilatura",
    "warcio",
)
"""Packages whose version may decide what comes out."""
Shared = TypeVar("Shared")

_one_at_a_time = threading.Lock()
"""A worker may have threads; the steps are not made for them, and would gain nothing by them."""


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
        self._scheduler = scheduler
        try:
            connect: Any = distributed.Client  # the package gives it no types
            self._client = connect(scheduler, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            raise UsageError(scheduler, f"no scheduler answers ({error})", "start one with: dask scheduler") from None
        try:
            self._client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError:
            self._client.close()
            raise UsageError(scheduler, "has no workers", f"start some with: dask worker {scheduler}") from None
        self.workers = self._present()

    def each(
        self,
        function: Callable[[Task], Result],
        tasks: Iterable[Task],
        ahead: int = 0,  # noqa: ARG002
    ) -> Iterator[Result | Lost[Task]]:
        """The result of every task, in whatever order; a task whose worker is gone is given to another one."""
        return self._each(function, tasks)

    def each_with(
        self, shared: Shared, function: Callable[[Task, Shared], Result], tasks: Iterable[Task]
    ) -> Iterator[Result | Lost[Task]]:
        """The same with something that every task needs, which travels to each worker once."""
        (sent,) = self._client.scatter([shared], broadcast=True, hash=False)
        return self._each(function, tasks, sent)

    def _each(self, function: Callable[..., Result], tasks: Iterable[Task], *sent: object) -> Iterator[Any]:
        from distributed.scheduler import KilledWorker

        executor = self._client.get_executor(pure=False)
        ask = partial(executor.submit, done, function, program())
        under_way: dict[Future[Result], tuple[Task, bool]] = {}
        coming = iter(tasks)
        while True:
            for task in coming:
                under_way[ask(task, *sent)] = task, False
                if len(under_way) >= self.workers * AHEAD:
                    break
            if not under_way:
                return
            for future in self._finished(under_way):
                task, again = under_way.pop(future)
                try:
                    yield future.result()
                except KilledWorker:
                    yield Lost(task)
                except ImportError as error:
                    raise UsageError(
                        self._scheduler, f"a worker cannot do the work ({error})", "install haiti-digest[dask] there"
                    ) from None
                except DigestError:
                    raise
                except Exception:  # a worker that dies while what it found is fetched fails in more ways than are told
                    if again:
                        raise
                    under_way[ask(task, *sent)] = task, True

    def _finished(self, under_way: "Iterable[Future[Result]]") -> "set[Future[Result]]":
        """Those that are done, one at least; DigestError where no worker has been left for a while."""
        from concurrent.futures import FIRST_COMPLETED, wait

        seen = time.monotonic()
        while True:
            finished, _ = wait(under_way, timeout=1, return_when=FIRST_COMPLETED)
            if finished:
                return finished
            if self._present():
                seen = time.monotonic()
            elif time.monotonic() - seen > PATIENCE:
                raise DigestError(self._scheduler, "has lost all its workers", "start some, and run it again")

    def _present(self) -> int:
        """How many workers there are."""
        return len(self._client.scheduler_info(n_workers=-1)["workers"])

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()


def done(function: Callable[..., Result], there: dict[str, str], task: object, *shared: object) -> Result:
    """The result of a task, on a worker; DigestError where its program is not the one *there*."""
    here = program()
    if here != there:
        differing = [f"{name} {here[name]}, there {there[name]}" for name in here if here[name] != there.get(name)]
        raise DigestError(
            "a worker of the cluster", f"has another program ({'; '.join(differing)})", "install the same one on both"
        )
    with _one_at_a_time:
        return function(task, *shared)


@cache
def program() -> dict[str, str]:
    """What decides what comes out of a task: this program, and the versions of what it is made with."""
    total = hashlib.sha256()
    code = [(PACKAGE, path) for path in PACKAGE.rglob("*") if path.suffix in (".py", ".toml")]
    drawn_with = [(shipped_templates(), path) for path in shipped_templates().rglob("*") if path.is_file()]
    for folder, path in sorted([*code, *drawn_with]):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    made_with = {name: _version(name) for name in DECIDING}
    return {"haiti-digest": total.hexdigest()[:8], "Python": ".".join(map(str, sys.version_info[:2])), **made_with}


def _version(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
