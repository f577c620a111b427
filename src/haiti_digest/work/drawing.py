"""Pages to files of the new site, in this process or in others; a page that would come out the same is linked.

A page follows from its data, its template's set, the settings and the program. Their sum is its fingerprint: where the
last build drew a page with the same one and the file still is as it was written then, it is not drawn again. And where
nothing has changed that the page looked at while its data were made, they are not even made.
"""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import msgspec

from haiti_digest.cache.stats import PACKAGE
from haiti_digest.cache.store import Print, Store
from haiti_digest.errors import DigestError
from haiti_digest.site.edition import Edition
from haiti_digest.site.page import Page
from haiti_digest.site.pages import pages, shared
from haiti_digest.site.render import Environment, environment, render, shipped_templates, static_files
from haiti_digest.site.states import States
from haiti_digest.site.write import NewSite, link_old, place
from haiti_digest.work.crew import Crew, Lost

TOGETHER = 24
"""Pages of a task."""
SIZE = 16
"""Bytes of a fingerprint."""


class Desk(NamedTuple):
    """What is drawn, with what, from where to where; *known* are the prints of the last build."""

    pages: Sequence[Page]
    edition: Edition
    states: States
    drawn_with: Environment
    version: bytes
    beside: Path
    out: Path
    old: dict[str, str]
    known: dict[str, Print]


class Drawn(NamedTuple):
    """A file of the new site: its SHA-256, whether it changed, what it was drawn from."""

    path: str
    digest: str
    changed: bool
    print: Print


_desks: list[Desk] = []
"""The desk of the build under way: processes that are copies of this one find it here."""


def draw_pages(
    edition: Edition,
    site: NewSite,
    templates: Path | None,
    store: Store,
    crew: Callable[[int], Crew],
    progress: Callable[[int, int], object],
) -> list[str]:
    """Every page into *site*; *crew* gives who draws so many pages, *progress* is told how many are done.

    Gives the paths of all files, in the order of the pages.
    """
    static = static_files(templates)
    for path, data in static.items():
        site.put(path, data)
    drawn_with = environment(templates, shared(edition.config), edition.config.language)
    plan = list({page.path: page for page in pages(edition)}.values())
    known = store.pages()
    states, version_ = States(edition), _version(edition, templates)
    desk = Desk(plan, edition, states, drawn_with, version_, site.beside, site.out, site.old, known)
    left = [number for number, page in enumerate(plan) if not _linked(desk, page, site)]
    fresh: list[tuple[str, Print]] = []
    done = len(plan) - len(left)
    with crew(len(left)) as hands:
        for one in _drawn(desk, hands, left):
            site.note(one.path, one.digest, one.changed)
            if known.get(one.path) != one.print:
                fresh.append((one.path, one.print))
            done += 1
            progress(done, len(plan))
    paths = {page.path for page in plan}
    store.drew(fresh, [path for path in known if path not in paths])
    return [*static, *(page.path for page in plan)]


def _linked(desk: Desk, page: Page, site: NewSite) -> bool:
    """Puts a page into the new site as it was, where nothing has changed that it looked at."""
    before, digest = desk.known.get(page.path), desk.old.get(page.path)
    if before is None or digest is None or before.marks is None or before.looked is None:
        return False
    if before.looked != _looked(desk, page, before.marks) or before.stamp != _stamp(desk.out / page.path):
        return False
    if not link_old(desk.out / page.path, desk.beside / page.path):
        return False
    site.note(page.path, digest, False)
    return True


def _drawn(desk: Desk, hands: Crew, numbers: Sequence[int]) -> Iterator[Drawn]:
    """Those pages of the desk; DigestError where one ends the process that draws it."""
    _desks.append(desk)
    try:
        tasks = [numbers[at : at + TOGETHER] for at in range(0, len(numbers), TOGETHER)]
        for found in hands.each(draw, tasks):
            if isinstance(found, Lost):
                place = desk.pages[found.task[0]].path
                raise DigestError(place, "drawing this page or one after it ended the process", "report it to us")
            yield from found
    finally:
        _desks.remove(desk)


def draw(numbers: Sequence[int]) -> list[Drawn]:
    """Some pages of the desk, put into the new site."""
    desk = _desks[-1]
    return [_draw(desk, desk.pages[number]) for number in numbers]


def _draw(desk: Desk, page: Page) -> Drawn:
    with desk.edition.looks.noted() as seen:
        made = msgspec.structs.replace(page, data=page.shown())
        fingerprint = _fingerprint(made, desk.version)
    marks = desk.states.marks(seen) if callable(page.data) else None
    looked = None if marks is None else _looked(desk, page, marks)
    before, digest = desk.known.get(page.path), desk.old.get(page.path)
    if before and digest and fingerprint and before.fingerprint == fingerprint:
        stamp = _stamp(desk.out / page.path)
        if before.stamp == stamp and link_old(desk.out / page.path, desk.beside / page.path):
            return Drawn(page.path, digest, False, Print(stamp, fingerprint, looked, marks))
    digest, changed = place(desk.beside, desk.out, page.path, render(made, desk.drawn_with), digest)
    return Drawn(page.path, digest, changed, Print(_stamp(desk.beside / page.path), fingerprint, looked, marks))


def _looked(desk: Desk, page: Page, marks: bytes) -> bytes | None:
    """A sum over what a page is made from and the state of all it looks at; None for data that are made already."""
    if not isinstance(page.data, partial):
        return None
    made = page.data
    made_from = (page.path, page.template, page.root, made.func.__qualname__, made.args[1:], made.keywords)
    told = msgspec.msgpack.encode(desk.states.plain(made_from), order="deterministic")
    total = hashlib.blake2b(told, digest_size=SIZE, key=desk.version)
    total.update(desk.states.together(marks))
    return total.digest()


def _fingerprint(page: Page, version: bytes) -> bytes | None:
    """The sum of everything a page follows from; None for data that cannot be summed up: it is drawn each time."""
    try:
        data = msgspec.msgpack.encode((page.path, page.template, page.root, page.data), order="deterministic")
    except (TypeError, ValueError, OverflowError):
        return None
    return hashlib.blake2b(data, digest_size=SIZE, key=version).digest()


def _stamp(path: Path) -> bytes:
    """Size, time and inode of a page as it was written; a link keeps them, an edit does not."""
    try:
        status = path.lstat()
    except OSError:
        return b""
    return f"{status.st_size}-{status.st_mtime_ns}-{status.st_ino}".encode()


def _version(edition: Edition, templates: Path | None) -> bytes:
    """A sum over the settings, the templates and the program: what all pages follow from."""
    total = hashlib.blake2b(digest_size=32)
    total.update(msgspec.msgpack.encode(edition.config, order="deterministic"))
    total.update(f"{version('jinja2')} {version('markupsafe')} {version('msgspec')}".encode())
    for folder in (PACKAGE, shipped_templates(), *([templates] if templates else [])):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                total.update(f"{path.relative_to(folder)}".encode("utf-8", "surrogateescape") + b"\0")
                total.update(path.read_bytes())
    return total.digest()


def can_share() -> bool:
    """Whether processes can be started as copies of this one, with the desk as it is."""
    return hasattr(os, "fork") and os.uname().sysname == "Linux"
