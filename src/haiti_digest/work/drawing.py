"""Pages to files of the new site, in this process or in others; a page that would come out the same is linked.

A page follows from its data, its template's set, the settings and the program. Their sum is its fingerprint: where the
last build drew a page with the same one and the file still is as it was written then, it is not drawn again. And where
nothing has changed that the page looked at while its data were made, they are not even made.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from haiti_digest.cache.store import Print, Store
from haiti_digest.collection import paused
from haiti_digest.errors import DigestError
from haiti_digest.site.order import by_day
from haiti_digest.site.page import Page
from haiti_digest.site.render import render, static_files
from haiti_digest.site.search import Search
from haiti_digest.site.stirred import Stirred
from haiti_digest.site.write import NewSite
from haiti_digest.work.cluster import Cluster
from haiti_digest.work.crew import Crew, Lost
from haiti_digest.work.parcel import Far, draw_far, packed, unpacked
from haiti_digest.work.studio import Sheet, Studio, made, planned

TOGETHER = 24
"""Pages of a task for a worker elsewhere."""
MOST = 240
"""Pages of a task for a copy of this process: neighbours show much of the same articles, which it then reads once."""
EACH = 8
"""Of the pages that are left each worker's next task is this part, but not fewer than *LEAST*: so that all end at about
the same time."""
LEAST = 4
LAID_BY = 256
"""Pages of which it is laid by at a time what they were drawn from."""
EARLY = 12
"""Tasks handed out early, so that nobody waits while it is told what all things came to."""
TOLD = "told"
"""The name under which it is kept what all things came to that pages may look at."""


class Desk(NamedTuple):
    """Where pages go, from where; the *store* has the prints of the last build."""

    studio: Studio
    site: NewSite
    store: Store
    giving: Mapping[str, int]
    """The articles that give to the search what is not kept of them, by their pages."""


class Drawn(NamedTuple):
    """A page in the new site, by its number: its SHA-256, whether it changed, what it gives to the search, and what it
    was drawn from; None where that is known."""

    number: int
    digest: str
    changed: bool
    print: Print | None
    given: bytes | None = None


_desks: list[Desk] = []
"""The desk of the build under way: processes that are copies of this one find it here."""


def draw_pages(
    studio: Studio,
    site: NewSite,
    templates: Path | None,
    store: Store,
    crew: Callable[[int], Crew],
    progress: Callable[[int, int], object],
    search: Search | None,
) -> list[str]:
    """Every page of the *studio* into *site*.

    *crew* gives who draws so many pages, *progress* is told how many are done. What the articles of drawn pages give to
    the *search* it is told, where there is one and it wants it.

    Gives the paths of all files, in the order of the pages.
    """
    static = static_files(templates)
    for path, data in static.items():
        site.put(path, data)
    edition, plan = studio.edition, studio.pages
    desk = Desk(studio, site, store, {edition.pages[at]: at for at in search.wanted} if search else {})
    told = store.kept(TOLD)
    with paused(aside=True):
        stand, gone = _kept(desk, _stirred(desk, told) if told else None)
        left = by_day(edition, plan, [number for number in range(len(plan)) if not stand[number]])
    done = len(plan) - len(left)
    fresh: list[tuple[str, Print]] = []
    with crew(len(left)) as hands:
        drawn = _drawn_far(desk, hands, left, templates) if isinstance(hands, Cluster) else _drawn(desk, hands, left)
        for one in drawn:
            if told is None:
                told = b""
                _stirred(desk, None)  # nobody waits for it: others draw meanwhile
            path = plan[one.number].path
            site.note(path, one.digest, one.changed)
            if search and one.given is not None:
                search.take(desk.giving[path], one.given)
            if one.print is not None:
                fresh.append((path, one.print))
            if len(fresh) >= LAID_BY:
                store.lay_by(fresh)
                fresh.clear()
            done += 1
            progress(done, len(plan))
    store.lay_by(fresh)
    store.drew(gone)
    return [*static, *(page.path for page in plan)]


def _stirred(desk: Desk, before: bytes | None) -> Stirred:
    """What has changed since what was told *before*; what is told now is laid aside for the next build."""
    with paused(aside=True):
        stirred = Stirred(desk.studio.states, desk.studio.version, before)
    desk.store.lay_aside(TOLD, stirred.told)
    return stirred


def _kept(desk: Desk, stirred: Stirred | None) -> tuple[bytearray, list[str]]:
    """Keeps pages in the new site as they were: of each of the plan whether it stands, and what is planned no more.

    Without what has changed none stands.

    The prints of the last build are read one after the other, and none is held.
    """
    plan = desk.studio.pages
    numbers = {page.path: number for number, page in enumerate(plan)}
    stand, gone = bytearray(len(plan)), []
    for path, before in desk.store.prints():
        number = numbers.get(path)
        if number is None:
            gone.append(path)
        else:
            stand[number] = stirred is not None and _stands(desk, plan[number], before, stirred)
    return stand, gone


def _stands(desk: Desk, page: Page, before: Print, stirred: Stirred) -> bool:
    """Keeps a page in the new site as it was, where its plan is the same and nothing has changed that it looked at."""
    if before.marks is None or before.planned is None or not stirred.stands(before.marks):
        return False
    if before.planned != planned(desk.studio, page):
        return False
    digest = desk.site.keep_file(page.path, before.stamp)
    if digest is None:
        return False
    desk.site.note(page.path, digest, False)
    return True


def _drawn(desk: Desk, hands: Crew, numbers: Sequence[int]) -> Iterator[Drawn]:
    """Those pages of the desk; DigestError where one ends the process that draws it."""
    _desks.append(desk)
    try:
        for found in hands.each(draw, _tasks(numbers, hands.workers), ahead=EARLY):
            if isinstance(found, Lost):
                raise _lost(desk, found.task[0])
            yield from found
    finally:
        _desks.remove(desk)


def _tasks(numbers: Sequence[int], workers: int) -> Iterator[Sequence[int]]:
    """Pages cut into tasks, the last of them small."""
    start = 0
    while start < len(numbers):
        size = max(LEAST, min(MOST, (len(numbers) - start) // (EACH * workers)))
        yield numbers[start : start + size]
        start += size


def _drawn_far(desk: Desk, hands: Cluster, numbers: Sequence[int], templates: Path | None) -> Iterator[Drawn]:
    """Those pages of the desk, made elsewhere and put into the new site here."""
    parts = (numbers[at : at + TOGETHER] for at in range(0, len(numbers), TOGETHER))
    tasks = (Far(tuple(part), *zip(*(_asked(desk, number) for number in part), strict=True)) for part in parts)
    for found in hands.each_with(packed(desk.studio.edition, templates), draw_far, tasks):
        if isinstance(found, Lost):
            raise _lost(desk, found.task.numbers[0])
        for sheet in found:
            yield _put(desk, unpacked(sheet))


def _lost(desk: Desk, number: int) -> DigestError:
    what = "drawing this page or one after it ended the process"
    return DigestError(desk.studio.pages[number].path, what, "report it to us")


def draw(numbers: Sequence[int]) -> list[Drawn]:
    """Some pages of the desk, put into the new site."""
    desk = _desks[-1]
    return [_put(desk, made(desk.studio, number, *_asked(desk, number))) for number in numbers]


def _asked(desk: Desk, number: int) -> tuple[bytes | None, bool]:
    """The fingerprint of the page as the old site has it, and whether its article gives to the search."""
    path = desk.studio.pages[number].path
    before = desk.store.print_of(path) if desk.site.has(path) else None
    return before.fingerprint if before else None, path in desk.giving


def _put(desk: Desk, sheet: Sheet) -> Drawn:
    """A page into the new site: kept where it is the old one's and still as it was written."""
    page, site = desk.studio.pages[sheet.number], desk.site
    before, data = desk.store.print_of(page.path), sheet.data
    seen = sheet.fingerprint, sheet.planned, sheet.marks
    if data is None:
        digest = site.keep_file(page.path, before.stamp) if before else None
        if before and digest is not None:
            return _noted(sheet, digest, False, before, Print(before.stamp, *seen))
        data = render(page, desk.studio.drawn_with)  # somebody edited the old one
    digest, changed = site.place(page.path, data)
    return _noted(sheet, digest, changed, before, Print(site.stamp(page.path), *seen))


def _noted(sheet: Sheet, digest: str, changed: bool, before: Print | None, now: Print) -> Drawn:
    return Drawn(sheet.number, digest, changed, None if now == before else now, sheet.given)


def can_share() -> bool:
    """Whether processes can be started as copies of this one, with the desk as it is."""
    return hasattr(os, "fork") and os.uname().sysname == "Linux"
