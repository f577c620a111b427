"""Seeds to articles in the store: only files that were not read before, in this process or in others."""

import hashlib
import os
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import msgspec

from haiti_digest.cache.stats import stamp, sum_of_code
from haiti_digest.cache.store import Item, Listed, Store
from haiti_digest.correct.article import corrected
from haiti_digest.corrections import Corrections
from haiti_digest.errors import DigestError
from haiti_digest.extract.compose import extract_all
from haiti_digest.link.traits import traits_of
from haiti_digest.load.folder import FoundFile, Root, brought_near, list_files, load_file
from haiti_digest.load.options import LoadOptions
from haiti_digest.load.remote import Carried
from haiti_digest.records import LINE, Article, Problem, Seed
from haiti_digest.resolve.article import resolve
from haiti_digest.site.outline import outline_of
from haiti_digest.text.reading import Reading, cut_text
from haiti_digest.work.crew import Crew, Lost
from haiti_digest.work.stored import brief_of

TOGETHER = 16
"""Files of a task."""
AT_ONCE = 8
"""Articles that are made at a time, step by step."""
LARGE = 20 << 20
"""Bytes above which a file is not read once more to tell whether it changed."""
CODE = (
    "correct/",
    "errors.py",
    "extract/",
    "history/",
    "language/",
    "link/",
    "load/",
    "records.py",
    "resolve/",
    "site/datings.py",
    "site/excerpt.py",
    "site/leaves.py",
    "site/namings.py",
    "site/outline.py",
    "site/pieces.py",
    "spans.py",
    "text/",
    "work/",
)
"""What of the package decides how an article comes out."""


class How(NamedTuple):
    """How files are read: what the user says about them, and what was corrected by hand."""

    options: LoadOptions
    corrections: Corrections


class Task(NamedTuple):
    """Files to read, and how; *version* sums up what decides how an article comes out."""

    files: tuple[FoundFile, ...]
    how: How
    version: str


class Made(NamedTuple):
    """What the file at *place* gave: its stamp when it was read, the key of its content, its items."""

    place: str
    stamp: str | None
    key: str
    items: list[Item]


class Gathered(NamedTuple):
    """The articles of a build as they lie in the store, sorted by path and id, and what could not be read."""

    articles: list[Listed]
    problems: list[Problem]


def make_article(seed: Seed) -> Article:
    """A seed read, extracted and resolved; pure, so that it can run in any process."""
    return make_articles([seed])[0]


def make_articles(seeds: Sequence[Seed]) -> list[Article]:
    """Several seeds read, extracted and resolved, step by step: see `extract_all`."""
    readings = [Reading.of(seed) for seed in seeds]
    return [resolve(*one) for one in zip(seeds, readings, extract_all(readings), strict=True)]


def gather(
    root: Root, how: How, store: Store, crew: Callable[[int], Crew], progress: Callable[[int, int], object]
) -> Gathered:
    """Every article under *root* into the store; what the store holds already is not made again.

    *crew* gives who reads so many files; *progress* is told how many of how many files are done.
    """
    listed = list_files(root)
    files = [item for item in listed if isinstance(item, FoundFile)]
    names = [_name(file) for file in files]
    version = version_of(how.options)
    seen = dict(_known(files, names, version, how, store))
    missing = [file for file in files if file.place not in seen]
    fresh = _fresh(missing, version, how, store, seen)
    with crew(len(missing)) as hands:
        tasks = (Task(part, _part(how, part), version) for part in _parts(_carried(fresh) if hands.far else fresh))
        for made in _done(hands, tasks, store):
            seen[made.place] = (made.stamp, made.key)
            progress(len(seen), len(files))
    store.saw((name, *seen[file.place]) for name, file in zip(names, files, strict=True))
    return _gathered(listed, seen, store)


def gathered_before(root: Root, how: How, store: Store) -> Gathered | None:
    """Every article under *root* as it lies in the store, to which nothing is added; None where one does not."""
    listed = list_files(root)
    files = [item for item in listed if isinstance(item, FoundFile)]
    seen = dict(_known(files, [_name(file) for file in files], version_of(how.options), how, store))
    return _gathered(listed, seen, store) if len(seen) == len(files) else None


def _gathered(
    listed: Iterable[FoundFile | Problem], seen: Mapping[str, tuple[str | None, str]], store: Store
) -> Gathered:
    items = store.list_items(key for _, key in seen.values())
    problems = [item for item in listed if isinstance(item, Problem)]
    problems += [msgspec.msgpack.decode(store.record(one.id), type=Problem) for one in items if not one.article]
    return Gathered([one for one in items if one.article], sorted(problems, key=lambda one: LINE.sub("", one.place)))


def _known(
    files: Sequence[FoundFile], names: Sequence[str], version: str, how: How, store: Store
) -> Iterator[tuple[str, tuple[str | None, str]]]:
    """The files of which the store has what they hold now: by their stamps, else by their bytes if those are here."""
    before, kept = store.files(), store.sources()
    for file, name in zip(files, names, strict=True) if kept else ():
        found = before.get(name)
        now = _stamp(file)
        if (
            found
            and now
            and found[0] == now
            and found[1] in kept
            and found[1].startswith(version)
            and found[1].endswith(_hand(file, how))
        ):
            yield file.place, found
        elif isinstance(file.where, Path) and (key := _key(file, version, how, now)) in kept:
            yield file.place, (now, key)


def _fresh(
    files: Sequence[FoundFile], version: str, how: How, store: Store, seen: dict[str, tuple[str | None, str]]
) -> Iterator[FoundFile]:
    """The files to be read, with their bytes where they lie elsewhere; what the store knows of these is *seen*."""
    kept = store.sources()
    for file in brought_near(files, how.options):
        if isinstance(file.where, Carried) and kept and (key := _key(file, version, how, file.where.stamp)) in kept:
            seen[file.place] = (file.where.stamp, key)
        else:
            yield file


def make(task: Task) -> list[Made]:
    """The items of some files, encoded; a few articles are made at a time, each step for all of them."""
    made: list[Made] = []
    coming = _loaded(task, made)
    while part := list(islice(coming, AT_ONCE)):
        items = iter(_items_of([(file, one) for _, file, one in part if isinstance(one, Seed)], task.how))
        for found, file, one in part:
            found.append(_problem(file.path, one) if isinstance(one, Problem) else next(items))
    cut_text.cache_clear()
    return made


def _loaded(task: Task, made: list[Made]) -> Iterator[tuple[list[Item], FoundFile, Seed | Problem]]:
    """What the files hold, each with the items of its file so far, and the file; *made* grows by these."""
    for file in task.files:
        if file.size <= LARGE:  # read once, for its sum and for what it holds
            (file,) = _carried([file])
        now = _stamp(file)
        items: list[Item] = []
        made.append(Made(file.place, now, _key(file, task.version, task.how, now), items))
        for one in load_file(file, task.how.options):
            yield items, file, one


def _items_of(seeds: Sequence[tuple[FoundFile, Seed]], how: How) -> list[Item]:
    """The items of some seeds, with the files that these are from.

    A fault of ours costs the article in which it was met, and not the site: it is told as a problem.
    """
    try:
        return _items([seed for _, seed in seeds], how)
    except (DigestError, MemoryError):
        raise
    except Exception as error:
        if len(seeds) > 1:
            return [item for one in seeds for item in _items_of([one], how)]
        ((file, _),) = seeds
        return [_problem(file.path, _failed(file.place, error))]


def _failed(place: str, error: Exception) -> Problem:
    """What is told of an article that could not be read, with the line of the program where that showed."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return _fault(
        place, f"cannot be read to the end: {type(error).__name__} ({Path(last.filename).name}:{last.lineno})"
    )


def _fault(place: str, what: str) -> Problem:
    """What is told of a fault of ours in a file."""
    return Problem(place=place, severity="error", what=what, fix="take it away, and report it as a fault of ours")


def _items(seeds: Sequence[Seed], how: How) -> list[Item]:
    encode = msgspec.msgpack.encode
    articles = [corrected(article, how.corrections, make_article) for article in make_articles(seeds)]
    briefs = [encode(brief_of(article)) for article in articles]
    traits = [encode(traits_of(article)) for article in articles]
    outlines = [encode(outline_of(article)) for article in articles]
    return [
        Item(article.seed.path, article.seed.id, True, briefs[at], traits[at], outlines[at], encode(article))
        for at, article in enumerate(articles)
    ]


def _problem(path: str, problem: Problem) -> Item:
    return Item(path, "", False, b"", b"", b"", msgspec.msgpack.encode(problem))


def _done(hands: Crew, tasks: Iterable[Task], store: Store) -> Iterator[Made]:
    """What comes back, put into the store; of a task that ended its worker, each file is read by itself."""
    lost: list[Task] = []
    for found in hands.each(make, tasks):
        if isinstance(found, Lost):
            lost += [found.task._replace(files=(file,)) for file in found.task.files]
        else:
            yield from _kept(found, store)
    for again in hands.each(make, lost):
        yield from _kept([_lost(again.task.files[0], again.task)] if isinstance(again, Lost) else again, store)


def _carried(files: Iterable[FoundFile]) -> Iterator[FoundFile]:
    """The files with their bytes; one that cannot be read is told by who tries to."""
    for file in files:
        if isinstance(file.where, Path):
            with suppress(OSError):
                file = file._replace(where=Carried(_name(file), _stamp(file), file.where.read_bytes()))
        yield file


def _kept(made: list[Made], store: Store) -> list[Made]:
    store.add((one.key, one.items) for one in made)
    return made


def _lost(file: FoundFile, task: Task) -> Made:
    problem = _fault(file.place, "ended the process that read it")
    return Made(file.place, None, f"{task.version}:lost:{file.place}", [_problem(file.path, problem)])


def _parts(files: Iterable[FoundFile]) -> Iterator[tuple[FoundFile, ...]]:
    coming = iter(files)
    while part := tuple(islice(coming, TOGETHER)):
        yield part


def _name(file: FoundFile) -> str:
    """What names a file in the store: where it lies."""
    if not isinstance(file.where, Path):
        return file.where.place
    return os.path.join(os.getcwd(), file.where)  # noqa: PTH109, PTH118 - a Path for each of ten thousand takes longer


def _stamp(file: FoundFile) -> str | None:
    if not isinstance(file.where, Path):
        return file.where.stamp
    try:
        return stamp(file.where.stat(), time.time_ns())
    except OSError:
        return None


def _key(file: FoundFile, version: str, how: How, now: str | None) -> str:
    """What the items of a file follow from; of large files the stamp stands for the bytes."""
    try:
        content = now or "" if file.size > LARGE and now else hashlib.sha256(file.where.read_bytes()).hexdigest()
    except OSError as error:
        content = f"error {error.errno}"
    place = hashlib.sha256(f"{file.path}:{file.place}".encode()).hexdigest()[:32]
    return f"{version}:{content}:{place}:{_hand(file, how)}"


def _hand(file: FoundFile, how: How) -> str:
    """A sum over what was corrected by hand in the articles of a file."""
    entries = how.corrections.by_file.get(file.path)
    return hashlib.sha256(msgspec.msgpack.encode(entries)).hexdigest()[:16] if entries else "as read"


def _part(how: How, files: Iterable[FoundFile]) -> How:
    """What of the corrections some files need."""
    entries = {file.path: how.corrections.by_file[file.path] for file in files if file.path in how.corrections.by_file}
    return how._replace(corrections=Corrections(by_file=entries))


def version_of(options: LoadOptions) -> str:
    """A sum over the code, the language data and the settings that decide how an article comes out."""
    settings = msgspec.msgpack.encode(options, order="deterministic")
    return hashlib.sha256(settings + sum_of_code(CODE)).hexdigest()[:16]
