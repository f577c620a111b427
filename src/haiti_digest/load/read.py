"""One file's bytes to its seeds: picks the reader by the file's ending. Pure: nothing but the bytes is looked at."""

from collections.abc import Callable, Iterator
from importlib import import_module

from haiti_digest.load.given import InputFile
from haiti_digest.records import Problem, Seed

Reader = Callable[[InputFile], Iterator[Seed | Problem]]

READERS: dict[str, tuple[str, str]] = {
    ".txt": ("plain", "read_plain"),
    ".text": ("plain", "read_plain"),
    ".md": ("markdown", "read_markdown"),
    ".markdown": ("markdown", "read_markdown"),
    ".html": ("web", "read_page"),
    ".htm": ("web", "read_page"),
    ".xhtml": ("web", "read_page"),
    ".mhtml": ("web", "read_mhtml"),
    ".mht": ("web", "read_mhtml"),
    ".jsonl": ("collection", "read_json_lines"),
    ".ndjson": ("collection", "read_json_lines"),
    ".csv": ("table", "read_table"),
    ".tsv": ("table", "read_table"),
    ".rss": ("feed", "read_feed"),
    ".atom": ("feed", "read_feed"),
    ".xml": ("feed", "read_feed"),
    ".warc": ("archive", "read_warc"),
    ".warc.gz": ("archive", "read_warc"),
    ".wacz": ("archive", "read_wacz"),
    ".pdf": ("pdf", "read_pdf"),
}
"""The endings that are read, each with the module and the function that reads them; imported when first needed."""

COLLECTIONS = frozenset({".jsonl", ".ndjson", ".csv", ".tsv", ".rss", ".atom", ".xml", ".warc", ".warc.gz", ".wacz"})
"""The endings of files that may hold many articles."""


def ending_of(path: str) -> str:
    """The ending that decides how *path* is read, in lower case; empty where it has none."""
    name = path.rsplit("/", 1)[-1].lower()
    if name.endswith(".warc.gz"):
        return ".warc.gz"
    return "." + name.rsplit(".", 1)[1] if "." in name else ""


def read_file(file: InputFile) -> Iterator[Seed | Problem]:
    """The seeds in *file*, one at a time, and a problem for whatever in it could not be read. Never raises."""
    found = READERS.get(ending_of(file.path))
    if found is None:
        yield unread(file.place)
        return
    if not file.data:
        yield file.error("is empty", "remove it, or put the article in it")
        return
    module, function = found
    reader: Reader = getattr(import_module(f"haiti_digest.load.{module}"), function)
    yield from reader(file)


def unread(place: str) -> Problem:
    """That a file is of a kind that is not read."""
    ending = ending_of(place)
    kind = f"of a kind that is not read ({ending})" if ending else "without an ending that tells what it is"
    return Problem(place=place, severity="warning", what=f"is {kind}", fix="see docs/formats.md for what is read")
