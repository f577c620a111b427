"""The files for machines into the new site: only what an edit changes is made, the rest is linked or copied.

What an article adds to each file follows from a sum (``Links.sums``). The last build's files are the store: it is kept
how long each article's piece of them is, so that a part with the same articles is linked as it is, and one with others
is put together of pieces of old files and of what is made anew. Whatever was built before, the bytes are the same.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from haiti_digest.cache.store import Store
from haiti_digest.errors import DigestError
from haiti_digest.export.contribution import Contribution, contribution
from haiti_digest.export.database import Database, values
from haiti_digest.export.forms import DATABASE, Form, forms, path_of
from haiti_digest.export.linked_rows import speaker_row
from haiti_digest.export.links import Links
from haiti_digest.export.package import Made, PartFile
from haiti_digest.export.parts import cut, together
from haiti_digest.export.tables import BY_NAME, TABLES
from haiti_digest.site.twin import link
from haiti_digest.site.write import NewSite
from haiti_digest.work.added import Added, Growing, added
from haiti_digest.work.crew import Crew, Lost
from haiti_digest.work.exported import Group, KeptFile, Memory, Part, Place, no_memory, numbers

NEW = "-new"
"""Behind the name of a file that is being written beside its place."""
SPEAKERS = BY_NAME["speakers"]
OTHERS = [(number, table) for number, table in enumerate(TABLES) if table is not SPEAKERS]


class Desk(NamedTuple):
    """What is exported, cut into parts, these put together for databases; from where to where, and what is known."""

    links: Links
    forms: tuple[Form, ...]
    sums: Sequence[bytes]
    parts: Sequence[range]
    groups: Sequence[range]
    site: NewSite
    memory: Memory

    @property
    def database(self) -> bool:
        """Whether there are databases."""
        return "sqlite" in self.links.edition.config.data

    def contribution(self, at: int) -> Contribution:
        """What an article adds."""
        return contribution(self.links, at, self.forms, database=self.database)

    def articles(self, group: int) -> range:
        """The articles of a group of parts."""
        parts = self.groups[group]
        return range(self.parts[parts.start].start, self.parts[parts.stop - 1].stop)


class Placed(NamedTuple):
    """A group of parts as it was put into the new site, and which of its files changed there."""

    number: int
    group: Group
    changed: frozenset[str]


class Exported(NamedTuple):
    """The files put into the new site: path, SHA-256, whether it changed; and what the description tells of them."""

    files: list[tuple[str, str, bool]]
    made: list[Made]


_desks: list[Desk] = []
"""The desk of the build under way: processes that are copies of this one find it here."""


def draw_exports(links: Links, site: NewSite, store: Store | None, crew: Callable[[int], Crew]) -> Exported:
    """Every file of the forms that the settings want, put into *site* and not counted there.

    *crew* gives who makes what so many articles add to them.
    """
    desk = desk_of(links, site, store)
    return exported(desk, place(desk, crew), store)


def desk_of(links: Links, site: NewSite, store: Store | None) -> Desk:
    """What is exported into *site*, and what the *store* knows of the last build."""
    edition = links.edition
    pages = list(edition.pages)
    memory = no_memory() if store is None else Memory.of(store, edition.config, site.out)
    sums = [at.to_bytes(4, "big") for at in range(len(pages))] if store is None else links.sums()
    parts = cut(pages)
    return Desk(links, forms(edition.config), sums, parts, together(pages, parts), site, memory)


def place(desk: Desk, crew: Callable[[int], Crew]) -> list[Placed]:
    """Every group of parts put into the new site."""
    changed = [number for number in range(len(desk.groups)) if _new(desk, number)]
    found: list[Placed] = []
    with shown(desk), crew(sum(_new(desk, number) for number in changed) if len(changed) > 1 else 0) as hands:
        for made in hands.each(make, range(len(desk.groups))):
            if isinstance(made, Lost):
                raise lost(desk, made.task)
            found.append(made)
    return found


def exported(desk: Desk, placed: Iterable[Placed], store: Store | None) -> Exported:
    """All files of the groups that were put into the new site, in whatever order that was; kept for the next build."""
    placed = sorted(placed)
    groups = [one.group for one in placed]
    if store is not None:
        desk.memory.keep(store, groups)
    files = [(file.path, file.digest, file.path in one.changed) for one in placed for file in one.group.files()]
    return Exported(files, described(desk.forms, groups))


def _new(desk: Desk, group: int) -> int:
    """How many articles of a group were not among those of the last build."""
    return sum(desk.sums[at] not in desk.memory for at in desk.articles(group))


def lost(desk: Desk, group: int) -> DigestError:
    """What is told of a group that ended whoever made its files."""
    first = desk.links.edition.pages[desk.articles(group).start]
    return DigestError(first, "writing its files for machines ended the process", "report it to us")


@contextmanager
def shown(desk: Desk) -> Iterator[None]:
    """Shows the desk to the processes that are begun meanwhile."""
    _desks.append(desk)
    try:
        yield
    finally:
        _desks.remove(desk)


def make(number: int) -> Placed:
    """The parts of a group and their database, put into the new site."""
    return _Making(_desks[-1], number).placed()


class _Making:
    """A group being made; *changed* are the files that are not as they were."""

    def __init__(self, desk: Desk, number: int) -> None:
        self._desk = desk
        self._number = number
        self._articles = desk.articles(number)
        self._changed: set[str] = set()

    def placed(self) -> Placed:
        desk = self._desk
        numbers_ = desk.groups[self._number]
        keys = [b"".join(desk.sums[at] for at in desk.parts[part]) for part in numbers_]
        speakers = b""
        database: KeptFile | None = None
        if not desk.database:
            parts = [self._part(number, {}) for number in numbers_]
        else:
            speakers = desk.links.speaker_sum(self._articles)
            path = path_of(DATABASE, "sqlite", self._number + 1 if len(desk.groups) > 1 else None)
            before = desk.memory.database(keys, speakers)
            if before and self._linked(before, path):
                database = before.moved(path)
                parts = [self._part(number, {}) for number in numbers_]
            else:
                parts, database = self._with_database(numbers_, path)
        return Placed(self._number, Group(parts, database, speakers), frozenset(self._changed))

    def _part(self, number: int, made: dict[int, Added]) -> Part:
        """A part put into the new site; what had to be made for it is added to *made*."""
        desk = self._desk
        articles = desk.parts[number]
        paths = [form.path(number + 1 if len(desk.parts) > 1 else None) for form in desk.forms]
        keys = b"".join(desk.sums[at] for at in articles)
        same = desk.memory.part(keys)
        if same and all(not old or self._linked(old, path) for old, path in zip(same.files, paths, strict=True)):
            return same.at(paths)
        places = {at: desk.memory.place(desk.sums[at]) for at in articles}
        if not any(places.values()):
            return self._new_part(keys, paths, articles, made)
        for at, found in places.items():
            if found is None:
                made[at] = added(desk.contribution(at))
        model = desk.memory.model(list(places.values()))
        lengths: list[Sequence[int]] = []
        files: list[KeptFile | None] = []
        for column, (form, path) in enumerate(zip(desk.forms, paths, strict=True)):
            if model is not None and desk.memory.has_pieces(model, column, form, _fresh(places, made, column)):
                old = desk.memory.file(model, column)
                if not old or self._linked(old, path):
                    lengths.append(desk.memory.lengths(model, column))
                    files.append(old and old.moved(path))
                    continue
            pieces = [
                made[at].pieces[column] if found is None else desk.memory.piece(found, column, form)
                for at, found in places.items()
            ]
            lengths.append([len(piece) for piece in pieces])
            files.append(self._file(form, path, pieces))
        counts = [made[at].counts if found is None else desk.memory.counts(found) for at, found in places.items()]
        return Part(keys, numbers(lengths), numbers(counts), files)

    def _new_part(self, keys: bytes, paths: Sequence[str], articles: range, made: dict[int, Added]) -> Part:
        """A part of which nothing is known: each article's pieces are written as they are made, and not held."""
        desk = self._desk
        lengths: list[list[int]] = [[] for _ in paths]
        with ExitStack() as stack:
            growing = [
                stack.enter_context(Growing(form, desk.site.beside / f"{path}{NEW}"))
                for form, path in zip(desk.forms, paths, strict=True)
            ]
            for at in articles:
                one = desk.contribution(at)
                for file, found, piece in zip(growing, lengths, one.pieces, strict=True):
                    file.add(piece)
                    found.append(len(piece))
                made[at] = added(one)._replace(pieces=())
        files = [self._placed(path, file.path) for path, file in zip(paths, growing, strict=True)]
        return Part(keys, numbers(lengths), numbers(made[at].counts for at in articles), files)

    def _placed(self, path: str, file: Path) -> KeptFile | None:
        """A file that was written beside its place, put there; one without a line goes."""
        size = file.stat().st_size
        if not size:
            file.unlink()
            return None
        digest, changed = self._desk.site.place_file(path, file)
        self._note(path, changed)
        return KeptFile(path, digest, size, self._desk.site.stamp(path))

    def _file(self, form: Form, path: str, pieces: list[bytes]) -> KeptFile | None:
        """An empty table has no JSON Lines: programs can read none of no line."""
        data = form.joined(pieces)
        return self._put(path, data) if data else None

    def _put(self, path: str, data: bytes) -> KeptFile:
        digest, changed = self._desk.site.place(path, data)
        self._note(path, changed)
        return KeptFile(path, digest, len(data), self._desk.site.stamp(path))

    def _linked(self, old: KeptFile, path: str) -> bool:
        """Puts an old file into the new site, where it is as it was written."""
        site = self._desk.site
        if path == old.path:
            if site.keep_file(path, old.stamp) is None:
                return False
        elif old.stands(site.out):
            (site.beside / path).unlink(missing_ok=True)
            link(site.out / old.path, site.beside / path)
        else:
            return False
        self._note(path, site.old.get(path) != old.digest)
        return True

    def _note(self, path: str, changed: bool) -> None:
        if changed:
            self._changed.add(path)

    def _with_database(self, numbers_: range, path: str) -> tuple[list[Part], KeptFile | None]:
        desk = self._desk
        file = desk.site.beside / f"{path}{NEW}"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        older = desk.memory.databases([desk.sums[at] for at in self._articles])
        parts = []
        with Database(file, [desk.site.out / one.path for one in older.values()]) as database:
            speakers = [speaker_row(one) for one in desk.links.speakers_of(self._articles)]
            database.add(SPEAKERS, values(SPEAKERS, speakers))
            for number in numbers_:
                made: dict[int, Added] = {}
                parts.append(self._part(number, made))
                self._fill(database, desk.parts[number], made, list(older))
        return parts, self._placed(path, file)

    def _fill(self, database: Database, articles: range, made: dict[int, Added], older: list[int]) -> None:
        """Adds the rows of a part, table by table; those of the last build are copied, in runs."""
        runs: list[tuple[int, range] | list[int]] = []
        for at in articles:
            spot = None if at in made else self._desk.memory.spot(self._desk.sums[at])
            if spot is None or spot.group not in older:
                if at not in made:
                    made[at] = added(contribution(self._desk.links, at, (), database=True))
                if runs and isinstance(runs[-1], list):
                    runs[-1].append(at)
                else:
                    runs.append([at])
            else:
                last = runs[-1] if runs else None
                if isinstance(last, tuple) and last[0] == spot.group and last[1].stop == spot.number:
                    runs[-1] = (spot.group, range(last[1].start, spot.number + 1))
                else:
                    runs.append((spot.group, range(spot.number, spot.number + 1)))
        for column, table in OTHERS:
            for run in runs:
                if isinstance(run, list):
                    database.add(table, (row for at in run for row in made[at].rows_of(column)))
                else:
                    database.copy(table, older.index(run[0]), self._desk.memory.rows(*run, column))


def _fresh(places: Mapping[int, Place | None], made: Mapping[int, Added], column: int) -> dict[int, bytes]:
    """The pieces that were made of a form, by the articles' numbers in the part."""
    return {number: made[at].pieces[column] for number, (at, found) in enumerate(places.items()) if found is None}


def described(made: Sequence[Form], groups: Sequence[Group]) -> list[Made]:
    """What the description of the files tells of each."""
    columns = {table.name: number for number, table in enumerate(TABLES)}
    found = []
    for number, form in enumerate(made):
        files = [part.files[number] for group in groups for part in group.parts]
        rows = sum(part.rows(columns[form.stem]) for group in groups for part in group.parts) if form.table else None
        found.append(Made(form.stem, form.ending, [_told(file) for file in files if file], rows))
    databases = [_told(group.database) for group in groups if group.database]
    if databases:
        found.append(Made(DATABASE, "sqlite", databases, None))
    return [one for one in found if one.files]


def _told(file: KeptFile) -> PartFile:
    return PartFile(file.path, file.size, file.digest)
