"""The files for machines into the new site: where processes draw the pages, by these, along with them.

Then nobody is idle between pages and files, and the process that hands out the work makes the feeds while it waits.
Where the pages are drawn in this process or on a cluster, the files follow them, with a crew of their own.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from types import TracebackType
from typing import Any, NamedTuple, Self

from haiti_digest.cache.store import Store
from haiti_digest.export.links import Links
from haiti_digest.site.edition import Edition
from haiti_digest.site.write import NewSite
from haiti_digest.work.crew import Crew, Lost, Processes, Result, Task
from haiti_digest.work.exporting import Desk, Exported, Placed, desk_of, exported, lost, make, place, shown
from haiti_digest.work.feeding import put_feeds


class Errand(NamedTuple):
    """A task with the function that does it, so that several kinds can be handed to one crew."""

    function: Callable[[Any], Any]
    task: Any


def run(errand: Errand) -> Any:
    """What an errand comes to."""
    return errand.function(errand.task)


class DataFiles:
    """The exports and feeds of an *edition*; *crew* gives who makes what so many articles add to them."""

    def __init__(self, edition: Edition, site: NewSite, store: Store, crew: Callable[[int], Crew]) -> None:
        self._edition = edition
        self._site = site
        self._store = store
        self._crew = crew
        self._placed: list[Placed] = []
        self._drawn = False

    def along(self, hands: Crew) -> Crew:
        """*Hands* that make these files along with the tasks they are given, where they are processes."""
        return Along(self, hands) if isinstance(hands, Processes) else hands

    @cached_property
    def _links(self) -> Links:
        return Links(self._edition)

    @cached_property
    def desk(self) -> Desk:
        """What is exported, cut into parts."""
        return desk_of(self._links, self._site, self._store)

    @cached_property
    def feeds(self) -> Iterator[None]:
        """Puts one file of the feeds after the other into the new site."""
        return self._fed()

    def _fed(self) -> Iterator[None]:
        for path, digest, changed in put_feeds(self._links, self._site, self._store):
            self._site.note(path, digest, changed)
            yield

    def take(self, placed: Placed) -> None:
        """Notes a group of parts that was put into the new site."""
        self._drawn = True
        self._placed.append(placed)

    def finish(self) -> Exported:
        """All exports and feeds, counted in the new site; what nobody made along with the pages is made now."""
        if not self._drawn:
            self._placed = place(self.desk, self._crew)
        found = exported(self.desk, self._placed, self._store)
        for _ in self.feeds:
            pass
        for path, digest, changed in found.files:
            self._site.note(path, digest, changed)
        return found


class Along(Crew):
    """Processes that make the files for machines along with the tasks they are given."""

    def __init__(self, data: DataFiles, hands: Crew) -> None:
        self.workers = hands.workers
        self._data = data
        self._hands = hands
        self._shown = shown(data.desk)

    def __enter__(self) -> Self:
        self._shown.__enter__()
        self._hands.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._hands.__exit__(kind, error, trace)
        self._shown.__exit__(kind, error, trace)

    def each(
        self, function: Callable[[Task], Result], tasks: Iterable[Task], ahead: int = 0
    ) -> Iterator[Result | Lost[Task]]:
        """The result of every task, in whatever order they are done.

        For each page that others have drawn one file of the feeds is made here: then these need not wait, and none is
        left when all pages are drawn.
        """
        groups = [Errand(make, number) for number in range(len(self._data.desk.groups))]
        errands = spread(groups, [Errand(function, task) for task in tasks])
        for found in self._hands.each(run, errands, ahead):
            pages = len(found) if isinstance(found, list) else 0
            for _ in islice(self._data.feeds, pages):
                pass
            if isinstance(found, Lost):
                errand: Errand = found.task
                if errand.function is make:
                    raise lost(self._data.desk, errand.task)
                yield Lost(errand.task)
            elif isinstance(found, Placed):
                self._data.take(found)
            else:
                yield found


def spread(few: Sequence[Errand], many: Sequence[Errand]) -> list[Errand]:
    """All of both, the *few*, which take long, among the first half of the *many*: so that none is the last."""
    between = max(1, len(many) // (2 * len(few))) if few else 1
    waiting = deque(few)
    found: list[Errand] = []
    for number, errand in enumerate(many):
        if waiting and number % between == 0:
            found.append(waiting.popleft())
        found.append(errand)
    return [*waiting, *found]
