"""The cache of one output: a SQLite file that can be deleted at any time.

Records are kept by what they were made from, so that a changed file, program or setting never meets an old record.
Every change is a transaction: a build that is killed leaves the cache as it was before or after. A damaged file is put
away and begun anew.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

FOLDER = ".haiti-digest"
FILE = "cache.sqlite"
FORMAT = 6
TOGETHER = 400
"""Items that are asked for at a time."""
KEPT_BUILDS = 3
"""Records that so many builds in a row had no use for go."""
DATA = ("briefs", "traits", "outlines", "records")
"""Tables of what items are, one each: where it stands in one row, SQLite reads through all that stands before it."""
SCHEMA = """
CREATE TABLE files (place TEXT PRIMARY KEY, stamp TEXT, key TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE sources (key TEXT PRIMARY KEY, used INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE items (id INTEGER PRIMARY KEY, source TEXT NOT NULL, number INTEGER NOT NULL, path TEXT NOT NULL,
    name TEXT NOT NULL, article INTEGER NOT NULL, UNIQUE (source, number));
CREATE TABLE briefs (item INTEGER PRIMARY KEY REFERENCES items ON DELETE CASCADE, data BLOB NOT NULL);
CREATE TABLE traits (item INTEGER PRIMARY KEY REFERENCES items ON DELETE CASCADE, data BLOB NOT NULL);
CREATE TABLE outlines (item INTEGER PRIMARY KEY REFERENCES items ON DELETE CASCADE, data BLOB NOT NULL);
CREATE TABLE records (item INTEGER PRIMARY KEY REFERENCES items ON DELETE CASCADE, data BLOB NOT NULL);
CREATE TABLE kept (name TEXT PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE pages (path TEXT PRIMARY KEY, stamp BLOB NOT NULL, fingerprint BLOB, planned BLOB, marks BLOB)
    WITHOUT ROWID;
CREATE TABLE search (name TEXT PRIMARY KEY, data BLOB NOT NULL);
"""
INSERT_ITEM = "INSERT INTO items (source, number, path, name, article) VALUES (?, ?, ?, ?, ?)"
LAID_ASIDE = "CREATE TEMP TABLE IF NOT EXISTS aside (name TEXT, value BLOB)"
LAID_BY = "CREATE TEMP TABLE IF NOT EXISTS drawn (path TEXT, stamp BLOB, fingerprint BLOB, planned BLOB, marks BLOB)"


def cache_folder(out: Path) -> Path:
    """Where the cache of the site at *out* lies when no other folder is named."""
    return out.absolute().parent / FOLDER / out.absolute().name


UNWRITABLE = frozenset({sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN})
CUT_OFF = sqlite3.SQLITE_IOERR_SHORT_READ


def is_unwritable(error: sqlite3.DatabaseError) -> bool:
    """Whether the disk is full, fails or may not be written: then to begin the cache anew would lose it for nothing."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code in UNWRITABLE or (code & 0xFF == sqlite3.SQLITE_IOERR and code != CUT_OFF)


class Item(NamedTuple):
    """What one seed gave, encoded: an article with its brief, traits and outline, or a problem.

    *path* and *name* sort it.
    """

    path: str
    name: str
    article: bool
    brief: bytes
    traits: bytes
    outline: bytes
    record: bytes


class Listed(NamedTuple):
    """An item as it is listed, its record left in the store; *source* is the key of what it was made from."""

    id: int
    source: str
    path: str
    name: str
    article: bool

    @property
    def key(self) -> bytes:
        """What tells the item from all others: what it was made from, and which item of it this is."""
        return f"{self.source}\0{self.name}".encode("utf-8", "surrogatepass")


class Print(NamedTuple):
    """What a page was drawn from.

    ``stamp`` is that of its file as it was written; ``fingerprint`` a sum over its data, None where they cannot be
    summed up; ``planned`` a sum over what it is planned to be made from, and ``marks`` what was looked at to make it,
    None where it was everything.
    """

    stamp: bytes
    fingerprint: bytes | None
    planned: bytes | None
    marks: bytes | None


class Store:
    """The open cache."""

    def __init__(self, folder: Path, tell: Callable[[str], object] = print) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".gitignore").write_text("*\n")
        self.path = folder / FILE
        try:
            self.base = _opened(self.path)
        except sqlite3.DatabaseError as error:
            if is_unwritable(error):
                raise
            tell(f"{self.path}: is damaged and was begun anew; this build reads every article again")
            remove(folder)
            self.base = _opened(self.path)

    @classmethod
    def as_it_stands(cls, folder: Path) -> "Store | None":
        """The cache in *folder* to be read only, whatever a build does with it meanwhile.

        None where there is none, or one of another form. sqlite3.DatabaseError where it is damaged.
        """
        path = folder / FILE
        if not path.is_file():
            return None
        store = cls.__new__(cls)
        store.folder, store.path = folder, path
        store.base = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=60, isolation_level=None)
        try:
            store.base.execute("BEGIN")
            if store.base.execute("PRAGMA user_version").fetchone()[0] == FORMAT:
                store.base.execute("SELECT count(*) FROM kept").fetchone()  # from here on it stands still
                return store
        except sqlite3.DatabaseError:
            store.close()
            raise
        store.close()
        return None

    def close(self) -> None:
        """Lets the file go."""
        self.base.close()

    def keep(self, name: str, value: bytes) -> None:
        """Keeps a value under a name."""
        with self.base:
            self.base.execute("REPLACE INTO kept VALUES (?, ?)", (name, value))

    def kept(self, name: str) -> bytes | None:
        """The value kept under a name."""
        row = self.base.execute("SELECT value FROM kept WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def names_kept(self, start: str) -> list[str]:
        """The names of kept values that begin so."""
        rows = self.base.execute("SELECT name FROM kept WHERE name >= ? AND name < ?", (start, start + "\U0010ffff"))
        return [name for (name,) in rows]

    def keep_several(self, rows: Iterable[tuple[str, bytes]], gone: Iterable[str] = ()) -> None:
        """Keeps values under their names and then takes others away, all or none."""
        with self.base:
            self.base.executemany("REPLACE INTO kept VALUES (?, ?)", rows)
            self.base.executemany("DELETE FROM kept WHERE name = ?", ((name,) for name in gone))

    def files(self) -> dict[str, tuple[str, str]]:
        """The files as they were last seen: place to stamp and key of the source."""
        rows = self.base.execute("SELECT place, stamp, key FROM files WHERE stamp IS NOT NULL")
        return {place: (stamp, key) for place, stamp, key in rows}

    def sources(self) -> set[str]:
        """The keys of all sources whose items are kept."""
        return {key for (key,) in self.base.execute("SELECT key FROM sources")}

    def add(self, found: Iterable[tuple[str, Sequence[Item]]]) -> None:
        """Adds the items of sources, all or none."""
        with self.base:
            for key, items in found:
                self.base.execute("DELETE FROM items WHERE source = ?", (key,))
                self.base.execute("REPLACE INTO sources VALUES (?, 0)", (key,))
                for number, (path, name, article, *data) in enumerate(items):
                    row = key, number, path, name, article
                    item = self.base.execute(INSERT_ITEM, row).lastrowid
                    for table, value in zip(DATA, data, strict=True):
                        self.base.execute(f"INSERT INTO {table} VALUES (?, ?)", (item, value))

    def list_items(self, keys: Iterable[str]) -> list[Listed]:
        """The items of sources, articles by path and name."""
        wanted = {key: key for key in keys}
        rows = self.base.execute(
            "SELECT id, source, path, name, article FROM items ORDER BY path, name, source, number"
        )
        return [Listed(row[0], wanted[row[1]], *row[2:]) for row in rows if row[1] in wanted]

    def find_item(self, item: int) -> Listed | None:
        """An item by its id; None where it is no more."""
        row = self.base.execute("SELECT id, source, path, name, article FROM items WHERE id = ?", (item,)).fetchone()
        return Listed(*row) if row else None

    def record(self, item: int) -> bytes:
        """The encoded record of an item."""
        row = self.base.execute("SELECT data FROM records WHERE item = ?", (item,)).fetchone()
        if row is None:
            raise KeyError(item)
        data: bytes = row[0]
        return data

    def briefs(self, items: Iterable[int]) -> Iterator[bytes]:
        """The encoded briefs of items, in their order."""
        return self._each("briefs", items)

    def outlines(self, items: Iterable[int]) -> Iterator[bytes]:
        """The encoded outlines of items, in their order."""
        return self._each("outlines", items)

    def _each(self, table: str, items: Iterable[int]) -> Iterator[bytes]:
        """What stands in a table, many at a time: to ask for each alone takes longer than to read it."""
        several = iter(items)
        while asked := list(islice(several, TOGETHER)):
            places = ",".join("?" * len(asked))
            found = dict(self.base.execute(f"SELECT item, data FROM {table} WHERE item IN ({places})", asked))
            yield from (found[item] for item in asked)

    def traits(self, item: int) -> bytes:
        """The encoded traits of an item."""
        data: bytes = self.base.execute("SELECT data FROM traits WHERE item = ?", (item,)).fetchone()[0]
        return data

    def all_traits(self, items: Iterable[int]) -> Iterator[bytes]:
        """The encoded traits of items, in their order."""
        return self._each("traits", items)

    def saw(self, files: Iterable[tuple[str, str | None, str]]) -> None:
        """Notes the files of this build: place, stamp, key; what so many builds had no use for goes."""
        now = {place: (found, key) for place, found, key in files}
        before = {place: (found, key) for place, found, key in self.base.execute("SELECT * FROM files")}
        fresh = [(place, *row) for place, row in now.items() if before.get(place) != row]
        with self.base:
            self.base.executemany(
                "DELETE FROM files WHERE place = ?", ((place,) for place in before if place not in now)
            )
            self.base.executemany("REPLACE INTO files VALUES (?, ?, ?)", fresh)
            self.base.execute("UPDATE sources SET used = used + 1 WHERE key NOT IN (SELECT key FROM files)")
            self.base.execute("UPDATE sources SET used = 0 WHERE used > 0 AND key IN (SELECT key FROM files)")
            old = "SELECT key FROM sources WHERE used > ?"
            self.base.execute(f"DELETE FROM items WHERE source IN ({old})", (KEPT_BUILDS,))
            self.base.execute("DELETE FROM sources WHERE used > ?", (KEPT_BUILDS,))

    def prints(self) -> Iterator[tuple[str, Print]]:
        """What the pages were last drawn from, one after the other, each with its path."""
        rows = self.base.execute("SELECT path, stamp, fingerprint, planned, marks FROM pages")
        return ((path, Print(*row)) for path, *row in rows)

    def print_of(self, path: str) -> Print | None:
        """What a page was last drawn from; None where that is not known."""
        row = self.base.execute(
            "SELECT stamp, fingerprint, planned, marks FROM pages WHERE path = ?", (path,)
        ).fetchone()
        return Print(*row) if row else None

    def lay_by(self, pages: Iterable[tuple[str, Print]]) -> None:
        """Lays by what pages were drawn from, until ``drew`` says that all of them are; else it is lost."""
        with self.base:
            self.base.execute(LAID_BY)
            rows = ((path, *print_) for path, print_ in pages)
            self.base.executemany("INSERT INTO temp.drawn VALUES (?, ?, ?, ?, ?)", rows)

    def lay_aside(self, name: str, value: bytes) -> None:
        """Lays a value by, to be kept under its name when ``drew`` says that all pages are drawn."""
        with self.base:
            self.base.execute(LAID_ASIDE)
            self.base.execute("INSERT INTO temp.aside VALUES (?, ?)", (name, value))

    def drew(self, gone: Iterable[str] = ()) -> None:
        """Notes what was laid by, and that other pages are no more."""
        with self.base:
            self.base.execute(LAID_BY)
            self.base.execute(LAID_ASIDE)
            self.base.execute("REPLACE INTO kept SELECT * FROM temp.aside")
            self.base.execute("DELETE FROM temp.aside")
            self.base.executemany("DELETE FROM pages WHERE path = ?", ((path,) for path in gone))
            self.base.execute("REPLACE INTO pages SELECT * FROM temp.drawn ORDER BY path")
            self.base.execute("DELETE FROM temp.drawn")


class SearchShelf:
    """What the search keeps in the cache, by name."""

    def __init__(self, store: Store) -> None:
        self._base = store.base

    def get(self, name: str) -> bytes | None:
        """What is kept under a name."""
        row = self._base.execute("SELECT data FROM search WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def put(self, rows: Iterable[tuple[str, bytes]], gone: Iterable[str] = ()) -> None:
        """Keeps these rows and takes others away, all or none."""
        with self._base:
            self._base.executemany("DELETE FROM search WHERE name = ?", ((name,) for name in gone))
            self._base.executemany("REPLACE INTO search VALUES (?, ?)", rows)

    def names(self) -> list[str]:
        """The names under which something is kept."""
        return [name for (name,) in self._base.execute("SELECT name FROM search")]

    def clear(self) -> None:
        """Takes everything away."""
        with self._base:
            self._base.execute("DELETE FROM search")


def _opened(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path, timeout=60)
    try:
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = NORMAL")
        version = base.execute("PRAGMA user_version").fetchone()[0]
        tables = base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if version != FORMAT or not tables:
            _begin(base)
        base.execute("PRAGMA foreign_keys = ON")
        base.execute("SELECT count(*) FROM kept").fetchone()
    except sqlite3.DatabaseError:
        base.close()
        raise
    return base


def _begin(base: sqlite3.Connection) -> None:
    """Lays the tables out anew, whatever an older version kept."""
    with base:
        base.execute("BEGIN IMMEDIATE")
        names = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for name in names:
            base.execute(f'DROP TABLE "{name}"')
        for statement in SCHEMA.split(";"):
            if statement.strip():
                base.execute(statement)
        base.execute(f"PRAGMA user_version = {FORMAT}")


def remove(folder: Path) -> None:
    """Takes the cache in *folder* away; what it held is made again."""
    for ending in ("", "-wal", "-shm"):
        (folder / f"{FILE}{ending}").unlink(missing_ok=True)
