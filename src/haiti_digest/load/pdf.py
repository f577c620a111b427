"""PDF files with a text layer."""

import logging
import re
from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec
from io import BytesIO

from haiti_digest.load.article import compose
from haiti_digest.load.fields import metadatum
from haiti_digest.load.given import Given, InputFile
from haiti_digest.records import Metadatum, Problem, Seed

MOST_PAGES = 1000
FEW = 20
"""A page with fewer characters than this holds a picture of its words."""
NO_TITLE = re.compile(r"^(?:microsoft|untitled|document\d*$|print)|\.(?:docx?|pdf|indd|html?)$|^\W*$", re.IGNORECASE)
NUMBER = re.compile(r"\d+")


def read_pdf(file: InputFile) -> Iterator[Seed | Problem]:
    """The text of a PDF, page after page; a scanned one, which holds pictures of pages, is told as such."""
    if find_spec("pypdf") is None:
        yield file.error("needs a library to be read", "install haiti-digest[pdf]")
        return
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(BytesIO(file.data))
        if reader.is_encrypted and not reader.decrypt(""):
            yield file.error("is locked by a password", "save it without one")
            return
        pages = [_clean(reader.pages[n].extract_text() or "") for n in range(min(len(reader.pages), MOST_PAGES))]
        title = reader.metadata.title if reader.metadata else None
    except Exception as error:  # the library raises whatever a damaged file makes it raise
        yield file.error(f"is no PDF that can be read ({str(error)[:80] or type(error).__name__})", "save it again")
        return
    if sum(len(page.strip()) for page in pages) < FEW * max(len(pages), 1):
        yield file.error("holds pictures of pages without a text layer", "run a text recognition (OCR) over it")
        return
    text = "\n\n".join(_without_margins(pages))
    yield compose(file.identity("pdf"), text, Given(headline=_title(title), options=file.options))


def _clean(page: str) -> str:
    """A page's text without characters that no text file may hold."""
    return "".join(c for c in page if c in "\t\n\r" or (c >= " " and not "\ud800" <= c <= "\udfff")).strip()


def _title(words: object) -> Metadatum | None:
    if not isinstance(words, str) or NO_TITLE.search(words.strip()):
        return None
    return metadatum(words, "page metadata", "the title that the PDF gives itself")


def _without_margins(pages: list[str]) -> list[str]:
    """The pages without first and last lines that most pages have, but for their page number."""
    if len(pages) < 3:
        return pages
    edges: Counter[str] = Counter()
    for page in pages:
        lines = page.splitlines()
        edges.update({NUMBER.sub("#", line.strip()) for line in (*lines[:1], *lines[-1:])})
    repeated = {line for line, count in edges.items() if count * 2 > len(pages)}
    return ["\n".join(_inner(page.splitlines(), repeated)) for page in pages]


def _inner(lines: list[str], repeated: set[str]) -> list[str]:
    first = 1 if lines and NUMBER.sub("#", lines[0].strip()) in repeated else 0
    last = len(lines) - 1 if len(lines) > first and NUMBER.sub("#", lines[-1].strip()) in repeated else len(lines)
    return lines[first:last]
